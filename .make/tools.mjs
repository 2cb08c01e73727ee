// tools.mjs: a tool lives in few files. Counts the hand-written files that name a tool, so that a new one is a module, a
// screen, its texts and a line in the registry, and not a search through the code.

/** Files per tool, tests and documents aside: the registry, two in the domain, two of the page, a text per language. */
const FILES = 9;

/** Tools that other tools build on: everybody names them. */
const SHARED = new Set([
  'agenda', 'seats', 'cards', 'themes', 'links', 'statements', 'disconnects', 'resolution', 'costs', 'glossary',
  'stage_poll', 'negotiables', 'votes', 'customers_only', 'charter', 'signals', 'facilitator_notes', 'suggestions',
  'lifecycle',
]);

/** Tools that are named in more files, and in how many. The list only shrinks. */
const MORE = new Map([['round_robin', 12], ['one_two_four_all', 13], ['requests', 17], ['temperature', 14], ['plus_delta', 12]]);

const REGISTRY = 'app/domain/src/tool/mod.rs';
const COUNTED = (file) => /\.(rs|toml|css|mjs|sh)$/.test(file) && !/(^|\/)tests\/|^end2end\/|^\.make\/|\/fixtures\//.test(file);

/** Blames every tool that is named in more files than it may be. `read` gives the text of a file. */
export function checkTools(files, read, blame) {
  const lines = read(REGISTRY).matchAll(/^ {12}(\w+), (\w+), \w+( as "\w+")? => \w+;$/gm);
  const tools = [...lines].map(([, field, variant]) => [field, variant]);
  if (tools.length < SHARED.size) blame('.make/tools.mjs', 0, `finds ${tools.length} tools in ${REGISTRY}: its lines look different now`);
  const sources = files.filter(COUNTED).map((file) => [file, read(file)]);
  for (const [field, variant] of tools.filter(([field]) => !SHARED.has(field))) {
    // Not every word that is spelt like a tool means it.
    const names = new RegExp(`\\b${variant}\\b|\\b${field}::|[.]${field}\\b|\\bmod ${field}\\b`);
    const own = new RegExp(`/${field}([.]|/)`);
    const named = sources.filter(([file, text]) => own.test(file) || names.test(text)).map(([file]) => file);
    const bound = MORE.get(field) ?? FILES;
    const count = `${field} is named in ${named.length} files`;
    if (named.length > bound) {
      blame(REGISTRY, 0, `${count}, ${bound} is the limit: let the registry or a table pass it on (${named.join(', ')})`);
    }
    if (named.length < bound && MORE.has(field)) blame('.make/tools.mjs', 0, `${count}: lower its number`);
  }
  return tools.length;
}
