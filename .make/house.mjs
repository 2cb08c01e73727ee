// house.mjs: architecture rules that the compiler cannot check. Each message says what to do instead.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { strayBounds } from './bounds.mjs';
import { LONG } from './long.mjs';
import { checkStoreys } from './storeys.mjs';
import { checkTools } from './tools.mjs';

const run = (program, ...args) => execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
const files = run('git', 'ls-files', '--cached', '--others', '--exclude-standard').split('\n').filter((file) => file && existsSync(file));
const text = new Map(files.filter((file) => /\.(rs|css|ts|mjs|sh)$/.test(file)).map((file) => [file, readFileSync(file, 'utf8')]));
const problems = [];
const blame = (file, line, what) => problems.push(`${file}${line ? `:${line}` : ''}: ${what}`);

// Comments may mention what the code must not contain.
const code = (file) => text.get(file).replace(/(^|[^:"])\/\/.*$/gm, '$1');

/** No line of the files selected by `where` may match. */
function forbid(pattern, where, what) {
  for (const file of text.keys()) {
    if (!where(file)) continue;
    code(file).split('\n').forEach((line, index) => pattern.test(line) && blame(file, index + 1, what));
  }
}
const rust = (file) => file.endsWith('.rs');
const under = (...folders) => (file) => rust(file) && folders.some((folder) => file.startsWith(folder));
const outside = (...folders) => (file) => rust(file) && !folders.some((folder) => file.startsWith(folder));

forbid(/\binner_html\b/, under('app/src/'), 'inner_html lets text become markup: build it with view!');
forbid(/#\[component\]/, (file) => under('app/src/')(file) && !file.startsWith('app/src/ui/'),
  'components are for controls in app/src/ui: write a function that returns AnyView (see app/src/ui/mod.rs)');
forbid(/\b(Effect|Memo)::new\(/, (file) => under('app/src/')(file) && file !== 'app/src/ui/reactive.rs',
  'is compiled per closure, at one to two KiB: use effect, effect_after, memo or memo_after of ui');
forbid(/\bformat!\([^)]*:#?\?\}/, under('app/src/', 'frontend/src/'),
  'prints nothing in the page, which is compiled without Debug: use Display');
forbid(/\bmaxlength="?\d/, under('app/src/'), 'a bound stands once, in domain::limits or protocol::limits: name it here');
forbid(/\b(web_sys|js_sys)\b/, outside('app/src/browser', 'frontend/streams/'),
  'only app::browser names web_sys and js_sys: add a function there');
forbid(/\bsqlx\b/, outside('server/store_', 'server/bench/src/floor.rs'),
  'only the store_* crates, and the floor of the benchmark, name sqlx: add a method to a store trait');
forbid(/\baxum\b/, outside('server/src/http'), 'only server::http names axum');
forbid(/\brust_xlsxwriter\b/, outside('app/record/src/xlsx'), 'only record::xlsx names rust_xlsxwriter, behind the feature xlsx');
forbid(/\basync\b|\.await\b/,
  under('app/domain/src/', 'app/protocol/src/', 'app/record/src/', 'app/sync/src/', 'app/wording/src/', 'server/room/src/'),
  'this crate does no I/O and waits for nothing: move it to its caller');

/** The offset of the `>` that closes the tag opened at `from`, ignoring `>` inside closures and strings. */
function endOfTag(source, from) {
  let depth = 0;
  let quoted = false;
  for (let i = from; i < source.length; i += 1) {
    const c = source[i];
    if (quoted) {
      if (c === '\\') i += 1;
      else if (c === '"') quoted = false;
    } else if (c === '"') quoted = true;
    else if ('({['.includes(c)) depth += 1;
    else if (')}]'.includes(c)) depth -= 1;
    else if (c === '>' && depth === 0 && !'-='.includes(source[i - 1])) return i;
  }
  return source.length;
}
for (const file of [...text.keys()].filter(under('app/src/'))) {
  const source = code(file);
  for (const { index } of source.matchAll(/<textarea\b/g)) {
    const end = endOfTag(source, index);
    const empty = source[end - 1] === '/' || /^\s*<\/textarea>/.test(source.slice(end + 1));
    // The server sends the content of a textarea as markup, and text typed before hydration would be lost.
    if (!empty) blame(file, source.slice(0, index).split('\n').length, 'a <textarea> has no children: set prop:value');
  }
}

/** The end of the block that opens at the first `{` after `from`. */
function endOfBlock(source, from) {
  let depth = 0;
  for (let i = source.indexOf('{', from); i >= 0 && i < source.length; i += 1) {
    if (source[i] === '{') depth += 1;
    else if (source[i] === '}' && (depth -= 1) === 0) return i;
  }
  return source.length;
}

// A style that looks from the root or the body for something within is recalculated for every element with every change.
for (const file of [...text.keys()].filter((file) => file.endsWith('.css'))) {
  for (const { index } of text.get(file).matchAll(/(:root|\bhtml|\bbody)[^\s,{]*:has\(/g)) {
    const line = text.get(file).slice(0, index).split('\n').length;
    blame(file, line, 'looks for something from the root of the page: put an attribute on the root instead');
  }
}

// What these functions let through is disclosed to a viewer. They must name every event and field, so that a new one is
// a compile error until somebody has decided who may see it.
const gates = /\bfn (disclose\w*|narrow\w*|known\w*|in_common)\b[^;{]*\{/g;
const leaks = [
  [/(^|[\s|({,])(_|\((\s*_\s*,?)+\))(\s+if\b[^\n]*?)?\s*=>/g, 'a `_ =>` arm'],
  [/(^\s*|[{},]\s*)(?!true\b|false\b)[a-z]\w*(\s*@[^=\n]*)?(\s+if\b[^\n]*?)?\s*=>/gm, 'an arm that binds whatever comes'],
  [/\.\.\s*(?=[a-z*&(])/g, 'a struct update (`..other`)'],
  [/\bself\.clone\(\)/g, '`self.clone()`'],
  [/\bmatches!\(|\blet\s+(?!Self\b)[A-Z]/g, '`matches!`, `if let` or `let else`'],
];
const defaults = leaks.slice(0, 2);
const takesAll = /^\s*(Some\()?(event|self)\.clone\(\)\)?\s*$/;

/** Where functions of a source let through what they do not name: offset, function, how. */
function letsThrough(source, named = gates, patterns = leaks) {
  const found = [];
  for (const { 0: head, 1: name, index } of source.matchAll(named)) {
    const start = index + head.length;
    const body = source.slice(start, endOfBlock(source, index));
    for (const [pattern, how] of patterns) {
      for (const { 0: hit, index: at } of body.matchAll(pattern)) found.push([start + at + hit.length - 1, name, how]);
    }
    if (takesAll.test(body)) found.push([start, name, 'nothing but `clone()`']);
  }
  return found;
}
for (const file of [...text.keys()].filter(under('app/domain/src/', 'server/room/src/'))) {
  const source = code(file);
  for (const [offset, name, how] of letsThrough(source)) {
    const line = source.slice(0, offset).split('\n').length;
    blame(file, line, `fn ${name} has ${how}: what is added later would be shown to everybody; list every variant and field`);
  }
  for (const [offset, name, how] of letsThrough(source, /\bfn (typed|undo)\b[^;{]*\{/g, defaults)) {
    const line = source.slice(0, offset).split('\n').length;
    blame(file, line, `fn ${name} has ${how}: a command added later would lose its text, or its undo; list every command`);
  }
}
// Checks the rule itself: a rule that matches nothing must not look like a clean code base.
const leaking = ['match event {\n A => None,\n _ => Some(event.clone()),\n}', 'match event { A => None, other => Some(other.clone()) }',
  'match event {\n A => None,\n event if inside => Some(event.clone()),\n}', 'match (a, b) {\n (A, _) => None,\n (_, _) => b,\n}',
  'Self { kept, ..self.clone() }', 'Card {\n text,\n ..card.clone()\n}', 'let mut copy = self.clone();\n copy', 'Some(event.clone())',
  'if let Event::A = event { None } else { Some(event.clone()) }', '(!matches!(event, Event::A)).then(|| event.clone())',
  'let Event::A { a } = event else { return Some(event.clone()) };\n a'];
for (const body of leaking) {
  const found = letsThrough(`fn disclose_event(event: &Event) -> Option<Event> {\n ${body}\n}`);
  if (found.length === 0) blame('.make/house.mjs', 0, `does not see the leak in: ${body}`);
}

// What simulated people say is asked for by name, at run time.
for (const file of [...text.keys()].filter(under('app/domain/src/tool/'))) {
  for (const [, tool, name] of code(file).matchAll(/"(\w+)\.(rehearsal_[\w{}]+)"/g)) {
    const key = name.replace('{}', '1');
    const texts = `app/texts/en/tools/${tool}.toml`;
    const known = existsSync(texts) && new RegExp(`^${key} = `, 'm').test(readFileSync(texts, 'utf8'));
    if (!known) blame(file, 0, `simulated people say "${tool}.${key}": add ${key} to ${texts} and the other languages`);
  }
}

/** The source without strings, comments (docs stay as `///`), macro bodies and test modules; every line stays where it is. */
function items(source) {
  const blank = (text) => text.replace(/[^\n]/g, ' ');
  const noise = /\/\/.*$|\/\*[\s\S]*?\*\/|r(#*)"[\s\S]*?"\1|"(?:\\[\s\S]|[^"\\])*"|'(?:\\[^']+|[^\\'\n])'/gm;
  let bare = source.replace(noise, (hit) => (/^\/\/\/(?!\/)/.test(hit) ? '///' : blank(hit)));
  const skipped = /\bmacro_rules!\s*\w+\s*\{|#\[cfg\(test\)\]\s*(pub\S*\s+)?mod\s+\w+\s*\{/g;
  for (const { index } of bare.matchAll(skipped)) {
    const end = endOfBlock(bare, index);
    bare = bare.slice(0, index) + blank(bare.slice(index, end)) + bare.slice(end);
  }
  return bare;
}

/** Public items without a doc: line and name. Fields, variants, re-exports, macro bodies and test modules need none. */
function undocumented(source) {
  const lines = items(source).split('\n');
  const found = [];
  let [documented, depth] = [false, 0];
  for (const [index, line] of lines.entries()) {
    const inAttribute = depth > 0;
    if (inAttribute || /^\s*#!?\[/.test(line)) {
      // An attribute may span several lines; `#[doc = …]` is a doc, also inside `cfg_attr`.
      documented ||= /\bdoc\s*=/.test(line);
      for (const c of line) depth += '[('.includes(c) ? 1 : '])'.includes(c) ? -1 : 0;
      if (depth > 0 || !/\]\s*pub\b/.test(line)) continue;
    }
    if (line.trim() === '' || line.trim() === '///') {
      documented ||= line.trim() === '///';
      continue;
    }
    const item = /\bpub\s+((?:const|async|unsafe|extern\s+\S*)\s+)*(fn|struct|enum|union|trait|mod|const|static|type)\s+(\w+)/.exec(line);
    // `mod a;` is documented at the top of its file.
    if (item && /^\s*(#\[.*\]\s*)?pub\b/.test(line) && !documented && !(item[2] === 'mod' && /;\s*$/.test(line))) {
      found.push([index + 1, `${item[2]} ${item[3]}`]);
    }
    documented = false;
  }
  return found;
}
const isTest = (file) => /(^|\/)tests?(\/|\.rs$)/.test(file);
for (const file of [...text.keys()].filter((file) => rust(file) && !isTest(file))) {
  for (const [line, item] of undocumented(text.get(file))) {
    blame(file, line, `pub ${item} has no doc: say above it with /// what it is for (units, ranges, errors), or make it private`);
  }
  if (!text.get(file).startsWith('//!')) blame(file, 1, 'the file has no doc: say in its first line with //! what it is for');
}
const missing = ['pub fn a() {}', '#[must_use]\npub const fn a() {}', '/// A.\npub struct A;\npub struct B;', '#[cfg(x)] pub mod a {}',
  'impl A {\n    pub async fn a() {}\n}', '#[derive(\n    Clone,\n)]\npub enum A {}', '// A.\npub type A = u8;',
  '/// A.\nstruct A;\npub trait B {}'];
const present = ['/// A.\n\npub fn a() {}', '/// 5" wide.\npub fn a() {}',
  '/// A.\n#[cfg_attr(\n    x,\n    y\n)]\npub struct A { pub a: u8 }',
  '#[doc = "A."]\npub fn a() {}', 'pub mod a;', 'pub use a::A;', 'pub(crate) fn a() {}',
  'macro_rules! a {\n () => {\n pub fn a() {}\n };\n}',
  'const A: &str = "\npub fn a() {}";', '#[cfg(test)]\npub mod tests {\n pub fn a() {}\n}'];
for (const source of missing) {
  if (undocumented(source).length !== 1) blame('.make/house.mjs', 0, `does not see the missing doc in: ${source}`);
}
for (const source of present) {
  if (undocumented(source).length !== 0) blame('.make/house.mjs', 0, `wants one more doc in: ${source}`);
}

const BOUNDED = ['app/domain', 'app/protocol', 'app/record', 'app/sync', 'server', 'server/jobs', 'server/room', 'server/store',
  'server/store_sqlite'];
for (const crate of BOUNDED) {
  const sources = new Map([...text.keys()].filter(under(`${crate}/src/`)).map((file) => [file, code(file)]));
  for (const [home, name, user] of strayBounds(sources)) {
    blame(home, 0, `${name} is used in ${user} too: a bound that more than one file needs stands in limits.rs`);
  }
}

/** Lines of a file: more than that hides a second noun. */
const LINES_MAX = 300;
for (const [file, content] of text) {
  const lines = content.split('\n').length - 1;
  const most = LONG[file] ?? LINES_MAX;
  if (lines > most) blame(file, 0, `${lines} lines, ${most} is the limit: split it by noun`);
  else if (LONG[file] && lines <= LINES_MAX) blame('.make/long.mjs', 0, `${file} is short enough: delete its line`);
}

/** Columns of a script, for which there is no formatter. */
const COLUMNS_MAX = 140;
for (const [file, content] of text) {
  if (!file.endsWith('.mjs')) continue;
  content.split('\n').forEach((line, index) => {
    if (line.length > COLUMNS_MAX) blame(file, index + 1, `${line.length} columns, ${COLUMNS_MAX} is the limit: wrap it`);
  });
}

const storeys = checkStoreys(text, blame);
const tools = checkTools(files, (file) => text.get(file) ?? readFileSync(file, 'utf8'), blame);

const top = ['Cargo.toml', 'Cargo.lock', 'Makefile', 'README.md', 'LICENSE-MIT', 'LICENSE-APACHE', 'rust-toolchain.toml',
  'app', 'server', 'frontend', 'style', 'migrations', 'end2end'];
for (const name of new Set(files.map((file) => file.split('/')[0]))) {
  if (!name.startsWith('.') && !top.includes(name)) blame(name, 0, 'the top level is complete: find its place in a folder');
}

const { packages } = JSON.parse(run('cargo', 'metadata', '--no-deps', '--format-version', '1', '--locked'));
/** What these crates may depend on, so that they cannot see more. `optional`: only behind a feature. */
const walls = [
  { crate: 'domain', may: ['postcard', 'serde', 'uuid', 'thiserror', 'sha2'], optional: ['schemars'], why: 'it is rules only' },
  { crate: 'wording', may: ['domain', 'texts'], optional: [], why: 'it turns values into text, for any screen and any file' },
  {
    crate: 'record',
    may: ['csv', 'domain', 'jiff', 'schemars', 'serde', 'serde_json', 'sha2', 'texts', 'uuid', 'wording'],
    optional: ['rust_xlsxwriter'],
    why: 'it turns a workshop into data and files, and knows no screen and no request',
  },
];

/** The dependencies of a package that its wall does not let through; those for tests and builds do not count. */
const beyond = ({ may, optional }, dependencies) => dependencies
  .filter(({ name, kind, optional: behind }) => kind === null && !may.includes(name) && !(optional.includes(name) && behind))
  .map(({ name }) => name);

for (const wall of walls) {
  const { dependencies, manifest_path: path } = packages.find(({ name }) => name === wall.crate);
  const at = path.slice(process.cwd().length + 1);
  for (const name of beyond(wall, dependencies)) {
    const how = wall.optional.includes(name) ? ' without a feature' : '';
    blame(at, 0, `${wall.crate} may not depend on ${name}${how}: ${wall.why}`);
  }
}
// Checks the rule itself: it lets nothing through that is not listed, and the writer of workbooks only behind its feature.
const writer = (optional) => [{ name: 'rust_xlsxwriter', kind: null, optional }, { name: 'leptos', kind: null, optional }];
for (const optional of [true, false]) {
  const found = beyond(walls.at(-1), writer(optional)).join();
  if (found !== (optional ? 'leptos' : 'rust_xlsxwriter,leptos')) blame('.make/house.mjs', 0, `the walls let through all but: ${found}`);
}

for (const file of Object.keys(LONG)) if (!text.has(file)) blame('.make/long.mjs', 0, `${file} is gone: delete its line`);

problems.forEach((problem) => console.error(problem));
const onStoreys = `${storeys.files} of them on storeys (${storeys.exceptions} exceptions)`;
console.log(`house checks: ${text.size} files, ${onStoreys}, ${tools} tools, ${problems.length} problems`);
process.exit(problems.length > 0 ? 1 : 0);
