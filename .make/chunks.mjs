// chunks.mjs: which files the chunks of the program become. The splitter makes one file per set of chunks that share
// code: about a hundred, most of them tiny. Here they become one for what a workshop needs first, one for what everybody
// needs soon after, and one per chunk for the rest: each further file costs, because it compresses for itself.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(new URL('../end2end/package.json', import.meta.url));
const program = (tool) => require.resolve(`binaryen/bin/${tool}`);

/** With every page of a workshop, in this order, before anything else of it. What a later chunk shares with one is in it. */
export const FIRST = ['connect', 'workshop'];
/** What everybody loads while they are at the first step, and what several of the other chunks need. */
export const SHARED = 'shared';
const SOON = ['tools', 'sheets', 'write'];
/** With the pages outside of a workshop, and nothing else: what it shares with others is in it as well as in theirs. */
export const ALONE = 'start';

/** The splitter's files, by the file they go into: `{ workshop: ['split_workshop', 'chunk_11', …], … }`. */
export function groups(script) {
  const files = Object.fromEntries([...FIRST, SHARED].map((name) => [name, []]));
  const file = (chunk) => (SOON.includes(chunk) ? SHARED : chunk);
  for (const [, chunk] of script.matchAll(/"\.\/split_(\w+)\.wasm"/g)) (files[file(chunk)] ??= []).push(`split_${chunk}`);
  const shared = /\/\* ([\w, ]+) \*\/\nconst \w+ = makeLoad\(\(\) => \{\s+const src = fetch\(new URL\("\.\/(chunk_\d+)\.wasm"/g;
  for (const [, sharers, name] of script.matchAll(shared)) {
    const into = new Set(sharers.split(', ').map(file));
    if (into.delete(ALONE)) files[ALONE].push(name);
    files[FIRST.find((first) => into.has(first)) ?? (into.size > 1 ? SHARED : [...into][0])].push(name);
  }
  const found = script.match(/"\.\/\w+\.wasm"/g).length;
  const placed = new Set(Object.values(files).flat()).size;
  if (found !== placed) throw new Error(`the splitter made ${found} files, of which ${placed} are understood`);
  return files;
}

/** The script that loads the files, in place of the splitter's: whatever comes first is loaded alongside. */
export function loader(script, files) {
  // A chunk that cannot be loaded is no error: the page says so and tries again, or was on the way to another page.
  const runtime = script
    .slice(0, script.search(/^(\/\* [\w, ]+ \*\/\nconst|export const)/m))
    .replace('console.error(', 'console.warn(');
  const names = Object.keys(files).filter((name) => ![...FIRST, SHARED, ALONE].includes(name));
  const load = (name) => `fetched(() => fetch(new URL("./${name}.wasm", import.meta.url)))`;
  return `${runtime}
const fetched = (get) => () => {
  const src = get();
  src.catch(() => {});
  return (imports) => WebAssembly.instantiateStreaming(src, { outside: imports.__wasm_split });
};
const connect = makeLoad(${load(FIRST[0])}, []);
const first = makeLoad(${load(FIRST[1])}, [connect]);
const shared = makeLoad(${load(SHARED)}, [connect, first]);
const before = [connect, first, shared];
export const __wasm_split_load_${FIRST[0]} = wrapAsyncCb(connect);
export const __wasm_split_load_${FIRST[1]} = wrapAsyncCb(first);
export const __wasm_split_load_${ALONE} = wrapAsyncCb(makeLoad(${load(ALONE)}, []));
${SOON.map((name) => `export const __wasm_split_load_${name} = wrapAsyncCb(shared);`).join('\n')}
${names.map((name) => `export const __wasm_split_load_${name} = wrapAsyncCb(makeLoad(${load(name)}, before));`).join('\n')}
`;
}

/** The imports of a module as text, without duplicates: memory, table and globals of the first file. */
function imports(texts) {
  const lines = texts.flatMap((text) => [...text.matchAll(/^ \(import "__wasm_split" "(\w+)" \((memory|table|global) \S+ (.+)\)\)$/gm)]);
  return [...new Map(lines.map(([, name, kind, type]) => [name, { name, kind, type }])).values()];
}

/**
 * Merges files into one. Each imports the memory by itself, and a module has one memory: a module in the middle imports
 * everything once, from `outside`, and hands it on.
 */
export function merge(features, work, names, out) {
  const options = { encoding: 'utf8', maxBuffer: 2 ** 30, stdio: ['ignore', 'pipe', 'pipe'] };
  const run = (tool, ...args) => execFileSync(process.execPath, [program(tool), ...features, ...args], options);
  const paths = names.map((name) => join(work, `${name}.wasm`));
  const all = imports(paths.map((path) => run('wasm-dis', path)));
  const pass = ({ name, kind, type }, at) =>
    `(import "outside" "${name}" (${kind} $i${at} ${type})) (export "${name}" (${kind} $i${at}))`;
  const text = all.map(pass);
  fs.writeFileSync(join(work, 'middle.wat'), `(module ${text.join('\n')})`);
  run('wasm-as', join(work, 'middle.wat'), '-o', join(work, 'middle.wasm'));
  const parts = paths.flatMap((path, at) => [path, `part${at}`]);
  run('wasm-merge', join(work, 'middle.wasm'), '__wasm_split', ...parts, '-g', '--enable-multimemory', '-o', out);
  run('wasm-dis', out, '-o', `${out}.wat`);
  fs.writeFileSync(`${out}.wat`, direct(fs.readFileSync(`${out}.wat`, 'utf8')));
  run('wasm-as', `${out}.wat`, '-g', '-o', out);
  fs.rmSync(`${out}.wat`);
}

/**
 * The splitter's files call each other through the table, each by a function of its own that does nothing else. What is
 * in the same file by now is called directly, which leaves those functions empty enough to disappear.
 */
export function direct(text) {
  const name = /\$(?:"[^"]*"|[^\s()]+)/.source;
  const slots = new Map();
  for (const [, at, list] of text.matchAll(/^ \(elem \S+ \(i32\.const (\d+)\)(.*)\)$/gm)) {
    const items = list.matchAll(new RegExp(`\\(item \\(ref\\.null \\w+\\)\\)|${name}`, 'g'));
    [...items].forEach(([item], place) => item.startsWith('$') && slots.set(Number(at) + place, item));
  }
  const head = `^( \\(func ${name}.*\\n)  \\(call_indirect ${name} \\(type ${name}\\)\\n`;
  const shim = new RegExp(`${head}((?:   \\(local\\.get .*\\)\\n)*)   \\(i32\\.const (\\d+)\\)\\n`, 'gm');
  return text.replace(shim, (all, start, values, at) => {
    const called = slots.get(Number(at));
    return called ? `${start}  (call ${called}\n${values}` : all;
  });
}
