// bounds.mjs: which bounds belong into limits.rs.

/** Bounds that a file defines: the names of constants that hold a number with a unit. */
const UNITS = 'MAX|MIN|BYTES|CHARS|SECONDS|MINUTES|DAYS|MICROS';
const BOUND = new RegExp(
  `^(?:pub(?:\\([^)]*\\))? )?const ([A-Z_]*(?:_(?:${UNITS})|_PER_\\w+)): (?:[iuf]\\d+|usize|Duration)\\b`,
  'gm',
);
const bounds = (source) => [...source.matchAll(BOUND)].map(([, name]) => name);

/** Bounds that one file of a crate defines and another one uses, unless both files are the `limits`. */
export function strayBounds(sources) {
  const found = [];
  for (const [home, source] of sources) {
    if (home.endsWith('/limits.rs')) continue;
    for (const name of bounds(source)) {
      const used = new RegExp(`\\b${name}\\b`);
      const users = [...sources].filter(([file, other]) => file !== home && used.test(other) && !bounds(other).includes(name));
      if (users.length > 0) found.push([home, name, users[0][0]]);
    }
  }
  return found;
}

// Checks the rule itself.
const home = ['a.rs', 'pub(super) const ROWS_MAX: usize = 4 * 1024;'];
const stray = (user) => strayBounds(new Map([home, ['b.rs', user]])).length;
if (stray('use super::a::ROWS_MAX;') !== 1 || stray('const ROWS_MAX: u8 = 1;') !== 0) {
  throw new Error('bounds.mjs does not see which bounds are shared');
}
