// What is sealed reaches nobody: every frame that every other client received is stored and searched. Browsers receive
// postcard, which contains texts as UTF-8 and ids as sixteen bytes; scripts receive JSON, which is read field by field.
import * as api from '../harness/api.mjs';
import { mark, mine, rate, wish, write } from '../harness/acts/prompt.mjs';
import { expect, test } from '../harness/fixtures.mjs';
import { ALL_TEXTS, GROUP, STATEMENTS, THOUGHTS, WISH } from '../harness/story.mjs';
import { Wire } from '../harness/wire.mjs';

/** One of each role, none of them Finance. */
const WATCHERS = ['mobilizer', 'clinical', 'seller', 'observer', 'wall'];
const SECRET = 'zebra-quilt-93: the board has already decided against it.';
const CHANGED = 'walnut-ferry-17: the board may still decide for it.';

// A postcard message starts with the index of its variant: 1 is an event. Another one, presence, tells facilitators
// which seats are connected, as intended.
const HAPPENED = 1;

/** Whether any event after a certain moment names this seat to this watcher. */
const names = (watch, from, seat) =>
  watch.frames.slice(from).some((frame) => frame[0] === HAPPENED && frame.includes(bytesOf(seat)));

const bytesOf = (uuid) => Buffer.from(uuid.replaceAll('-', ''), 'hex');

/** Everything in a message that would disclose an author or a rating. */
function* leaks(value, own, path = '') {
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) {
    const here = `${path}.${key}`;
    if (key === 'author' && inner !== null && inner !== own) yield `${here} names an author`;
    if (key === 'rated' && inner.seat !== own) yield `${here} tells a rating`;
    if (key === 'responded' && inner.seat !== own) yield `${here} tells a response`;
    if (key === 'voice' && inner.seat !== null && inner.seat !== own) yield `${here} names a voice`;
    if (key === 'voices' && inner.seats?.some((seat) => seat !== own)) yield `${here} names voices`;
    if (key === 'sealed' && typeof inner === 'object' && Object.keys(inner).some((seat) => seat !== own)) {
      yield `${here} holds another's answer`;
    }
    if (key === 'outcome' && inner !== null) yield `${here} is there before the reveal`;
    yield* leaks(inner, own, here);
  }
}

