// house.mjs: the walls of the house that no compiler guards. Each rule says what to do instead.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { checkStoreys } from './storeys.mjs';

const run = (program, ...args) => execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
const files = run('git', 'ls-files', '--cached', '--others', '--exclude-standard').split('\n').filter((file) => file && existsSync(file));
const text = new Map(files.filter((file) => /\.(rs|css|ts|mjs|sh)$/.test(file)).map((file) => [file, readFileSync(file, 'utf8')]));
const problems = [];
const blame = (file, line, what) => problems.push(`${file}${line ? `:${line}` : ''}: ${what}`);

// Comments may speak of what the code must not do.
const code = (file) => text.get(file).replace(/(^|[^:"])\/\/.*$/gm, '$1');

/** No line of the files that `where` picks may match. */
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
forbid(/\bmaxlength="?\d/, under('app/src/'), 'a bound stands once, in domain::limits or protocol::limits: name it here');
forbid(/\b(web_sys|js_sys)\b/, outside('app/src/browser'), 'only app::browser names web_sys and js_sys: add a function there');
forbid(/\bsqlx\b/, outside('server/store_'), 'only the store_* crates name sqlx: add a method to a store trait');
forbid(/\baxum\b/, outside('server/src/http'), 'only server::http names axum');
forbid(/\basync\b|\.await\b/, under('app/domain/src/', 'app/protocol/src/', 'app/sync/src/', 'server/room/src/'),
  'this crate does no I/O and waits for nothing: move it to its caller');

/** From a `<textarea` to the `>` that closes the opening tag; closures and strings may hold one too. */
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
    // What the server sends in a textarea is parsed as markup; what was typed before hydration is lost.
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

// What these functions let through, a viewer is told. Each must name what it lets through, so that the next event or
// field is a compile error until somebody has said who may see it.
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

/** Where the gates of a source let through what they do not name: offset, function and how. */
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
  for (const [offset, name, how] of letsThrough(source, /\bfn (typed)\b[^;{]*\{/g, defaults)) {
    const line = source.slice(0, offset).split('\n').length;
    blame(file, line, `fn ${name} has ${how}: what is typed for a command added later would be lost; list every command`);
  }
}
// A rule that finds nothing any more must not look like a house without faults.
const leaking = ['match event {\n A => None,\n _ => Some(event.clone()),\n}', 'match event { A => None, other => Some(other.clone()) }',
  'match event {\n A => None,\n event if inside => Some(event.clone()),\n}', 'match (a, b) {\n (A, _) => None,\n (_, _) => b,\n}',
  'Self { kept, ..self.clone() }', 'Card {\n text,\n ..card.clone()\n}', 'let mut copy = self.clone();\n copy', 'Some(event.clone())',
  'if let Event::A = event { None } else { Some(event.clone()) }', '(!matches!(event, Event::A)).then(|| event.clone())',
  'let Event::A { a } = event else { return Some(event.clone()) };\n a'];
for (const body of leaking) {
  if (letsThrough(`fn disclose_event(event: &Event) -> Option<Event> {\n ${body}\n}`).length === 0) blame('.make/house.mjs', 0, `does not see the leak in: ${body}`);
}

for (const [file, content] of text) {
  const lines = content.split('\n').length - 1;
  if (lines > 500) blame(file, 0, `${lines} lines, 500 is the limit: split it by noun`);
}

const storeys = checkStoreys(text, blame);

const top = ['Cargo.toml', 'Cargo.lock', 'Makefile', 'README.md', 'LICENSE-MIT', 'LICENSE-APACHE', 'rust-toolchain.toml',
  'app', 'server', 'frontend', 'style', 'migrations', 'end2end'];
for (const name of new Set(files.map((file) => file.split('/')[0]))) {
  if (!name.startsWith('.') && !top.includes(name)) blame(name, 0, 'the top level is complete: find its place in a folder');
}

const { packages } = JSON.parse(run('cargo', 'metadata', '--no-deps', '--format-version', '1', '--locked'));
const domain = packages.find(({ name }) => name === 'domain');
for (const { name, kind, optional } of domain.dependencies) {
  const allowed = ['serde', 'uuid', 'thiserror', 'sha2'].includes(name) || (name === 'schemars' && optional);
  if (kind === null && !allowed) blame('app/domain/Cargo.toml', 0, `domain may not depend on ${name}: it is rules only`);
}

problems.forEach((problem) => console.error(problem));
console.log(`house checks: ${text.size} files, ${storeys.files} of them on storeys (${storeys.exceptions} exceptions), ${problems.length} problems`);
process.exit(problems.length > 0 ? 1 : 0);
