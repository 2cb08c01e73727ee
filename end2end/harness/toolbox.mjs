// The steps of the toolbox, and what makes each show its content. The server lists templates and not the steps that any
// agenda can include, so they are read where they are listed: in the registry of the domain. What people send in a step
// without acts of its own are the samples of its tool, as the golden file of the wire has them.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { GROUP } from './story.mjs';
import { Refused } from './wire.mjs';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const snake = (name) => name.replace(/(?<!^)[A-Z]/g, '_$&').toLowerCase();

/** Every step that any agenda can include: its recipe as it is sent, and its tool. */
export function toolbox() {
  const lines = read('app/domain/src/tool/mod.rs').matchAll(/^\s*(\w+)(?: as "(\w+)")? => (\w+):[^;]*, toolbox;$/gm);
  const steps = [...lines].map(([, name, stored, tool]) => ({ recipe: stored ?? snake(name), tool }));
  if (steps.length === 0) throw new Error('app/domain/src/tool/mod.rs has no line that ends in ", toolbox;": read it in another way');
  return steps;
}

/** One sample of every command of a tool, in the order in which they are given. */
export function samplesOf(tool) {
  const samples = read('app/protocol/tests/golden/commands.txt').split('\n\n').map((sample) => sample.replace(/^#.*$/gm, '').trim());
  return samples.filter(Boolean).map((sample) => JSON.parse(sample)[tool]).filter((command) => command !== undefined);
}

/** Acts that need what is in this workshop: people, functions, a new id. */
async function acts(play, recipe) {
  const seats = Object.values((await play.look()).seats.all);
  const isMember = ({ role, attendance }) => ['mobilizer', 'stakeholder'].includes(role) && attendance === 'taken';
  const order = seats.filter(isMember).map(({ id }) => id);
  const ask = { request: randomUUID(), to: GROUP.finance.function, text: 'Two half days.' };
  return {
    hopes_and_fears: [['clinical', 'cards', 'nothing_to_add']],
    pre_mortems: [['clinical', 'cards', 'nothing_to_add']],
    turns: [['mobilizer', 'round_robin', { draw: { order } }]],
    pairs: [['mobilizer', 'one_two_four_all', { begin: { order } }], ['mobilizer', 'one_two_four_all', { next: { from: 'alone' } }]],
    requests: [['clinical', 'requests', { ask }]],
  }[recipe];
}

/** Sends a command as the first of these people who may. */
async function doesAny(play, names, tool, command) {
  for (const name of names) {
    try {
      await play.does(name, tool, command);
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }
  return false;
}

/** Makes a step of the toolbox show its content: asked, answered and revealed. */
export async function begin(play, { recipe, tool }) {
  const own = await acts(play, recipe);
  for (const [name, of, command] of own ?? []) await play.does(name, of, command);
  if (own) return;
  let granted = 0;
  for (const command of samplesOf(tool)) if (await doesAny(play, ['clinical', 'mobilizer'], tool, command)) granted += 1;
  if (granted < 2) {
    const what = `the samples of ${tool} do not begin its step ${recipe}`;
    throw new Error(`${what}: add what does to acts() in end2end/harness/toolbox.mjs`);
  }
}