test('before the reveal no frame and no record holds anyone’s text, rating or name', async ({ server, play, sit }) => {
  await play.join();
  await play.join('seller', 'observer');
  const { seat: financeId } = (await Wire.open(server, play.workshop, play.secrets.finance)).welcome;
  const browsers = {};
  for (const name of WATCHERS) {
    browsers[name] = await sit(name);
    await browsers[name].goto(play.link(name));
  }
  const scripts = {};
  for (const name of WATCHERS) scripts[name] = await play.seat(name);

  const finance = await sit(GROUP.finance.name, { phone: true });
  await finance.goto(play.link('finance'));
  await finance.seated();
  await play.to('write');
  for (const seat of Object.values(browsers)) await expect(seat.page.getByText('Silent writing').first()).toBeVisible();
  // From here on Finance only writes and rates, so no event may name its seat.
  const from = Object.fromEntries(WATCHERS.map((name) => [name, browsers[name].watch.frames.length]));

  await test.step('Finance writes, changes its words, writes more; the others write too', async () => {
    await write(finance, { text: SECRET });
    await mine(finance, SECRET).getByRole('button', { name: /^Edit/ }).click();
    await finance.main.getByLabel('Edit this card').fill(CHANGED);
    await finance.button('Save').click();
    await expect(mine(finance, CHANGED)).toBeVisible();
    await write(finance, THOUGHTS.finance);
    await finance.saved();
    await play.writeAll(['mobilizer', 'clinical', 'operations', 'procurement', 'legal']);
    for (const seat of Object.values(browsers)) await expect(seat.page.locator('body')).toContainText('6 of 6');
  });

  await test.step('Finance rates and changes its rating; the others rate', async () => {
    await play.next();
    for (const statement of Object.keys(STATEMENTS)) await play.put(statement);
    await rate(finance, STATEMENTS.year, [9, 4]);
    await rate(finance, STATEMENTS.loss, [3, 0]);
    await wish(finance, WISH, 2);
    await finance.main.locator('.statement').filter({ hasText: STATEMENTS.year }).getByRole('button', { name: 'Change' }).click();
    await mark(finance, STATEMENTS.year, [8, 1]);
    await finance.button('Seal').click();
    await finance.saved();
    await play.rateAll(['mobilizer', 'clinical', 'operations', 'procurement', 'legal']);
    for (const seat of Object.values(browsers)) await expect(seat.page.locator('body')).toContainText('6 of 6');
  });

  const foreign = (name) => [SECRET, CHANGED, ...ALL_TEXTS].filter((text) => text !== THOUGHTS[name]?.text);

  await test.step('no frame of any browser holds a text of others, or names Finance', () => {
    for (const name of WATCHERS) {
      const { frames } = browsers[name].watch;
      expect(frames.length, `${name} was told something`).toBeGreaterThan(from[name]);
      for (const text of foreign(name)) expect(browsers[name].watch.received(text), `${name}: ${text}`).toBe(false);
      expect(names(browsers[name].watch, from[name], financeId), `${name} learnt who spoke`).toBe(false);
    }
    expect(names(finance.watch, 0, financeId), 'the search would find it: Finance was told').toBe(true);
    expect(finance.watch.received(SECRET), 'the search would find it: Finance was told').toBe(true);
  });

  await test.step('nor does the page of any of them', async () => {
    for (const name of WATCHERS) {
      const page = await browsers[name].page.content();
      for (const text of foreign(name)) expect(page.includes(text), `${name}: ${text}`).toBe(false);
    }
  });

  await test.step('nor does any message of any script, read field by field', () => {
    for (const [name, wire] of Object.entries(scripts)) {
      const all = wire.frames.join('\n');
      for (const text of foreign(name)) expect(all.includes(text), `${name}: ${text}`).toBe(false);
      const found = wire.frames.flatMap((frame) => [...leaks(JSON.parse(frame), wire.welcome.seat)]);
      expect(found, name).toEqual([]);
    }
  });

  await test.step('nor does a complete copy, fetched now', async () => {
    for (const name of [...WATCHERS, 'operations']) {
      const wire = await Wire.open(server, play.workshop, play.secrets[name]);
      expect([...leaks(wire.welcome.state, wire.welcome.seat)], name).toEqual([]);
      for (const text of foreign(name)) expect(JSON.stringify(wire.welcome).includes(text), `${name}: ${text}`).toBe(false);
      wire.close();
    }
  });

  await test.step('nor does the record, in any format, for those who may have it', async () => {
    for (const name of ['mobilizer', 'seller']) {
      for (const format of ['json', 'md', 'csv']) {
        const record = await api.record(server, play.workshop, play.secrets[name], format);
        for (const text of foreign(name)) expect(record.includes(text), `${name} ${format}: ${text}`).toBe(false);
      }
    }
    for (const name of ['clinical', 'observer', 'wall']) {
      await expect(api.record(server, play.workshop, play.secrets[name], 'json'), name).rejects.toThrow('403');
    }
  });

  await test.step('after the reveal the same search finds every text, and still nobody’s name', async () => {
    await play.next();
    await play.revealAll();
    for (const name of WATCHERS) {
      const { watch } = browsers[name];
      for (const text of [CHANGED, ...ALL_TEXTS]) await expect.poll(() => watch.received(text), `${name}: ${text}`).toBe(true);
      expect(watch.received(SECRET), 'what was taken back before the reveal stays with its author').toBe(false);
      expect(names(watch, from[name], financeId), `${name} learnt who wrote`).toBe(false);
    }
    for (const [name, wire] of Object.entries(scripts)) {
      const found = wire.frames.flatMap((frame) => [...leaks(JSON.parse(frame), wire.welcome.seat)]);
      expect(found.filter((leak) => !leak.includes('outcome')), name).toEqual([]);
    }
  });
});
