// storeys.mjs: the domain, the page and the server stand on storeys. A file imports from its own storey or from lower ones, and no
// imports close a circle. Proved from the sources; every exception has a reason.

/**
 * The trees. `storeys`, from the ground up: the first pattern that fits a path below the root gives its storey.
 * `exceptions`: imports that climb or close a circle, and why; the list only shrinks.
 */
const TREES = [
  {
    root: 'app/domain/src/',
    storeys: [
      ['base', /^base\//],
      ['arithmetic', /^(measure|vote)\//],
      ['tool state', /^tool\/(?!\w+\/(rules|command|gate|edit|change|prepare|views|samples)\.rs$)/],
      ['workshop', /^(workshop(\.rs|\/)|parts\.rs|template\.rs)/],
      ['tool rules', /^(tool\/(?!\w+\/samples\.rs$)|rules\.rs|person\.rs)/],
      ['decide', /^decide(\.rs|\/)/],
      ['reactions', /^reactions(\.rs|\/)/],
      ['area', /^area\.rs$/],
      ['secrecy', /^secrecy\//],
      ['views', /^views\//],
      ['play', /^((rehearsal|samples)(\.rs|\/)|tool\/\w+\/samples\.rs$)/],
    ],
    exceptions: new Map([
      ['base/activity.rs → tool/mod.rs', 'the list of steps that ship is part of the registry, and nothing but a list'],
      ['tool/customers_only/state.rs → workshop.rs', 'an envelope holds any event, and every event can be an envelope'],
      ['tool/customers_only/state.rs → parts.rs', 'an envelope names any item, and shows any part as it stands'],
      ['tool/customers_only/mod.rs → parts.rs', 'items are named beside the tool that withholds them'],
    ]),
  },
  {
    root: 'app/src/',
    storeys: [
      ['browser', /^browser\//],
      ['ui', /^ui\//],
      ['words', /^words\.rs$/],
      ['charts', /^charts\//],
      ['state', /^state\//],
      ['shared', /^live\/shared\//],
      ['steps', /^live\/steps\//],
      ['lead', /^live\/lead\//],
      ['sheets', /^live\/sheets\//],
      ['shell', /^live\/shell\//],
      ['wall', /^live\/wall\//],
      ['after the meeting', /^live\/follow_through\//],
      ['live', /^live\/mod\.rs$/],
      ['record', /^record\//],
      ['pages', /^pages\//],
      ['routes', /^(routes|shell)\.rs$/],
    ],
    exceptions: new Map(),
  },
  {
    root: 'server/src/',
    storeys: [
      ['ground', /^(clock|config|import|limiter|limits|secret|telemetry)\.rs$/],
      ['waiting', /^(join_code|screens)\.rs$/],
      ['rooms', /^rooms\//],
      ['operations', /^(workshops|rehearsal|demo)\.rs$/],
      ['HTTP state', /^http\/(allowances|endpoint|error|extract|frame|outbox|site|state|upgrade)\.rs$/],
      ['HTTP access', /^http\/(access|attempts|credentials|me)\.rs$/],
      ['HTTP handlers', /^http\/(?!(endpoints|guard|mod|router|serve)\.rs$)/],
      ['HTTP routes', /^http\//],
      ['program', /^main\.rs$/],
    ],
    exceptions: new Map(),
  },
  {
    root: 'server/jobs/src/',
    storeys: [
      ['values', /^(handlers|limits|metric|schedule)\.rs$/],
      ['one job', /^(due|sweep|worker)\.rs$/],
      ['all', /^workers\.rs$/],
    ],
    exceptions: new Map(),
  },
  {
    root: 'server/room/src/',
    storeys: [
      ['types', /^(input|bucket)\.rs$/],
      ['log', /^(decider|disclosed|told|saved)\.rs$/],
      ['connections', /^(conn|recent|restarts|fanout|presence|welcomes)\.rs$/],
      ['hub', /^hub\.rs$/],
      ['core', /^core\.rs$/],
    ],
    exceptions: new Map(),
  },
  {
    root: 'server/store/src/',
    storeys: [
      ['errors', /^error\.rs$/],
      ['concerns', /^\w+\.rs$/],
      ['contracts', /^contract\//],
    ],
    exceptions: new Map(),
  },
  {
    root: 'server/store_sqlite/src/',
    storeys: [
      ['rows', /^(rows|sql)\.rs$/],
      ['database', /^(database|writer)\.rs$/],
      ['concerns', /^\w+\.rs$/],
    ],
    exceptions: new Map(),
  },
];

/** The text without comments, and without the unit tests and samples at its end. */
const code = (source) => source.replace(/\/\/[^\n]*/g, '')
  .replace(/#\[cfg\((test|feature = "samples")\)\]\s*(pub\(crate\) )?mod \w+ \{[\s\S]*$/, '');

/** `a::{b, c as d}` as its paths: [['a', 'b'], ['a', 'c']]. */
function leaves(tree) {
  const text = tree.trim();
  const open = text.indexOf('{');
  if (open < 0) return [text.replace(/\s+as\s+\w+$/, '').split('::').map((part) => part.trim())];
  const head = text.slice(0, open).split('::').map((part) => part.trim()).filter(Boolean);
  const parts = [];
  let depth = 0;
  let from = open + 1;
  for (let i = open + 1; i < text.length; i += 1) {
    if (text[i] === '{') depth += 1;
    if (text[i] === '}' && depth > 0) depth -= 1;
    else if ((text[i] === ',' && depth === 0) || (text[i] === '}' && depth === 0)) {
      parts.push(text.slice(from, i));
      from = i + 1;
      if (text[i] === '}') break;
    }
  }
  return parts.filter((part) => part.trim()).flatMap(leaves).map((path) => [...head, ...path]);
}

class Sources {
  constructor(text, root) {
    const below = [...text].filter(([file]) => file.startsWith(root) && file.endsWith('.rs'));
    this.code = new Map(below.map(([file, source]) => [file.slice(root.length), code(source)]));
  }

  /** The file of a module, given its path below the crate. */
  file(path) {
    if (path.length === 0) return 'lib.rs';
    const base = path.join('/');
    return [`${base}.rs`, `${base}/mod.rs`].find((name) => this.code.has(name));
  }

  module(file) {
    return file === 'lib.rs' ? [] : file.replace(/(\/mod)?\.rs$/, '').split('/');
  }

  uses(file, { exported = false } = {}) {
    const found = [...this.code.get(file).matchAll(/(?:^|\n)\s*(pub(?:\([^)]*\))?\s+)?use\s+([^;]+);/g)];
    return found.filter(([, pub]) => pub || !exported).flatMap(([, , tree]) => leaves(tree));
  }

  /** A path as it stands in a file, from the crate's root; none for other crates. */
  absolute(file, path) {
    const module = this.module(file);
    if (path[0] === 'crate') return path.slice(1);
    let up = 0;
    while (path[up] === 'super') up += 1;
    if (up > 0) return [...module.slice(0, module.length - up), ...path.slice(up)];
    if (path[0] === 'self') return [...module, ...path.slice(1)];
    return this.file([...module, path[0]]) ? [...module, ...path] : undefined;
  }

  /** The file that a path leads to, through the re-exports of modules. */
  target(path, seen = 0) {
    let length = path.length;
    while (length > 0 && !this.file(path.slice(0, length))) length -= 1;
    const file = this.file(path.slice(0, length));
    const name = path[length];
    if (!name || name === 'self' || name === '*' || seen > 8) return { file, module: length === path.length || name === 'self' };
    const again = this.uses(file, { exported: true }).find((use) => use.at(-1) === name);
    const on = again && this.absolute(file, again);
    return on && on.join() !== path.join() ? this.target(on, seen + 1) : { file, module: false };
  }

  /** The files that a file imports from. */
  imports(file) {
    const found = new Set();
    // What a module passes on from the files below it is no import of its own.
    const below = file.endsWith('mod.rs') ? file.replace('mod.rs', '') : undefined;
    const passedOn = new Set(this.uses(file, { exported: true }).map(String));
    for (const use of this.uses(file)) {
      const path = this.absolute(file, use);
      if (!path) continue;
      if (below && passedOn.has(String(use)) && this.target(path).file?.startsWith(below)) continue;
      const plain = path.at(-1) === 'self' ? path.slice(0, -1) : path;
      const { file: to, module } = this.target(plain);
      if (!module) {
        found.add(to);
        continue;
      }
      // A module was imported: what counts is what is taken out of it.
      const name = plain.at(-1);
      const taken = [...this.code.get(file).matchAll(new RegExp(`\\b${name}::(\\w+)`, 'g'))].map(([, item]) => item);
      for (const item of taken) found.add(this.target([...plain, item]).file);
    }
    // Paths written out where they are used: from the root, from the parent, and into modules of this file.
    const own = [...this.code.get(file).matchAll(/\bmod\s+(\w+);/g)].map(([, name]) => name);
    const written = new RegExp(`(?<![\\w:])(?:${['crate', 'super', ...own].join('|')})(?:::\\w+)+`, 'g');
    for (const [path] of this.code.get(file).replace(/\buse\s+[^;]+;/g, '').matchAll(written)) {
      const on = this.absolute(file, path.split('::'));
      if (on) found.add(this.target(on).file);
    }
    found.delete(file);
    found.delete(undefined);
    return found;
  }
}

/** Whether a file only lists what lies below it: it has modules and re-exports, no items. */
const item = /^\s*(pub(\([^)]*\))?\s+)?(const fn|async fn|fn|struct|enum|union|trait|impl|type|static)\b/m;
const isIndex = (file, source) => /(^lib|(^|\/)mod)\.rs$/.test(file) && !item.test(source);

/** The groups of files that import each other in a circle. */
function circles(edges) {
  const [index, low, stack, found] = [new Map(), new Map(), [], []];
  const visit = (node) => {
    index.set(node, index.size);
    low.set(node, index.get(node));
    stack.push(node);
    for (const next of edges.get(node) ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(node, Math.min(low.get(node), low.get(next)));
    }
    if (low.get(node) !== index.get(node)) return;
    const group = stack.splice(stack.indexOf(node));
    if (group.length > 1) found.push(group.sort());
  };
  for (const node of edges.keys()) if (!index.has(node)) visit(node);
  return found;
}

/** Blames every import that climbs and every circle of one tree. */
function checkTree(text, { root, storeys, exceptions }, blame) {
  const sources = new Sources(text, root);
  const storey = (file) => storeys.findIndex(([, pattern]) => pattern.test(file));
  const index = new Set([...sources.code].filter(([file, source]) => isIndex(file, source)).map(([file]) => file));
  const edges = new Map();
  const used = new Set();
  for (const file of sources.code.keys()) {
    const at = storey(file);
    if (file === 'lib.rs') continue;
    if (at < 0) {
      blame(root + file, 0, 'has no storey: move it to one, or name it in .make/storeys.mjs');
      continue;
    }
    const to = [];
    for (const other of sources.imports(file)) {
      const key = `${file} → ${other}`;
      if (exceptions.has(key)) {
        used.add(key);
        continue;
      }
      if (index.has(file) && other.startsWith(file.replace('mod.rs', ''))) continue;
      if (storey(other) > at) {
        const name = storeys[storey(other)][0];
        blame(root + file, 0, `imports ${other} from a higher storey (${name}): move what it needs down`);
      }
      if (!index.has(file) && !index.has(other)) to.push(other);
    }
    edges.set(file, to);
  }
  for (const group of circles(edges)) blame(root + group[0], 0, `imports in a circle: ${group.join(', ')}`);
  for (const key of exceptions.keys()) {
    if (!used.has(key)) blame('.make/storeys.mjs', 0, `the exception "${key}" is not needed any more: delete it`);
  }
  return edges.size;
}

/** Blames what is wrong in all trees. `text` maps each file to its source. */
export function checkStoreys(text, blame) {
  const files = TREES.map((tree) => checkTree(text, tree, blame));
  const exceptions = TREES.map((tree) => tree.exceptions.size);
  const sum = (numbers) => numbers.reduce((one, two) => one + two, 0);
  return { files: sum(files), exceptions: sum(exceptions) };
}

/** What the rule must see in a small tree, so that a rule that matches nothing does not look like a clean house. */
const TRIALS = [
  [{ 'low/a.rs': 'use crate::high::b::B;', 'high/b.rs': 'pub struct B;' }, 'from a higher storey'],
  [{ 'low/a.rs': 'fn a() { crate::high::b::b() }', 'high/b.rs': 'pub fn b() {}' }, 'from a higher storey'],
  [{ 'low/a.rs': 'use crate::high::B;', 'high/mod.rs': 'pub use b::B;\nmod b;', 'high/b.rs': 'pub struct B;' }, 'from a higher storey'],
  [{ 'low/a.rs': 'use super::c::C;', 'low/c.rs': 'use super::a::A;' }, 'in a circle'],
  [{ 'low/mod.rs': 'mod a;\npub fn b() { a::a() }', 'low/a.rs': 'use super::b;\npub fn a() { b() }' }, 'in a circle'],
  [{ 'a.rs': '' }, 'has no storey'],
];
for (const [files, wanted] of TRIALS) {
  const seen = [];
  const tree = { root: 'trial/', storeys: [['low', /^low\//], ['high', /^high\//]], exceptions: new Map() };
  checkTree(new Map(Object.entries(files).map(([file, source]) => [`trial/${file}`, source])), tree, (file, line, what) => seen.push(what));
  if (seen.length !== 1 || !seen[0].includes(wanted)) {
    throw new Error(`.make/storeys.mjs does not see what is ${wanted} in ${JSON.stringify(files)}: ${seen}`);
  }
}
