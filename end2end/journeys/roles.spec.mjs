// Twelve people of five functions, and a group that is not finished: screens with several people per function, and a
// record with terms, open points and a standing objection.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as api from '../harness/api.mjs';
import { expect, test } from '../harness/fixtures.mjs';
import { CONDITION, FUNCTIONS, OBJECTION, OBJECTIVE, Roles, STATEMENTS, TITLE } from '../harness/roles.mjs';

/** Screenshots of every screen on the way, if PICTURES names a folder. */
const pictures = process.env.PICTURES;

test('twelve people of five functions, not all of them done', async ({ server, sit }) => {
  test.setTimeout(240_000);
  const roles = await Roles.open(server);
  const { people, seller, wall } = roles.secrets;
  const screens = {
    chair: [people[0], {}], finance: [people[6], { dark: true }], legal: [people[8], { phone: true }],
    service: [people[10], { phone: true, dark: true }], seller: [seller, {}], it: [people[3], {}],
    wall: [wall, { viewport: { width: 1600, height: 900 } }],
  };
  const seats = {};
  for (const [name, [secret, options]] of Object.entries(screens)) {
    seats[name] = await sit(name, options);
    await seats[name].goto(roles.link(secret));
    if (name === 'seller') await seats[name].introduce();
    await seats[name].page.waitForURL(/\/w\//);
  }
  const shoot = async (what) => {
    for (const [name, seat] of Object.entries(seats)) {
      if (pictures) await seat.page.screenshot({ path: join(pictures, `${what}-${name}.png`), fullPage: name !== 'wall', scale: 'css' });
    }
  };

  await test.step('everything is on the record before anyone is influenced', async () => {
    await roles.prompt();
    await shoot('1-rated');
    for (const { page } of Object.values(seats)) await expect(page.locator('body')).toContainText('12 of 12');
    // What was answered in another tab of the same person is answered here.
    for (const name of ['chair', 'finance', 'legal', 'service', 'it']) {
      await expect(seats[name].main).toContainText('Your answers are sealed');
    }
  });

  await test.step('several people of a function are shown as one value per function, and no person is identifiable', async () => {
    await roles.reveal();
    await shoot('2-revealed');
    await expect(seats.wall.main).toContainText(STATEMENTS[1][1]);
    for (const name of ['it', 'service']) await expect(seats[name].main).toContainText('You agree more than you thought.');
    await roles.settle();
    await shoot('3-settled');
    await expect(seats.wall.page.locator('svg.progress-chart circle')).toHaveCount(FUNCTIONS.length);
    await roles.to('draft');
    await shoot('4-draft');
  });

  await test.step('the round is contested, and what would lift the objection is stored', async () => {
    await roles.converge();
    for (const name of ['chair', 'finance', 'legal']) await expect(seats[name].main).toContainText('Somebody seriously disagrees.');
    await shoot('5-consent');
  });

  await test.step('people who were absent read what was agreed, on what terms, and what is open', async () => {
    for (const name of ['chair', 'finance', 'legal', 'service']) {
      await seats[name].goto(`/w/${roles.workshop}/record`);
      await expect(seats[name].main.locator('section.summary')).toContainText(OBJECTIVE);
    }
    const { main } = seats.legal;
    const summary = main.locator('section.summary');
    for (const expected of [TITLE, OBJECTIVE, CONDITION.text, OBJECTION.lift, 'not signed by everyone']) {
      await expect(summary).toContainText(expected);
    }
    await expect(summary).toContainText(`“${STATEMENTS[2][1]}” You agree more than you thought. Acknowledged by 12 of you.`);
    const open = main.locator('section').filter({ has: seats.legal.page.getByRole('heading', { name: 'What is still open' }) });
    await expect(open).toContainText('The contract must say who answers for lost orders.');
    await expect(open).toContainText(OBJECTION.reason);
    await shoot('6-record');
    const markdown = await api.record(server, roles.workshop, people[0], 'md');
    const status = '**Not valid yet: 0 of 12 have signed version 1.**';
    for (const expected of [status, OBJECTIVE, 'Open objections', 'Your plan (draft)', '12 signatures']) {
      expect(markdown).toContain(expected);
    }
    if (pictures) writeFileSync(join(pictures, 'record.md'), markdown);
  });
});
