// size.mjs SITE: what a first visit downloads, and the budgets of its largest parts.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

// Bytes of brotli-compressed WASM. People who open a link need the first chunk before they can enter a name: under a
// second on slow 4G (1.4 Mbit/s). The second loads while they type, in two seconds.
const BUDGETS = { 'collective-yes': 150 * 1024, workshop: 355 * 1024 };
const pkg = join(process.argv[2], 'pkg');
const size = (path) => (existsSync(path) ? statSync(path).size : 0);
const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;

console.log(`${'file'.padEnd(40)}${'plain'.padStart(12)}${'gzip'.padStart(12)}${'brotli'.padStart(12)}`);
let over = false;
const missing = new Set(Object.keys(BUDGETS));
for (const name of readdirSync(pkg).filter((name) => /\.(js|wasm|css|txt)$/.test(name))) {
  const path = join(pkg, name);
  const [plain, gzip, brotli] = [size(path), size(`${path}.gz`), size(`${path}.br`)];
  const half = name.split('.')[0];
  const budget = name.endsWith('.wasm') ? BUDGETS[half] : undefined;
  console.log(name.padEnd(40) + [plain, gzip, brotli].map((bytes) => kib(bytes).padStart(12)).join('') + (budget ? ` of ${kib(budget)}` : ''));
  if (!budget || brotli === 0) continue;
  missing.delete(half);
  if (brotli > budget) {
    over = true;
    console.error(`error: ${name} is ${kib(brotli - budget)} over its budget: find what grew with twiggy, or make it smaller`);
  }
}
if (missing.size > 0) console.error('error: no compressed WASM in the site: run .make/site.sh wasm-release');
if (over || missing.size > 0) process.exit(1);
