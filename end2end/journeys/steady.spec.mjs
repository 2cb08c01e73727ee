// Actions of others never disturb a person: neither the focus nor the caret nor the scroll position; and a change of
// one card redraws one card.
import { card, expectIn } from '../harness/acts/explore.mjs';
import { type } from '../harness/acts/prompt.mjs';
import { expect, test } from '../harness/fixtures.mjs';
import { GROUP, THOUGHTS } from '../harness/story.mjs';

const caret = (seat) =>
  seat.page.evaluate(() => {
    const { tagName, value, selectionStart } = document.activeElement;
    return { tagName, value, selectionStart };
  });
const scrolled = (seat) => seat.page.evaluate(() => Math.round(window.scrollY));

test.beforeEach(async ({ play }) => {
  await play.join();
});

test('the board changes under others’ hands, and typing continues', async ({ play, sit }) => {
  const finance = await sit(GROUP.finance.name, { viewport: { width: 1280, height: 500 } });
  await finance.goto(play.link('finance'));
  await play.to('organise');
  await finance.inStep('Group what belongs together');
  await finance.main.getByText('Add a card').click();
  await type(finance, { text: 'Half a sentence' });
  await finance.page.keyboard.press('ArrowLeft');
  await finance.page.mouse.wheel(0, 120);
  await expect.poll(() => scrolled(finance)).toBeGreaterThan(0);
  const before = [await caret(finance), await scrolled(finance)];
  // A mark on the element itself, which is lost if the element is rebuilt.
  const kept = card(finance, THOUGHTS.legal.text);
  await kept.evaluate((element) => (element.marked = true));

  await play.fulfil('organise');
  await play.write('procurement', { kind: 'idea', level: 'problem', text: 'One more thought of somebody else.' });
  await expect(card(finance, 'One more thought of somebody else.')).toBeVisible();
  await expectIn(finance, THOUGHTS.clinical.text, 'What sick leave costs');

  expect([await caret(finance), await scrolled(finance)]).toEqual(before);
  expect(await kept.evaluate((element) => element.marked), 'the card nobody touched was left alone').toBe(true);
});

test('nobody is pulled out of a field when the group moves on', async ({ play, sit }) => {
  const legal = await sit(GROUP.legal.name, { phone: true });
  await legal.goto(play.link('legal'));
  await play.to('write');
  await type(legal, { text: 'Not finished yet' });
  await play.writeAll();
  await play.next();
  await expect(legal.main.getByText('Your group has moved on.')).toBeVisible();
  expect(await caret(legal)).toMatchObject({ tagName: 'TEXTAREA', value: 'Not finished yet' });
  await legal.button('Follow the group').click();
  await legal.inStep('Sealed rating');
  await expect(legal.main.getByText('Your group has moved on.')).toHaveCount(0);
});

test('a new step begins at the top, also for the chair on a phone', async ({ play, sit }) => {
  const mobilizer = await sit(GROUP.mobilizer.name, { phone: true });
  await mobilizer.goto(play.link('mobilizer'));
  for (const activity of ['write', 'rate', 'reveal', 'organise']) {
    const { title } = await play.to(activity);
    await mobilizer.inStep(title);
    await expect(mobilizer.main.locator(':scope > :not(.visually-hidden, .spotlight)').first()).toBeInViewport();
    expect(await scrolled(mobilizer), title).toBe(0);
    await mobilizer.page.evaluate(() => window.scrollTo(0, 300));
  }
});
