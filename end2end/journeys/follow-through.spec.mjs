// What comes after the meeting has a page of its own: people sign there, those who come late join there, and the
// Mobilizer archives the workshop. Its browser is told nothing of the rest of the workshop.
import * as api from '../harness/api.mjs';
import { barriers, crowding } from '../harness/axe.mjs';
import { expect, test } from '../harness/fixtures.mjs';
import { ALL_TEXTS, GROUP, RESOLUTION, STATEMENTS, TITLE } from '../harness/story.mjs';
import { NETWORK } from '../harness/watch.mjs';

const pictures = process.env.PICTURES;
/** Who has not signed when the meeting ends. */
const LATE = ['finance', 'legal'];

const primary = ({ main }) => main.locator('.button.primary');
const bar = ({ page }) => page.locator('.notice-bar');
const place = ({ main }, function_) => main.locator('.signatures > li').filter({ hasText: function_ });

async function shoot(what, seats) {
  if (!pictures) return;
  for (const seat of seats) {
    for (const theme of ['light', 'dark']) {
      await seat.page.emulateMedia({ colorScheme: theme });
      await seat.page.screenshot({ path: `${pictures}/follow-${what}-${seat.name}-${theme}.png` });
    }
    await seat.page.emulateMedia({ colorScheme: null });
  }
}

/** The one thing to do is visible without scrolling, also on a small phone; nothing overlaps, and axe finds no barrier. */
async function inOrder(seat, act) {
  const size = seat.page.viewportSize();
  const small = seat.phone ? { width: 360, height: 740 } : size;
  await seat.page.setViewportSize(small);
  await expect(primary(seat)).toHaveText(act);
  await expect(primary(seat)).toBeInViewport({ ratio: 1 });
  expect(await crowding(seat.page)).toEqual([]);
  for (const colorScheme of ['light', 'dark']) {
    await seat.page.emulateMedia({ colorScheme });
    expect(await barriers(seat.page, { coloursOnly: colorScheme === 'dark' })).toEqual([]);
  }
  await seat.page.emulateMedia({ colorScheme: null });
  await seat.page.setViewportSize(size);
}

/** Opens the page, having kept nothing of what the browser was sent before. */
async function follow(seat, play, title = 'Follow through') {
  await seat.page.goto('about:blank');
  seat.watch.frames.length = 0;
  await seat.goto(`/w/${play.workshop}/follow`);
  await expect(seat.page.locator('.instruction strong')).toHaveText(title);
}

/** The chunks of the program that a page has loaded. */
const chunks = ({ page }) => page.evaluate(() => {
  const names = performance.getEntriesByType('resource').map(({ name }) => /\/pkg\/([a-z-]+)\.\w+\.wasm$/.exec(name)?.[1]);
  return [...new Set(names.filter(Boolean))].sort();
});

async function meets(play, sit, name, options) {
  const seat = await sit(GROUP[name].name, options);
  await seat.goto(play.link(name));
  await seat.seated();
  return seat;
}

