// Visibility: set before anybody writes, shown to people who join, enforced on screens, on the wire and in exports, and
// only ever made stricter.
import * as api from '../harness/api.mjs';
import { expect, test } from '../harness/fixtures.mjs';
import { GROUP, MEMBERS, THOUGHTS } from '../harness/story.mjs';

test.use({ template: 'room-90' });

const pictures = process.env.PICTURES;

test('the visibility that the charter sets is enforced everywhere', async ({ play, server, sit }) => {
  test.setTimeout(120_000);
  await play.join('mobilizer');
  const mobilizer = await sit(GROUP.mobilizer.name);
  await mobilizer.goto(play.link('mobilizer'));
  await mobilizer.page.waitForURL(/\/w\//);
  const { id: finance } = Object.values((await play.look()).seats.all).find((seat) => seat.function === GROUP.finance.function);
  const shoot = async (what, seat) => pictures && seat.page.screenshot({ path: `${pictures}/${what}.png`, fullPage: true });

  await test.step('the Mobilizer chooses for each phase before it begins', async () => {
    await mobilizer.main.getByLabel('Prompt').selectOption({ label: 'Anonymous' });
    await mobilizer.main.getByLabel('Converge').selectOption({ label: 'By name' });
    await expect.poll(async () => (await play.look()).charter.visibility).toEqual({ prompt: 'anonymous', converge: 'named' });
    await shoot('charter-lobby', mobilizer);
  });

  await test.step('people who join read it in one sentence, and learn that nobody else stands for their function', async () => {
    const clinical = await sit(GROUP.clinical.name, { phone: true });
    await clinical.goto(play.link('clinical'));
    const { page } = clinical;
    await expect(page.locator('.visibility-notes')).toContainText(
      'in Prompt without your name or function; in Explore under your function, not your name; in Converge under your name and '
        + 'function.',
    );
    await expect(page.getByText('So far only you speak for Clinical Lead')).toBeVisible();
    await page.getByLabel('Which function do you speak for?').fill('Procurement');
    await expect(page.getByText('So far only you speak for')).toHaveCount(0);
    await shoot('charter-join', clinical);
    await page.getByLabel('Which function do you speak for?').fill('Clinical Lead');
    await clinical.introduce();
  });

  await play.join(...MEMBERS.filter((name) => !['mobilizer', 'clinical'].includes(name)), 'seller');
  const seller = await play.seat('seller');

  await test.step('anonymous cards reveal their function to nobody', async () => {
    await play.to('write');
    await expect(mobilizer.main.getByLabel('Prompt')).toHaveCount(0);
    await play.writeAll();
    play.did('write');
    await play.to('rate');
    await play.rateAll();
    play.did('rate');
    await play.next();
    await play.does('mobilizer', 'cards', 'reveal');
    await play.does('mobilizer', 'statements', { reveal: { round: 'first' } });
    play.did('reveal');
    await mobilizer.inStep('The reveal');
    await expect(mobilizer.main).toContainText(THOUGHTS.finance.text);
    await expect(mobilizer.main.locator('.card').filter({ hasText: THOUGHTS.finance.text })).toContainText('Anonymous');
    const revealed = seller.frames.filter((frame) => frame.includes(THOUGHTS.finance.text));
    expect(revealed.length).toBeGreaterThan(0);
    for (const frame of revealed) {
      const { cards } = JSON.parse(frame).frame.events.map((event) => event.cards?.revealed).find(Boolean);
      for (const card of cards) expect([card.author, card.function]).toEqual([null, null]);
    }
    const { statements } = await play.look('seller');
    const marks = statements.list.flatMap(({ first }) => first.outcome?.marks ?? []);
    expect(marks.length).toBeGreaterThan(0);
    expect(new Set(marks.map((mark) => mark.function))).toEqual(new Set([null]));
    await shoot('charter-reveal', mobilizer);
  });

  await test.step('nor does any export', async () => {
    const csv = await api.record(server, play.workshop, play.secrets.seller, 'csv');
    for (const text of [THOUGHTS.finance.text, THOUGHTS.procurement.text]) {
      const line = csv.split('\n').find((line) => line.includes(text));
      expect(line).toContain('Anonymous');
      for (const name of MEMBERS) expect(line).not.toContain(GROUP[name].function);
    }
    const json = await api.record(server, play.workshop, play.secrets.mobilizer, 'json');
    expect(json).not.toContain(finance);
  });

  await test.step('it can be made stricter and never looser', async () => {
    const looser = await play.refused('mobilizer', 'charter', { promise: { phase: 'prompt', visibility: 'function' } });
    expect(looser.name).toBe('only_stricter');
    await play.does('mobilizer', 'charter', { promise: { phase: 'explore', visibility: 'anonymous' } });
  });

  await test.step('anonymous cards appear only after a reveal, and only with at least two others', async () => {
    await play.to('organise');
    for (const name of ['finance', 'legal']) await play.write(name, { ...THOUGHTS.legal, text: `One thought more, from ${name}.` });
    await expect(mobilizer.page.getByRole('button', { name: 'Reveal everything' })).toBeVisible();
    await expect(mobilizer.main).not.toContainText('One thought more');
    await mobilizer.button('Reveal everything').click();
    await expect(mobilizer.page.getByText('At least 3 people must have contributed')).toBeVisible();
    await play.write('clinical', { ...THOUGHTS.legal, text: 'One thought more, from clinical.' });
    await mobilizer.button('Reveal everything').click();
    for (const name of ['finance', 'legal', 'clinical']) await expect(mobilizer.main).toContainText(`One thought more, from ${name}.`);
    await shoot('charter-board', mobilizer);
  });

});
