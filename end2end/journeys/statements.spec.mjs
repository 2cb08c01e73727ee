// Statements before the group is asked: the chair writes, orders and edits them, nobody else sees them, and nothing
// that others do disturbs the chair's editing.
import { mark } from '../harness/acts/prompt.mjs';
import { expect, test } from '../harness/fixtures.mjs';
import { GROUP, OTHERS, WISH } from '../harness/story.mjs';

const HALF = 'We know what it costs us to';
const LIST = ['- We lose days we could keep.', '2) We lose people, too.', '• One practice should begin.', ''].join('\n');
const IN_ORDER = ['One practice should begin.', 'We lose days, and could keep them.', 'We lose people, too.'];
const SUGGESTED = 'Nobody has asked the patients.';
const LATER = 'We decide this year.';
const WAITING = 'The chair is preparing the statements.';

const field = (chair) => chair.main.getByLabel('What should your group rate?');
const summary = (chair) => chair.main.getByText(/^Your statements \(\d+\)$/);
const listed = (chair) => chair.main.locator('.prepared .statement .words');

/** The chair's editing state: the focused field, its content, and the caret. */
const hands = (chair) =>
  chair.page.evaluate(() => {
    const { id, value, selectionStart } = document.activeElement;
    return { id, value, selectionStart };
  });

/** The question how much the group wants, answered by hand: it comes last on the screen. */
async function wishes(play, name) {
  const { statements } = await play.look();
  const { id } = statements.list.find(({ text }) => text === WISH);
  await play.does(name, 'statements', { rate: { statement: id, rating: { points: 7 }, guess: null } });
}

async function seats(play, sit) {
  const chair = await sit(GROUP.mobilizer.name);
  const member = await sit(GROUP.finance.name, { phone: true });
  await chair.goto(play.link('mobilizer'));
  await member.goto(play.link('finance'));
  return { chair, member };
}

const shoot = async (name, seats) => {
  if (!process.env.SHOTS) return;
  for (const [who, seat] of Object.entries(seats)) await seat.page.screenshot({ path: `${process.env.SHOTS}/${name}-${who}.png` });
};

test('e1: a half-typed statement stays with the chair while others answer', async ({ play, sit }) => {
  await play.join();
  const { chair, member } = await seats(play, sit);
  await play.to('rate');
  await chair.inStep('Sealed rating');
  await member.inStep('Sealed rating');
  await expect(member.main.getByText(WAITING)).toBeVisible();
  await expect(chair.main.getByText(WAITING)).toHaveCount(0);

  await field(chair).pressSequentially(HALF);
  await chair.page.keyboard.press('ArrowLeft');
  const before = await hands(chair);
  await field(chair).evaluate((element) => (element.marked = true));
  await wishes(play, 'finance');
  await wishes(play, 'clinical');
  await expect.poll(async () => (await play.look()).statements.list[0].first.voices.count).toBe(2);
  // The chair's screen has received it: the statement asked later is there.
  await play.prepare('later', 'We have tried everything else.');
  await expect(listed(chair)).toHaveText(['We have tried everything else.']);
  expect(await hands(chair)).toEqual(before);
  expect(await field(chair).evaluate((element) => element.marked), 'it is the same field').toBe(true);

  await play.askGroup();
  await expect(chair.main.locator('#q')).toHaveText('We have tried everything else.');
  await play.does('clinical', 'statements', { rate: { statement: play.statements.later, rating: { points: 2 }, guess: 1 } });
  await expect(chair.main).toContainText('1 of 6 have answered');
  expect(await hands(chair)).toEqual(before);
  await expect(member.main.locator('#q')).toHaveText('We have tried everything else.');
  await chair.page.keyboard.press('End');
  await chair.page.keyboard.type(' stay as we are.');
  await chair.page.keyboard.press('Enter');
  await expect(field(chair)).toHaveValue('');
  await expect(field(chair)).toBeFocused();
  await expect(listed(chair)).toHaveText([`${HALF} stay as we are.`]);
});

