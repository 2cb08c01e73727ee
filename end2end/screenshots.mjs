// screenshots.mjs: plays the demonstration on a data folder of its own and takes pictures of it.
//   node end2end/screenshots.mjs             the six pictures of the README, into end2end/screenshots/
//   node end2end/screenshots.mjs --all DIR   every screen, on phone and desktop, light and dark, into DIR
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { Play } from './harness/play.mjs';
import { Seat } from './harness/seat.mjs';
import { Server } from './harness/server.mjs';
import { STEPS } from './harness/story.mjs';
import { until } from './harness/until.mjs';

const BYTES_MAX = 250 * 1024;

const flag = process.argv.indexOf('--all');
const all = flag > 0 && process.argv[flag + 1];
if (flag > 0 && !all) throw new Error('--all needs a folder: node end2end/screenshots.mjs --all pictures');
const folder = all || new URL('screenshots/', import.meta.url).pathname;
mkdirSync(folder, { recursive: true });

const server = await Server.start('--demo');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox', '--disable-background-networking', '--font-render-hinting=none'],
});
try {
  const play = await Play.demonstration(server);
  await play.join();
  await play.join('seller', 'observer');
  await (all ? everything(play) : readme(play));
} finally {
  await browser.close();
  await server.dispose();
}

/** Somebody at the workshop, with animations off. */
async function seat(play, name, options = {}) {
  const person = await Seat.at(browser, server, name, { reducedMotion: 'reduce', ...options });
  await person.goto(name === 'visitor' ? '/' : play.link(name));
  // A link redirects to the workshop, which would undo a navigation that starts before.
  if (name !== 'visitor') await person.page.waitForURL(/\/w\//);
  return person;
}

async function shoot(person, name, options = {}) {
  const path = join(folder, `${name}.png`);
  // Fonts that load late would repaint the text.
  await person.page.evaluate(() => document.fonts.ready);
  await person.page.screenshot({ path, scale: all ? 'css' : 'device', ...options });
  const { size } = statSync(path);
  console.log(`${path}  ${Math.round(size / 1024)} KB`);
  if (!all && size > BYTES_MAX) throw new Error(`${path} is larger than 250 KB: show less of it`);
}

/** Moves on to a step and waits until these people see it. */
async function go(play, activity, ...people) {
  const step = await play.to(activity);
  for (const person of people) {
    const sees = (words) => until(`${person.name} sees ${words}`, () => person.page.getByText(words).first().isVisible());
    await sees(step.title);
    // Presence is sent once per second.
    if (!['write', 'rate', 'rerate', 'consent', 'sign'].includes(activity)) await sees(/5 ?of 5 are here/);
  }
}

async function readme(play) {
  const visitor = await seat(play, 'visitor');
  await shoot(visitor, 'start');
  const phone = await seat(play, 'clinical', { phone: true });
  await go(play, 'write', phone);
  await play.writeAll(['finance', 'procurement']);
  await play.write('clinical');
  await phone.main.getByLabel('Write a card').fill('Will the training cost us treatment days?');
  await shoot(phone, 'writing-phone');
  await play.writeAll(['mobilizer', 'operations']);
  play.did('write');

  const desktop = await seat(play, 'operations');
  await go(play, 'reveal', desktop);
  await play.fulfil('reveal');
  await desktop.main.getByRole('article').first().waitFor();
  await shoot(desktop, 'reveal');

  const dark = await seat(play, 'finance', { dark: true });
  await go(play, 'organise', dark);
  await play.fulfil('organise');
  await dark.main.locator('section.theme').nth(2).waitFor();
  await shoot(dark, 'board-dark');

  const wall = await seat(play, 'wall', { viewport: { width: 1600, height: 900 } });
  await go(play, 'disconnects', wall);
  await wall.main.getByRole('table').waitFor();
  await shoot(wall, 'wall');
  await play.openDisconnect();

  await go(play, 'consent', desktop);
  await play.propose();
  for (const name of ['mobilizer', 'finance', 'procurement']) await play.respond(name);
  await desktop.main.getByRole('radio').nth(2).check({ force: true });
  await shoot(desktop, 'resolution');
}

/** Every step as each of these people sees it, before and after its work is done. */
async function everything(play) {
  const looks = [
    ['light', {}], ['dark', { dark: true }], ['phone', { phone: true }], ['phone-dark', { phone: true, dark: true }],
  ];
  const roles = { member: 'clinical', chair: 'mobilizer', seller: 'seller', wall: 'wall' };
  const people = [];
  for (const [look, options] of looks) {
    const visitor = await seat(play, 'visitor', options);
    await shoot(visitor, `00-start-${look}`, { fullPage: true });
    for (const [role, name] of Object.entries(roles)) people.push([role, look, await seat(play, name, options)]);
  }
  const shootAll = async (name) => {
    for (const [role, look, person] of people) await shoot(person, `${name}-${role}-${look}`, { fullPage: role !== 'wall' });
  };
  await shootAll('01-lobby');
  for (const [index, activity] of STEPS.entries()) {
    const number = String(index + 2).padStart(2, '0');
    await go(play, activity, ...people.map(([, , person]) => person));
    await shootAll(`${number}-${activity}-1`);
    await play.fulfil(activity);
    await shootAll(`${number}-${activity}-2`);
  }
  for (const [look, options] of looks) {
    const reader = await seat(play, 'clinical', options);
    await reader.goto(`/w/${play.workshop}/record`);
    await reader.page.getByRole('heading', { level: 1 }).waitFor();
    await shoot(reader, `15-record-${look}`, { fullPage: true });
  }
}
