// What members do in Prompt, through the screen: write and rate, both sealed.
import { expect } from '@playwright/test';

const word = (name) => name[0].toUpperCase() + name.slice(1);

/** Fills in the form for a new card without sending it. */
export async function type(seat, { kind, level, text }) {
  if (kind) await seat.choose(word(kind), seat.main);
  if (level) await seat.choose(word(level), seat.main);
  await seat.main.getByLabel('Write a card').fill(text);
}

export async function write(seat, thought) {
  await type(seat, thought);
  await seat.main.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(mine(seat, thought.text)).toBeVisible();
  await expect(seat.main.getByLabel('Write a card')).toHaveValue('');
}

/** This person's own card with these words. */
export const mine = (seat, text) => seat.main.getByRole('listitem').filter({ hasText: text });

export async function done(seat) {
  await seat.button('I am done').click();
  await expect(seat.main.getByText('You are done. Thank you.')).toBeVisible();
}

export async function prepareStatement(chair, text) {
  const field = chair.main.getByLabel('What should your group rate?');
  const panel = chair.main.getByText(/^Your statements/);
  // A panel that is only being loaded may come open: to press it then would close it.
  await panel.waitFor();
  if (!(await field.isVisible())) await panel.click();
  await field.fill(text);
  await chair.button('Add the statement').click();
  await expect(chair.main.locator('.statement').filter({ hasText: text })).toBeVisible();
}

/** The chair asks the group the prepared statements. */
export async function askGroup(chair) {
  await chair.button('Ask the group').click();
  await expect(chair.button('Ask the group')).toHaveCount(0);
}

const POINT = { none: 'Not for me to judge' };

/** Chooses a rating and steps the guess without sealing them. */
export async function mark(seat, text, [value, guess]) {
  await expect(seat.main.locator('#q')).toHaveText(text);
  const point = POINT[value] ?? new RegExp(`^${value}, `);
  await seat.main.getByRole('radio', { name: point }).check({ force: true });
  // From "–" the first tap selects 1, or 0 with the other button.
  const figure = seat.main.locator('output');
  const now = async () => Number.parseInt(await figure.textContent(), 10);
  for (let at = await now(); at !== guess; at = await now()) {
    const up = Number.isNaN(at) ? guess > 0 : guess > at;
    await seat.button(up ? 'One more' : 'One fewer').click();
    await expect(figure).not.toHaveText(Number.isNaN(at) ? '–' : String(at));
  }
}

/** Answers how much one wants; nobody guesses that. */
export async function wish(seat, text, value) {
  await expect(seat.main.locator('#q')).toHaveText(text);
  await expect(seat.main.locator('output')).toHaveCount(0);
  await seat.main.getByRole('radio', { name: new RegExp(`^${value}, `) }).check({ force: true });
  await seat.button('Seal').click();
}

/** Estimates a cost of staying, with numbers. */
export async function nameCost(seat, { text, amount: { times, each, unit } }) {
  await seat.main.getByLabel('What does staying cost you?').fill(text);
  await seat.choose('From our books', seat.main);
  await seat.main.getByLabel('Times a year: from').fill(String(times[0]));
  await seat.main.getByLabel('Each time: from').fill(String(each[0]));
  await seat.main.getByLabel('to', { exact: true }).first().fill(String(times[1]));
  await seat.main.getByLabel('to', { exact: true }).last().fill(String(each[1]));
  await seat.main.getByLabel('Unit', { exact: true }).fill(unit);
  await seat.button('Add this cost').click();
  await expect(seat.main.locator('article.cost').filter({ hasText: text })).toBeVisible();
}

export async function rate(seat, text, answer) {
  await mark(seat, text, answer);
  await seat.button('Seal').click();
}
