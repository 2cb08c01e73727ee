// The screens' texts, read from the source files: for journeys in any language.
import { readFileSync, readdirSync } from 'node:fs';

const FOLDER = new URL('../../app/texts/', import.meta.url);
/** The plain texts of a language by file and key, a step's with its section: `plus_delta.PlusDelta.title`. */
export function allTexts(language) {
  const all = {};
  for (const folder of ['', 'tools/']) {
    for (const file of readdirSync(new URL(`${language}/${folder}`, FOLDER)).filter((name) => name.endsWith('.toml'))) {
      let at = file.replace('.toml', '');
      for (const line of readFileSync(new URL(`${language}/${folder}${file}`, FOLDER), 'utf8').split('\n')) {
        const [, section] = /^\[(\w+)\]$/.exec(line) ?? [];
        if (section) at = `${file.replace('.toml', '')}.${section}`;
        const [, key, text] = /^(\w+) = (".*")$/.exec(line) ?? [];
        if (key) all[`${at}.${key}`] = JSON.parse(text);
      }
    }
  }
  return all;
}

/** Those below a file or a section: `below('de', 'signals').hand`. */
function below(language, at) {
  const found = Object.entries(allTexts(language)).filter(([key]) => key.slice(0, key.lastIndexOf('.')) === at);
  return Object.fromEntries(found.map(([key, text]) => [key.slice(at.length + 1), text]));
}

/** The plain texts of one file: `texts('de', 'signals').hand`. */
export const texts = (language, file) => below(language, file);

/** Recipes that stored events spell in another way than the registry. */
const NAMES = { turns: 'RoundRobin', pairs: 'OneTwoFourAll' };
const named = (recipe) => NAMES[recipe] ?? recipe.replaceAll(/(?:^|_)(\w)/g, (_, first) => first.toUpperCase());

/** The texts of a step that ships. */
export function stepTexts(language, recipe) {
  const [key] = Object.keys(allTexts(language)).filter((key) => key.endsWith(`.${named(recipe)}.title`));
  return below(language, key.replace(/\.title$/, ''));
}

/** A step's title: custom, or as shipped. */
export function titleOf(step, language = 'en') {
  return step.title ?? stepTexts(language, step.recipe).title;
}
