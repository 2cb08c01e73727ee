// Plays a workshop without browsers: everyone is a script on the JSON socket. Reaches any step in a second or two, so
// that a journey can start where its story starts, and can act for seats next to real browsers.
import { randomUUID } from 'node:crypto';
import * as api from './api.mjs';
import { contentHash } from './hash.mjs';
import {
  ANSWERS, COST, DEMONSTRATION_ANSWERS, DISCONNECT, EVIDENCE, GROUP, MEMBERS, OTHERS, RESOLUTION, STATEMENTS, THOUGHTS, TITLE,
  TRADE, WISHES, WORD,
} from './story.mjs';
import { titleOf } from './texts.mjs';
import { Wire, look } from './wire.mjs';

/** The name of a step's activity: "write", "rate", "rerate", "reveal" … */
export function activityOf(step) {
  const { activity } = step;
  if (typeof activity === 'string') return activity;
  const [name] = Object.keys(activity);
  return name === 'rate' && activity.rate.round === 'second' ? 'rerate' : name;
}

export class Play {
  /** The secret of each seat's link, by its name in the story. */
  secrets = {};
  /** The ids of created things, by their names in the story. */
  cards = {};
  statements = {};
  /** Everyone's answer to each statement. */
  answers = ANSWERS;
  /** Whether people give names; in the demonstration they go by their functions. */
  named = true;
  /** The statement with the disconnect. */
  disputed = DISCONNECT.statement;
  #wires = {};
  #fulfilled = new Set();

  /** Opens a workshop and invites everyone; nobody has joined. */
  static async open(server, { template = 'remote-60', title = TITLE } = {}) {
    const play = new Play();
    play.server = server;
    const opened = await api.open(server, title, template);
    play.workshop = opened.workshop;
    for (const name of ['mobilizer', 'seller', 'wall']) play.secrets[name] = api.secretOf(opened.links[name]);
    for (const [name, seat] of Object.entries({ ...GROUP, observer: OTHERS.observer })) {
      if (play.secrets[name]) continue;
      const { role, function: of = null, veto = false } = seat;
      const admitted = await api.admit(server, play.workshop, play.secrets.mobilizer, { role, function: of, veto });
      play.secrets[name] = api.secretOf(admitted.link);
    }
    return play;
  }

  /** The demonstration that the server opened by itself, with the links it printed. */
  static async demonstration(server) {
    const play = new Play();
    play.server = server;
    const names = { mobilizer: 'Mobilizer', seller: 'Seller', observer: 'Observer', wall: 'Wall', finance: 'Finance',
      clinical: 'Clinical', procurement: 'Procurement', operations: 'Operations' };
    for (const [name, printed] of Object.entries(names)) {
      play.secrets[name] = new RegExp(`${printed}.*/join#(\\S+)`).exec(server.log)[1];
    }
    play.workshop = (await api.session(server, play.secrets.mobilizer)).workshop;
    const { statements } = await play.look();
    statements.prepared.forEach(({ id }, index) => (play.statements[index] = id));
    play.answers = DEMONSTRATION_ANSWERS;
    Object.assign(play, { disputed: 4, named: false });
    return play;
  }

  /** The members of this workshop. */
  get members() {
    return MEMBERS.filter((name) => this.secrets[name]);
  }

  /** The URL that a person opens. */
  link(name) {
    return `${this.server.url}/join#${this.secrets[name]}`;
  }

  /** The scripted seat with this name, connected on first use. */
  async seat(name) {
    this.#wires[name] ??= Wire.open(this.server, this.workshop, this.secrets[name]);
    return this.#wires[name];
  }

  /** After a server restart: closes the old sockets; new ones are opened on demand. */
  forgetWires() {
    this.#wires = {};
  }

  /** The workshop as this seat may see it now. */
  look(name = 'mobilizer') {
    return look(this.server, this.workshop, this.secrets[name]);
  }

  async does(name, tool, command) {
    await (await this.seat(name)).do({ [tool]: command });
  }

  async refused(name, tool, command) {
    return (await this.seat(name)).refused({ [tool]: command });
  }

  /** These people join; without names, all members. */
  async join(...names) {
    for (const name of names.length ? names : this.members) {
      const seat = GROUP[name] ?? OTHERS[name];
      await this.does(name, 'seats', { join: { function: seat.function ?? null } });
      if (seat.name && this.named) await api.rename(this.server, this.workshop, this.secrets[name], seat.name);
    }
  }

  async current() {
    const { agenda } = await this.look();
    const step = agenda.position === null ? undefined : agenda.steps[agenda.position];
    return step && { ...step, title: titleOf(step) };
  }

