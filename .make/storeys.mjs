// storeys.mjs: the domain stands on storeys. A file imports from its own storey or from lower ones, and no imports close a
// circle. Proved from the sources; every exception has a reason.

/** From the ground up. The first pattern that fits a path below app/domain/src gives its storey. */
const STOREYS = [
  ['base', /^base\//],
  ['arithmetic', /^(measure|vote)\//],
  ['tool state', /^tool\/(?!\w+\/(rules|command|gate|edit|change|prepare|views)\.rs$)/],
  ['workshop', /^(workshop\.rs|parts\.rs|template\.rs)/],
  ['tool rules', /^(tool\/|rules\.rs|person\.rs)/],
  ['decide', /^decide\.rs$/],
  ['reactions', /^reactions\.rs$/],
  ['secrecy', /^secrecy\//],
  ['views', /^views\//],
  ['play', /^(rehearsal|samples)(\.rs|\/)/],
];

/** Imports that climb, and why. The list only shrinks. */
const EXCEPTIONS = new Map([
  ['base/activity.rs → tool/mod.rs', 'the list of steps that ship is part of the registry, and nothing but a list'],
  ['tool/customers_only/state.rs → workshop.rs', 'an envelope holds any event, and every event can be an envelope'],
  ['tool/customers_only/state.rs → parts.rs', 'an envelope names any item, and shows any part as it stands'],
  ['tool/customers_only/mod.rs → parts.rs', 'items are named beside the tool that withholds them'],
]);

const ROOT = 'app/domain/src/';

/** The text without comments and without unit tests. */
const code = (source) => source.replace(/\/\/[^\n]*/g, '').replace(/#\[cfg\(test\)\][\s\S]*$/, '');

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
  constructor(text) {
    this.code = new Map([...text].filter(([file]) => file.startsWith(ROOT) && file.endsWith('.rs')).map(([file, source]) => [file.slice(ROOT.length), code(source)]));
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
    for (const use of this.uses(file)) {
      const path = this.absolute(file, use);
      if (!path) continue;
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
    // Paths written out where they are used.
    for (const [path] of this.code.get(file).replace(/\buse\s+[^;]+;/g, '').matchAll(/\b(?:crate|super)(?:::\w+)+/g)) {
      const on = this.absolute(file, path.split('::'));
      if (on) found.add(this.target(on).file);
    }
    found.delete(file);
    found.delete(undefined);
    return found;
  }
}

const storey = (file) => STOREYS.findIndex(([, pattern]) => pattern.test(file));
/** Files that only list what lies below them. */
const isIndex = (file) => /(^lib|\/mod)\.rs$/.test(file);

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

/** Blames every import that climbs and every circle. `text` maps each file to its source. */
export function checkStoreys(text, blame) {
  const sources = new Sources(text);
  const edges = new Map();
  const used = new Set();
  for (const file of sources.code.keys()) {
    const at = storey(file);
    if (at < 0 && file !== 'lib.rs') {
      blame(ROOT + file, 0, 'has no storey: move it to one, or name it in .make/storeys.mjs');
      continue;
    }
    if (file === 'lib.rs') continue;
    const to = [];
    for (const other of sources.imports(file)) {
      const key = `${file} → ${other}`;
      if (EXCEPTIONS.has(key)) {
        used.add(key);
        continue;
      }
      if (isIndex(file) && other.startsWith(file.replace('mod.rs', ''))) continue;
      if (storey(other) > at) blame(ROOT + file, 0, `imports ${other} from a higher storey (${STOREYS[storey(other)][0]}): move what it needs down`);
      if (!isIndex(file) && !isIndex(other)) to.push(other);
    }
    edges.set(file, to);
  }
  for (const group of circles(edges)) blame(ROOT + group[0], 0, `imports in a circle: ${group.join(', ')}`);
  for (const key of EXCEPTIONS.keys()) if (!used.has(key)) blame('.make/storeys.mjs', 0, `the exception "${key}" is not needed any more: delete it`);
  return { files: edges.size, exceptions: EXCEPTIONS.size };
}
