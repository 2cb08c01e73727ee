// A Mobilizer's first workshop: opens one, rehearses, lets people in by code, changes the agenda on the way, sees
// raised hands, invites an expert, enters for somebody without a device, and reads the seller's facilitator notes.
import { randomUUID } from 'node:crypto';
import { invite, people, start } from '../harness/acts/desk.mjs';
import { rate, wish } from '../harness/acts/prompt.mjs';
import { expect, test } from '../harness/fixtures.mjs';
import { activityOf } from '../harness/play.mjs';
import { GROUP, OTHERS, STATEMENTS, WISH } from '../harness/story.mjs';

const pictures = process.env.PICTURES;
const shoot = async (what, seats) => {
  if (!pictures) return;
  for (const [name, { page }] of Object.entries(seats)) await page.screenshot({ path: `${pictures}/${what}-${name}.png` });
};
const rail = (seat) => seat.page.getByRole('navigation', { name: 'Agenda' });
const aside = (seat) => seat.page.getByRole('complementary');

test('open a rehearsal: simulated people write, and it is deleted again', async ({ sit }) => {
  test.setTimeout(120_000);
  const mobilizer = await sit('Mo');
  await mobilizer.goto('/');
  await mobilizer.page.getByLabel('What is it about?').fill('Try it once');
  await mobilizer.page.getByLabel('Rehearse first with simulated people').check();
  await shoot('rehearsal-start', { mobilizer });
  await mobilizer.button('Open it').click();
  await mobilizer.page.getByRole('link', { name: 'Enter as Mobilizer' }).click();
  await mobilizer.alive();
  await mobilizer.introduce({ name: 'Mo', of: 'Sales' });
  await expect(mobilizer.page.getByText('Rehearsal: these people are simulated.')).toBeVisible();
  await start(mobilizer, 'How we work');
  for (const title of ['What we do today, and what it costs', 'Silent writing']) {
    // Simulated people continue meanwhile: what was missing may have arrived.
    await expect(async () => {
      const next = rail(mobilizer).getByRole('button', { name: `Next: ${title}` });
      if (await next.isVisible()) await next.click({ timeout: 500 }).catch(() => {});
      const sheet = mobilizer.page.getByRole('dialog').filter({ visible: true });
      const why = sheet.getByLabel('Why continue now?');
      if (await why.isVisible()) await why.fill('We try it.');
      const on = sheet.getByRole('button', { name: 'Continue', exact: true });
      if (await on.isVisible()) await on.click({ timeout: 500 });
      await expect(mobilizer.page.locator('.instruction strong')).toHaveText(title, { timeout: 1_000 });
    }).toPass();
    await mobilizer.inStep(title);
  }
  // They write by themselves, at a human pace.
  await expect(mobilizer.page.locator('[data-voices]')).toContainText(/[1-6] of 6 have written/, { timeout: 60_000 });
  await shoot('rehearsal', { mobilizer });
  await mobilizer.button('Delete the rehearsal').click();
  await shoot('rehearsal-delete', { mobilizer });
  await mobilizer.button('Yes, delete it').click();
  await expect(mobilizer.page).toHaveURL(/\/$/);
});

