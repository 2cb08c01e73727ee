// A second case, larger than the demonstration: twelve people of five functions decide whether all offices of a wholesaler
// move to one order system. Several people speak for each function, and they do not all say the same.
import { randomUUID } from 'node:crypto';
import * as api from './api.mjs';
import { contentHash } from './hash.mjs';
import { activityOf } from './play.mjs';
import { Wire, look } from './wire.mjs';

export const TITLE = 'One order system for all offices';

/** Everyone's function, rating of each statement, guess of how many of the eleven others say yes, and wish before and after. */
const PEOPLE = [
  ['Sales', [8, 3, 8, 7, 2], [4, 8, 5, 4, 7], [7, 7]],
  ['Sales', [7, 2, 7, 8, 3], [5, 7, 4, 5, 8], [8, 8]],
  ['Sales', [9, 4, 8, 7, 2], [3, 9, 5, 4, 7], [6, 7]],
  ['IT', [8, 9, 7, 9, 8], [5, 6, 4, 5, 6], [9, 8]],
  ['IT', [7, 8, 8, 8, 9], [4, 7, 5, 4, 6], [8, 8]],
  ['IT', [8, 9, 7, 8, 7], [4, 6, 4, 6, 5], [9, 9]],
  ['Finance', [9, 7, 9, 2, 8], [6, 5, 3, 9, 4], [7, 7]],
  ['Finance', [8, 8, 8, 3, 7], [5, 6, 4, 8, 5], [6, 6]],
  ['Legal', [7, 5, 8, 5, 6], [5, 7, 5, 6, 6], [5, 6]],
  ['Legal', ['none', 6, 7, 4, 5], [5, 6, 4, 7, 6], [5, 5]],
  ['Customer Service', [9, 2, 9, 8, 1], [4, 9, 5, 4, 8], [8, 8]],
  ['Customer Service', [9, 1, 8, 7, 2], [3, 8, 4, 5, 9], [8, 8]],
].map(([of, ratings, guesses, wish]) => ({ of, ratings, guesses, wish }));

export const FUNCTIONS = [...new Set(PEOPLE.map(({ of }) => of))];

export const STATEMENTS = [
  ['problem', 'Customers wait because each office keeps its own orders.'],
  ['solution', 'All offices should change on the same day.'],
  ['problem', 'Typing orders twice costs us more than we have ever counted.'],
  ['solution', 'We can pay for it out of this year’s money.'],
  ['supplier', 'One supplier should build and run it.'],
];
/** The second ratings of those who moved: statement, person, rating. */
const MOVED = { 1: { 0: 5, 1: 5, 10: 4, 11: 4, 3: 6, 4: 6 } };

const CARDS = [
  ['concern', 'solution', 'If all change on one day and it fails, nobody can sell.'],
  ['concern', 'solution', 'We lose the quarter when orders stop for a week.'],
  ['goal', 'problem', 'A customer hears the same answer in every office.'],
  ['idea', 'solution', 'Keep both systems for a month and compare every evening.'],
  ['concern', 'supplier', 'Whoever builds it knows every password afterwards.'],
  ['uncertainty', 'problem', 'How many orders are typed twice?'],
  ['concern', 'solution', 'The licence of the old system runs until March whatever we do.'],
  ['goal', 'problem', 'Month-end closes in two days instead of nine.'],
  ['concern', 'supplier', 'The contract must say who answers for lost orders.'],
  ['uncertainty', 'supplier', 'Where are the data kept?'],
  ['concern', 'problem', 'We apologise to forty customers a week for orders that are lost between offices.'],
  ['goal', 'problem', 'See in the call what was promised.'],
];

export const OBJECTIVE = 'We move two offices in March, both systems side by side, and decide about the rest in May.';
const LINES = {
  Sales: 'Two offices sell on the new system from March.',
  IT: 'Runs both systems and compares them every evening.',
  Finance: 'Pays two offices this year and plans the rest.',
  Legal: 'Reads the contract before a password is given.',
  'Customer Service': 'Counts lost orders every week and tells everybody.',
};
export const CONDITION = {
  text: 'The rest follows only if lost orders halve in the two offices.',
  owner: 'Customer Service',
  due: '2031-05-31',
};
export const OBJECTION = {
  reason: 'Nobody answers for orders that are lost in March.',
  lift: 'The supplier pays for orders lost in the first month.',
};

export class Roles {
  seats = [];

  static async open(server) {
    const roles = new Roles();
    const opened = await api.open(server, TITLE, 'room-90');
    Object.assign(roles, { server, workshop: opened.workshop, secrets: { wall: api.secretOf(opened.links.wall) } });
    const secrets = [api.secretOf(opened.links.mobilizer)];
    for (const { of } of PEOPLE.slice(1)) {
      const seat = { role: 'stakeholder', function: of, veto: of === 'Legal' && secrets.length === 8 };
      secrets.push(api.secretOf((await api.admit(server, opened.workshop, secrets[0], seat)).link));
    }
    roles.secrets.people = secrets;
    roles.secrets.seller = api.secretOf(opened.links.seller);
    for (const [at, secret] of secrets.entries()) {
      roles.seats.push(await Wire.open(server, opened.workshop, secret));
      await roles.does(at, 'seats', { join: { function: PEOPLE[at].of } });
    }
    return roles;
  }

  link(secret) {
    return `${this.server.url}/join#${secret}`;
  }

  look() {
    return look(this.server, this.workshop, this.secrets.people[0]);
  }

