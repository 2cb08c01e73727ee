// site.mjs WASM SITE PROFILE: from the compiled page to the files the server serves.
//   SITE/pkg/collective-yes.<hash>.{js,wasm,css}   named by content, so they may be cached for ever
//   SITE/pkg/workshop.<hash>.wasm                  what every page of a workshop needs; the other chunks likewise
//   SITE/pkg/texts.<language>.<hash>.txt           what the screens say that every page begins with
//   SITE/pkg/later.<hash>.css, later.<language>.<hash>.txt   the rest of both, loaded before another chunk than `workshop`
//   SITE/sw.js                                     the service worker, which knows the files of its build; none in `dev`
//   SITE/hash.txt                                  the hashes, as leptos reads them
//   SITE/**                                        frontend/public, as it is
// each with .br and .gz next to it where that makes it smaller. `dev` neither shrinks nor compresses.
// What did not change since the last run is not done again.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import * as zlib from 'node:zlib';
import { FIRST, groups, loader, merge } from './chunks.mjs';

const [input, site, profile] = process.argv.slice(2);
const release = profile !== 'dev';
const work = `${site}.work`;
const require = createRequire(new URL('../end2end/package.json', import.meta.url));
const esbuild = require('esbuild');
const binaryen = (tool) => require.resolve(`binaryen/bin/${tool}`);
const sha = (...parts) => parts.reduce((h, p) => h.update(p), createHash('sha256')).digest('hex').slice(0, 16);
const read = (file) => (fs.existsSync(file) ? fs.readFileSync(file) : undefined);
const walk = (dir) =>
  !fs.existsSync(dir) ? [] : fs.readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });

// rustc 1.95 enables these for wasm32-unknown-unknown; wasm-opt rejects features it is not told about.
const features = ['bulk-memory', 'bulk-memory-opt', 'call-indirect-overlong', 'multivalue', 'mutable-globals',
  'nontrapping-float-to-int', 'reference-types', 'sign-ext'].map((name) => `--enable-${name}`);

/** Added by `make dev`: the page reloads itself when the server has restarted. */
const RELOAD = `
(async () => {
  for (let gone = false; ; await new Promise((done) => setTimeout(done, 500))) {
    const there = await fetch('/health/live').then((answer) => answer.ok, () => false);
    if (there && gone) location.reload();
    gone = !there;
  }
})();
`;

/** The script and the chunks of the program; from the work folder if the compiled page has not changed. */
function page() {
  const js = join(work, 'page.js');
  const known = join(work, 'chunks.json');
  const main = join(work, 'bound', 'collective-yes_bg.wasm');
  const version = execFileSync(process.env.WASM_BINDGEN, ['--version']);
  const own = ['./site.mjs', './chunks.mjs'].map((file) => fs.readFileSync(new URL(file, import.meta.url)));
  const key = sha(fs.readFileSync(input), version, profile, require('binaryen/package.json').version, ...own);
  if (read(join(work, 'key'))?.toString() !== key) {
    fs.rmSync(work, { recursive: true, force: true });
    fs.mkdirSync(work, { recursive: true });
    const run = (program, ...args) => execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    // Cuts into what every page needs and the chunks that `frontend` names. A chunk imports the others through its script.
    run(process.env.WASM_SPLIT, input, work, '--target', 'web', '--out-name', 'collective-yes');
    run(process.env.WASM_BINDGEN, '--target', 'web', '--no-typescript', '--keep-lld-exports', '--split-linked-modules',
      '--out-name', 'collective-yes', '--out-dir', join(work, 'bound'),
      ...(release ? ['--remove-producers-section'] : ['--debug']), join(work, 'collective-yes.wasm'));
    fs.writeFileSync(known, JSON.stringify(chunks(main)));
    const { outputFiles } = esbuild.buildSync({
      entryPoints: [join(work, 'bound', 'collective-yes.js')],
      bundle: true, minify: release, format: 'esm', write: false, logLevel: 'error',
    });
    fs.writeFileSync(js, outputFiles[0].text + (release ? '' : RELOAD));
    fs.writeFileSync(join(work, 'key'), key);
  }
  // The script fetches the chunks by name, which contains their hash.
  const cut = {};
  let text = fs.readFileSync(js, 'utf8');
  for (const [name, path] of Object.entries(JSON.parse(fs.readFileSync(known, 'utf8')))) {
    cut[name] = fs.readFileSync(path);
    const named = text.replaceAll(`./${basename(path)}`, `./${name}.${sha(cut[name])}.wasm`);
    if (named === text) throw new Error(`the script does not name the chunk ${name}`);
    text = named;
  }
  return { chunks: cut, js: text, wasm: fs.readFileSync(main) };
}

