// One stakeholder without a mouse, from joining to signing. The others are scripts. The focus must be visible at every
// stop.
import { columnOf, end } from '../harness/acts/explore.mjs';
import { mine } from '../harness/acts/prompt.mjs';
import { expect, test } from '../harness/fixtures.mjs';
import { chooseByArrows, press, tabTo, typeInto } from '../harness/keys.mjs';
import { DISCONNECT, GROUP, MEMBERS, STATEMENTS, THOUGHTS, WISH } from '../harness/story.mjs';

const OTHERS = MEMBERS.filter((name) => name !== 'clinical');

test('from joining to signing by keyboard alone', async ({ play, sit }) => {
  await play.join(...OTHERS);
  const clio = await sit(GROUP.clinical.name);
  const { main, page } = clio;
  const button = (name) => main.getByRole('button', { name, exact: true });

  await test.step('join', async () => {
    await clio.goto(play.link('clinical'));
    await expect(clio.button('Join')).toBeEnabled();
    await typeInto(clio, page.getByLabel('Your name'), GROUP.clinical.name);
    await press(clio, clio.button('Join'));
    await clio.seated();
    await expect(page.getByText('Gathering', { exact: true })).toBeVisible();
  });

  await test.step('write: choose a kind with the arrows, Enter adds', async () => {
    await play.to('write');
    await clio.inStep('Silent writing');
    await typeInto(clio, main.getByLabel('Write a card'), THOUGHTS.clinical.text);
    await chooseByArrows(clio, main.getByRole('radio', { name: 'Goal' }));
    await press(clio, button('Add'));
    await expect(mine(clio, THOUGHTS.clinical.text)).toBeVisible();
    await press(clio, button('I am done'));
    await expect(main.getByText('You are done. Thank you.')).toBeVisible();
    await clio.saved();
    [play.cards.clinical] = Object.keys((await play.look('clinical')).cards.by_id);
    await play.writeAll(OTHERS);
  });

  await test.step('rate with the arrows, guess with the buttons', async () => {
    await play.next();
    await clio.inStep('Sealed rating');
    for (const statement of Object.keys(STATEMENTS)) await play.put(statement);
    for (const [statement, point] of [['year', '1, firmly no'], ['loss', '9, firmly yes']]) {
      await expect(main.locator('#q')).toHaveText(STATEMENTS[statement]);
      await chooseByArrows(clio, main.getByRole('radio', { name: point }));
      await press(clio, button('One more'));
      await page.keyboard.press('Enter');
      await expect(main.locator('output')).toHaveText('2');
      await press(clio, button('Seal'));
    }
    await expect(main.locator('#q')).toHaveText(WISH);
    await chooseByArrows(clio, main.getByRole('radio', { name: /^9, / }));
    await press(clio, button('Seal'));
    await expect(main.getByText('Your answers are sealed')).toBeVisible();
    await clio.saved();
    await play.rateAll(OTHERS);
  });

  await test.step('put a difference on the table from the reveal', async () => {
    await play.next();
    await play.revealAll();
    const difference = main.getByRole('article').filter({ hasText: STATEMENTS.year });
    await press(clio, difference.getByRole('button', { name: 'Put it on the table' }));
    const sheet = page.getByRole('dialog', { name: 'Put it on the table' });
    await expect(sheet).toBeVisible();
    await press(clio, sheet.getByRole('button', { name: 'Put it on the table' }));
    await expect(difference.getByText('On the table')).toBeVisible();
    await clio.saved();
  });

  await test.step('sort: M opens the menu, Alt and the arrows move a card', async () => {
    await play.next();
    await clio.inStep('Group what belongs together');
    const card = main.locator('li.card').filter({ hasText: THOUGHTS.clinical.text });
    await tabTo(clio, card);
    await page.keyboard.press('m');
    await press(clio, card.getByRole('button', { name: 'A new theme' }));
    const sheet = page.getByRole('dialog', { name: 'A new theme' });
    await typeInto(clio, sheet.getByLabel('What is it about?'), 'Hands');
    await press(clio, sheet.getByRole('button', { name: 'Create the theme' }));
    const theme = columnOf(clio, THOUGHTS.clinical.text);
    await expect(theme.getByLabel('Name of this theme')).toHaveValue('Hands');

    const other = main.locator('li.card').filter({ hasText: THOUGHTS.mobilizer.text });
    await tabTo(clio, other, { back: true });
    await page.keyboard.press('Alt+ArrowRight');
    await expect(theme.locator('li.card')).toHaveCount(2);
    await expect(other, 'the focus stays on what was moved').toBeFocused();
    await page.keyboard.press('Alt+ArrowUp');
    await expect(theme.locator('li.card').first()).toContainText(THOUGHTS.mobilizer.text);
  });

  await test.step('walk the disconnect from one’s own end', async () => {
    await play.next();
    await clio.inStep('Discuss the disconnects');
    const [{ id }] = (await play.look()).disconnects.list;
    await play.does('mobilizer', 'disconnects', { sort: { disconnect: id, kind: 'fact' } });
    await play.does('finance', 'disconnects', { explain: { disconnect: id, position: null, reason: DISCONNECT.finance.reason } });
    const [own, others] = [end(clio, GROUP.clinical.function), end(clio, GROUP.finance.function)];
    await typeInto(clio, own.getByLabel('Why?'), DISCONNECT.clinical.reason);
    await press(clio, own.getByRole('button', { name: 'Send', exact: true }));
    await expect(own.getByText(DISCONNECT.clinical.reason)).toBeVisible();
    await typeInto(clio, others.getByRole('textbox'), DISCONNECT.finance.restated);
    await press(clio, others.getByRole('button', { name: 'Send' }));
    await clio.saved();
    await play.does('finance', 'disconnects', { confirm: { disconnect: id, text: DISCONNECT.finance.restated, yes: true } });
    await play.does('finance', 'disconnects', { restate: { disconnect: id, text: DISCONNECT.clinical.restated } });
    await press(clio, own.getByRole('button', { name: "Yes, that's my view" }));
    await expect(own.getByText("“Yes, that's my view.”")).toBeVisible();
    const settlement = { resolved: { how: DISCONNECT.settlement } };
    await play.does('finance', 'disconnects', { propose: { disconnect: id, settlement } });
    await press(clio, button('Agree to this'));
    await expect(main.getByText('Both sides agreed to this.')).toBeVisible();
    await clio.saved();
  });

  await test.step('take a position', async () => {
    await play.next();
    await play.draft();
    await play.next();
    await play.trade();
    await play.next();
    await play.propose();
    await clio.inStep('Consent round');
    await chooseByArrows(clio, main.locator('input[name=gradient][value="2"]'));
    await press(clio, button('Seal my position'));
    await expect(main.getByText('Your position is sealed')).toBeVisible();
    await clio.saved();
    for (const name of OTHERS) await play.respond(name);
    await play.does('mobilizer', 'resolution', 'reveal');
    await expect(main).toContainText('Your group supports this version.');
  });

  await test.step('sign', async () => {
    await play.next();
    await clio.inStep('Sign');
    await press(clio, button('Sign this text'));
    await expect(main.getByText('You have signed.')).toBeVisible();
    await clio.saved();
    await play.signAll(OTHERS);
    await expect(main.getByRole('heading', { name: 'One yes.' })).toBeVisible();
    const { resolution } = await play.look();
    expect(Object.keys(resolution.versions.at(-1).signatures)).toHaveLength(6);
  });
});