  does(at, tool, command) {
    return this.seats[at].do({ [tool]: command });
  }

  async everyone(act) {
    for (const at of PEOPLE.keys()) await act(at, PEOPLE[at]);
  }

  /** Moves on to the step with this activity; what its gate lacks was left out on purpose. */
  async to(activity) {
    for (;;) {
      const { agenda } = await this.look();
      const step = agenda.position === null ? undefined : agenda.steps[agenda.position];
      if (step && activityOf(step) === activity) return step;
      const command = step ? { next: { from: step.id, reason: 'The group wants to go on.' } } : 'start';
      await this.does(0, 'agenda', command);
    }
  }

  async prompt() {
    await this.to('costs');
    const cost = randomUUID();
    const amount = { times: [1800, 2200], each: [12, 30], unit: 'euros' };
    const text = 'Orders that are lost between offices, and the calls about them.';
    await this.does(10, 'costs', { name: { cost, text, grade: 'measured', amount } });
    for (const at of [6, 0]) await this.does(at, 'costs', { accept: { cost, accepted: true } });
    await this.to('write');
    this.cards = CARDS.map(() => randomUUID());
    await this.everyone((at) => {
      const [kind, level, text] = CARDS[at];
      return this.does(at, 'cards', { write: { card: this.cards[at], kind, level, text, builds_on: null } });
    });
    await this.to('rate');
    this.statements = STATEMENTS.map(() => randomUUID());
    for (const [at, [level, text]] of STATEMENTS.entries()) {
      await this.does(0, 'statements', { put: { statement: this.statements[at], text, level, from_card: null, asks: 'agreement' } });
    }
    await this.does(0, 'statements', 'ask');
    await this.rate(0);
  }

  async rate(round) {
    const { statements } = await this.look();
    const wished = statements.list.find(({ asks }) => asks === 'ambition').id;
    await this.everyone(async (at, { ratings, guesses, wish }) => {
      for (const [place, statement] of this.statements.entries()) {
        const value = (round && MOVED[place]?.[at]) || ratings[place];
        const rating = value === 'none' ? 'not_mine' : { points: value };
        await this.does(at, 'statements', { rate: { statement, rating, guess: guesses[place] } });
      }
      await this.does(at, 'statements', { rate: { statement: wished, rating: { points: wish[round] }, guess: null } });
    });
  }

  async reveal() {
    await this.to('reveal');
    await this.does(0, 'cards', 'reveal');
    await this.does(0, 'statements', { reveal: { round: 'first' } });
    await this.everyone((at) => this.does(at, 'statements', { acknowledge: { statement: this.statements[2] } }));
  }

  async settle() {
    await this.to('disconnects');
    this.disconnect = randomUUID();
    const disconnect = this.disconnect;
    const [one, two] = ['Customer Service', 'IT'];
    const open = { disconnect, title: STATEMENTS[1][1], statement: this.statements[1], level: 'solution', one, two };
    const does = (at, command) => this.does(at, 'disconnects', command);
    await does(0, { open });
    await does(0, { sort: { disconnect, kind: 'assumption' } });
    const slowly = 'When it fails, forty customers a week become four hundred.';
    await does(10, { explain: { disconnect, position: 'One office at a time.', reason: slowly } });
    const atOnce = 'Two systems for a year are two teams, and we have one.';
    await does(3, { explain: { disconnect, position: 'All on one day.', reason: atOnce } });
    await does(3, { restate: { disconnect, text: 'You would stand on the phone for what breaks.' } });
    await does(10, { confirm: { disconnect, text: 'You would stand on the phone for what breaks.', yes: true } });
    await does(10, { restate: { disconnect, text: 'You cannot run two systems for long.' } });
    await does(3, { confirm: { disconnect, text: 'You cannot run two systems for long.', yes: true } });
    const evidence = randomUUID();
    const question = 'How many orders are lost in two offices in one month?';
    await does(6, { ask: { disconnect, evidence, ask: question, owner: 'Customer Service', due: '2031-04-30' } });
    const settlement = { accepted: { condition: 'Two offices, both systems for one month, then all others on one day.' } };
    await does(10, { propose: { disconnect, settlement } });
    await does(3, { agree: { disconnect, settlement } });
  }

  async converge() {
    await this.to('draft');
    const does = (at, command) => this.does(at, 'resolution', command);
    await does(0, { section: { section: 'objective', text: OBJECTIVE } });
    for (const of of FUNCTIONS) await does(0, { line: { function: of, text: LINES[of] } });
    const condition = randomUUID();
    await does(0, { condition: { condition, value: CONDITION } });
    for (const [at, [kind]] of CARDS.entries()) {
      if (kind !== 'concern' || at === 8) continue;
      const disposition = at === 6 ? { parked: { owner: 'Finance', due: '2031-03-31' } } : { accepted: { condition } };
      await does(0, { dispose: { card: this.cards[at], disposition } });
    }
    await this.to('rerate');
    await this.rate(1);
    await this.does(0, 'statements', { reveal: { round: 'second' } });
    await this.to('consent');
    const hash = contentHash((await this.look()).resolution.draft);
    await does(0, { propose: { hash } });
    await this.everyone((at) => {
      const agrees = { hash, gradient: at % 3 ? 'endorse' : 'minor_point', reason: null, lift: null };
      const respond = at === 8 ? { hash, gradient: 'disagree', ...OBJECTION } : agrees;
      return does(at, { respond });
    });
    await does(0, 'reveal');
  }
}