/** Fails if the program says a text where it is not loaded: the function that finds it would be in the wrong file. */
function said(files) {
  const has = (name, wanted) => fs.readFileSync(join(work, `${name}.wasm`)).includes(wanted);
  const where = (wanted) => [...new Set(Object.keys(files).filter((file) => files[file].some((name) => has(name, wanted))))];
  const first = (wanted) => (has('collective-yes', wanted) ? ['collective-yes'] : where(wanted).filter((file) => FIRST.includes(file)));
  // As rustc spells `texts::loaded::later_text`.
  const [later, server] = ['5texts6loaded10later_text', '5texts6loaded11server_text'];
  if (where(later).length === 0) throw new Error('no chunk says a text of the later file: has its function another name?');
  const early = first(later);
  const never = [...first(server), ...where(server)];
  const hint = 'move it to another list of app/texts/parts.toml, or what says it to a later chunk. One of these:';
  const all = (file) => (files[file] ?? [file]).flatMap(unlisted).join(', ');
  if (early.length > 0) throw new Error(`${early} says a text that is loaded later: ${hint} ${all(early[0])}`);
  if (never.length > 0) throw new Error(`${never} says a text that only the server has: ${hint} ${all(never[0])}`);
}

/** The texts that a file of the splitter says and that the first list does not name. */
function unlisted(name) {
  const list = fs.readFileSync('app/texts/parts.toml', 'utf8').match(/^first = \[[^\]]*\]/m)[0].match(/(?<=")[^"]+(?=")/g);
  const listed = list.map((pattern) => new RegExp(`^${pattern.replace('.', '\\.').replaceAll('*', '.*')}(\\.|$)`));
  const symbols = fs.readFileSync(join(work, `${name}.wasm`), 'latin1').matchAll(/5texts(\d+)(\w+)/g);
  const texts = [...symbols].flatMap(([, length, rest]) => {
    const [, more, text] = /^(\d+)_?(\w+)/.exec(rest.slice(+length)) ?? [];
    return text ? [`${rest.slice(0, +length)}.${text.slice(0, +more)}`] : [];
  });
  return [...new Set(texts)].filter((text) => !listed.some((pattern) => pattern.test(text)) && !/^(loaded|language)\./.test(text));
}

/** Writes the chunks and the script that loads them. Returns the path of each. */
function chunks(main) {
  const script = fs.readFileSync(join(work, '__wasm_split.js'), 'utf8');
  const files = groups(script);
  if (!release) {
    // As the splitter made them: merging takes longer than a newcomer waits.
    fs.writeFileSync(join(work, 'bound', '__wasm_split.js'), script);
    const all = Object.values(files).flat().map((name) => [name.replace(/^split_/, ''), join(work, `${name}.wasm`)]);
    return Object.fromEntries(all);
  }
  said(files);
  console.error('   shrinking the WASM');
  fs.writeFileSync(join(work, 'bound', '__wasm_split.js'), loader(script, files));
  // Functions with one caller are not inlined: many are nearly identical, which brotli exploits only while they are
  // separate. 3 % more to compile, 10 % less to download.
  const apart = '--one-caller-inline-max-function-size=0';
  // Sorted by name: instances of one generic function become neighbours, where brotli can exploit their similarity.
  const shrink = (wasm) =>
    execFileSync(process.execPath, [binaryen('wasm-opt'), '-Os', apart, '--reorder-functions-by-name', ...features, wasm, '-o', wasm],
      { stdio: ['ignore', 'ignore', 'inherit'] });
  shrink(main);
  fs.mkdirSync(join(work, 'merged'));
  return Object.fromEntries(Object.entries(files).map(([name, parts]) => {
    const path = join(work, 'merged', `${name}.wasm`);
    merge(features, work, parts, path);
    shrink(path);
    return [name, path];
  }));
}

function css(file) {
  const { outputFiles } = esbuild.buildSync({
    entryPoints: [`style/${file}.css`], bundle: true, minify: release, write: false, logLevel: 'warning',
    // URLs as the browser sees them; a path outside of frontend/public is an error.
    external: fs.readdirSync('frontend/public', { withFileTypes: true }).map((entry) => `/${entry.name}${entry.isDirectory() ? '/*' : ''}`),
    target: ['chrome120', 'firefox121', 'safari17.2'], // nesting and layers stay as written
  });
  return outputFiles[0].contents;
}

const wanted = new Set();
function put(name, bytes) {
  const path = join(site, name);
  wanted.add(path);
  const same = read(path)?.equals(bytes);
  if (!same) {
    fs.mkdirSync(dirname(path), { recursive: true });
    fs.writeFileSync(path, bytes);
  }
  if (!release || bytes.length <= 1024 || /\.(woff2|png|jpe?g|webp|avif)$/.test(name)) return;
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = zlib.constants;
  const pack = {
    '.br': () => zlib.brotliCompressSync(bytes, { params: { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
    '.gz': () => zlib.gzipSync(bytes, { level: 9 }),
  };
  for (const [ending, compress] of Object.entries(pack)) {
    wanted.add(path + ending);
    if (!same || !fs.existsSync(path + ending)) fs.writeFileSync(path + ending, compress());
  }
}

const WORKER = 'sw.js';
/** The service worker with the list of files: it changes whenever any of them does. */
function worker(others) {
  const names = [...wanted].map((path) => `/${relative(site, path)}`).filter((path) => /^\/pkg\/.*\.(js|wasm|css|txt)$/.test(path)).sort();
  const content = sha(...others.map(([, bytes]) => bytes));
  const source = others.find(([name]) => name === WORKER)[1].toString();
  const told = source
    .replace('const FILES = [];', `const FILES = ${JSON.stringify(names)};`)
    .replace("const CONTENT = '';", `const CONTENT = '${content}';`);
  if (!told.includes(names[0]) || !told.includes(content)) throw new Error('the service worker has no place for the names of the files');
  return Buffer.from(told);
}

let hashes = '';
const { chunks: cut, ...files } = page();
for (const [ending, content] of Object.entries({ ...files, css: css('main') })) {
  const bytes = Buffer.from(content);
  hashes += `${ending}: ${sha(bytes)}\n`;
  put(`pkg/collective-yes.${sha(bytes)}.${ending}`, bytes);
}
const later = Buffer.from(css('later'));
hashes += `css.later: ${sha(later)}\n`;
put(`pkg/later.${sha(later)}.css`, later);
for (const [name, bytes] of Object.entries(cut)) {
  hashes += `chunk.${name}: ${sha(bytes)}\n`;
  put(`pkg/${name}.${sha(bytes)}.wasm`, bytes);
}
const texts = join(dirname(site), 'texts');
for (const file of walk(texts)) {
  const bytes = fs.readFileSync(file);
  const name = basename(file, '.txt');
  hashes += `${name}: ${sha(bytes)}\n`;
  put(`pkg/${name}.${sha(bytes)}.txt`, bytes);
}
const publics = walk('frontend/public').map((file) => [relative('frontend/public', file), fs.readFileSync(file)]);
for (const [name, bytes] of publics) if (name !== WORKER) put(name, bytes);
if (release) {
  const bytes = worker(publics);
  hashes += `worker: ${sha(bytes)}\n`;
  put(WORKER, bytes);
}
put('hash.txt', Buffer.from(hashes));
for (const file of walk(site)) if (!wanted.has(file)) fs.rmSync(file);
