// A screen reader's path through the pages: named landmarks, headings in order, announcements, and the tab order.
// Described in ../READER.md.
import { expect, test } from '../harness/fixtures.mjs';
import { GROUP, STEPS } from '../harness/story.mjs';

test.use({ template: 'room-90' });

/** The levels of the headings, without unreachable ones. */
const headings = (page) =>
  page.evaluate(() => [...document.querySelectorAll('h1, h2, h3, h4')]
    .filter((h) => h.getClientRects().length && !h.closest('[aria-hidden=true], dialog:not([open])'))
    .map((h) => [Number(h.tagName[1]), h.textContent.trim()]));

/** Landmarks with their names. */
const landmarks = (page) =>
  page.evaluate(() => [...document.querySelectorAll('header.topbar, nav, main, aside, footer.actionbar')]
    .filter((e) => e.getClientRects().length)
    .map((e) => `${e.tagName.toLowerCase()}${e.ariaLabel ? ` “${e.ariaLabel}”` : ''}`));

/** The accessible name of the focused element. */
const focused = (page) =>
  page.evaluate(() => {
    const e = document.activeElement;
    return {
      tag: e.tagName.toLowerCase(),
      name: (e.ariaLabel || e.labels?.[0]?.textContent || e.textContent || '').trim().slice(0, 60),
      place: e.closest('main, nav, aside, header.topbar')?.tagName.toLowerCase() ?? 'body',
    };
  });

test('screen reader users are told where they are and what happens', async ({ play, sit }) => {
  await play.join(...Object.keys(GROUP), 'seller');
  const clio = await sit(GROUP.clinical.name);
  await clio.goto(play.link('clinical'));
  await clio.seated();
  const heard = [];
  await clio.page.exposeFunction('heardAloud', (text) => heard.push(text));
  await clio.page.evaluate(() => {
    const say = (nodes) => nodes.forEach((node) => {
      const region = (node.nodeType === 1 ? node : node.parentElement)?.closest('[aria-live], [role=status], [role=alert]');
      if (region?.textContent.trim()) window.heardAloud(region.textContent.trim());
    });
    const watched = { childList: true, subtree: true, characterData: true };
    new MutationObserver((changes) => say(changes.map((c) => c.target))).observe(document.body, watched);
  });

  // One main landmark, a named bar, and a skip link.
  expect(await landmarks(clio.page)).toEqual(expect.arrayContaining(['header', 'main']));
  await clio.page.keyboard.press('Tab');
  expect((await focused(clio.page)).tag).toBe('a');

  for (const activity of STEPS) {
    const { title } = await play.to(activity);
    await clio.inStep(title);
    // A new step is announced with its instruction.
    await expect.poll(() => heard.some((text) => text.includes(title)), `${title} is read out`).toBe(true);
    const found = await headings(clio.page);
    expect(found[0][0], `${title}: the page’s own heading comes first`).toBe(1);
    expect(found.filter(([level]) => level === 1), title).toHaveLength(1);
    for (const [at, [level, words]] of found.entries()) {
      expect(words, `${title}: no heading is empty`).not.toBe('');
      if (at > 0) expect(level - found[at - 1][0], `${title}: “${words}” skips no level`).toBeLessThanOrEqual(1);
    }
    await play.fulfil(activity);
  }
});

test('Tab goes from the bar through the step to its one button, and nothing is reached that has no name', async ({ play, sit }) => {
  await play.join();
  await play.to('write');
  const clio = await sit(GROUP.clinical.name);
  await clio.goto(play.link('clinical'));
  await clio.inStep('Silent writing');
  const path = [];
  for (let presses = 0; presses < 60; presses += 1) {
    await clio.page.keyboard.press('Tab');
    const now = await focused(clio.page);
    if (now.tag === 'body') break;
    path.push(now);
  }
  expect(path.filter(({ name }) => name === '')).toEqual([]);
  const places = path.map(({ place }) => place);
  const first = (place) => places.indexOf(place);
  expect(first('header')).toBeLessThan(first('main'));
  // In the step: the field, then the card's kind, then the button that ends the step, which comes last.
  const main = path.filter(({ place }) => place === 'main').map(({ name }) => name);
  expect(main[0]).toBe('Write a card');
  expect(main.at(-1)).toBe('I have nothing to add');
});
