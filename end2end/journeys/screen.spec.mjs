// A big screen becomes the wall: scanned by the Mobilizer's phone, or by typing its code in the list of people. People
// without that right cannot put anything there, and the screen shows the workshop again after a power failure.
import { people } from '../harness/acts/desk.mjs';
import { barriers } from '../harness/axe.mjs';
import { expect, test } from '../harness/fixtures.mjs';

const BIG = { viewport: { width: 1600, height: 900 } };
const pictures = process.env.PICTURES;
const shoot = async (what, seat) => {
  if (pictures) await seat.page.screenshot({ path: `${pictures}/${what}.png` });
};

/** A waiting screen, and the code it shows. */
async function screen(sit, name) {
  const seat = await sit(name, BIG);
  await seat.goto('/');
  await seat.page.getByRole('link', { name: 'Use this screen as the wall' }).click();
  const code = seat.page.locator('.pairing b');
  await expect(code).toHaveText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  await expect(seat.page.getByRole('img', { name: /^QR code/ })).toBeVisible();
  return { seat, code: await code.textContent() };
}

test('a screen scanned by the Mobilizer’s phone becomes the wall, and remains it', async ({ play, sit }) => {
  await play.join('mobilizer', 'finance');
  const { seat: wall, code } = await screen(sit, 'wall');
  await shoot('screen', wall);
  expect(await barriers(wall.page)).toEqual([]);
  const phone = await sit('Mo', { phone: true });
  const scan = `/pair#${code.replace('-', '')}`;

  await test.step('a phone that is signed in nowhere is told what to do', async () => {
    await phone.goto(scan);
    await expect(phone.page.getByText('Open your personal link as Mobilizer')).toBeVisible();
    await shoot('pair-nowhere', phone);
  });

  await test.step('a person without the right is offered nothing', async () => {
    const finance = await sit('Fin', { phone: true });
    await finance.goto(play.link('finance'));
    await finance.page.waitForURL(/\/w\//);
    await finance.goto(scan);
    await expect(finance.page.getByText('Open your personal link as Mobilizer')).toBeVisible();
  });

  await test.step('the Mobilizer confirms, and the wall appears', async () => {
    await phone.goto(play.link('mobilizer'));
    await phone.page.waitForURL(/\/w\//);
    await phone.goto(scan);
    await expect(phone.page.getByText(code)).toBeVisible();
    await shoot('pair', phone);
    expect(await barriers(phone.page)).toEqual([]);
    await phone.page.getByRole('button', { name: /^Yes: show/ }).click();
    await expect(phone.page.getByRole('heading', { name: 'The screen now shows the wall' })).toBeVisible();
    await shoot('pair-shown', phone);
    await wall.page.waitForURL(/\/w\/.*\/wall$/);
    await wall.alive();
    await expect(wall.page.locator('.wall')).toBeVisible();
    await phone.page.getByRole('link', { name: 'To the workshop' }).click();
    await phone.page.waitForURL(/\/w\/[^/]*$/);
  });

  await test.step('after a power failure it shows the workshop again by itself', async () => {
    await wall.page.reload();
    await wall.alive();
    await expect(wall.page.locator('.wall')).toBeVisible();
    await shoot('wall', wall);
  });
});

test('a code is typed in the list of people; a wrong one is rejected', async ({ play, sit }) => {
  await play.join('mobilizer');
  const { seat: wall, code } = await screen(sit, 'wall');
  const mobilizer = await sit('Mo');
  await mobilizer.goto(play.link('mobilizer'));
  await mobilizer.page.waitForURL(/\/w\//);
  await mobilizer.alive();
  const sheet = await people(mobilizer);
  await sheet.getByText('Put the wall on a screen').click();
  const field = sheet.getByLabel('Code on the screen');
  const put = sheet.getByRole('button', { name: 'Show the wall there' });
  mobilizer.watch.forgive(/status of 404/);
  for (const [typed, said] of [['12', 'A code has ten letters and digits'], ['0123456789', 'No screen shows this code right now']]) {
    await field.fill(typed);
    await put.click();
    await expect(sheet.getByRole('alert').filter({ hasText: said })).toBeVisible();
  }
  await field.fill(code.toLowerCase());
  await shoot('people-screen', mobilizer);
  await put.click();
  await wall.page.waitForURL(/\/w\/.*\/wall$/);
  await expect(mobilizer.page.getByText('The screen now shows the wall')).toBeVisible();
});
