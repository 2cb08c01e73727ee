// size.mjs SITE: what a first visit downloads, and the budget for its largest part.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

// Bytes of brotli-compressed WASM: two seconds on slow 4G (1.4 Mbit/s).
const BUDGET = 350 * 1024;
const pkg = join(process.argv[2], 'pkg');
const size = (path) => (existsSync(path) ? statSync(path).size : 0);
const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`.padStart(12);

let wasm = 0;
console.log(`${'file'.padEnd(40)}${'plain'.padStart(12)}${'gzip'.padStart(12)}${'brotli'.padStart(12)}`);
for (const name of readdirSync(pkg).filter((name) => /\.(js|wasm|css)$/.test(name))) {
  const path = join(pkg, name);
  console.log(name.padEnd(40) + kib(size(path)) + kib(size(`${path}.gz`)) + kib(size(`${path}.br`)));
  if (name.endsWith('.wasm')) wasm = size(`${path}.br`);
}
if (wasm === 0) {
  console.error('error: no compressed WASM in the site: run .make/site.sh wasm-release');
  process.exit(1);
}
console.log(`WASM ${kib(wasm).trim()} of ${kib(BUDGET).trim()}`);
if (wasm > BUDGET) {
  console.error(`error: the WASM is ${kib(wasm - BUDGET).trim()} over its budget: find what grew with twiggy, or make it smaller`);
  process.exit(1);
}
