// What the chair does, through the screen.
import { expect } from '@playwright/test';

const rail = (seat) => seat.page.getByRole('navigation', { name: 'Agenda' });

/** Enters the first step. */
export async function start(chair, title) {
  await rail(chair).getByRole('button', { name: `Start: ${title}` }).click();
  await chair.inStep(title);
}

/** Continues to the step with this title; its gate is met. */
export async function next(chair, title) {
  await expect(rail(chair).locator('.gate')).toHaveAttribute('data-state', 'ready');
  await rail(chair).getByRole('button', { name: `Next: ${title}` }).click();
  await chair.inStep(title);
}

/** Continues although something is missing, with a reason. */
export async function goOnAnyway(chair, title, reason) {
  await rail(chair).getByRole('button', { name: `Next: ${title}` }).click();
  const sheet = chair.page.getByRole('dialog', { name: 'Continue anyway?' });
  await sheet.getByLabel('Why continue now?').fill(reason);
  await sheet.getByRole('button', { name: 'Continue', exact: true }).click();
  await chair.inStep(title);
}

/** Waits until the gate lists exactly these things. */
export async function expectMissing(chair, ...lines) {
  await expect(rail(chair).locator('.gate li')).toHaveText(lines.map((line) => new RegExp(line)));
}

export const reveal = (chair, what = 'Reveal everything') => rail(chair).getByRole('button', { name: what }).click();

/** Invites somebody and returns the personal link. */
export async function invite(chair, { function: of, veto = false }, role = 'Stakeholder') {
  const sheet = await people(chair);
  await chair.choose(role, sheet);
  await sheet.getByLabel('Function', { exact: true }).fill(of ?? '');
  await sheet.getByLabel('Can veto the decision').first().setChecked(veto);
  await sheet.getByRole('button', { name: 'Create a link' }).click();
  const made = sheet.getByRole('status').filter({ hasText: `Link for ${of ?? role}` });
  const link = await made.locator('code').textContent();
  await sheet.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(sheet).toBeHidden();
  return link;
}

/** Opens the list of people. */
export async function people(seat) {
  await seat.button('People').click();
  const sheet = seat.page.getByRole('dialog', { name: 'Your group' });
  await expect(sheet).toBeVisible();
  return sheet;
}

/** Picks an action from a person's menu. */
export async function forPerson(chair, of, act) {
  const sheet = await people(chair);
  await sheet.getByRole('button', { name: `Actions for ${of}` }).click();
  await sheet.getByRole('button', { name: act }).click();
  await sheet.getByRole('button', { name: 'Close', exact: true }).click();
}

/** The seconds shown by the timer. */
export async function secondsLeft(seat) {
  const figures = await seat.page.getByRole('timer').locator('.num').textContent();
  const [minutes, seconds] = figures.split(':').map(Number);
  return minutes * 60 + seconds;
}
