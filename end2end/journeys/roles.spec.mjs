// Twelve people of five functions, and a group that is not done yet: what the screens say of functions with several
// people, and what a record says of terms, of what is open, and of an objection that stands.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as api from '../harness/api.mjs';
import { expect, test } from '../harness/fixtures.mjs';
import { CONDITION, FUNCTIONS, OBJECTION, OBJECTIVE, Offices, SENTENCES, TITLE } from '../harness/roles.mjs';

/** Pictures of every screen on the way, where PICTURES names a folder. */
const pictures = process.env.PICTURES;

test('twelve people of five functions, not all of them done', async ({ server, sit }) => {
  test.setTimeout(240_000);
  const offices = await Offices.open(server);
  const { people, seller, wall } = offices.secrets;
  const screens = {
    chair: [people[0], {}], finance: [people[6], { dark: true }], legal: [people[8], { phone: true }],
    service: [people[10], { phone: true, dark: true }], seller: [seller, {}], it: [people[3], {}],
    wall: [wall, { viewport: { width: 1600, height: 900 } }],
  };
  const seats = {};
  for (const [name, [secret, options]] of Object.entries(screens)) {
    seats[name] = await sit(name, options);
    await seats[name].goto(offices.link(secret));
    if (name === 'seller') await seats[name].comeIn();
    await seats[name].page.waitForURL(/\/w\//);
  }
  const shoot = async (what) => {
    for (const [name, seat] of Object.entries(seats)) {
      if (pictures) await seat.page.screenshot({ path: join(pictures, `${what}-${name}.png`), fullPage: name !== 'wall', scale: 'css' });
    }
  };

  await test.step('everything is on the record before anyone is influenced', async () => {
    await offices.prompt();
    await shoot('1-rated');
    for (const { page } of Object.values(seats)) await expect(page.locator('body')).toContainText('12 of 12');
    // What was answered on another screen of the same person is answered here.
    for (const name of ['chair', 'finance', 'legal', 'service', 'it']) await expect(seats[name].main).toContainText('Your answers are sealed');
  });

  await test.step('what several people of a function say is shown as one place a function, and nobody of them', async () => {
    await offices.reveal();
    await shoot('2-revealed');
    await expect(seats.wall.main).toContainText(SENTENCES[1][1]);
    for (const name of ['it', 'service']) await expect(seats[name].main).toContainText('You agree more than you thought.');
    await offices.settle();
    await shoot('3-settled');
    await expect(seats.wall.page.locator('svg.hill circle')).toHaveCount(FUNCTIONS.length);
    await offices.to('draft');
    await shoot('4-draft');
  });

  await test.step('the round is contested, and what would lift the objection is kept', async () => {
    await offices.converge();
    for (const name of ['chair', 'finance', 'legal']) await expect(seats[name].main).toContainText('Somebody seriously disagrees.');
    await shoot('5-consent');
  });

  await test.step('whoever was not there reads what was agreed, on what terms, and what is open', async () => {
    for (const name of ['chair', 'finance', 'legal', 'service']) {
      await seats[name].goto(`/w/${offices.workshop}/record`);
      await expect(seats[name].main.locator('section.summary')).toContainText(OBJECTIVE);
    }
    const { main } = seats.legal;
    const summary = main.locator('section.summary');
    for (const told of [TITLE, OBJECTIVE, CONDITION.text, OBJECTION.lift, 'not signed by everyone']) await expect(summary).toContainText(told);
    await expect(summary).toContainText(`“${SENTENCES[2][1]}” You agree more than you thought. Acknowledged by 12 of you.`);
    const open = main.locator('section').filter({ has: seats.legal.page.getByRole('heading', { name: 'What is still open' }) });
    await expect(open).toContainText('The contract must say who answers for lost orders.');
    await expect(open).toContainText(OBJECTION.reason);
    await shoot('6-record');
    const markdown = await api.record(server, offices.workshop, people[0], 'md');
    const status = '**Not valid yet: 0 of 12 have signed version 1.**';
    for (const told of [status, OBJECTIVE, 'Open objections', 'Your plan (draft)', '12 signatures']) expect(markdown).toContain(told);
    if (pictures) writeFileSync(join(pictures, 'record.md'), markdown);
  });
});
