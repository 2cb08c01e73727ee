// A complete workshop: a Mobilizer, a seller and five stakeholders, one of them on a phone, each at their own browser,
// from "open a workshop" on the start page to the record that all customers signed.
import { readFileSync } from 'node:fs';
import * as desk from '../harness/acts/desk.mjs';
import * as prompt from '../harness/acts/prompt.mjs';
import * as explore from '../harness/acts/explore.mjs';
import * as converge from '../harness/acts/converge.mjs';
import { expect, test } from '../harness/fixtures.mjs';
import {
  ALL_TEXTS, ANSWERS, COST, DISCONNECT, GROUP, MEMBERS, OTHERS, RESOLUTION, STATEMENTS, STAKEHOLDERS, THOUGHTS, TITLE, TRADE,
  WISH, WISHES, WORD,
} from '../harness/story.mjs';

test('from many yeses to one', async ({ sit }) => {
  test.setTimeout(240_000);
  const people = {};
  const { link: sellersLink } = await test.step('the Mobilizer opens a workshop on the start page', async () => {
    const mobilizer = (people.mobilizer = await sit(GROUP.mobilizer.name));
    await mobilizer.goto('/');
    await mobilizer.page.getByLabel('What is it about?').fill(TITLE);
    await mobilizer.choose('60 minutes, remote');
    await mobilizer.button('Open it').click();
    const links = mobilizer.page.getByRole('listitem').filter({ has: mobilizer.page.locator('code') });
    await expect(links).toHaveCount(3);
    const link = await links.filter({ hasText: 'Seller' }).locator('code').textContent();
    await mobilizer.page.getByRole('link', { name: 'Enter as Mobilizer' }).click();
    await mobilizer.introduce({ of: GROUP.mobilizer.function });
    return { link };
  });

  await test.step('the seller joins by the other link', async () => {
    people.seller = await sit(OTHERS.seller.name);
    await people.seller.join(sellersLink);
  });

  await test.step('five stakeholders are invited and join, one on a phone', async () => {
    const links = {};
    for (const name of STAKEHOLDERS) links[name] = await desk.invite(people.mobilizer, GROUP[name]);
    for (const name of STAKEHOLDERS) people[name] = await sit(GROUP[name].name, { phone: name === 'clinical' });
    await Promise.all(STAKEHOLDERS.map((name) => people[name].join(links[name])));
    await expect(people.seller.main.getByText('6 of 6 have joined')).toBeVisible();
  });
  const { mobilizer, seller, finance, clinical, operations } = people;
  const members = MEMBERS.map((name) => [name, people[name]]);
  const everyone = Object.values(people);
  const together = (act) => Promise.all(members.map(([name, seat]) => act(seat, name)));
  const allIn = (title) => Promise.all(everyone.map((seat) => seat.inStep(title)));

  await test.step('the chair leads through what is read together', async () => {
    await desk.start(mobilizer, 'How we work');
    await allIn('How we work');
    await desk.next(mobilizer, 'What we do today, and what it costs');
    await allIn('What we do today, and what it costs');
    await desk.expectMissing(mobilizer, 'No cost of staying confirmed yet');
  });

  await test.step('staying gets a price: one function estimates it, another accepts it', async () => {
    await prompt.nameCost(operations, COST);
    await expect(seller.main.getByText('The rest of the resolution is still locked.')).toBeVisible();
    await finance.main.locator('article.cost').getByRole('button', { name: 'Confirm' }).click();
    for (const seat of everyone) await expect(seat.main).toContainText(/12.000 to 29.250 euros per year/);
    await desk.next(mobilizer, 'Silent writing');
    await allIn('Silent writing');
  });

  await test.step('all write in silence; the chair sees which functions have not written yet', async () => {
    const functions = Object.values(GROUP).map((seat) => seat.function).sort();
    await desk.expectMissing(mobilizer, `Nothing written yet: ${functions.slice(0, -1).join(', ')} and ${functions.at(-1)}`);
    await prompt.write(finance, THOUGHTS.finance);
    await expect(seller.page.locator('.gate')).not.toContainText('Practice Finance');
    await together((seat, name) => (name === 'finance' ? undefined : prompt.write(seat, THOUGHTS[name])));
    await together((seat) => prompt.done(seat));
    for (const text of ALL_TEXTS) await expect(seller.page.getByText(text)).toHaveCount(0);
    await desk.expectMissing(mobilizer, 'Ready to continue');
  });

  await test.step('all rate and guess, sealed', async () => {
    await desk.next(mobilizer, 'Sealed rating');
    await allIn('Sealed rating');
    for (const statement of Object.values(STATEMENTS)) await prompt.prepareStatement(mobilizer, statement);
    await prompt.askGroup(mobilizer);
    await together(async (seat, name) => {
      for (const [key, statement] of Object.entries(STATEMENTS)) await prompt.rate(seat, statement, ANSWERS[name][key]);
      await prompt.wish(seat, WISH, WISHES[name][0]);
      await expect(seat.main.getByText('Your answers are sealed')).toBeVisible();
    });
  });

  await test.step('everything is revealed at once, to everyone', async () => {
    await desk.next(mobilizer, 'The reveal');
    await allIn('The reveal');
    await expect(clinical.main.getByText(THOUGHTS.finance.text)).toHaveCount(0);
    await desk.reveal(mobilizer, 'Show the guesses');
    for (const seat of everyone) {
      await expect(explore.revealed(seat, STATEMENTS.loss)).toContainText('Typical guess:');
      await expect(seat.page.getByRole('table', { name: 'Who stands where' })).toHaveCount(0);
    }
    await desk.reveal(mobilizer);
    for (const seat of everyone) {
      const map = seat.page.getByRole('table', { name: 'Who stands where' });
      await expect(map.getByRole('row').nth(1)).toContainText(STATEMENTS.year);
      await expect(explore.revealed(seat, STATEMENTS.year)).toContainText('Disconnect');
      await expect(explore.revealed(seat, STATEMENTS.loss)).toContainText('You agree more than you thought.');
      for (const text of ALL_TEXTS) await expect(seat.main.getByText(text)).toBeVisible();
    }
  });

  await test.step('each says once that they see it, and all see the count', async () => {
    for (const seat of [clinical, finance]) {
      const loss = explore.revealed(seat, STATEMENTS.loss);
      await loss.getByRole('button', { name: 'Got it' }).click();
      await expect(loss.getByRole('button', { name: 'Got it' })).toHaveCount(0);
    }
    await expect(explore.revealed(seller, STATEMENTS.loss)).toContainText('2 of 6 people acknowledged this');
    await expect(explore.revealed(seller, STATEMENTS.loss).getByRole('button', { name: 'Got it' })).toHaveCount(0);
  });

  await test.step('a disconnect is opened from the reveal', async () => {
    const ends = await explore.putOnTheTable(operations, STATEMENTS.year);
    expect(ends.sort()).toEqual([GROUP.clinical.function, GROUP.finance.function]);
    await expect(explore.revealed(seller, STATEMENTS.year).getByText('On the table')).toBeVisible();
  });

  await test.step('cards with the same meaning are grouped, by dragging and by menu', async () => {
    await desk.next(mobilizer, 'Group what belongs together');
    await allIn('Group what belongs together');
    await explore.startTheme(clinical, THOUGHTS.clinical.text, 'What sick leave costs');
    await explore.expectIn(finance, THOUGHTS.clinical.text, 'What sick leave costs');
    await explore.drag(finance, THOUGHTS.mobilizer.text, explore.card(finance, THOUGHTS.clinical.text));
    await explore.fromMenu(clinical, THOUGHTS.operations.text, 'What sick leave costs');
    for (const seat of everyone) {
      for (const name of ['mobilizer', 'clinical', 'operations']) {
        await explore.expectIn(seat, THOUGHTS[name].text, 'What sick leave costs');
      }
      await explore.expectIn(seat, THOUGHTS.finance.text, undefined);
    }
  });

  await test.step('a term that two functions understand differently gets one meaning for all', async () => {
    await explore.askWord(mobilizer, WORD.word);
    for (const name of ['finance', 'clinical']) await explore.mean(people[name], WORD.word, WORD[name]);
    await expect(explore.word(mobilizer, WORD.word)).toContainText('2 of 6 have said');
    await expect(seller.main.getByText(WORD.finance)).toHaveCount(0);
    await explore.word(mobilizer, WORD.word).getByRole('button', { name: 'Show all meanings' }).click();
    for (const seat of everyone) await expect(explore.word(seat, WORD.word)).toContainText(WORD.finance);
    await explore.word(clinical, WORD.word).getByLabel('What should it mean for everyone?').fill(WORD.agreed);
    await explore.word(clinical, WORD.word).getByRole('button', { name: 'Propose this meaning' }).click();
    await explore.word(finance, WORD.word).getByRole('button', { name: 'We agree' }).click();
    // The agreed meaning appears wherever the term does.
    for (const seat of everyone) await expect(explore.card(seat, THOUGHTS.finance.text)).toContainText(WORD.agreed);
  });

  await test.step('one tap says which level the group is at; two answers are a difference', async () => {
    await mobilizer.button('Ask: where are we?').click();
    for (const [seat, place] of [[finance, /^At the problem/], [clinical, /^At the solution/]]) {
      await seat.page.getByRole('button', { name: place }).click();
    }
    await expect(seller.page.getByText('2 of 6 have answered')).toBeVisible();
    await mobilizer.button('Show the answers').click();
    await expect(seller.page.getByText('2 of 6 have answered')).toHaveCount(0);
  });

  await test.step('the two ends say why, restate each other’s view, and settle', async () => {
    await desk.next(mobilizer, 'Discuss the disconnects');
    await allIn('Discuss the disconnects');
    await expect(mobilizer.main.locator('.disconnect-list li')).toHaveCount(3);
    await explore.sortAs(mobilizer, 'A question of fact');
    const [one, two] = [GROUP.finance.function, GROUP.clinical.function];
    await explore.explain(finance, one, DISCONNECT.finance);
    await explore.explain(clinical, two, DISCONNECT.clinical);
    await explore.restate(clinical, one, DISCONNECT.finance.restated);
    await explore.restate(finance, two, DISCONNECT.clinical.restated);
    await explore.confirm(finance, one);
    await explore.confirm(clinical, two);
    await explore.offer(finance, DISCONNECT.settlement);
    await explore.agree(clinical, DISCONNECT.settlement);
    await expect(seller.main.getByText('Both sides agreed to this.')).toBeVisible();
  });

  await test.step('the difference about the level gets its two reasons too', async () => {
    for (const [seat, of] of [[finance, GROUP.finance.function], [clinical, GROUP.clinical.function]]) {
      await seat.main.locator('.disconnect-list').getByRole('button', { name: 'Where we are' }).click();
      await explore.explain(seat, of, { position: '', reason: `${of} says where it stands.` });
    }
  });

  await test.step('the holder of the pen drafts what the group says', async () => {
    await desk.next(mobilizer, 'Draft the resolution');
    await allIn('Draft the resolution');
    await converge.draft(mobilizer, RESOLUTION);
    const readers = everyone.filter((seat) => seat !== mobilizer);
    for (const seat of readers) await expect(seat.main).toContainText(RESOLUTION.objective);
    for (const name of ['procurement', 'operations']) {
      await converge.dispose(mobilizer, THOUGHTS[name].text, RESOLUTION.resolved);
    }
  });

  await test.step('a concern is traded: what it gets, and who gives it', async () => {
    await desk.next(mobilizer, 'Give and get');
    await allIn('Give and get');
    await converge.putOnTable(seller, TRADE);
    await converge.offerTrade(seller, THOUGHTS.finance.text, TRADE);
    const traded = (seat) => seat.main.locator('li.trade');
    await expect(traded(finance).getByRole('button', { name: 'This settles it' })).toHaveCount(0);
    await traded(operations).getByRole('button', { name: 'We accept' }).click();
    await expect(traded(clinical).getByRole('button', { name: 'This settles it' })).toHaveCount(0);
    await traded(finance).getByRole('button', { name: 'This settles it' }).click();
    for (const seat of everyone) await expect(seat.main).toContainText(`Traded for: ${TRADE.answer}`);
  });

  await test.step('everyone takes a position on this text, sealed, then all at once', async () => {
    await desk.next(mobilizer, 'Consent round');
    await allIn('Consent round');
    await converge.propose(mobilizer);
    await together((seat, name) => converge.respond(seat, name === 'finance' ? 3 : 1));
    await desk.reveal(mobilizer, 'Reveal the positions');
    for (const seat of everyone) await expect(seat.main).toContainText('Your group supports this version.');
  });

  await test.step('everyone signs exactly this text', async () => {
    await desk.next(mobilizer, 'Sign');
    await allIn('Sign');
    await together((seat) => converge.sign(seat));
    await desk.next(mobilizer, 'Take it with you');
    await allIn('Take it with you');
    for (const seat of everyone) await expect(seat.main).toContainText('One yes, signed by all 6 of you.');
  });

  await test.step('the record and the exported Markdown say what was decided and by whom', async () => {
    await expect(clinical.main).toContainText('All 6 functions heard, evenly');
    await clinical.page.getByRole('link', { name: 'Open the record' }).click();
    await expect(clinical.page.getByRole('heading', { level: 1 })).toHaveText(TITLE);
    for (const text of [RESOLUTION.objective, ...Object.values(RESOLUTION.lines)]) {
      await expect(clinical.page.getByText(text).first()).toBeVisible();
    }
    const markdown = await takeAlong(finance);
    expect(await takeAlong(clinical), 'the same from the record’s own page').toEqual(markdown);
    const expected = [COST.text, WORD.agreed, TRADE.gives, RESOLUTION.condition.text];
    for (const part of [TITLE, RESOLUTION.objective, RESOLUTION.tangible, RESOLUTION.resolved, DISCONNECT.settlement, ...expected]) {
      expect(markdown).toContain(part);
    }
    const signed = markdown.split('## Who signed')[1].split('\n## ')[0];
    expect(signed).toContain('One yes: everyone has signed.');
    for (const [of, line] of Object.entries(RESOLUTION.lines)) {
      expect(markdown).toContain(line);
      expect(signed, `${of} has signed`).toContain(of);
    }
  });
});

/** Downloads the Markdown and reads it. */
async function takeAlong(seat) {
  const download = seat.page.waitForEvent('download');
  await seat.page.getByRole('link', { name: 'Text (Markdown)' }).click();
  return readFileSync(await (await download).path(), 'utf8');
}
