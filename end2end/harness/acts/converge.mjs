// What people do in Converge, through the screen: draft, decide the outcome of each concern, respond, sign.
import { expect } from '@playwright/test';

const paper = (seat) => seat.main.locator('article.resolution');

/** The holder of the pen writes everything the text needs. A field is saved on leaving it. */
export async function draft(pen, { objective, tangible, lines, condition }) {
  const fields = { 'What we decide': objective, 'How we will measure it': tangible, ...lines };
  for (const [label, text] of Object.entries(fields)) await paper(pen).getByLabel(label, { exact: true }).fill(text);
  await pen.button('Add a condition').click();
  const sheet = pen.page.getByRole('dialog', { name: 'New condition' });
  await sheet.getByLabel('What must also be true?').fill(condition.text);
  await sheet.getByLabel('Who owns it?').selectOption(condition.owner);
  await sheet.getByLabel('By when?').fill(condition.due);
  await sheet.getByRole('button', { name: 'Save the condition' }).click();
  await expect(paper(pen).getByText(condition.text)).toBeVisible();
}

/** Gives a concern the outcome "resolved", with how. */
export async function dispose(seat, concern, how) {
  const row = seat.main.locator('li.concern').filter({ hasText: concern });
  await row.getByRole('button', { name: 'Record the outcome' }).click();
  const sheet = seat.page.getByRole('dialog', { name: 'What is the outcome?' });
  await sheet.getByLabel('How was it resolved?').fill(how);
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(row).toContainText(how);
}

export async function propose(chair) {
  await chair.button('Put this text to the group').click();
  await expect(chair.main.getByText('Version 1')).toBeVisible();
}

/** Takes one of the eight positions, from 1 (fully for it) to 8 (stopping it). */
export async function respond(seat, position, { why, lift } = {}) {
  await seat.main.locator(`input[name=gradient][value="${position}"]`).check({ force: true });
  if (why) await seat.main.getByLabel(/^Why\?/).fill(why);
  if (lift) await seat.main.getByLabel(/^What would it take/).fill(lift);
  await seat.button('Seal my position').click();
  await expect(seat.main.getByText('Your position is sealed')).toBeVisible();
}

/** Signs, and expects the confirmation: waiting for the others, or the last one of all. */
export async function sign(seat) {
  await seat.button('Sign this text').click();
  await expect(seat.main.getByText(/You have signed\.|One yes\./).first()).toBeVisible();
}

/** Makes something negotiable. */
export async function putOnTable(seat, { attribute, today }) {
  await seat.main.getByText('Add a term').click();
  await seat.main.getByLabel('Which term is negotiable?').fill(attribute);
  await seat.main.getByLabel('What is it today?').fill(today);
  await seat.button('Add the term').click();
  await expect(seat.main.getByRole('listitem').filter({ hasText: attribute }).first()).toContainText(today);
}

/** Offers a trade for a concern. */
export async function offerTrade(seat, concern, { attribute, answer, gives }) {
  await seat.main.getByText('Propose a trade').click();
  const fields = seat.main.getByLabel('Which concern?');
  await fields.selectOption(concern);
  await seat.main.getByLabel('Which term?').selectOption(attribute);
  await seat.main.getByLabel('What is the offer?').fill(answer);
  await seat.main.getByLabel('What is given in return?').fill(gives);
  await seat.button('Propose it').click();
  await expect(seat.main.locator('li.trade')).toContainText(gives);
}
