// promises.mjs [--check] [WORD …]: breaks what the promises of the README rest on, one line at a time, in a copy of the project,
// and shows that its tests notice. A break that no test notices is an error. WORD picks the breaks whose name holds it.
//
// A line to break carries `// PROMISE: its-mark` at its end, or alone on the line above, so it may move and be formatted.
// `--check` builds nothing: it only says whether every mark is there and its line can be broken.
//
// The copy is in $CARGO_TARGET_DIR/promises and builds there, so that the project is not touched.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const RULES = ['test', '-q', '-p', 'domain', '--test', 'rules'];
const PAGE = ['test', '-q', '-p', 'app', '--features', 'ssr', '--lib'];

/** What is promised, the mark of the line that keeps it, what to replace in that line and by what, the tests that must then fail. */
const BREAKS = [
  ['1 typed is kept: a new connection sends what the old one left',
    'resend', 'self.sent = 0;', '', ['test', '-q', '-p', 'sync']],
  ['1 typed is kept: a command that comes twice counts once',
    'known-command', 'self.replayed.ops.contains(&op)', 'false', ['test', '-q', '-p', 'room']],
  ['1 typed is kept: what another version of the page left is not read as something else',
    'outbox-version', '(*version == VERSION.to_string())', 'true', PAGE],
  ['1 typed is kept: a refused text survives a reload',
    'refused-text', 'self.save(&row);', '', PAGE],
  ['2 saved is on disk: nothing is acknowledged before it is stored',
    'append-first', 'self.store.append(self.id, records, due, Vec::new()).await',
    'Ok::<(), StoreError>(drop((records, due)))', ['test', '-q', '-p', 'server', '--test', 'kill']],
  ['3 sealed: a card before its reveal is disclosed to its author only',
    'sealed-card', '(!card.sealed || own.is_some())', 'true', RULES],
  ['3 sealed: a rating is disclosed to its own seat only',
    'sealed-rating', '(*seat == viewer.seat)', 'true', RULES],
  ['3 sealed: a small group’s note is disclosed to that group only',
    'small-group', 'note.group.contains(&viewer.seat)', 'true', RULES],
  ['3 prepared: a statement the group is not asked yet is disclosed to the facilitators only',
    'prepared-statement', 'viewer.role.facilitates()', 'true', RULES],
  ['3 hidden: the words of a hidden card are disclosed to its author and the Mobilizer only',
    'hidden-card', 'if reads', 'if true', RULES],
  ['3 anonymous: an anonymous card carries no function',
    'anonymous-card', 'visibility != Visibility::Anonymous', 'true', RULES],
  ['3 anonymous: an author is disclosed to nobody else',
    'author', '.filter(|_| card.named && !card.sealed)', '', RULES],
  ['3 anonymous: answers are revealed in no order of arrival',
    'no-order', 'sorted(self.sealed.values().cloned())', 'self.sealed.values().cloned().collect()', RULES],
  ['4 the seller does not sign or judge',
    'members-sign', 'ok(role.is_member(), Rejection::SellerDoesNotJudge)', 'Ok(())', RULES],
  ['4 nothing of a private session is disclosed to the seller',
    'private-session', '.filter(|_| viewer.is_insider)', '', RULES],
  ['4 what was typed in a private session stays there, however late it arrives',
    'late-private', '|| said_in_private && ended.is_some()', '', RULES],
  ['3 late: what was hidden or deleted is not told to whoever was away',
    'late', 'now.cover(event)', 'true', ['test', '-q', '-p', 'room', '--test', 'late']],
  ['4 nobody can count what they are not told',
    'counted', 'is_some_and', 'is_none_or', ['test', '-q', '-p', 'room', '--test', 'simulation', 'apart']],
  ['3 area: a page that shows one part of the workshop is told of no other',
    'area', '?.in_area(area)', '', ['test', '-q', '-p', 'room', '--test', 'areas']],
  ['4 facilitator notes are disclosed to the facilitators only',
    'facilitator-notes', 'viewer.role.facilitates()', 'true', RULES],
  ['5 a signature belongs to the text: an edit ends it',
    'edit-ends-signatures', 'version.superseded = true;', 'let _ = version;', RULES],
  ['6 anonymity: groups of fewer than three are not shown separately',
    'anonymity', '= 3;', '= 1;', RULES],
  ['7 by keyboard and screen reader: an icon button has a name',
    'icon-name', 'aria-label=label', '', 'journeys axe'],
  ['8 export: the record holds what was decided',
    'signature-stored', 'version.signatures.insert(*seat, signature.clone());', 'let _ = (seat, signature, version);',
    ['test', '-q', '-p', 'server', '--test', 'record']],
  ['8 erased: nothing of a workshop is left',
    'erased', 'delete from workshops where id = ?1', 'update workshops set opened_at_us = opened_at_us where id = ?1',
    ['test', '-q', '-p', 'store_sqlite']],
];

