// size.mjs SITE: what a visit downloads, and the budgets of its parts.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

// Brotli-compressed bytes. People who open a link need the first part before they can enter a name: under a second on slow
// 4G (1.4 Mbit/s). The rest loads while they type, and each further step while the group is at the one before.
const KIB = 1024;
const MAIN = 'collective-yes.wasm';
/** The program of the pages outside of a workshop. */
const START = [MAIN, 'start.wasm'];
/** The page for joining, and the connection over which a person joins. */
const JOIN = [MAIN, 'connect.wasm'];
/** What a stakeholder has loaded who waits in the lobby or is at the first step. */
const FIRST_STEP = [...JOIN, 'workshop.wasm', 'collective-yes.js', 'collective-yes.css', 'texts.en.txt'];
const STEPS = ['explore.wasm', 'differ.wasm', 'decide.wasm', 'lead.wasm', 'wall.wasm'];
const BUDGETS = [
  { what: 'start', of: START, budget: 150 * KIB },
  { what: 'join', of: JOIN, budget: 150 * KIB },
  { what: 'from a link to the first live step', of: FIRST_STEP, budget: 260 * KIB },
  { what: 'all of live', of: ['workshop.wasm', 'shared.wasm', ...STEPS], budget: 420 * KIB },
  // Loaded with the first chunk after `workshop`, whichever that is.
  { what: 'texts and styles of what comes later', of: ['later.en.txt', 'later.css'], budget: 17 * KIB },
  // What is its own: its page loads `shared` as well.
  { what: 'the area after the meeting', of: ['follow.wasm'], budget: 120 * KIB },
  // What everybody loads while they are at the first step; a chunk of later steps is held to the half of an area.
  { what: 'shared.wasm', of: ['shared.wasm'], budget: 170 * KIB },
  ...STEPS.map((name) => ({ what: name, of: [name], budget: 60 * KIB })),
];
const pkg = join(process.argv[2], 'pkg');
const size = (path) => (existsSync(path) ? statSync(path).size : 0);
const kib = (bytes) => `${(bytes / KIB).toFixed(1)} KiB`;

const sizes = new Map();
console.log(`${'file'.padEnd(40)}${'plain'.padStart(12)}${'gzip'.padStart(12)}${'brotli'.padStart(12)}`);
for (const name of readdirSync(pkg).filter((name) => /\.(js|wasm|css|txt)$/.test(name))) {
  const path = join(pkg, name);
  const all = [size(path), size(`${path}.gz`), size(`${path}.br`)];
  console.log(name.padEnd(40) + all.map((bytes) => kib(bytes).padStart(12)).join(''));
  sizes.set(name.replace(/\.[0-9a-f]{16}(?=\.)/, ''), all[2]);
}
console.log('');
let failed = false;
const fail = (why) => {
  failed = true;
  console.error(`error: ${why}`);
};
for (const { what, of, budget, goal } of BUDGETS) {
  const missing = of.filter((name) => !sizes.get(name));
  if (missing.length > 0) {
    fail(`no compressed ${missing.join(', ')} in the site: run .make/site.sh wasm-release`);
    continue;
  }
  const sum = of.reduce((sum, name) => sum + sizes.get(name), 0);
  const short = goal && sum > goal ? `; the goal is ${kib(goal)}: ${kib(sum - goal)} too much` : '';
  console.log(`${what.padEnd(40)}${kib(sum).padStart(12)} of ${kib(budget)}${short}`);
  if (sum > budget) fail(`${what} is ${kib(sum - budget)} over its budget: find what grew with twiggy, or make it smaller`);
}
// A chunk that nobody counts is a chunk without a budget.
const counted = new Set(BUDGETS.flatMap(({ of }) => of));
for (const name of sizes.keys()) if (name.endsWith('.wasm') && !counted.has(name)) fail(`${name} has no budget`);
if (failed) process.exit(1);
