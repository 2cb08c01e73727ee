// The hash of a resolution's text, computed independently of the product: a signature must not depend on one program's
// word. The rules are in the domain crate, `tool::resolution::document`.
import { createHash } from 'node:crypto';

const SECTIONS = ['objective', 'scope', 'stop', 'start', 'tangible', 'intangible', 'phases', 'risks', 'supplier'];
// The domain orders texts by their bytes; plain comparison would order by UTF-16 units.
const byBytes = ([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b));

export function contentHash({ sections, lines, conditions, day }) {
  const digest = createHash('sha256');
  const part = (text) => {
    const bytes = Buffer.from(text);
    const length = Buffer.alloc(8);
    length.writeBigUInt64BE(BigInt(bytes.length));
    digest.update(length).update(bytes);
  };
  part('collective-yes resolution 1');
  SECTIONS.forEach((section, index) => {
    if (sections[section] === undefined) return;
    part(`section ${index}`);
    part(sections[section]);
  });
  for (const [name, line] of Object.entries(lines).sort(byBytes)) ['line', name, line].forEach(part);
  for (const [id, { text, owner, due }] of Object.entries(conditions).sort(byBytes)) {
    ['condition', id, text, owner, due].forEach(part);
  }
  if (day) ['day', day].forEach(part);
  return digest.digest('hex');
}
