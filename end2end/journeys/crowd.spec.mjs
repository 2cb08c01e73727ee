// Sixty people at once: charts remain stable while they answer.
import { randomUUID } from 'node:crypto';
import * as api from '../harness/api.mjs';
import { expect, test } from '../harness/fixtures.mjs';
import { GROUP } from '../harness/story.mjs';
import { Wire } from '../harness/wire.mjs';

test.use({ template: 'room-90' });

const PEOPLE = 60;

/** Starts counting how often a part of a chart or table is rebuilt, and how far anything jumps. */
const watchDrawings = ({ page }) =>
  page.evaluate(() => {
    window.drawn?.forEach((observer) => observer.disconnect());
    window.counted = { anew: 0, jumps: 0 };
    const inDrawing = ({ target, addedNodes, removedNodes }) =>
      target.closest?.('svg, table') && [...addedNodes, ...removedNodes].some(({ nodeType }) => nodeType === Node.ELEMENT_NODE);
    const count = (changes) => (window.counted.anew += changes.filter(inDrawing).length);
    const mutations = new MutationObserver(count);
    mutations.observe(document.body, { childList: true, subtree: true });
    const jumped = (list) => list.getEntries().forEach(({ value }) => (window.counted.jumps += value));
    const shifts = new PerformanceObserver(jumped);
    shifts.observe({ type: 'layout-shift' });
    window.drawn = [mutations, shifts];
  });

/** Waits until a new step has settled: nothing has moved for a while. */
const stillness = ({ page }) =>
  page.evaluate(
    () =>
      new Promise((still) => {
        const QUIET = 400;
        let timer = setTimeout(still, QUIET);
        new PerformanceObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(still, QUIET);
        }).observe({ type: 'layout-shift' });
      }),
  );

/** Fifty-four more people, a few per function, as scripts on the socket. */
async function crowdOf(play, server) {
  const functions = play.members.map((name) => GROUP[name].function);
  const crowd = [];
  while (crowd.length + play.members.length < PEOPLE) {
    const of = functions[crowd.length % functions.length];
    const seat = { role: 'stakeholder', function: of, veto: false };
    const { link } = await api.admit(server, play.workshop, play.secrets.mobilizer, seat);
    const wire = await Wire.open(server, play.workshop, api.secretOf(link));
    await wire.do({ seats: { join: { function: of } } });
    crowd.push(wire);
  }
  return crowd;
}

test('no chart is rebuilt while sixty people answer, vote and sign', async ({ play, server, sit }) => {
  test.setTimeout(180_000);
  await play.join();
  const wall = await sit('the wall', { viewport: { width: 1600, height: 900 } });
  await play.to('rate');
  const crowd = await crowdOf(play, server);
  const all = (act) => Promise.all(crowd.map((wire, at) => act(wire, at)));
  let asked;
  const rate = (shift) =>
    all(async (wire, at) => {
      for (const { id, asks } of asked) {
        const guess = asks === 'agreement' ? at % PEOPLE : null;
        await wire.do({ statements: { rate: { statement: id, rating: { points: 1 + ((at * 7 + shift) % 9) }, guess } } });
      }
    });
  await play.fulfil('rate');
  asked = (await play.look()).statements.list;
  await rate(0);
  await play.to('reveal');
  await play.fulfil('reveal');
  await wall.goto(play.link('wall'));
  await wall.page.waitForURL(/\/w\//);
  const operations = await sit(GROUP.operations.name, { viewport: { width: 1280, height: 900 } });
  await operations.goto(play.link('operations'));
  await operations.inStep('The reveal');

  /** While these actions arrive, the charts on both screens stay put; `seen` tells when they have arrived. */
  const stands = (what, act, seen) =>
    test.step(what, async () => {
      for (const screen of [wall, operations]) {
        await expect(screen.page.locator('svg[role=img], table').first()).toBeVisible();
        await stillness(screen);
        await watchDrawings(screen);
      }
      await all(act);
      await seen();
      for (const screen of [wall, operations]) {
        const { anew, jumps } = await screen.page.evaluate(() => window.counted);
        expect(anew, `${screen.name}: parts of drawings made anew`).toBe(0);
        expect(jumps, `${screen.name}: how far things jumped`).toBeLessThan(0.001);
      }
    });
  const everyoneSays = async (what) => {
    await play.does('mobilizer', 'stage_poll', 'ask');
    await expect(operations.main).toContainText('0 of 60 have answered');
    await stands(
      what,
      (wire) => wire.do({ stage_poll: { say: { level: 'problem' } } }),
      () => expect(operations.main).toContainText(`${crowd.length} of ${PEOPLE} have answered`),
    );
    await play.does('mobilizer', 'stage_poll', { reveal: { disconnect: randomUUID() } });
  };

  const { id: statement } = asked.find(({ asks }) => asks === 'agreement');
  await stands(
    'the reveal, while all say that they see it',
    (wire) => wire.do({ statements: { acknowledge: { statement } } }),
    () => expect(operations.main).toContainText(`${crowd.length} of ${PEOPLE}`),
  );

  const vote = randomUUID();
  const options = ['All at once', 'Two practices first', 'Next year'];
  await play.does('mobilizer', 'votes', { open: { vote, question: 'How do we start?', rule: 'star', options } });
  const choices = operations.main.locator(`select[id^="vote-${vote}"]`);
  await choices.first().selectOption('4');
  await stands(
    'the reveal, while all vote; and what one has chosen stays chosen',
    (wire, at) => wire.do({ votes: { cast: { vote, ballot: [at % 6, (at + 2) % 6, (at + 4) % 6] } } }),
    () => expect(operations.main).toContainText(`${crowd.length} of ${PEOPLE}`),
  );
  await expect(choices.first()).toHaveValue('4');
  await play.does('mobilizer', 'votes', { reveal: { vote } });
  await expect(operations.main.locator('table', { hasText: 'All at once' }).first()).toBeVisible();
  await everyoneSays('the counted vote, and every function on each statement, while all say where they are');

  await play.to('disconnects');
  await operations.inStep('Discuss the disconnects');
  await everyoneSays('the walk, while all say where they are');

  await play.to('rerate');
  await play.rateAll();
  await rate(2);
  await play.does('mobilizer', 'statements', { reveal: { round: 'second' } });
  play.did('rerate');
  await expect(operations.main.locator('svg.slopes').first()).toBeVisible();
  await everyoneSays('who moved, while all say where they are');

  await play.to('consent');
  const hash = await play.propose();
  await stands(
    'the way up the hill, while all answer to the resolution',
    (wire) => wire.do({ resolution: { respond: { hash, gradient: 'endorse', reason: null, lift: null } } }),
    () => expect(operations.main).toContainText(`${crowd.length} of ${PEOPLE}`),
  );
  for (const name of play.members) await play.respond(name);
  await play.does('mobilizer', 'resolution', 'reveal');
  play.did('consent');
  await everyoneSays('what came of the round, while all say where they are');

  await play.to('sign');
  await stands(
    'the way up the hill, while all sign',
    (wire) => wire.do({ resolution: { sign: { hash } } }),
    () => expect(wall.page.locator('.wall-voices')).toContainText(`${crowd.length} of ${PEOPLE}`),
  );
});
