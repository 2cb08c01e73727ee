// Text that the server does not accept comes back, whatever it was and however much at once, and stays until the person
// has dealt with it. So does what was waiting to be sent when the page was updated.
import { barriers, crowding } from '../harness/axe.mjs';
import { mine, nameCost, type, write } from '../harness/acts/prompt.mjs';
import { expect, test } from '../harness/fixtures.mjs';
import { COST, GROUP } from '../harness/story.mjs';
import { texts } from '../harness/texts.mjs';
import { NETWORK } from '../harness/watch.mjs';
import { VERSION } from '../harness/wire.mjs';

const { locked } = texts('en', 'refusals');
const { title, older_page: older } = texts('en', 'recovered');

const list = (seat) => seat.page.getByRole('region', { name: title });
const rows = (seat) => list(seat).getByRole('listitem');
const row = (seat, text) => rows(seat).filter({ hasText: text });

async function seated(play, sit, name, options) {
  const seat = await sit(GROUP[name].name, options);
  await seat.goto(play.link(name));
  await seat.seated();
  seat.watch.forgive(NETWORK);
  return seat;
}

/** Acts without a network while the chair locks the step; then restores the network. */
async function lockedMeanwhile(play, seat, act) {
  const { id: step } = await play.current();
  await seat.context.setOffline(true);
  await expect(seat.page.locator('.offline-bar')).toContainText('Working offline');
  await act();
  await play.does('mobilizer', 'agenda', { lock: { step, locked: true } });
  await seat.context.setOffline(false);
  await seat.saved();
  return () => play.does('mobilizer', 'agenda', { lock: { step, locked: false } });
}

/** The keys of this browser's storage that contain this. */
const keys = (seat, part) =>
  seat.page.evaluate((part) => Object.keys(localStorage).filter((key) => key.includes(part)), part);

const OTHER_COST = { text: 'Patients wait three weeks longer.', amount: { times: [2, 2], each: [30, 30], unit: 'visits' } };
const CARDS = ['The first thought.', 'The second thought.', 'The third thought,\nin two lines.', 'The fourth thought.'];
const NEED = 'A name for every shift, by Friday.';

test('everything that a locked step refuses comes back with the reason, until the person dismisses it', async ({ play, sit }, info) => {
  await play.join();
  await play.to('costs');
  const finance = await seated(play, sit, 'finance');
  await finance.context.grantPermissions(['clipboard-read', 'clipboard-write']);

  await test.step('costs, with their numbers', async () => {
    const unlock = await lockedMeanwhile(play, finance, async () => {
      await nameCost(finance, COST);
      await nameCost(finance, OTHER_COST);
    });
    await expect(rows(finance)).toHaveCount(2);
    await expect(row(finance, COST.text)).toContainText('30–45 × 400–650 euros');
    await expect(row(finance, OTHER_COST.text)).toContainText('2 × 30 visits');
    await expect(row(finance, COST.text)).toContainText(locked);
    await expect(finance.page.getByRole('status').filter({ hasText: '2 texts were not accepted' })).toBeAttached();
    await unlock();
  });

  await test.step('cards, more at once than there can be toasts', async () => {
    await play.to('write');
    await finance.inStep('Silent writing');
    const unlock = await lockedMeanwhile(play, finance, async () => {
      for (const text of CARDS) await write(finance, { text });
    });
    await expect(rows(finance)).toHaveCount(6);
    for (const text of CARDS) await expect(row(finance, text.split('\n')[0])).toBeVisible();
    expect(Object.keys((await play.look('finance')).cards.by_id)).toHaveLength(0);
    await unlock();
  });

  await test.step('a request whose field was cleared when it was sent', async () => {
    const { id: after } = await play.current();
    await play.does('mobilizer', 'agenda', { insert: { after, recipe: 'requests' } });
    await play.next('We come back to it.');
    await expect(finance.main.getByLabel('What do you need, in one sentence?')).toBeVisible();
    const unlock = await lockedMeanwhile(play, finance, async () => {
      await finance.main.getByLabel('From whom').selectOption({ label: GROUP.clinical.function });
      await finance.main.getByLabel('What do you need, in one sentence?').fill(NEED);
      await finance.button('Request it').click();
    });
    await expect(row(finance, NEED)).toContainText(locked);
    await unlock();
  });

  await test.step('a reload keeps all of it, in the order in which it was refused', async () => {
    const before = await rows(finance).allInnerTexts();
    expect(before).toHaveLength(7);
    await finance.reload();
    await finance.seated();
    await expect(rows(finance)).toHaveCount(7);
    expect(await rows(finance).allInnerTexts()).toEqual(before);
    expect(await barriers(finance.page)).toEqual([]);
    expect(await crowding(finance.page)).toEqual([]);
    await finance.page.screenshot({ path: info.outputPath('refused.png') });
    await finance.page.setViewportSize({ width: 360, height: 740 });
    expect(await crowding(finance.page)).toEqual([]);
    await finance.page.screenshot({ path: info.outputPath('refused-phone.png') });
    await finance.page.setViewportSize({ width: 1280, height: 800 });
  });

  await test.step('copying leaves it in place, dismissing removes it, also by keyboard', async () => {
    await row(finance, 'The third thought').getByRole('button', { name: 'Copy' }).click();
    await expect(row(finance, 'The third thought').getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await finance.page.evaluate(() => navigator.clipboard.readText())).toBe(CARDS[2]);
    await row(finance, 'The third thought').getByRole('button', { name: 'Dismiss “The third thought,”' }).focus();
    await finance.page.keyboard.press('Enter');
    await expect(rows(finance)).toHaveCount(6);
    await expect(list(finance).getByRole('heading')).toBeFocused();
    await finance.reload();
    await finance.seated();
    await expect(rows(finance)).toHaveCount(6);
  });

  await test.step('sent again and accepted, it disappears by itself', async () => {
    await finance.main.getByLabel('From whom').selectOption({ label: GROUP.clinical.function });
    await finance.main.getByLabel('What do you need, in one sentence?').fill(NEED);
    await finance.button('Request it').click();
    await finance.saved();
    await expect(row(finance, NEED)).toHaveCount(0);
    await expect(finance.main.getByText(NEED)).toBeVisible();
    await expect(rows(finance)).toHaveCount(5);
  });
});