  /** The chair enters the first step, or moves on to the next. */
  async next(reason = null) {
    const step = await this.current();
    const command = step ? { next: { from: step.id, reason } } : 'start';
    await this.does('mobilizer', 'agenda', command);
  }

  /** Moves on to the step with this activity, meeting every gate on the way. */
  async to(activity) {
    for (;;) {
      const step = await this.current();
      const now = step && activityOf(step);
      if (now === activity) return step;
      if (now && !this.#fulfilled.has(now)) await this.fulfil(now);
      await this.next();
    }
  }

  /** Meets the gate of a step, as in the story. */
  async fulfil(activity) {
    const acts = {
      read: () => {},
      costs: () => this.price(),
      trade: () => this.trade(),
      write: () => this.writeAll(),
      rate: () => this.rateAll(),
      reveal: () => this.revealAll(),
      organise: () => this.gather().then(() => this.define()),
      disconnects: () => this.walk(),
      links: () => this.linkTwo(),
      draft: () => this.draft(),
      rerate: () => this.rateAll().then(() => this.does('mobilizer', 'statements', { reveal: { round: 'second' } })),
      consent: () => this.consent(),
      sign: () => this.signAll(),
      record: () => {},
    };
    this.#fulfilled.add(activity);
    await acts[activity]();
  }

  /** Marks the gate of this step as met by the test itself. */
  did(activity) {
    this.#fulfilled.add(activity);
  }

  async write(name, thought = THOUGHTS[name]) {
    const card = randomUUID();
    await this.does(name, 'cards', { write: { card, ...thought, builds_on: null } });
    this.cards[name] = card;
    return card;
  }

  async writeAll(names = this.members) {
    for (const name of names) await this.write(name);
  }

  /** The chair prepares a statement. */
  async prepare(key, text = STATEMENTS[key]) {
    const statement = randomUUID();
    const command = { put: { statement, text, level: 'problem', from_card: null, asks: 'agreement' } };
    await this.does('mobilizer', 'statements', command);
    this.statements[key] = statement;
    return statement;
  }

  /** The chair asks the group all prepared statements. */
  async askGroup() {
    const { statements } = await this.look();
    if (statements.prepared.length) await this.does('mobilizer', 'statements', 'ask');
  }

  async put(key) {
    const statement = await this.prepare(key);
    await this.askGroup();
    return statement;
  }

  async rate(name, key, [value, guess] = this.answers[name][key]) {
    const rating = value === 'none' ? 'not_mine' : { points: value };
    await this.does(name, 'statements', { rate: { statement: this.statements[key], rating, guess } });
  }

  async rateAll(names = this.members) {
    const known = Object.keys(this.statements);
    const keys = known.length ? known : Object.keys(STATEMENTS);
    for (const key of keys) if (!this.statements[key]) await this.prepare(key);
    await this.askGroup();
    for (const key of keys) {
      for (const name of names) await this.rate(name, key);
    }
    await this.wishAll(names);
  }

  /** How much each wants, in the current round. */
  async wishAll(names = this.members) {
    const { statements } = await this.look();
    const wish = statements.list.find(({ asks }) => asks === 'ambition');
    const round = activityOf(await this.current()) === 'rerate' ? 1 : 0;
    for (const name of names) {
      const rating = { points: WISHES[name][round] };
      await this.does(name, 'statements', { rate: { statement: wish.id, rating, guess: null } });
    }
  }

  /** Estimates a cost of staying; another function accepts it. */
  async price() {
    const cost = randomUUID();
    await this.does('operations', 'costs', { name: { cost, ...COST } });
    await this.does('finance', 'costs', { accept: { cost, accepted: true } });
  }

  /** A term that two functions understand differently: each gives a meaning, then one is agreed. */
  async define() {
    const term = randomUUID();
    await this.does('mobilizer', 'glossary', { put: { term, word: WORD.word } });
    for (const name of ['finance', 'clinical']) await this.does(name, 'glossary', { mean: { term, text: WORD[name] } });
    await this.does('mobilizer', 'glossary', { reveal: { term, disconnect: randomUUID() } });
    await this.does('clinical', 'glossary', { offer: { term, text: WORD.agreed } });
    await this.does('finance', 'glossary', { agree: { term, text: WORD.agreed } });
  }

  /** The money is traded: the seller offers, Operations gives, and the concern's author confirms that it is settled. */
  async trade() {
    const [negotiable, trade] = [randomUUID(), randomUUID()];
    const { attribute, today, answer, gives } = TRADE;
    await this.does('seller', 'negotiables', { put: { negotiable, attribute, today } });
    await this.does('seller', 'negotiables', { offer: { trade, concern: this.cards.finance, negotiable, answer, gives } });
    await this.does('operations', 'negotiables', { accept: { trade, accepted: true } });
    await this.does('finance', 'negotiables', { settle: { trade } });
  }

  /** Evidence that would settle the difference is requested and found. */
  async ask() {
    const evidence = randomUUID();
    const { disconnect } = this;
    const { ask, owner, due, found } = EVIDENCE;
    await this.does('operations', 'disconnects', { ask: { disconnect, evidence, ask, owner, due } });
    await this.does('mobilizer', 'disconnects', { find: { disconnect, evidence, found } });
  }

  async revealAll() {
    await this.does('mobilizer', 'cards', 'reveal');
    await this.does('mobilizer', 'statements', { reveal: { round: 'first' } });
  }

  async gather() {
    const cards = [this.cards.operations, this.cards.clinical];
    await this.does('clinical', 'themes', { gather: { theme: randomUUID(), title: 'What sick leave costs', cards } });
    await this.does('finance', 'themes', {
      gather: { theme: randomUUID(), title: 'Money and timing', cards: [this.cards.finance] },
    });
  }

  async openDisconnect() {
    const disconnect = randomUUID();
    const statement = this.statements[this.disputed];
    const { text: title } = (await this.look()).statements.list.find(({ id }) => id === statement);
    const open = {
      disconnect,
      title,
      statement,
      level: 'solution',
      one: GROUP.finance.function,
      two: GROUP.clinical.function,
    };
    await this.does('mobilizer', 'disconnects', { open });
    await this.does('mobilizer', 'disconnects', { sort: { disconnect, kind: DISCONNECT.kind } });
    this.disconnect = disconnect;
  }

  /** Opens the disconnect unless somebody has, and walks it to the end. */
  async walk() {
    if (!this.disconnect) await this.openDisconnect();
    const { disconnect } = this;
    const does = (name, command) => this.does(name, 'disconnects', command);
    for (const name of ['finance', 'clinical']) {
      const { position, reason } = DISCONNECT[name];
      await does(name, { explain: { disconnect, position, reason } });
    }
    for (const [name, other] of [['finance', 'clinical'], ['clinical', 'finance']]) {
      await does(name, { restate: { disconnect, text: DISCONNECT[other].restated } });
      await does(other, { confirm: { disconnect, text: DISCONNECT[other].restated, yes: true } });
    }
    await this.ask();
    const settlement = { resolved: { how: DISCONNECT.settlement } };
    await does('finance', { propose: { disconnect, settlement } });
    await does('clinical', { agree: { disconnect, settlement } });
  }

  async linkTwo() {
    const { finance: from, clinical: to } = this.cards;
    await this.does('operations', 'links', { link: { link: randomUUID(), from, to, note: 'No money, no instruments.' } });
  }

  async draft() {
    const does = (command) => this.does('mobilizer', 'resolution', command);
    for (const section of ['objective', 'tangible']) await does({ section: { section, text: RESOLUTION[section] } });
    for (const { function: of } of this.members.map((name) => GROUP[name])) {
      await does({ line: { function: of, text: RESOLUTION.lines[of] } });
    }
    const condition = randomUUID();
    await does({ condition: { condition, value: RESOLUTION.condition } });
    for (const [name, { kind }] of Object.entries(THOUGHTS)) {
      // The money is traded one step later.
      if (kind !== 'concern' || !this.cards[name] || name === 'finance') continue;
      const disposition = name === 'procurement' ? { accepted: { condition } } : { resolved: { how: RESOLUTION.resolved } };
      await does({ dispose: { card: this.cards[name], disposition } });
    }
  }

  /** Proposes the draft and returns its hash. */
  async propose() {
    const { resolution } = await this.look();
    const hash = contentHash(resolution.draft);
    await this.does('mobilizer', 'resolution', { propose: { hash } });
    return hash;
  }

  /** The hash of the proposed version. */
  async proposedHash() {
    const { resolution } = await this.look();
    return resolution.versions.at(-1)?.hash;
  }

  async respond(name, gradient = 'endorse') {
    const hash = await this.proposedHash();
    await this.does(name, 'resolution', { respond: { hash, gradient, reason: null, lift: null } });
  }

  async consent() {
    await this.propose();
    for (const name of this.members) await this.respond(name, name === 'finance' ? 'reservations' : 'endorse');
    await this.does('mobilizer', 'resolution', 'reveal');
  }

  async sign(name) {
    await this.does(name, 'resolution', { sign: { hash: await this.proposedHash() } });
  }

  async signAll(names = this.members) {
    for (const name of names) await this.sign(name);
  }
}
