// speed.mjs: how long the page makes people wait, most of it on a slow phone. Run it on a quiet machine.
//   node end2end/speed.mjs      `make bench` calls it with the programs it built
import { randomUUID } from 'node:crypto';
import { chromium, expect } from '@playwright/test';
import * as acts from './harness/acts/prompt.mjs';
import { Play } from './harness/play.mjs';
import { Seat } from './harness/seat.mjs';
import { Server } from './harness/server.mjs';

/** 1.6 Mbit/s with 150 ms there and back: a phone on a poor network. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 };
/** How many times slower than this machine. */
const SLOWER = 4;
const ROUNDS = Number(process.env.ROUNDS || 5);
const CLICKS = 100;
const ACTS = 200;
const ACTS_PER_SECOND = 20;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox', '--disable-background-networking'],
});
const server = await Server.start();
try {
  report('link → first accepted card, 1.6 Mbit/s, 4× slower', await firstCard(), 's', 3.5);
  report('a click on 60 cards, 4× slower, p98', await click(60), 'ms', 200);
  report('an act of somebody else on 500 cards, main thread', await remoteAct(500), 'ms', 10);
} finally {
  await browser.close();
  await server.dispose();
}

function report(what, found, unit, goal) {
  const sorted = found.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  const digits = (number) => number.toFixed(unit === 's' ? 2 : 1);
  const range = `${digits(sorted[0])}–${digits(sorted.at(-1))}`;
  const verdict = median <= goal ? 'met' : `missed by ${((median / goal - 1) * 100).toFixed(0)} %`;
  console.log(`${what.padEnd(56)}${digits(median).padStart(8)} ${unit} (${range}); goal ${goal} ${unit}: ${verdict}`);
}

/** A browser that has never been here. The service worker is off: the network of a page does not slow it. */
async function seat(play, name) {
  const person = await Seat.at(browser, server, name, { serviceWorkers: 'block' });
  person.devtools = await person.context.newCDPSession(person.page);
  return person;
}

function slow(person) {
  return person.devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
}

/** From opening the link to a card on the server's disk, `ROUNDS` times. */
async function firstCard() {
  const found = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const play = await Play.open(server);
    await play.join(...play.members.filter((name) => name !== 'procurement'));
    await play.to('write');
    const person = await seat(play, 'procurement');
    await person.devtools.send('Network.enable');
    await person.devtools.send('Network.emulateNetworkConditions', NETWORK);
    await slow(person);
    const began = Date.now();
    await person.page.goto(play.link('procurement'), { waitUntil: 'commit' });
    await person.page.getByLabel('Your name').fill('Pia', { timeout: 60_000 });
    await person.alive();
    await person.page.getByLabel('Your name').fill('Pia');
    await person.button('Join').click();
    await acts.type(person, { text: 'Who pays for the second year?' });
    await person.main.getByRole('button', { name: 'Add', exact: true }).click();
    await acts.mine(person, 'Who pays for the second year?').waitFor();
    // On the server's disk: the outbox is empty.
    const isSaved = () => !Object.keys(localStorage).some((key) => key.includes(':outbox:'));
    await person.page.waitForFunction(isSaved, null, { polling: 20 });
    found.push((Date.now() - began) / 1000);
    await person.context.close();
  }
  return found;
}

/** A workshop at the board with this many cards, and somebody in front of it. */
async function board(cards) {
  const play = await Play.open(server);
  await play.join();
  await play.to('write');
  const ids = [];
  while (ids.length < cards) {
    for (const name of play.members.slice(0, cards - ids.length)) {
      const text = `Card ${ids.length}: what happens to the people on the night shift when the old system is gone?`;
      ids.push(await play.write(name, { kind: 'concern', level: 'problem', text }));
    }
  }
  await play.writeAll();
  play.did('write');
  await play.to('organise');
  const themes = await Promise.all(['Money', 'People', 'Time'].map(async (title, at) => {
    const theme = randomUUID();
    await play.does('mobilizer', 'themes', { gather: { theme, title, cards: ids.slice(at * 10, at * 10 + 10) } });
    return theme;
  }));
  const person = await seat(play, 'finance');
  await person.goto(play.link('finance'));
  await person.seated();
  await expect(person.page.locator('[data-card]')).toHaveCount(cards + play.members.length, { timeout: 60_000 });
  return { play, person, ids, themes };
}

/** From the click to the next frame: opening and closing the menus of cards. */
async function click(cards) {
  const { person } = await board(cards);
  await slow(person);
  await person.page.evaluate(() => {
    window.slowest = new Map();
    new PerformanceObserver((list) => {
      for (const { interactionId, name, duration } of list.getEntries()) {
        if (interactionId && name === 'click') window.slowest.set(interactionId, duration);
      }
    }).observe({ type: 'event', durationThreshold: 16, buffered: false });
  });
  const menus = person.page.locator('[data-card] button[popovertarget]');
  const count = await menus.count();
  for (let at = 0; at < CLICKS; at += 1) {
    await menus.nth(at % count).click();
    await person.page.keyboard.press('Escape');
  }
  await person.page.waitForTimeout(500);
  const durations = await person.page.evaluate(() => [...window.slowest.values()]);
  await person.context.close();
  // Clicks faster than 16 ms are not reported.
  while (durations.length < CLICKS) durations.push(16);
  return [durations.toSorted((a, b) => a - b)[Math.ceil(0.98 * durations.length) - 1]];
}

/** What the page does for one card that somebody else moves, beyond what it does anyway. */
async function remoteAct(cards) {
  const { play, person, ids, themes } = await board(cards);
  await person.devtools.send('Performance.enable');
  const busy = async () => {
    const { metrics } = await person.devtools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  };
  const idle = await busy();
  await person.page.waitForTimeout((ACTS / ACTS_PER_SECOND) * 1000);
  const before = await busy();
  for (let at = 0; at < ACTS; at += 1) {
    const due = new Promise((done) => setTimeout(done, 1000 / ACTS_PER_SECOND));
    const theme = themes[at % themes.length];
    await play.does('clinical', 'themes', { put: { card: ids[at % ids.length], theme, after: null } });
    await due;
  }
  const after = await busy();
  await person.context.close();
  return [(after - before - (before - idle)) / ACTS];
}