const check = process.argv.includes('--check');
const wanted = process.argv.slice(2).filter((word) => word !== '--check');
const chosen = BREAKS.filter(([name]) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' });
const files = listed.split('\n').filter((file) => file && existsSync(file));

/** Where each mark stands: its file, and the number of the line to break from 0. */
const marked = new Map();
const problems = [];
for (const file of files.filter((file) => file.endsWith('.rs'))) {
  for (const [at, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    const [, code, mark] = /^(.*?)\/\/ PROMISE: ([\w-]+)$/.exec(line) ?? [];
    if (!mark) continue;
    if (marked.has(mark)) problems.push(`${file}:${at + 1}: the mark ${mark} is also in ${marked.get(mark).file}: keep one`);
    const used = BREAKS.some(([, known]) => known === mark);
    if (!used) problems.push(`${file}:${at + 1}: no break in .make/promises.mjs uses the mark ${mark}`);
    marked.set(mark, { file, at: code.trim() === '' ? at + 1 : at });
  }
}

/** The text of the file with the line of this mark broken. */
function broken(text, at, from, to) {
  const lines = text.split('\n');
  lines[at] = lines[at].replace(from, () => to);
  return lines.join('\n');
}
for (const [name, mark, from] of BREAKS) {
  const place = marked.get(mark);
  if (!place) {
    problems.push(`no line has the mark ${mark}: put \`// PROMISE: ${mark}\` on the line that keeps "${name}"`);
    continue;
  }
  const line = readFileSync(place.file, 'utf8').split('\n')[place.at];
  if (line.split(from).length !== 2) {
    const where = `${place.file}:${place.at + 1}`;
    problems.push(`${where}: \`${from}\` is not once in this line: say in .make/promises.mjs how to break it`);
  }
}
problems.forEach((problem) => console.error(`error: ${problem}`));
if (problems.length > 0) process.exit(1);
if (check) {
  console.log(`promises: ${BREAKS.length} lines are marked`);
  process.exit(0);
}

const target = process.env.CARGO_TARGET_DIR ?? 'target';
const copy = join(target, 'promises');
rmSync(copy, { recursive: true, force: true });
mkdirSync(copy, { recursive: true });
for (const file of files) cpSync(file, join(copy, file), { force: true });
const env = { ...process.env, CARGO_TARGET_DIR: resolve(target, 'promises-target'), SEEDS: '200' };

const [noticed, unnoticed] = [[], []];
for (const [name, mark, from, to, tests] of chosen) {
  const { file, at } = marked.get(mark);
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, broken(text, at, from, to));
  const [program, args] = tests === 'journeys axe' ? ['make', ['journeys', 'ARGS=axe']] : ['cargo', tests];
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: copy, env, encoding: 'utf8', maxBuffer: 1 << 28 });
  writeFileSync(path, text);
  const output = stdout + stderr;
  const failed = [...new Set([...output.matchAll(/^\s+(\w+::\w[\w:]*|\w+)$|✘.*› (.*?) \(/gm)].map(([, one, two]) => one ?? two))];
  const built = !/could not compile/.test(output);
  const seen = status !== 0 && built;
  (seen ? noticed : unnoticed).push(name);
  console.log(`${seen ? 'noticed' : 'NOT NOTICED'}  ${name}`);
  for (const test of failed.slice(0, 4)) console.log(`             ${test}`);
  if (!built) console.log(output.split('\n').filter((line) => /^error/.test(line)).slice(0, 3).join('\n'));
}
console.log(`${noticed.length} of ${chosen.length} breaks were noticed`);
if (unnoticed.length > 0) process.exit(1);
