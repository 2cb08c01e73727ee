// Joining late, and observing.
import { secondsLeft } from '../harness/acts/desk.mjs';
import { expect, test } from '../harness/fixtures.mjs';
import { GROUP, OTHERS, STATEMENTS, STEPS, THOUGHTS } from '../harness/story.mjs';

/** Everything one could act with, except the tabs that choose which disconnect to read. */
const CONTROLS = 'button:not(.disconnect-list button), input:not([readonly]), select, textarea, [draggable="true"]';

const secondsOf = ({ running }, now) => (running.ends_at - now) / 1e6;

test('people who join late land in the current step, with the right time and without what is sealed', async ({ play, sit }) => {
  await play.join('mobilizer', 'finance', 'operations');
  await play.to('write');
  await play.write('finance');
  await play.does('mobilizer', 'agenda', 'add_minute');

  const late = await sit(GROUP.clinical.name, { phone: true });
  await late.join(play.link('clinical'));
  await late.inStep('Silent writing');
  await expect(late.main.getByLabel('Write a card')).toBeVisible();
  await expect(late.main.getByText(THOUGHTS.finance.text)).toHaveCount(0);
  await expect(late.page.locator('.actionbar .count')).toHaveText('1 of 4 have written');

  const { agenda } = await play.look();
  const shown = await secondsLeft(late);
  expect(Math.abs(shown - secondsOf(agenda.timer, Date.now() * 1000))).toBeLessThan(2);

  await test.step('and moves on with the group', async () => {
    for (const name of ['mobilizer', 'operations', 'clinical']) await play.write(name);
    await play.next();
    await late.inStep('Sealed rating');
    await play.put('loss');
    await expect(late.main.locator('#q')).toHaveText(STATEMENTS.loss);
  });
});

test('observers read every step and are offered nothing to do', async ({ play, sit }) => {
  await play.join();
  const observer = await sit(OTHERS.observer.name);
  await observer.join(play.link('observer'));
  const steps = [];
  const activities = STEPS.filter((activity) => !['links', 'rerate'].includes(activity));
  for (const activity of activities) {
    const step = await play.to(activity);
    await observer.inStep(step.title);
    steps.push(step.title);
    const controls = observer.main.locator(CONTROLS).filter({ visible: true });
    await expect(controls, `controls in ${step.title}`).toHaveCount(0);
    await play.fulfil(activity);
    await expect(controls, `controls at the end of ${step.title}`).toHaveCount(0);
  }
  expect(steps).toHaveLength(12);
  const refused = await play.refused('observer', 'cards', 'nothing_to_add');
  expect(refused.name).toBe('reads_along');
});
