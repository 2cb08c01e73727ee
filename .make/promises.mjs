// promises.mjs [WORD …]: breaks each promise of the README on purpose, one line at a time, in a copy of the project, and shows
// that its tests notice. A break that no test notices is an error. WORD picks the promises whose name holds it.
//
// The copy is in $CARGO_TARGET_DIR/promises and builds there, so that nothing of the project is touched.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const RULES = ['test', '-q', '-p', 'domain', '--test', 'rules'];
const PAGE = ['test', '-q', '-p', 'app', '--features', 'ssr', '--lib'];
const DOMAIN = 'app/domain/src';

/** What is promised, the line that breaks it, and the tests that must then fail. */
const BREAKS = [
  ['1 typed is kept: a new connection sends what the old one left',
    'app/sync/src/outbox.rs', '        self.sent = 0;\n    }', '    }', ['test', '-q', '-p', 'sync']],
  ['1 typed is kept: a command that comes twice counts once',
    'server/room/src/core.rs', 'if self.saved.ops.contains(&op) {', 'if false {', ['test', '-q', '-p', 'room']],
  ['1 typed is kept: what another version of the page left is not read as something else',
    'app/src/state/stored_outbox.rs', '(*version == VERSION.to_string()).then(|| unhex(bytes)).flatten()', 'unhex(bytes)', PAGE],
  ['1 typed is kept: a refused text survives a reload',
    'app/src/state/recovered.rs', 'self.save(&row);\n', '\n', PAGE],
  ['2 saved is on disk: nothing is acknowledged before it is stored',
    'server/src/rooms/actor.rs', 'self.store.append(self.id, records).await?;', 'drop(records);', ['test', '-q', '-p', 'server', '--test', 'kill']],
  ['3 sealed: a card before its reveal is its author’s',
    `${DOMAIN}/tool/cards/mod.rs`, '(!card.sealed || own.is_some()).then', 'true.then', RULES],
  ['3 sealed: a rating is told to its own seat',
    `${DOMAIN}/tool/statements/mod.rs`, '(*seat == viewer.seat).then', 'true.then', RULES],
  ['3 sealed: a small group’s note stays with it',
    `${DOMAIN}/tool/one_two_four_all.rs`, 'note.group.is_empty() || note.group.contains(&viewer.seat)', 'true', RULES],
  ['3 prepared: a statement the group is not asked yet is known to those who lead',
    `${DOMAIN}/tool/statements/mod.rs`, 'viewer.role.facilitates().then(|| event.clone())', 'Some(event.clone())', RULES],
  ['3 hidden: the words of a card out of sight stay with its author and the Mobilizer',
    `${DOMAIN}/tool/cards/mod.rs`, 'let text = if reads { text.clone() } else { Some(CardText::withheld()) };', 'let text = text.clone();', RULES],
  ['3 anonymous: a card under nothing carries no function',
    `${DOMAIN}/tool/cards/mod.rs`, 'filter(|_| promised != Visibility::Anonymous)', 'filter(|_| true)', RULES],
  ['3 anonymous: an author is told to nobody else',
    `${DOMAIN}/tool/cards/mod.rs`, '.filter(|_| card.named && !card.sealed)', '', RULES],
  ['3 anonymous: what was said is shown in no order of arrival',
    `${DOMAIN}/sealed_answers.rs`, 'Ok(sorted(self.sealed.values().cloned()))', 'Ok(self.sealed.values().cloned().collect())', RULES],
  ['4 the seller cannot vote',
    `${DOMAIN}/powers.rs`, '        | Power::Sign => ok(role.is_member(), Rejection::SellerDoesNotJudge),', '        | Power::Sign => Ok(()),', RULES],
  ['4 the seller is told nothing of a room of customers',
    `${DOMAIN}/tool/customers_only.rs`, 'disclose_event(event, viewer).filter(|_| viewer.is_insider)?', 'disclose_event(event, viewer)?', RULES],
  ['4 what was typed among the customers stays with them, however late it arrives',
    `${DOMAIN}/two_sided.rs`, '(lately || said_in_private && ended.is_some())', 'lately', RULES],
  ['4 those who lead whisper to nobody else',
    `${DOMAIN}/tool/facilitator_notes.rs`, 'viewer.role.facilitates().then(|| event.clone())', 'Some(event.clone())', RULES],
  ['5 a signature belongs to the text: an edit ends it',
    `${DOMAIN}/tool/resolution/mod.rs`, 'version.superseded = true;', 'let _ = version;', RULES],
  ['6 no few people: fewer than three are not shown apart',
    `${DOMAIN}/limits.rs`, 'pub const ANONYMITY_MIN: usize = 3;', 'pub const ANONYMITY_MIN: usize = 1;', RULES],
  ['7 by keyboard and screen reader: a button of an icon has a name',
    'app/src/workshop/tools/controls.rs', 'aria-label=label\n            on:click', 'on:click', 'journeys axe'],
  ['8 taken along: the record holds what was decided',
    `${DOMAIN}/tool/resolution/mod.rs`, 'version.signatures.insert(*seat, signature.clone());', 'let _ = (seat, signature, version);', ['test', '-q', '-p', 'server', '--test', 'record']],
  ['8 erased: nothing of a workshop is left',
    'server/store_sqlite/src/sql.rs', 'delete from workshops where id = ?1', 'update workshops set opened_at_us = opened_at_us where id = ?1', ['test', '-q', '-p', 'store_sqlite']],
];

const target = process.env.CARGO_TARGET_DIR ?? 'target';
const copy = join(target, 'promises');
const wanted = process.argv.slice(2);
const chosen = BREAKS.filter(([name]) => wanted.length === 0 || wanted.some((word) => name.includes(word)));

rmSync(copy, { recursive: true, force: true });
mkdirSync(copy, { recursive: true });
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' }).split('\n').filter(Boolean);
for (const file of files) cpSync(file, join(copy, file), { force: true });
const env = { ...process.env, CARGO_TARGET_DIR: resolve(target, 'promises-target'), SEEDS: '200' };

const [noticed, unnoticed] = [[], []];
for (const [name, file, from, to, tests] of chosen) {
  const path = join(copy, file);
  const whole = readFileSync(path, 'utf8');
  if (whole.split(from).length !== 2) {
    console.error(`error: ${file} holds the line to break ${whole.split(from).length - 1} times: ${name}`);
    process.exit(1);
  }
  writeFileSync(path, whole.replace(from, () => to));
  const [program, args] = tests === 'journeys axe' ? ['make', ['journeys', 'ARGS=axe']] : ['cargo', tests];
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: copy, env, encoding: 'utf8', maxBuffer: 1 << 28 });
  writeFileSync(path, whole);
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
