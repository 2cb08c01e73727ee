// Sixty people at once: what is drawn stands still while they answer.
import * as api from '../harness/api.mjs';
import { expect, test } from '../harness/fixtures.mjs';
import { GROUP } from '../harness/story.mjs';
import { Wire } from '../harness/wire.mjs';

const PEOPLE = 60;

/** Counts from now on how often a part of a drawing or a table is made anew, and how far anything jumps. */
const watchDrawings = (seat) =>
  seat.page.evaluate(() => {
    window.drawn = { anew: 0, jumps: 0 };
    const inDrawing = ({ target, addedNodes, removedNodes }) =>
      target.closest?.('svg, table') && [...addedNodes, ...removedNodes].some(({ nodeType }) => nodeType === Node.ELEMENT_NODE);
    const count = (changes) => (window.drawn.anew += changes.filter(inDrawing).length);
    new MutationObserver(count).observe(document.querySelector('main'), { childList: true, subtree: true });
    const jumped = (list) => list.getEntries().forEach(({ value }) => (window.drawn.jumps += value));
    new PerformanceObserver(jumped).observe({ type: 'layout-shift' });
  });

test('no chart is drawn anew while sixty people say that they see it', async ({ play, server, sit }) => {
  await play.comeIn();
  const wall = await sit('the wall', { viewport: { width: 1600, height: 900 } });
  await play.to('rate');
  const functions = play.members.map((name) => GROUP[name].function);
  const crowd = [];
  while (crowd.length + play.members.length < PEOPLE) {
    const of = functions[crowd.length % functions.length];
    const seat = { role: 'stakeholder', function: of, veto: false };
    const { link } = await api.admit(server, play.workshop, play.secrets.mobilizer, seat);
    const wire = await Wire.open(server, play.workshop, api.secretOf(link));
    await wire.do({ seats: { take: { function: of } } });
    crowd.push(wire);
  }
  await play.fulfil('rate');
  const { statements } = await play.look();
  await Promise.all(
    crowd.map(async (wire, at) => {
      for (const { id, asks } of statements.list) {
        const guess = asks === 'agreement' ? at % PEOPLE : null;
        await wire.do({ statements: { rate: { statement: id, rating: { points: 1 + ((at * 7) % 9) }, guess } } });
      }
    }),
  );
  await play.to('reveal');
  await play.fulfil('reveal');
  await wall.goto(play.link('wall'));
  await wall.page.waitForURL(/\/w\//);
  const operations = await sit(GROUP.operations.name, { viewport: { width: 1280, height: 900 } });
  await operations.goto(play.link('operations'));
  await operations.inStep('The reveal');
  const screens = [wall, operations];
  for (const screen of screens) {
    await expect(screen.main.locator('svg').first()).toBeVisible();
    await watchDrawings(screen);
  }
  const { id } = statements.list.find(({ asks }) => asks === 'agreement');
  await Promise.all(crowd.map((wire) => wire.do({ statements: { acknowledge: { statement: id } } })));
  await expect(operations.main).toContainText(`${crowd.length} of ${PEOPLE}`);
  for (const screen of screens) {
    const { anew, jumps } = await screen.page.evaluate(() => window.drawn);
    expect(anew, `${screen.name}: parts of drawings made anew`).toBe(0);
    expect(jumps, `${screen.name}: how far things jumped`).toBeLessThan(0.001);
  }
});
