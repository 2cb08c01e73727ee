// The seller facilitates and judges nothing: neither through the screen nor by hand through the socket.
import { randomUUID } from 'node:crypto';
import { expect, test } from '../harness/fixtures.mjs';
import { COST, GROUP, MEMBERS, OTHERS } from '../harness/story.mjs';
import { VERSION } from '../harness/wire.mjs';

/** Everything a seller might try, as commands of the protocol. */
function temptations({ statements, cards }, hash) {
  const reason = 'Because we would like to sell.';
  return {
    write: { cards: { write: { card: randomUUID(), kind: 'idea', level: 'supplier', text: 'Buy from us.', builds_on: null } } },
    'nothing to add': { cards: 'nothing_to_add' },
    rate: { statements: { rate: { statement: statements.year, rating: { points: 1 }, guess: 0 } } },
    gather: { themes: { gather: { theme: randomUUID(), title: 'Buy now', cards: [cards.finance] } } },
    link: { links: { link: { link: randomUUID(), from: cards.finance, to: cards.clinical, note: null } } },
    draft: { resolution: { section: { section: 'objective', text: 'We buy everything.' } } },
    respond: { resolution: { respond: { hash, gradient: 'endorse', reason, lift: reason } } },
    sign: { resolution: { sign: { hash } } },
    'name a cost': { costs: { name: { cost: randomUUID(), ...COST } } },
    'say what a word means': { glossary: { mean: { term: randomUUID(), text: 'What we sell.' } } },
    'say where the group is': { stage_poll: { say: { level: 'supplier' } } },
    vote: { votes: { cast: { vote: randomUUID(), ballot: [5, 0] } } },
    'accept what is given in return': { negotiables: { accept: { trade: randomUUID(), accepted: true } } },
    'settle a concern': { negotiables: { settle: { trade: randomUUID() } } },
  };
}

test('what the seller sends by hand is refused with its reason, and counts nowhere', async ({ play, sit }) => {
  await play.join();
  await play.join('seller');
  await play.to('rate');
  await play.put('year');
  await play.rate('finance', 'year');

  await test.step('rating, over the script socket', async () => {
    const before = await play.look('mobilizer');
    const refused = await play.refused('seller', 'statements', {
      rate: { statement: play.statements.year, rating: { points: 9 }, guess: 3 },
    });
    expect(refused.name).toBe('seller_does_not_judge');
    expect((await play.look('mobilizer')).statements).toEqual(before.statements);
  });

  const seller = await sit(OTHERS.seller.name);
  await seller.goto(play.link('seller'));
  await seller.inStep('Sealed rating');

  await test.step('the screen offers the seller no rating', async () => {
    await expect(seller.main.getByText('You facilitate.')).toBeVisible();
    await expect(seller.main.getByRole('radio')).toHaveCount(0);
    await expect(seller.button('Seal')).toHaveCount(0);
    await expect(seller.button('One more')).toHaveCount(0);
  });

  await test.step('on to the signatures', async () => {
    await play.rateAll(MEMBERS.filter((name) => name !== 'finance'));
    await play.wishAll(['finance']);
    await play.next();
    await play.to('sign');
    await seller.inStep('Sign');
    await expect(seller.main.getByRole('button', { name: /sign/i })).toHaveCount(0);
    await expect(seller.main.getByRole('textbox')).toHaveCount(0);
  });

  await test.step('everything, by hand, with the cookie of the seller’s own browser', async () => {
    const before = await play.look('mobilizer');
    const commands = temptations(play, await play.proposedHash());
    for (const [name, command] of Object.entries(commands)) {
      const answer = await byHand(seller.page, play.workshop, command);
      expect(answer, name).toEqual({ refused: 'seller_does_not_judge' });
    }
    const after = await play.look('mobilizer');
    for (const tool of ['cards', 'themes', 'links', 'statements', 'resolution']) {
      expect(after[tool], tool).toEqual(before[tool]);
    }
  });

  await test.step('the group’s own signature still counts', async () => {
    await play.sign('finance');
    const { resolution, seats } = await play.look('mobilizer');
    const signed = Object.keys(resolution.versions.at(-1).signatures).map((id) => seats.all[id].function);
    expect(signed).toEqual([GROUP.finance.function]);
  });
});

/** Opens a socket inside the page, as somebody with developer tools would, and sends one command. */
const byHand = (page, workshop, command) =>
  page.evaluate(
    async ({ workshop, command, op, version }) => {
      const socket = new WebSocket(`ws://${location.host}/ws/workshops/${workshop}`, 'collective-yes.v1.json');
      return new Promise((done) => {
        socket.onclose = ({ code }) => done({ closed: code });
        socket.onopen = () => {
          socket.send(JSON.stringify({ hello: { version, resume: null } }));
          socket.send(JSON.stringify({ do: { op, command } }));
        };
        socket.onmessage = ({ data }) => {
          const { refused, frame } = JSON.parse(data);
          if (refused?.op === op) done({ refused: refused.why });
          if (frame?.acks.some((ack) => ack.op === op)) done({ accepted: true });
        };
      }).finally(() => socket.close());
    },
    { workshop, command, op: randomUUID(), version: VERSION },
  );
