// What people do in Explore, through the screen: look at the reveal, sort cards, walk a disconnect.
import { expect } from '@playwright/test';

/** The reveal of one statement. */
export const revealed = (seat, statement) => seat.main.getByRole('article').filter({ hasText: statement });

/** Opens a disconnect from a reveal, as it is prefilled. */
export async function putOnTheTable(seat, statement) {
  await revealed(seat, statement).getByRole('button', { name: 'Put it on the table' }).click();
  const sheet = seat.page.getByRole('dialog', { name: 'Put it on the table' });
  await expect(sheet.getByLabel('What is it about?')).toHaveValue(statement);
  const ends = [sheet.getByLabel('One side'), sheet.getByLabel('The other side')];
  const functions = await Promise.all(ends.map((end) => end.inputValue()));
  await sheet.getByRole('button', { name: 'Put it on the table' }).click();
  await expect(revealed(seat, statement).getByText('On the table')).toBeVisible();
  return functions;
}

const cardIn = (within, text) => within.locator('li.card').filter({ hasText: text });

export const card = (seat, text) => cardIn(seat.main, text);

/** The column that contains a card. */
export const columnOf = (seat, text) => seat.main.locator('section.theme').filter({ has: cardIn(seat.page, text) });

/** Expects a card in the column with this name; without a name, in the column for cards without a theme. */
export async function expectIn(seat, text, title) {
  const column = columnOf(seat, text);
  if (title === undefined) await expect(column.getByRole('heading')).toHaveText('Not in a theme yet');
  else await expect(column.getByLabel('Name of this theme')).toHaveValue(title);
}

/** Picks an item from a card's menu. */
export async function fromMenu(seat, text, act) {
  const at = card(seat, text);
  await at.getByRole('button', { name: /^Actions for/ }).click();
  await at.getByRole('button', { name: act, exact: true }).click();
}

/** Creates a theme from a card, by the card's menu. */
export async function startTheme(seat, text, title) {
  await fromMenu(seat, text, 'A new theme');
  const sheet = seat.page.getByRole('dialog', { name: 'A new theme' });
  await sheet.getByLabel('What is it about?').fill(title);
  await sheet.getByRole('button', { name: 'Create the theme' }).click();
  await expect(sheet).toBeHidden();
}

/** Drags a card and drops it on something, scrolling if the target is out of view. */
export async function drag(seat, text, onto) {
  const { mouse } = seat.page;
  const words = card(seat, text).locator('.words');
  await words.scrollIntoViewIfNeeded();
  const from = await words.boundingBox();
  await mouse.move(from.x + 10, from.y + 5);
  await mouse.down();
  await mouse.move(from.x + 30, from.y + 20, { steps: 3 });
  await expect(card(seat, text)).toHaveClass(/picked-up/);
  await onto.scrollIntoViewIfNeeded();
  const to = await onto.boundingBox();
  await mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
  await mouse.up();
}

/** The section of one end of the shown disconnect. */
export const end = (seat, of) => seat.main.locator('section.end').filter({ has: seat.page.getByRole('heading', { name: of }) });

export const sortAs = (seat, kind) => seat.choose(kind, seat.main.locator('article.disconnect'));

export async function explain(seat, of, { position, reason }) {
  const own = end(seat, of);
  if (position) await own.getByLabel('Where do you stand?').fill(position);
  await own.getByLabel('Why?').fill(reason);
  await own.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(own.getByText(reason)).toBeVisible();
}

/** Restates another function's view in one's own words. */
export async function restate(seat, of, text) {
  await end(seat, of).getByLabel(`Repeat ${of}'s view in your own words`).fill(text);
  await end(seat, of).getByRole('button', { name: 'Send', exact: true }).click();
  await expect(end(seat, of).getByText(text)).toBeVisible();
}

export async function confirm(seat, of) {
  await end(seat, of).getByRole('button', { name: "Yes, that's my view" }).click();
  await expect(end(seat, of).getByText("“Yes, that's my view.”")).toBeVisible();
}

const word = (seat, name) => seat.main.locator('article.term').filter({ has: seat.page.getByRole('heading', { name }) });

/** Asks what a term means. */
export async function askWord(seat, name) {
  await seat.main.getByLabel('Which word?').fill(name);
  await seat.button('Ask what it means').click();
  await expect(word(seat, name)).toBeVisible();
}

/** Gives one's own meaning of a term, sealed. */
export async function mean(seat, name, text) {
  await word(seat, name).getByLabel('What does it mean to you?').fill(text);
  await word(seat, name).getByRole('button', { name: 'Seal it' }).click();
}

export { word };

export async function offer(seat, how) {
  await seat.main.getByText('Propose an outcome').first().click();
  await seat.choose('We no longer differ', seat.main);
  await seat.main.getByLabel('How was it resolved?').fill(how);
  await seat.button('Propose this').click();
}

export async function agree(seat, how) {
  await expect(seat.main.getByText(how)).toBeVisible();
  await seat.button('Agree to this').click();
  await expect(seat.main.getByText('Both sides agreed to this.')).toBeVisible();
}
