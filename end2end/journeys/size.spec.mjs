// What a stakeholder's browser loads: the program comes in chunks, each when it is needed. `.make/size.mjs` adds up the
// same files.
import { write } from '../harness/acts/prompt.mjs';
import { expect, test } from '../harness/fixtures.mjs';
import { GROUP, THOUGHTS } from '../harness/story.mjs';

/** What every page begins with. */
const BEGIN = ['collective-yes.css', 'collective-yes.js', 'collective-yes.wasm', 'texts.en.txt'];
/** What `.make/size.mjs` counts as loaded in the first live step. */
const FIRST_STEP = [...BEGIN, 'connect.wasm', 'workshop.wasm'].sort();
/** What everybody loads at the first step, with the screen of the next one. */
const SOON = ['differ.wasm', 'later.css', 'later.en.txt', 'shared.wasm'];

/** The names, without hashes, of the program's files that this seat asks for. */
function asked(seat) {
  const names = new Set();
  seat.page.on('request', (request) => {
    const name = new URL(request.url()).pathname.match(/^\/pkg\/(.+)$/)?.[1];
    if (name) names.add(name.replace(/\.[0-9a-f]{16}(?=\.)/, ''));
  });
  return names;
}

/** The selectors of `later.css` that select something on the page of this seat. */
async function styledLater({ page }) {
  const [address] = /\/pkg\/later\.[0-9a-f]+\.css/.exec(await page.content());
  return page.evaluate(async (address) => {
    const sheet = new CSSStyleSheet();
    await sheet.replace(await (await fetch(address)).text());
    const found = [];
    const look = (rules, around) => {
      for (const rule of rules) {
        let here = around;
        if (rule.selectorText) {
          const nested = rule.selectorText.includes('&') ? rule.selectorText : `& ${rule.selectorText}`;
          here = around ? nested.replaceAll('&', `:is(${around})`) : rule.selectorText;
          const selected = [...document.querySelectorAll(here.replaceAll(/::[\w-]+/g, ''))];
          // Every page has the patterns that charts are drawn with, out of sight.
          if (selected.some((element) => !element.closest('.agreement-patterns'))) found.push(here);
        }
        if (rule.cssRules && rule.media?.mediaText !== 'print') look(rule.cssRules, here);
      }
    };
    look(sheet.cssRules);
    return found;
  }, address);
}

test.beforeEach(async ({ play }) => {
  await play.join();
});

test('from a link to the first step, a stakeholder loads what that needs; the rest comes while one reads', async ({ play, sit }) => {
  await play.to('read');
  const legal = await sit(GROUP.legal.name);
  const names = asked(legal);
  await legal.goto(play.link('legal'));
  await legal.inStep((await play.current()).title);
  expect([...names].sort()).toEqual(FIRST_STEP);
  const ahead = () => [...names].filter((name) => !FIRST_STEP.includes(name)).sort();
  await expect.poll(ahead).toEqual(SOON);
  await play.to('write');
  await write(legal, THOUGHTS.legal);
});

test('the start page loads its own part of the program, and the connection to a workshop behind it', async ({ sit }) => {
  const somebody = await sit('somebody');
  const names = asked(somebody);
  await somebody.goto('/');
  const wanted = [...BEGIN, 'connect.wasm', 'later.css', 'later.en.txt', 'start.wasm'].sort();
  await expect.poll(() => [...names].sort()).toEqual(wanted);
});

test('up to silent writing no page needs the styles of what comes later', async ({ play, sit }) => {
  const looks = async (seat, where) => expect(await styledLater(seat), where).toEqual([]);
  const guest = await sit('a guest', { phone: true });
  await guest.goto(play.link('observer'));
  await expect(guest.page.getByLabel('Your name')).toBeVisible();
  await looks(guest, 'joining');
  const legal = await sit(GROUP.legal.name);
  await legal.goto(play.link('legal'));
  await expect(legal.main.getByText('Your group is gathering')).toBeVisible();
  await looks(legal, 'gathering');
  await play.to('read');
  await legal.inStep((await play.current()).title);
  await looks(legal, 'reading');
  await play.to('write');
  await write(legal, THOUGHTS.legal);
  await looks(legal, 'writing');
});

test('what later steps say and look like is asked for again if it did not come', async ({ play, sit }) => {
  await play.to('write');
  // The service worker would fetch it where no route sees it.
  const legal = await sit(GROUP.legal.name, { serviceWorkers: 'block' });
  legal.watch.forgive(/ERR_FAILED|TypeError|serviceWorker/);
  await legal.page.route('**/pkg/later.*', (route) => route.abort());
  await legal.goto(play.link('legal'));
  await play.writeAll();
  await play.next();
  await expect(legal.main.getByRole('alert')).toContainText('We cannot reach the server.');
  await legal.page.unroute('**/pkg/later.*');
  await legal.button('Try again').click();
  await legal.inStep('Sealed rating');
  await expect(legal.main.getByRole('alert')).toHaveCount(0);
});

test('a step that cannot be loaded says so, and comes on the next try', async ({ play, sit }) => {
  await play.to('write');
  // The service worker would fetch it where no route sees it.
  const legal = await sit(GROUP.legal.name, { serviceWorkers: 'block' });
  legal.watch.forgive(/ERR_FAILED|TypeError|serviceWorker/);
  await legal.page.route('**/pkg/explore.*.wasm', (route) => route.abort());
  await legal.goto(play.link('legal'));
  await play.writeAll();
  await play.next();
  await expect(legal.main.getByRole('alert')).toContainText('We cannot reach the server.');
  await legal.page.unroute('**/pkg/explore.*.wasm');
  await legal.button('Try again').click();
  await legal.inStep('Sealed rating');
  await expect(legal.main.getByRole('alert')).toHaveCount(0);
});