test('what waited when the page was updated is shown as text, and not sent', async ({ play, sit }) => {
  await play.join();
  await play.to('write');
  const legal = await seated(play, sit, 'legal');
  const [seat] = await legal.page.evaluate(() =>
    Object.entries(localStorage).filter(([key]) => /^cy:[^:]+:seat$/.test(key)).map(([key, seat]) => key.replace(/seat$/, `${seat}:`)));
  const TEXT = 'Written before the update: who signs for us?';

  await test.step('an outbox of an older release, and one of another version, with a card in each', async () => {
    await legal.context.setOffline(true);
    await write(legal, { text: 'Of this version.' });
    await expect.poll(() => keys(legal, ':outbox:')).toHaveLength(1);
    await legal.page.evaluate(({ seat, text, version }) => {
      const [mine] = Object.keys(localStorage).filter((key) => key.includes(':outbox:'));
      const other = localStorage.getItem(mine)
        .replace(`8:outbox-1${version.length}:${version}`, '8:outbox-11:1')
        .replace('Of this version.', 'Of that version.');
      localStorage.setItem(`${seat}outbox:other`, other);
      const bytes = [1, 0, 3, text.length, ...new TextEncoder().encode(text), 0, 0];
      localStorage.setItem(`${seat}outbox:old`, bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(''));
    }, { seat, text: TEXT, version: String(VERSION) });
    await legal.context.setOffline(false);
    // Not `saved`: these two outboxes stay.
    await expect.poll(() => keys(legal, ':outbox:')).toHaveLength(2);
    await legal.reload();
    await legal.seated();
  });

  await test.step('both are shown and neither is sent', async () => {
    await expect(rows(legal)).toHaveCount(2);
    for (const text of [TEXT, 'Of that version.']) await expect(row(legal, text)).toContainText(older);
    await expect(mine(legal, 'Of this version.')).toBeVisible();
    const { cards } = await play.look('legal');
    expect(Object.values(cards.by_id).map(({ text }) => text)).toEqual(['Of this version.']);
  });

  await test.step('they survive another reload and are dismissed one by one', async () => {
    await legal.reload();
    await legal.seated();
    await row(legal, TEXT).getByRole('button', { name: /^Dismiss/ }).click();
    await expect(rows(legal)).toHaveCount(1);
    expect(await keys(legal, ':outbox:old')).toEqual([]);
    expect(await keys(legal, ':outbox:other')).toHaveLength(1);
    await row(legal, 'Of that version.').getByRole('button', { name: /^Dismiss/ }).click();
    await expect(list(legal)).toHaveCount(0);
    await expect(legal.main).toBeFocused();
    await type(legal, { text: 'And one goes on writing.' });
  });
});
