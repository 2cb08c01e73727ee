// After the meeting the workshop goes on: people still sign, newcomers come in. Once it is archived it is read-only,
// and the Mobilizer can restore it.
import * as api from '../harness/api.mjs';
import { expect, test } from '../harness/fixtures.mjs';
import { GROUP } from '../harness/story.mjs';

const pictures = process.env.PICTURES;

test('h45: a meeting ends, the workshop goes on, and an archived workshop can be restored', async ({ play, server, sit }) => {
  test.setTimeout(90_000);
  await play.join();
  await play.to('record');
  const mobilizer = await sit(GROUP.mobilizer.name);
  const finance = await sit(GROUP.finance.name, { phone: true, dark: true });
  for (const [seat, name] of [[mobilizer, 'mobilizer'], [finance, 'finance']]) {
    await seat.goto(play.link(name));
    await seat.page.waitForURL(/\/w\//);
  }
  const bar = ({ page }) => page.locator('.notice-bar');
  const shoot = async (what) => {
    if (!pictures) return;
    for (const [name, { page }] of [['mobilizer', mobilizer], ['finance', finance]]) {
      await page.screenshot({ path: `${pictures}/${what}-${name}.png` });
    }
  };

  await test.step('the chair ends the meeting, and everybody is told what still goes', async () => {
    await mobilizer.button('End the meeting').click();
    await mobilizer.page.getByRole('dialog').getByRole('button', { name: 'End it' }).click();
    for (const seat of [mobilizer, finance]) await expect(bar(seat)).toContainText('The meeting has ended. People can still join and sign');
    await expect(finance.button('Archive the workshop')).toHaveCount(0);
    await shoot('ended');
  });

  await test.step('a newcomer comes in and signs', async () => {
    const newcomer = { role: 'stakeholder', function: 'Ergonomics', veto: false };
    const { link } = await api.admit(server, play.workshop, play.secrets.mobilizer, newcomer);
    play.secrets.newcomer = api.secretOf(link);
    await play.does('newcomer', 'seats', { join: { function: 'Ergonomics' } });
    await play.does('newcomer', 'resolution', { sign: { hash: await play.proposedHash() } });
    expect((await play.refused('newcomer', 'signals', { hand: { up: true } })).why).toBe('closed');
  });

  await test.step('the Mobilizer archives it: nobody can change anything', async () => {
    await mobilizer.button('Archive the workshop').click();
    await shoot('ask');
    await mobilizer.page.getByRole('dialog').getByRole('button', { name: 'Archive the workshop' }).click();
    for (const seat of [mobilizer, finance]) await expect(bar(seat)).toContainText('It is read-only. The Mobilizer can restore it until');
    expect((await play.refused('newcomer', 'seats', { join: { function: 'IT' } })).why).not.toBe('archived');
    const admit = { seat: crypto.randomUUID(), role: 'observer', function: null, veto: false };
    expect((await play.refused('mobilizer', 'seats', { admit })).why).toBe('archived');
    await expect(finance.button('Restore the workshop')).toHaveCount(0);
    await shoot('archived');
  });

  await test.step('and restores it', async () => {
    await mobilizer.button('Restore the workshop').click();
    for (const seat of [mobilizer, finance]) await expect(bar(seat)).toContainText('The meeting has ended.');
  });
});
