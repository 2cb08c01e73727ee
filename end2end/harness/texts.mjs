// The screens' texts, read from the source files: for journeys in any language.
import { readFileSync } from 'node:fs';

const FOLDER = new URL('../../app/texts/', import.meta.url);
const KEYS = { hopes_and_fears: 'hopes' };

/** The plain texts of one file: `texts('de', 'signals').hand`. */
export function texts(language, file) {
  const lines = readFileSync(new URL(`${language}/${file}.toml`, FOLDER), 'utf8').split('\n');
  const plain = lines.map((line) => /^(\w+) = (".*")$/.exec(line)).filter(Boolean);
  return Object.fromEntries(plain.map(([, key, text]) => [key, JSON.parse(text)]));
}

/** A step's title: custom, or as shipped. */
export function titleOf(step, language = 'en') {
  return step.title ?? texts(language, 'steps')[`${KEYS[step.recipe] ?? step.recipe}_title`];
}
