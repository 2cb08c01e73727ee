// Every screen in every language: in that language only, without barriers, also on the narrowest phone, where German is
// longest.
import { barriers, crowding } from '../harness/axe.mjs';
import { expect, test } from '../harness/fixtures.mjs';
import { GROUP, STEPS } from '../harness/story.mjs';
import { allTexts, stepTexts, titleOf } from '../harness/texts.mjs';

const NARROW = { width: 360, height: 740 };
test.use({ template: 'room-90' });

/** English texts that differ in this language, and so must not appear on its screens. */
function foreign(language) {
  const [english, other] = [allTexts('en'), allTexts(language)];
  // Statements belong to the group: they are in the language of the person who opened the workshop.
  const keys = Object.keys(english).filter((key) => key !== 'steps.ambition' && english[key] !== other[key]);
  const sentences = keys.map((key) => english[key]);
  // Short words can be part of what people wrote, which is never translated.
  return sentences.filter((text) => text.length > 14 && !/[{}]/.test(text));
}

class Findings {
  all = [];

  constructor(language) {
    this.language = language;
    this.foreign = foreign(language);
  }

  async look({ page }, where) {
    const add = (found) => this.all.push(...found.map((finding) => `${this.language}, ${where}: ${finding}`));
    add(await barriers(page));
    const said = await page.locator('body').innerText();
    add(this.foreign.filter((text) => said.includes(text)).map((text) => `says in English: ${text}`));
    const wide = page.viewportSize();
    await page.setViewportSize(NARROW);
    add(await crowding(page));
    await page.setViewportSize(wide);
  }
}

/** Chooses the language as a person does. */
async function choose(seat, language) {
  const menu = seat.page.locator('.language select').first();
  await expect(menu).toBeEnabled();
  const loaded = seat.page.waitForEvent('load');
  await menu.selectOption(language);
  await loaded;
  await seat.alive();
  await expect(seat.page.locator('html')).toHaveAttribute('lang', language);
}

for (const language of ['de', 'fr', 'es']) {
  for (const [role, name] of Object.entries({ stakeholder: 'clinical', chair: 'mobilizer' })) {
    test(`every step in ${language}, for the ${role}`, async ({ play, sit }) => {
      const findings = new Findings(language);
      await play.join(...Object.keys(GROUP), 'seller');
      const seat = await sit(GROUP[name].name ?? name);
      await seat.goto('/');
      await choose(seat, language);
      await findings.look(seat, 'start');
      await seat.goto(play.link(name));
      await seat.seated();
      await findings.look(seat, 'lobby');
      for (const activity of STEPS) {
        const step = await play.to(activity);
        await expect(seat.page.locator('.instruction strong')).toHaveText(titleOf({ ...step, title: null }, language));
        await play.fulfil(activity);
        await findings.look(seat, activity);
      }
      await seat.page.goto(`/w/${play.workshop}/record`);
      await findings.look(seat, 'record');
      expect(findings.all).toEqual([]);
    });
  }
}

test('people read in their own language, and the wall in its own', async ({ play, sit }) => {
  await play.join();
  await play.to('write');
  const [german, wall] = [await sit('German', { locale: 'de-AT' }), await sit('Wall', { locale: 'fr-FR' })];
  await german.goto(play.link('clinical'));
  await wall.goto(play.link('wall'));
  // Without a choice: the browser's preferred language.
  await expect(german.page.locator('body')).toContainText(stepTexts('de', 'write').title);
  await expect(wall.page.locator('body')).toContainText(stepTexts('fr', 'write').title);
});