test('h54: after the meeting people sign on a page that is told of nothing else', async ({ play, server, sit }) => {
  test.setTimeout(180_000);
  await play.join();
  await play.to('sign');
  const hash = await play.proposedHash();
  for (const name of play.members.filter((name) => !LATE.includes(name))) await play.does(name, 'resolution', { sign: { hash } });
  play.did('sign');
  await play.next('Two of us sign later.');
  const mobilizer = await meets(play, sit, 'mobilizer');
  const finance = await meets(play, sit, 'finance', { phone: true });
  const legal = await meets(play, sit, 'legal');

  await test.step('while the meeting is on, the page says so and leads there', async () => {
    await follow(finance, play);
    await expect(finance.main.getByRole('heading', { name: 'The meeting is still on' })).toBeVisible();
    await inOrder(finance, 'Go to the meeting');
    await shoot('running', [finance]);
    await primary(finance).click();
    await finance.seated();
    await expect(finance.page).toHaveURL(new RegExp(`/w/${play.workshop}$`));
    await follow(finance, play);
  });

  await test.step('the meeting ends: the page of the meeting leads here, and who waits here can sign at once', async () => {
    await mobilizer.button('End the meeting').click();
    await mobilizer.page.getByRole('dialog').getByRole('button', { name: 'End it' }).click();
    await bar(mobilizer).getByRole('link', { name: 'Go to follow-through' }).click();
    await expect(mobilizer.page).toHaveURL(/\/follow$/);
    await mobilizer.alive();
    await inOrder(mobilizer, 'Open the record');
    await expect(mobilizer.main.getByRole('heading', { name: 'You have signed' })).toBeVisible();
    await inOrder(finance, 'Sign this text');
    await expect(place(finance, 'Practice Finance')).toContainText('not signed yet');
    await expect(place(finance, 'Operations')).toContainText('version 1');
    await shoot('asked', [finance, mobilizer]);
  });

  await test.step('one signs; the focus goes on, and both hear of it', async () => {
    await primary(finance).click();
    await expect(primary(finance)).toHaveText('Open the record');
    await expect(primary(finance)).toBeFocused();
    for (const seat of [finance, mobilizer]) {
      await expect(place(seat, 'Practice Finance')).toContainText('version 1');
      await expect(seat.page.getByRole('status').filter({ hasText: '5 of 6 have signed.' })).toHaveCount(1);
    }
    await inOrder(finance, 'Open the record');
    await shoot('signed', [finance, mobilizer]);
  });

  await test.step('without a network a signature is stored, and it is sent when the network is back', async () => {
    legal.watch.forgive(NETWORK);
    await follow(legal, play);
    await expect(primary(legal)).toHaveText('Sign this text');
    await legal.context.setOffline(true);
    await primary(legal).click();
    await expect(legal.page.locator('.offline-bar')).toContainText('Your 1 change is saved');
    expect(Object.keys((await play.look()).resolution.versions.at(-1).signatures)).toHaveLength(5);
    await legal.context.setOffline(false);
    await expect(legal.page.locator('.one-yes')).toBeVisible({ timeout: 30_000 });
    for (const seat of [mobilizer, finance]) await expect(seat.page.locator('.one-yes')).toBeVisible();
    await legal.saved();
    await inOrder(legal, 'Open the record');
    await shoot('one-yes', [finance, mobilizer]);
  });

  await test.step('who comes late joins here and signs', async () => {
    const newcomer = { role: 'stakeholder', function: 'Ergonomics', veto: false };
    const { link } = await api.admit(server, play.workshop, play.secrets.mobilizer, newcomer);
    const late = await sit('Ergo', { phone: true });
    await late.goto(`/join#${api.secretOf(link)}`);
    await late.introduce();
    await expect(late.page).toHaveURL(/\/follow$/);
    await expect(place(mobilizer, 'Ergonomics')).toContainText('not signed yet');
    await inOrder(late, 'Sign this text');
    await primary(late).click();
    await expect(place(mobilizer, 'Ergonomics')).toContainText('version 1');
    await late.reload();
    await expect(primary(late)).toHaveText('Open the record');
  });

  await test.step('who asks to join with a code is let in here, and lands here', async () => {
    await mobilizer.button('People').first().click();
    const sheet = mobilizer.page.getByRole('dialog');
    await expect(sheet.getByText('Ergonomics')).toBeVisible();
    await sheet.getByRole('button', { name: /^With approval/ }).click();
    await expect(sheet.getByRole('img', { name: /QR code/ })).toBeVisible();
    const code = (await sheet.locator('.code').first().textContent()).replace(/\W/g, '');
    const visitor = await sit('Gil', { phone: true });
    await visitor.goto('/join');
    await visitor.page.getByLabel('Join code').fill(code);
    await visitor.button('Continue').click();
    await visitor.page.getByLabel('Your name').fill('Gil');
    await visitor.page.getByLabel('Which function do you speak for?').fill('Training');
    await visitor.main.getByRole('button', { name: /^Join|^Ask/ }).click();
    await sheet.getByRole('button', { name: 'Let in Gil, Training' }).click();
    await expect(visitor.page).toHaveURL(/\/follow$/, { timeout: 20_000 });
    await expect(primary(visitor)).toHaveText('Sign this text');
    await mobilizer.page.keyboard.press('Escape');
    await expect(place(mobilizer, 'Training')).toContainText('not signed yet');
  });

  await test.step('the Mobilizer archives the workshop and takes it back', async () => {
    await mobilizer.button('Archive the workshop').click();
    await mobilizer.page.getByRole('dialog').getByRole('button', { name: 'Archive the workshop' }).click();
    for (const seat of [mobilizer, finance]) await expect(bar(seat)).toContainText('It is read-only.');
    await expect(mobilizer.button('Restore the workshop')).toBeFocused();
    await inOrder(finance, 'Open the record');
    await shoot('archived', [finance, mobilizer]);
    await mobilizer.button('Restore the workshop').click();
    for (const seat of [mobilizer, finance]) await expect(bar(seat)).toContainText('The meeting has ended.');
    await expect(mobilizer.button('Archive the workshop')).toBeFocused();
    await primary(finance).click();
    await expect(finance.page).toHaveURL(/\/record$/);
  });

  await test.step('no frame held a card, a statement or a cost', async () => {
    for (const seat of [finance, legal]) {
      expect(seat.watch.received(TITLE) && seat.watch.received(RESOLUTION.objective), seat.name).toBe(true);
      const told = [...ALL_TEXTS, ...Object.values(STATEMENTS)].filter((text) => seat.watch.received(text));
      expect(told, `what ${seat.name} was told of the rest`).toEqual([]);
    }
  });
});

test('the seller and an observer read along, and sign nothing', async ({ play, sit }) => {
  await play.join();
  await play.join('seller', 'observer');
  await play.to('record');
  await play.does('mobilizer', 'agenda', 'close');
  const readers = {
    seller: { options: {}, title: 'Follow through', act: 'Open the record', sign: 'Sign this text' },
    observer: { options: { phone: true, locale: 'de-DE' }, title: 'Umsetzen', act: 'Protokoll öffnen', sign: 'Diesen Text unterschreiben' },
  };
  for (const [name, { options, title, act, sign }] of Object.entries(readers)) {
    const seat = await sit(name, options);
    await seat.goto(play.link(name));
    await seat.seated();
    await follow(seat, play, title);
    await inOrder(seat, act);
    await expect(seat.button(sign)).toHaveCount(0);
    await expect(bar(seat).getByRole('button')).toHaveCount(0);
    const needed = ['collective-yes', 'connect', 'follow', 'shared', 'workshop'];
    expect((await chunks(seat)).filter((chunk) => chunk !== 'sheets'), 'what it loads').toEqual(needed);
    await shoot('reads', [seat]);
  }
});
