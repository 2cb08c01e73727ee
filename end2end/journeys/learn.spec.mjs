// What a group learns about itself, on screens: the chair pointing at a disconnect, a vote that narrows options, an
// objection that becomes a condition, agreeing on less than was wanted, and the learning behaviours, which are shown to
// facilitators only until the end.
import { expect, test } from '../harness/fixtures.mjs';
import { activityOf } from '../harness/play.mjs';
import { GROUP, MEMBERS, OTHERS, RESOLUTION } from '../harness/story.mjs';

test.use({ template: 'room-90' });

const LIFT = 'It starts after the audit in October.';
const OPTIONS = ['Buy', 'Rent', 'Wait a year'];
/** Each member's stars per option: renting wins the run-off although buying has the most stars. */
const STARS = {
  mobilizer: [5, 4, 0], finance: [0, 3, 5], clinical: [5, 4, 0], procurement: [4, 5, 0], operations: [3, 4, 0], legal: [5, 5, 1],
};

test('what a group did not know about itself, and what it makes of it', async ({ play, sit }) => {
  test.setTimeout(180_000);
  await play.join(...MEMBERS, 'seller');
  const seats = {};
  for (const name of ['mobilizer', 'clinical', 'seller', 'wall']) {
    seats[name] = await sit({ ...GROUP, ...OTHERS }[name].name ?? name);
    await seats[name].goto(play.link(name));
  }
  const { mobilizer, clinical } = seats;

  await test.step('only facilitators see the learning behaviours during the workshop', async () => {
    await play.to('organise');
    for (const name of ['mobilizer', 'seller']) await expect(seats[name].page.getByText(/How your group works/)).toBeVisible();
    await expect(clinical.page.getByText(/How your group works/)).toHaveCount(0);
    await mobilizer.page.getByText(/How your group works/).click();
    await expect(mobilizer.page.getByRole('complementary')).toContainText('All 6 functions heard, evenly');
  });

  await test.step('the chair brings everyone to one disconnect; only its two ends can settle it', async () => {
    await play.to('disconnects');
    await play.openDisconnect();
    const title = mobilizer.main.locator('article.disconnect h3');
    const tabs = mobilizer.main.locator('.disconnect-list button');
    await expect(tabs).toHaveCount(2);
    await tabs.last().click();
    const wanted = await title.textContent();
    await mobilizer.button('Bring everyone to this one').click();
    for (const name of ['clinical', 'seller']) {
      await expect(seats[name].main.locator('article.disconnect h3')).toHaveText(wanted);
    }
    await expect(seats.wall.main).toContainText(wanted);
    await expect(mobilizer.main.getByRole('button', { name: 'Agree to this' })).toHaveCount(0);
  });

  await test.step('if somebody would lose something, the walk leads to what could be given for it', async () => {
    const { main } = mobilizer;
    await main.locator('.disconnect-list button').filter({ hasNotText: 'Settled:' }).click();
    await mobilizer.choose('Interests', main.locator('article.disconnect'));
    await main.getByText('What could be offered in return?').click();
    await main.getByLabel('Which term is negotiable?').fill('Training in the evening');
    await main.getByLabel('What is it today?').fill('Mornings only');
    await mobilizer.button('Add the term').click();
    await main.getByText('Propose a trade').click();
    // The concern of one of the two ends is preselected.
    await expect(main.getByLabel('Which concern?')).not.toHaveValue('');
    await main.getByLabel('Which term?').selectOption({ label: 'Training in the evening' });
    await main.getByLabel('What is the offer?').fill('Nobody loses a morning');
    await main.getByLabel('What is given in return?').fill('Two free evenings in May');
    await mobilizer.button('Propose it').click();
    const { negotiables } = await play.look();
    expect(negotiables.trades.map(({ answer }) => answer)).toEqual(['Nobody loses a morning']);
    await play.walk();
    play.did('disconnects');
  });

  await test.step('a vote narrows options, sealed, and says why', async () => {
    await play.to('draft');
    await mobilizer.page.getByText('Narrow the options by a vote').click();
    await mobilizer.page.getByLabel('What do you choose between?').fill('How do we get them?');
    await mobilizer.page.getByLabel('The options, one per line').fill(OPTIONS.join('\n'));
    await mobilizer.button('Open the vote').click();
    for (const [at, option] of OPTIONS.entries()) {
      await clinical.main.getByLabel(option).selectOption({ index: 6 - STARS.clinical[at] });
    }
    await clinical.button('Seal my vote').click();
    await expect(mobilizer.main.getByText('1 of 6 have voted, sealed')).toBeVisible();
    const { votes } = await play.look();
    for (const name of MEMBERS.filter((name) => name !== 'clinical')) {
      await play.does(name, 'votes', { cast: { vote: votes.list[0].id, ballot: STARS[name] } });
    }
    await mobilizer.button('Show the count').click();
    for (const name of ['mobilizer', 'clinical', 'seller']) {
      await expect(seats[name].main).toContainText('“Rent” is ahead: more of you prefer it');
    }
  });

  await test.step('agreeing on less than was wanted is stated, and justified', async () => {
    await play.draft();
    await play.trade();
    for (const done of ['draft', 'trade']) play.did(done);
    await play.to('rerate');
    const { statements } = await play.look();
    const rate = (name, statement, points) =>
      play.does(name, 'statements', { rate: { statement, rating: { points }, guess: null } });
    for (const name of MEMBERS) {
      for (const { id, asks } of statements.list) await rate(name, id, asks === 'ambition' ? 4 : 6);
    }
    await play.does('mobilizer', 'statements', { reveal: { round: 'second' } });
    play.did('rerate');
    await expect(clinical.main).toContainText('How much do we want to change?');
    await back(play, 'draft');
    await expect(clinical.main).toContainText('You agree on less than you wanted. Is that deliberate?');
    await mobilizer.main.getByLabel('Why is less enough?').fill('Two practices show whether it works.');
    await mobilizer.button('It is deliberate').click();
    await expect(clinical.main).toContainText('Two practices show whether it works.');
  });

  await test.step('an objection becomes an amendment, and the amendment a condition', async () => {
    await play.to('consent');
    const hash = await play.propose();
    for (const name of MEMBERS.filter((name) => name !== 'legal')) await play.respond(name);
    const respond = { hash, gradient: 'veto', reason: 'Nobody has read the contract.', lift: LIFT };
    await play.does('legal', 'resolution', { respond });
    await play.does('mobilizer', 'resolution', 'reveal');
    await expect(clinical.main).toContainText('Somebody blocks this version.');
    await back(play, 'draft');
    const open = mobilizer.main.locator('li.concern').filter({ hasText: LIFT });
    await expect(open).toContainText('I block it');
    await open.getByText('Add it to the text').click();
    await open.getByLabel('By when?').fill('2030-10-01');
    await open.getByRole('button', { name: 'Make it a condition' }).click();
    await expect(mobilizer.main.locator('article.resolution')).toContainText(LIFT);
    await expect(clinical.main.locator('article.resolution')).toContainText(LIFT);
    await expect(open).toHaveCount(0);
  });

  await test.step('the record contains all of it', async () => {
    const opened = await sit('reader');
    await opened.goto(play.link('clinical'));
    await opened.page.waitForURL(/\/w\//);
    await opened.goto(`/w/${play.workshop}/record`);
    for (const expected of [LIFT, 'Two practices show whether it works.', RESOLUTION.objective]) {
      await expect(opened.main).toContainText(expected);
    }
    await expect(opened.main.getByRole('heading', { name: 'Votes that narrowed the options' })).toBeVisible();
    await expect(opened.main.getByRole('heading', { name: 'Your plan (draft)' })).toBeVisible();
  });
});

/** The chair goes back until the group is in the step with this activity. */
async function back(play, activity) {
  for (let step = await play.current(); activityOf(step) !== activity; step = await play.current()) {
    await play.does('mobilizer', 'agenda', { back: { from: step.id } });
  }
}
