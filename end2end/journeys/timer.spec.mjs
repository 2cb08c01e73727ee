// The timer informs: the chair sets it, everybody sees it, is told of the last minute and of the end, and can choose a
// sound.
import { barriers } from '../harness/axe.mjs';
import { expect, test } from '../harness/fixtures.mjs';
import { GROUP } from '../harness/story.mjs';

test('the timer: the chair sets it, and everybody chooses whether its end is audible', async ({ play, sit }) => {
  await play.join();
  await play.to('write');
  const mobilizer = await sit(GROUP.mobilizer.name);
  await mobilizer.goto(play.link('mobilizer'));
  const finance = await sit(GROUP.finance.name, { phone: true });
  await finance.goto(play.link('finance'));
  const sound = (seat) => seat.button('Sound at the end of the timer');
  await mobilizer.button('Timer and sound').click();
  await expect(sound(mobilizer), 'the chair hears it').toHaveAttribute('aria-pressed', 'true');
  await mobilizer.page.keyboard.press('Escape');
  await finance.button('Timer and sound').click();
  await expect(sound(finance), 'a phone is quiet').toHaveAttribute('aria-pressed', 'false');
  await sound(finance).click();
  await finance.reload();
  await finance.button('Timer and sound').click();
  await expect(sound(finance), 'until it is asked').toHaveAttribute('aria-pressed', 'true');
  await expect(finance.button('Pause'), 'the time is the chair’s').toHaveCount(0);
  expect(await barriers(finance.page)).toEqual([]);

  await mobilizer.page.getByText('Minutes for this step').click();
  await mobilizer.page.getByLabel('Another number of minutes').fill('7');
  await mobilizer.button('Set').click();
  await expect(finance.page.getByRole('timer').locator('.num')).toHaveText(/^(7:00|6:5\d)$/);
  await mobilizer.button('1 minute').click();
  await expect(finance.page.locator('.timer')).toHaveAttribute('data-state', 'late');
});
