// Networks fail, tabs are closed, servers crash. Nothing typed is lost, nothing is counted twice, and everyone stays
// with the group.
import { secondsLeft } from '../harness/acts/desk.mjs';
import { mark, mine, type, wish, write } from '../harness/acts/prompt.mjs';
import { expect, test } from '../harness/fixtures.mjs';
import { ANSWERS, GROUP, STATEMENTS, THOUGHTS, WISH, WISHES } from '../harness/story.mjs';
import { NETWORK } from '../harness/watch.mjs';

const bar = (seat) => seat.page.locator('.offline-bar');
const TYPED = 'Half a thought that nobody has sent yet';

/** Runs something after which these people see "Back". It is shown for five seconds only. */
async function backAfter(act, ...seats) {
  const expected = seats.map((seat) => expect(bar(seat)).toHaveText('Back online. Everything is saved.', { timeout: 30_000 }));
  await Promise.all([act(), ...expected]);
}

/** How many cards with these words the server has, as their author may see. */
async function copies(play, name, text) {
  const { cards } = await play.look(name);
  return Object.values(cards.by_id).filter((card) => card.text === text).length;
}

/** How many have answered a statement. */
async function voices(play, statement) {
  const { statements } = await play.look();
  return statements.list.find(({ id }) => id === play.statements[statement]).first.voices.count;
}

async function seated(play, sit, name, options) {
  const seat = await sit(GROUP[name].name, options);
  await seat.goto(play.link(name));
  await seat.seated();
  seat.watch.forgive(NETWORK);
  return seat;
}

test.beforeEach(async ({ play }) => {
  await play.join();
  await play.to('write');
});

test('a network lost while writing: everything is stored, and sent once when it is back', async ({ play, sit }) => {
  const finance = await seated(play, sit, 'finance', { phone: true });

  await test.step('what is typed survives a reload, chips and all', async () => {
    await type(finance, { kind: 'goal', level: 'solution', text: TYPED });
    await finance.reload();
    await expect(finance.main.getByLabel('Write a card')).toHaveValue(TYPED);
    await expect(finance.main.getByRole('radio', { name: 'Goal' })).toBeChecked();
    await expect(finance.main.getByRole('radio', { name: 'Solution' })).toBeChecked();
  });

  await test.step('without a network the card is on the screen at once, and the bar says that it is stored', async () => {
    await finance.context.setOffline(true);
    await expect(bar(finance)).toContainText('Working offline');
    await write(finance, THOUGHTS.finance);
    await expect(bar(finance)).toContainText('Your 1 change is saved');
    expect(await copies(play, 'finance', THOUGHTS.finance.text)).toBe(0);
  });

  await test.step('with the network back, the page says that everything is saved, and it is, once', async () => {
    await backAfter(() => finance.context.setOffline(false), finance);
    expect(await copies(play, 'finance', THOUGHTS.finance.text)).toBe(1);
  });
});

test('a tab closed without a network: the next one sends its commands, once', async ({ play, sit }) => {
  const operations = await seated(play, sit, 'operations');
  await operations.context.setOffline(true);
  await write(operations, THOUGHTS.operations);
  await type(operations, { text: TYPED });
  const address = operations.page.url();
  await operations.page.close();
  await operations.context.setOffline(false);

  const again = await operations.anotherTab();
  await again.goto(address);
  await expect(mine(again, THOUGHTS.operations.text)).toBeVisible();
  await expect(again.main.getByLabel('Write a card')).toHaveValue(TYPED);
  await expect.poll(() => copies(play, 'operations', THOUGHTS.operations.text)).toBe(1);
  const { cards } = await play.look('operations');
  expect(Object.values(cards.by_id)).toHaveLength(1);
});

test('two tabs of one seat show the same', async ({ play, sit }) => {
  const one = await seated(play, sit, 'legal');
  const two = await one.anotherTab();
  await two.goto(one.page.url());
  await write(one, THOUGHTS.legal);
  await expect(mine(two, THOUGHTS.legal.text)).toBeVisible();
  await mine(two, THOUGHTS.legal.text).getByRole('button', { name: /^Delete/ }).click();
  await expect(mine(one, THOUGHTS.legal.text)).toHaveCount(0);
  await write(two, THOUGHTS.finance);
  await expect(mine(one, THOUGHTS.finance.text)).toBeVisible();
  expect((await play.look('legal')).cards.writing).toMatchObject({ 3: { voices: { count: 1 } } });
});

test('the server is killed while people write and rate, and restarted', async ({ server, play, sit }) => {
  const clinical = await seated(play, sit, 'clinical');
  const procurement = await seated(play, sit, 'procurement', { phone: true });

  await test.step('killed while writing', async () => {
    await write(clinical, THOUGHTS.clinical);
    await clinical.saved();
    await type(procurement, { text: TYPED });
    const { agenda } = await play.look();
    await server.kill();
    await expect(bar(clinical)).toContainText('Working offline');
    await write(clinical, { kind: 'idea', text: 'Said while nobody was there to hear it.' });
    await expect(bar(clinical)).toContainText('Your 1 change is saved');
    await backAfter(() => server.run(), clinical, procurement);
    play.forgetWires();
    expect((await play.look()).agenda).toEqual(agenda);
    for (const seat of [clinical, procurement]) {
      await seat.inStep('Silent writing');
      const left = (agenda.timer.running.ends_at - Date.now() * 1000) / 1e6;
      expect(Math.abs((await secondsLeft(seat)) - left)).toBeLessThan(2);
    }
    expect(await copies(play, 'clinical', THOUGHTS.clinical.text), 'what was acknowledged').toBe(1);
    expect(await copies(play, 'clinical', 'Said while nobody was there to hear it.'), 'what was kept').toBe(1);
    await expect(procurement.main.getByLabel('Write a card')).toHaveValue(TYPED);
    await procurement.button('Add').click();
    await expect.poll(() => copies(play, 'procurement', TYPED)).toBe(1);
  });

  await test.step('killed while rating', async () => {
    await play.writeAll(['mobilizer', 'finance', 'operations', 'legal']);
    await play.next();
    await play.put('loss');
    await mark(procurement, STATEMENTS.loss, ANSWERS.procurement.loss);
    await mark(clinical, STATEMENTS.loss, ANSWERS.clinical.loss);
    await server.kill();
    await expect(bar(clinical)).toContainText('Working offline');
    await clinical.button('Seal').click();
    await wish(clinical, WISH, WISHES.clinical[0]);
    await expect(clinical.main.getByText('Your answers are sealed')).toBeVisible();
    await backAfter(() => server.run(), clinical, procurement);
    play.forgetWires();
    await clinical.inStep('Sealed rating');
    await expect.poll(() => voices(play, 'loss')).toBe(1);
    await procurement.reload();
    const [value, guess] = ANSWERS.procurement.loss;
    await expect(procurement.main.getByRole('radio', { name: new RegExp(`^${value}, `) })).toBeChecked();
    await expect(procurement.main.locator('output')).toHaveText(String(guess));
    await procurement.button('Seal').click();
    await expect.poll(() => voices(play, 'loss')).toBe(2);
  });
});