const LEAD = 'lead a workshop: codes, hands, the agenda, an expert, somebody without a device, a facilitator note';
test(LEAD, async ({ play, server, sit }) => {
  test.setTimeout(180_000);
  await play.join('mobilizer', 'finance', 'clinical', 'seller');
  const seats = {};
  const screens = { mobilizer: {}, seller: {}, clinical: { phone: true }, wall: { viewport: { width: 1600, height: 900 } } };
  for (const [name, options] of Object.entries(screens)) {
    seats[name] = await sit({ ...GROUP, ...OTHERS }[name].name ?? name, options);
    await seats[name].goto(play.link(name));
    await seats[name].page.waitForURL(/\/w\//);
    await seats[name].alive();
  }
  const { mobilizer, seller, clinical, wall } = seats;
  let code;

  await test.step('a code with approval: on the wall, typed on a phone, let in by the Mobilizer', async () => {
    const sheet = await people(mobilizer);
    await sheet.getByRole('button', { name: /^With approval/ }).click();
    await expect(sheet.getByRole('img', { name: /QR code/ })).toBeVisible();
    code = (await sheet.locator('.code').first().textContent()).replace(/\W/g, '');
    expect(code).toMatch(/^[0-9A-Z]{10}$/);
    await shoot('people', { mobilizer });
    const visitor = await sit('Gil', { phone: true });
    await visitor.goto('/join');
    await visitor.page.getByLabel('Join code').fill(`${code.slice(0, 5).toLowerCase()}-${code.slice(5)}`);
    await visitor.button('Continue').click();
    await visitor.page.getByLabel('Your name').fill('Gil');
    await visitor.page.getByLabel('Which function do you speak for?').fill('Training');
    await shoot('join-code', { visitor });
    await visitor.page.locator('main').getByRole('button', { name: /^Join|^Ask/ }).click();
    await expect(visitor.page.getByText('Waiting for approval')).toBeVisible();
    await expect(sheet.getByRole('button', { name: 'Let in Gil, Training' })).toBeVisible();
    await sheet.getByRole('button', { name: 'Let in Gil, Training' }).click();
    await visitor.page.waitForURL(/\/w\//, { timeout: 20_000 });
    await visitor.seated();
    await sheet.getByRole('button', { name: 'Close', exact: true }).first().click();
    seats.visitor = visitor;
    await shoot('lobby', seats);
  });

  await test.step('answers are entered for somebody without a device, and a gap is named', async () => {
    const sheet = await people(mobilizer);
    await sheet.getByText('Add someone without a device').click();
    await sheet.getByLabel('Which function do they speak for?').fill('Reception');
    await sheet.getByRole('button', { name: 'Add them' }).click();
    await expect(sheet.getByText('without a device').first()).toBeVisible();
    await sheet.getByText('Someone is missing').click();
    await sheet.getByLabel('Which function is missing?').fill('Legal');
    await sheet.getByRole('button', { name: 'Add the gap' }).click();
    await shoot('people-2', { mobilizer });
    await sheet.getByRole('button', { name: 'Close', exact: true }).first().click();
    await expect(wall.page.locator('body')).toContainText('Not here yet: ');
  });

  await test.step('the agenda is changed on the way: a toolbox step is added, and another skipped', async () => {
    await play.next();
    await rail(mobilizer).getByText('More for the chair').click();
    await rail(mobilizer).getByRole('button', { name: 'Edit the agenda' }).click();
    const sheet = mobilizer.page.getByRole('dialog', { name: 'Edit the agenda' });
    await sheet.getByText('Add a step').first().click();
    await sheet.getByLabel('Which step?', { exact: true }).selectOption({ label: 'Hopes and fears' });
    await sheet.getByLabel('After which step?').selectOption({ index: 1 });
    await sheet.getByRole('button', { name: 'Add this step' }).click();
    await expect(rail(mobilizer)).toContainText('Hopes and fears');
    await shoot('agenda', { mobilizer });
    await sheet.getByRole('button', { name: 'Close', exact: true }).first().click();
    await play.next();
    await mobilizer.inStep('Hopes and fears');
    await expect(clinical.main).toContainText('A fear');
    await clinical.page.getByLabel('A fear').check({ force: true });
    await clinical.page.getByLabel('Write a card').fill('That nobody has time to train.');
    await clinical.button('Add').click();
    await clinical.saved();
    await shoot('hopes', seats);
  });

  await test.step('facilitators see a raised hand, and lower it once the person has spoken', async () => {
    await clinical.button('Raise hand').click();
    await expect(aside(mobilizer)).toContainText('Raised hands');
    await shoot('hand', seats);
    await aside(mobilizer).getByRole('button', { name: /Has spoken/ }).click();
    await expect(clinical.button('Raise hand')).toBeVisible();
    await clinical.button('I am done with this step').click();
    await expect(aside(mobilizer)).toContainText(/1 of \d are done/);
  });

  await test.step('only the Mobilizer reads the seller’s facilitator note', async () => {
    await aside(seller).getByText('Between you two').click();
    await aside(seller).getByLabel('Note to the other facilitator').fill('Ask Finance first.');
    await aside(seller).getByRole('button', { name: 'Send' }).click();
    await aside(mobilizer).getByText('Between you two').click();
    await expect(aside(mobilizer)).toContainText('Ask Finance first.');
    for (const seat of [clinical, wall, seats.visitor]) expect(seat.watch.received('Ask Finance first.')).toBe(false);
    await shoot('facilitator-note', { mobilizer, seller });
  });

  await test.step('the Mobilizer enters for people without a device', async () => {
    const sheet = await people(mobilizer);
    await sheet.getByRole('button', { name: /Actions for Reception/ }).click();
    await sheet.getByRole('button', { name: 'Enter for them' }).click();
    if (await sheet.isVisible()) await sheet.getByRole('button', { name: 'Close', exact: true }).first().click();
    await expect(mobilizer.page.getByText(/You are entering for/)).toBeVisible();
    await mobilizer.page.getByLabel('Write a card').fill('Who answers the phone meanwhile?');
    await mobilizer.button('Add').click();
    await expect(mobilizer.page.getByText('Entered for Reception.')).toBeVisible();
    await shoot('entering', { mobilizer });
    await mobilizer.main.getByRole('button', { name: 'I am done', exact: true }).click();
    await mobilizer.button('Stop').click();
    // What was entered for somebody else says nothing about the Mobilizer.
    await expect(mobilizer.button('I am done with this step')).toBeVisible();
    await expect(mobilizer.page.getByText(/You are entering for/)).toHaveCount(0);
    const writing = async () => JSON.stringify((await play.look()).cards.writing ?? null);
    await expect.poll(writing).toContain('Reception');
  });

  await test.step('one’s last action is undone', async () => {
    await clinical.page.getByLabel('Write a card').fill('This one was too quick.');
    await clinical.button('Add').click();
    await expect(clinical.main).toContainText('This one was too quick.');
    await clinical.button('Undo').click();
    await expect(clinical.main).not.toContainText('This one was too quick.');
  });

  await test.step('the keys are on a sheet, and do nothing while somebody types', async () => {
    await mobilizer.page.locator('main').click({ position: { x: 4, y: 4 } });
    await mobilizer.page.keyboard.press('?');
    await expect(mobilizer.page.getByRole('dialog').filter({ visible: true })).toBeVisible();
    await shoot('keys', { mobilizer });
    await mobilizer.page.keyboard.press('Escape');
    await mobilizer.page.getByLabel('Write a card').fill('');
    await mobilizer.page.getByLabel('Write a card').pressSequentially('d?h');
    await expect(mobilizer.page.getByLabel('Write a card')).toHaveValue('d?h');
    await mobilizer.page.getByLabel('Write a card').fill('');
  });

  await test.step('entering for somebody moves from one statement to the next, and comes to an end', async () => {
    for (let step = await play.current(); activityOf(step) !== 'rate'; step = await play.current()) await play.next('We only try it.');
    await mobilizer.inStep('Sealed rating');
    for (const statement of ['year', 'loss']) await play.put(statement);
    const sheet = await people(mobilizer);
    await sheet.getByRole('button', { name: /Actions for Reception/ }).click();
    await sheet.getByRole('button', { name: 'Enter for them' }).click();
    await rate(mobilizer, STATEMENTS.year, [8, 2]);
    await rate(mobilizer, STATEMENTS.loss, [7, 1]);
    await wish(mobilizer, WISH, 6);
    await expect(mobilizer.main.locator('#q')).toHaveCount(0);
    await shoot('entered', { mobilizer });
    await mobilizer.button('Stop').click();
    await expect(mobilizer.main.locator('#q')).toHaveText(STATEMENTS.year);
  });

  await test.step('an expert is invited to one disconnect, sees that and nothing else, and leaves with it', async () => {
    for (let step = await play.current(); activityOf(step) !== 'disconnects'; step = await play.current()) {
      await play.next('We only try it.');
    }
    const [disconnect, evidence] = [randomUUID(), randomUUID()];
    const [one, two] = ['Practice Finance', 'Clinical Lead'];
    const open = { disconnect, title: 'Training in working time', statement: null, level: 'solution', one, two };
    await play.does('clinical', 'disconnects', { open });
    const ask = { disconnect, evidence, ask: 'How long does it take?', owner: two, due: '2027-06-01' };
    await play.does('clinical', 'disconnects', { ask });
    await mobilizer.inStep('Discuss the disconnects');
    // Each step has its own: once, a message stayed on the screens through later steps.
    await expect(clinical.button('I am done with this step')).toBeVisible();
    await expect(aside(mobilizer)).toContainText(/0 of \d are done/);
    const article = mobilizer.main.locator('article.disconnect').first();
    await article.getByText('Invite an expert').click();
    await article.getByLabel('What is their field of expertise?').fill('Ergonomics');
    await article.getByRole('button', { name: 'Create their link' }).click();
    const link = await article.locator('code').first().textContent();
    const expert = await sit('Eve', { phone: true });
    await expert.goto(link);
    await expect(expert.page.getByText('You were invited to this one question.')).toBeVisible();
    await expert.page.getByLabel('Your name').fill('Eve');
    await expert.button('Join').click();
    await expect(expert.page.getByText('You were invited to this one question.')).toBeVisible();
    await expect(expert.page.locator('body')).toContainText('How long does it take?');
    await shoot('expert', { expert, mobilizer });
    await expert.page.getByLabel('Your answer').fill('Two half days.');
    await expert.button('Send this answer').click();
    await expect(article).toContainText('Two half days.');
    expect(expert.watch.received('That nobody has time to train.')).toBe(false);
    const settlement = { resolved: { how: 'Two half days, paid.' } };
    await play.does('finance', 'disconnects', { propose: { disconnect, settlement } });
    await play.does('clinical', 'disconnects', { agree: { disconnect, settlement } });
    await expect(expert.page.locator('body')).toContainText(/settled|no longer|not admitted|removed/i);
    expert.watch.forgive(/status of 40[134]/);
  });
  expect(await invite(mobilizer, { function: 'Quality' })).toContain('/join#');
  expect(server.log).not.toContain(code);
});

test('a refusal inside a sheet is shown in the sheet, and disappears with the step', async ({ play, sit }) => {
  await play.join();
  await play.to('draft');
  const mobilizer = await sit('Mo');
  await mobilizer.goto(play.link('mobilizer'));
  await mobilizer.seated();
  await mobilizer.button('Add a condition').click();
  const sheet = mobilizer.page.getByRole('dialog', { name: 'New condition' });
  await sheet.getByLabel('What must also be true?').fill('It is tested.');
  await sheet.getByRole('button', { name: 'Save the condition' }).click();
  await expect(sheet.getByRole('status')).toContainText('Choose the function that owns it.');
  await sheet.getByRole('button', { name: 'Not now' }).click();
  await expect(mobilizer.page.getByText('Choose the function that owns it.')).toBeVisible();
  await play.fulfil('draft');
  await play.next();
  await expect(mobilizer.page.getByText('Choose the function that owns it.')).toHaveCount(0);
});
