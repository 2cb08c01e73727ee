// The demonstration case as the journeys tell it: who is in the room, what each says, what comes out. In one place, so
// that a test can search for these exact words on a screen, in a frame, or in an export.

/** The members and the function of each. The Mobilizer is one of them. */
export const GROUP = {
  mobilizer: { role: 'mobilizer', function: 'HR', name: 'Mo' },
  finance: { role: 'stakeholder', function: 'Practice Finance', name: 'Fin', veto: true },
  clinical: { role: 'stakeholder', function: 'Clinical Lead', name: 'Clio' },
  procurement: { role: 'stakeholder', function: 'Procurement', name: 'Pro' },
  operations: { role: 'stakeholder', function: 'Operations', name: 'Ota' },
  legal: { role: 'stakeholder', function: 'Legal', name: 'Lex' },
};
/** People who are present without being members. */
export const OTHERS = {
  seller: { role: 'seller', name: 'Sal' },
  observer: { role: 'observer', name: 'Obi' },
  wall: { role: 'wall' },
};
export const MEMBERS = Object.keys(GROUP);
export const STAKEHOLDERS = MEMBERS.filter((name) => GROUP[name].role === 'stakeholder');

/** The steps that every journey through a complete workshop looks at, in order. */
export const STEPS = [
  'read', 'costs', 'write', 'rate', 'reveal', 'organise', 'disconnects', 'links', 'draft', 'trade', 'rerate', 'consent', 'sign',
  'record',
];

export const TITLE = 'Fewer sick days among hygienists';

/** One thought per member. Each text is unique, so it can be searched for. */
export const THOUGHTS = {
  mobilizer: { kind: 'uncertainty', level: 'problem', text: 'How much of the sick leave comes from the instruments?' },
  finance: { kind: 'concern', level: 'solution', text: 'There is no budget left before June.' },
  clinical: { kind: 'goal', level: 'problem', text: 'Nobody should lose income because their hands hurt.' },
  procurement: { kind: 'concern', level: 'supplier', text: 'One supplier for everything leaves us without a choice.' },
  operations: { kind: 'concern', level: 'problem', text: 'We cancel patients whenever a hygienist is off.' },
  legal: { kind: 'idea', level: 'solution', text: 'Try two practices first and count the days.' },
};

/** The statements: the group differs on one, and agrees on another without knowing it. */
export const STATEMENTS = {
  year: 'Keep our instruments for another year.',
  loss: 'We lose money to sick leave that we could avoid.',
};
/** Each member's rating and guess per statement. */
export const ANSWERS = {
  mobilizer: { year: [5, 2], loss: [8, 2] },
  finance: { year: [9, 3], loss: [7, 1] },
  clinical: { year: [1, 2], loss: [9, 2] },
  procurement: { year: [8, 4], loss: [7, 1] },
  operations: { year: [2, 3], loss: [8, 2] },
  legal: { year: ['none', 2], loss: ['none', 3] },
};

/** The question every group is asked besides its own statements, and how much each wants: before any talk, and after it. */
export const WISH = 'How much do we want to change?';
export const WISHES = {
  mobilizer: [8, 8], finance: [6, 7], clinical: [9, 9], procurement: [7, 7], operations: [8, 8], legal: [6, 6],
};

/** A cost of staying: estimated by one function, accepted by another. */
export const COST = {
  text: 'We pay stand-ins for every day a hygienist is off.',
  grade: 'internal',
  amount: { times: [30, 45], each: [400, 650], unit: 'euros' },
};

/** A term that two functions understand differently, and the agreed meaning. */
export const WORD = {
  word: 'budget',
  finance: 'What was approved in autumn.',
  clinical: 'What there is money for.',
  agreed: 'What was approved in autumn, and what is moved within it.',
};

/** What is given up for the concern about the money. */
export const TRADE = {
  attribute: 'Payment', today: 'At delivery', answer: 'Half is paid in July', gives: 'Training moves to July',
};

/** Evidence that would settle the difference. */
export const EVIDENCE = { ask: 'How many days were lost last year?', owner: 'HR', due: '2030-06-01', found: 'Ninety-four.' };

/** The same for the six statements of the demonstration, in order. */
export const DEMONSTRATION_ANSWERS = {
  mobilizer: [[9, 2], [8, 1], [8, 2], [4, 1], [6, 1], [8, 3]],
  finance: [[7, 2], [8, 1], [5, 1], [8, 3], [9, 3], [9, 3]],
  clinical: [[9, 3], [9, 1], [9, 3], [2, 1], [1, 1], [7, 2]],
  procurement: [['none', 2], [7, 2], [6, 2], [9, 4], [8, 2], [3, 2]],
  operations: [[8, 2], [8, 1], [7, 2], [5, 2], [2, 1], [8, 3]],
};

/** The disconnect between two functions, from both ends. */
export const DISCONNECT = {
  statement: 'year',
  kind: 'fact',
  finance: {
    position: 'Another year with what we have.',
    reason: 'What is not in the budget cannot be paid before June.',
    restated: 'You would pay, but not out of this year’s money.',
  },
  clinical: {
    position: 'New instruments now.',
    reason: 'Two more people will be off by June.',
    restated: 'Waiting costs more days than the instruments cost money.',
  },
  settlement: 'Two practices start now, out of the running budget.',
};

export const RESOLUTION = {
  objective: 'We replace the instruments in two practices now and count the days lost.',
  tangible: 'A third fewer days lost by December.',
  lines: {
    HR: 'Counts the days lost, every month.',
    'Practice Finance': 'Pays two practices out of the running budget.',
    'Clinical Lead': 'Names the two practices and trains them.',
    Procurement: 'Asks two more suppliers before all practices follow.',
    Operations: 'Keeps two chairs free in the training week.',
    Legal: 'Reads the contract before it is signed.',
  },
  condition: { text: 'All practices follow only if the days lost fall by a third.', owner: 'HR', due: '2030-12-31' },
  resolved: 'The two practices are paid out of the running budget.',
};

/** What the seller sees at the reveal and must not see before. */
export const ALL_TEXTS = Object.values(THOUGHTS).map(({ text }) => text);
