// site.mjs WASM SITE PROFILE: from the compiled page to the files the server serves.
//   SITE/pkg/collective-yes.<hash>.{js,wasm,css}   named by content, so they may be cached for ever
//   SITE/pkg/workshop.<hash>.wasm                  the second half of the program
//   SITE/pkg/texts.<language>.<hash>.txt           what the screens say
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

const [input, site, profile] = process.argv.slice(2);
const release = profile !== 'dev';
const work = `${site}.work`;
const require = createRequire(new URL('../end2end/package.json', import.meta.url));
const esbuild = require('esbuild');
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

/** The script and the two WASM chunks; from the work folder if the compiled page has not changed. */
function page() {
  const js = join(work, 'page.js');
  const [first, second] = [join(work, 'bound', 'collective-yes_bg.wasm'), join(work, 'split_workshop.wasm')];
  const version = execFileSync(process.env.WASM_BINDGEN, ['--version']);
  const key = sha(fs.readFileSync(input), version, profile, require('binaryen/package.json').version, fs.readFileSync(new URL(import.meta.url)));
  if (read(join(work, 'key'))?.toString() !== key) {
    fs.rmSync(work, { recursive: true, force: true });
    fs.mkdirSync(work, { recursive: true });
    const run = (program, ...args) => execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    // Splits into what every page needs and what only a workshop needs. The second chunk imports the first through its
    // script.
    run(process.env.WASM_SPLIT, input, work, '--target', 'web', '--out-name', 'collective-yes');
    run(process.env.WASM_BINDGEN, '--target', 'web', '--no-typescript', '--keep-lld-exports', '--split-linked-modules',
      '--out-name', 'collective-yes', '--out-dir', join(work, 'bound'),
      ...(release ? ['--remove-producers-section'] : ['--debug']), join(work, 'collective-yes.wasm'));
    fs.copyFileSync(join(work, '__wasm_split.js'), join(work, 'bound', '__wasm_split.js'));
    if (release) {
      console.error('   shrinking the WASM');
      // Functions with one caller are not inlined: many are nearly identical, which brotli exploits only while they are
      // separate. 3 % more to compile, 10 % less to download.
      const apart = '--one-caller-inline-max-function-size=0';
      // Sorted by name: instances of one generic function become neighbours, where brotli can exploit their similarity.
      for (const wasm of [first, second]) {
        run(process.execPath, require.resolve('binaryen/bin/wasm-opt'), '-Os', apart, '--reorder-functions-by-name', ...features, wasm, '-o', wasm);
      }
    }
    const { outputFiles } = esbuild.buildSync({
      entryPoints: [join(work, 'bound', 'collective-yes.js')], bundle: true, minify: release, format: 'esm', write: false, logLevel: 'error',
    });
    fs.writeFileSync(js, outputFiles[0].text + (release ? '' : RELOAD));
    fs.writeFileSync(join(work, 'key'), key);
  }
  // The script fetches the second chunk by name, which contains its hash.
  const workshop = fs.readFileSync(second);
  const text = fs.readFileSync(js, 'utf8');
  const named = text.replaceAll('./split_workshop.wasm', `./workshop.${sha(workshop)}.wasm`);
  if (named === text) throw new Error('the script does not name the second half of the program');
  return { js: named, wasm: fs.readFileSync(first), workshop };
}

function css() {
  const { outputFiles } = esbuild.buildSync({
    entryPoints: ['style/main.css'], bundle: true, minify: release, write: false, logLevel: 'warning',
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
  const told = source.replace('const FILES = [];', `const FILES = ${JSON.stringify(names)};`).replace("const CONTENT = '';", `const CONTENT = '${content}';`);
  if (!told.includes(names[0]) || !told.includes(content)) throw new Error('the service worker has no place for the names of the files');
  return Buffer.from(told);
}

let hashes = '';
const { workshop, ...files } = page();
for (const [ending, content] of Object.entries({ ...files, css: css() })) {
  const bytes = Buffer.from(content);
  hashes += `${ending}: ${sha(bytes)}\n`;
  put(`pkg/collective-yes.${sha(bytes)}.${ending}`, bytes);
}
hashes += `workshop: ${sha(workshop)}\n`;
put(`pkg/workshop.${sha(workshop)}.wasm`, workshop);
const texts = join(dirname(site), 'texts');
for (const file of walk(texts)) {
  const bytes = fs.readFileSync(file);
  const language = basename(file, '.txt');
  hashes += `texts.${language}: ${sha(bytes)}\n`;
  put(`pkg/texts.${language}.${sha(bytes)}.txt`, bytes);
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