test('a pasted list is ordered and edited, then asked, and one more later', async ({ play, sit }) => {
  await play.join();
  await play.join('seller');
  const { chair, member } = await seats(play, sit);
  const seller = await sit(OTHERS.seller.name);
  await seller.goto(play.link('seller'));

  await test.step('before the meeting begins', async () => {
    await summary(chair).click();
    await field(chair).fill(LIST);
    await expect(chair.main.getByText('3 lines: each becomes a statement.')).toBeVisible();
    await shoot('lobby', { chair, member });
    await chair.button('Add 3 statements').click();
    await expect(listed(chair)).toHaveCount(3);
    await expect(summary(chair)).toHaveText('Your statements (3)');
    await expect(chair.button('Ask the group')).toHaveCount(0);
  });

  await test.step('a fault is reported with its line, and nothing is taken', async () => {
    await field(chair).fill(`We lose money.\n${'a'.repeat(401)}`);
    await chair.button('Add 2 statements').click();
    await expect(chair.main.getByText(/^Line 2: /)).toBeVisible();
    await expect(listed(chair)).toHaveCount(3);
    await field(chair).fill('');
    await expect(chair.main.getByText(/^Line 2: /)).toHaveCount(0);
  });

  await test.step('in the step: by buttons, by keys, in place', async () => {
    await play.to('rate');
    await chair.inStep('Sealed rating');
    await expect(listed(chair)).toHaveCount(3);
    await shoot('prepared', { chair, member });
    const up = chair.button('Move up: One practice should begin.');
    await up.click();
    await expect(up).toBeFocused();
    await chair.page.keyboard.press('Alt+ArrowUp');
    await expect(listed(chair).first()).toHaveText('One practice should begin.');
    await expect(up).toBeFocused();
    await chair.button('Edit: We lose days we could keep.').click();
    await chair.main.getByLabel('Change the statement').fill('We lose days, and could keep them.');
    await chair.button('Ask the group').click();
    await expect(chair.page.getByText('Save or discard your change first.')).toBeVisible();
    await expect(chair.main.getByLabel('Change the statement')).toBeFocused();
    await chair.page.keyboard.press('Enter');
    await expect(listed(chair)).toHaveText(IN_ORDER);
    await shoot('ordered', { chair });
  });

  await test.step('a member hands one over, and the chair takes it out again', async () => {
    await member.main.getByText('Suggest a statement').first().click();
    await field(member).fill(SUGGESTED);
    await shoot('suggest', { member });
    await member.button('Suggest a statement').click();
    await expect(member.page.getByText('Passed on.')).toBeVisible();
    await expect(listed(chair)).toHaveText([...IN_ORDER, SUGGESTED]);
    await chair.button(`Withdraw: ${SUGGESTED}`).click();
    await expect(listed(chair)).toHaveText(IN_ORDER);
  });

  await test.step('nobody else has heard of any of it, the seller has all of it', async () => {
    for (const name of ['finance', 'observer', 'wall']) {
      const text = JSON.stringify(await play.look(name));
      for (const said of IN_ORDER) expect(text, name).not.toContain(said);
    }
    await expect(member.main.getByText(WAITING)).toBeVisible();
    await summary(seller).click({ trial: true });
    await expect(listed(seller)).toHaveText(IN_ORDER);
    await expect(seller.main.getByRole('textbox')).toHaveCount(0);
  });

  await test.step('the group is asked, in this order', async () => {
    await chair.button('Ask the group').click();
    for (const said of IN_ORDER) {
      await mark(member, said, [8, 2]);
      await member.button('Seal').click();
    }
    await expect(member.main.locator('#q')).toHaveText(WISH);
    await expect(summary(chair)).toHaveText('Your statements (0)');
    await shoot('asked', { chair, member });
  });

  await test.step('one more, when somebody is done already', async () => {
    await member.main.getByRole('radio', { name: /^7, / }).check({ force: true });
    await member.button('Seal').click();
    await expect(member.main.getByText('Your answers are sealed')).toBeVisible();
    await summary(chair).click();
    await field(chair).fill(LATER);
    await chair.button(/^Add the (sentence|statement)$/).click();
    await expect(listed(chair)).toContainText([LATER]);
    await expect(member.main.getByText('Your answers are sealed')).toBeVisible();
    await chair.button('Ask the group').click();
    await expect(member.main.locator('#q')).toHaveText(LATER);
    await shoot('later', { chair, member });
  });
});
