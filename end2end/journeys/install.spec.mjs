// Installed on a phone, and without a network: the site can be installed, and if no page can be loaded, a page says
// that nothing is lost, shows what was typed, and reconnects by itself.
import { barriers, crowding } from '../harness/axe.mjs';
import { type } from '../harness/acts/prompt.mjs';
import { expect, test } from '../harness/fixtures.mjs';
import { GROUP } from '../harness/story.mjs';
import { NETWORK } from '../harness/watch.mjs';

const TYPED = 'Half a thought that nobody has sent yet';

/** Waits until the service worker controls the page. */
const ready = ({ page }) => page.evaluate(async () => {
  const { active } = await navigator.serviceWorker.ready;
  while (active.state !== 'activated') await new Promise((done) => active.addEventListener('statechange', done, { once: true }));
});

/** The URLs of everything that the worker stores. */
const cached = ({ page }) => page.evaluate(async () => {
  const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
  return all.flat().map(({ url }) => new URL(url).pathname).sort();
});

/** The files of the page according to the server. */
const filesOf = async (server) => {
  const text = await (await fetch(`http://${server.address}/sw.js`)).text();
  return JSON.parse(/const FILES = (\[.*\]);/.exec(text)[1]);
};

test('the site can be put on a home screen', async ({ server, sit }) => {
  const somebody = await sit('Somebody', { phone: true });
  await somebody.goto('/');
  const { page } = somebody;
  const address = await page.locator('link[rel=manifest]').getAttribute('href');
  const manifest = await page.request.get(address).then((answer) => answer.json());
  expect(manifest).toMatchObject({ name: 'Collective Yes', start_url: '/', scope: '/', display: 'standalone' });
  const touch = await page.locator('link[rel=apple-touch-icon]').getAttribute('href');
  for (const { src, sizes, type } of [...manifest.icons, { src: touch, sizes: '180x180', type: 'image/png' }]) {
    const answer = await page.request.get(src);
    expect(answer.headers()['content-type'], src).toBe(type);
    if (sizes === 'any') continue;
    const size = await page.evaluate(async (src) => {
      const image = await createImageBitmap(await (await fetch(src)).blob());
      return `${image.width}x${image.height}`;
    }, src);
    expect(size, src).toBe(sizes);
  }
  // Chromium's own installability check.
  const devtools = await somebody.context.newCDPSession(page);
  expect((await devtools.send('Page.getAppManifest')).errors).toEqual([]);
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);

  await test.step('the worker stores this build’s files, and nothing from the API', async () => {
    await ready(somebody);
    await page.evaluate(async () => (await caches.open('pkg')).put('/pkg/collective-yes.0000000000000000.js', new Response('old')));
    await somebody.reload();
    await expect.poll(() => cached(somebody)).toContain('/offline');
    const files = await filesOf(server);
    await expect.poll(async () => (await cached(somebody)).filter((path) => files.includes(path)).length).toBeGreaterThan(2);
    const other = (await cached(somebody)).filter((path) => /^\/(api|ws|w|join)|^\/$/.test(path));
    expect(other).toEqual([]);
  });

  await test.step('a new worker deletes files of other builds', async () => {
    await page.evaluate(async () => {
      for (const known of await navigator.serviceWorker.getRegistrations()) await known.unregister();
    });
    await somebody.goto('/');
    await ready(somebody);
    await expect.poll(() => cached(somebody)).not.toContain('/pkg/collective-yes.0000000000000000.js');
  });
});

test('without a network the page says that texts are stored, and reconnects by itself', async ({ play, sit }) => {
  await play.join();
  await play.to('write');
  const finance = await sit(GROUP.finance.name, { phone: true });
  await finance.goto(play.link('finance'));
  await finance.seated();
  await ready(finance);
  await type(finance, { kind: 'goal', text: TYPED });
  const { context, page } = finance;
  finance.watch.forgive(NETWORK);

  const nothing = page.getByRole('heading', { name: 'We cannot reach your workshop' });
  await test.step('a reload shows what was typed, read-only, in the reader’s language', async () => {
    await context.setOffline(true);
    await page.reload();
    await expect(nothing).toBeVisible();
    await expect(page.getByText('Nichts ist verloren')).toBeHidden();
    await expect(page.getByRole('listitem')).toHaveCount(1);
    await expect(page.getByRole('listitem')).toContainText(TYPED);
    await expect(page.locator('textarea, input')).toHaveCount(0);
    expect(new URL(page.url()).pathname, 'the address is still the workshop’s').toBe(`/w/${play.workshop}`);
    expect(await barriers(page)).toEqual([]);
    expect(await crowding(page)).toEqual([]);
  });

  await test.step('a draft can be copied', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy' }).click();
    await expect(page.getByRole('status')).toHaveText('Copied.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(TYPED);
  });

  await test.step('in the language that was chosen', async () => {
    await page.evaluate(() => (document.cookie = 'language=de; path=/'));
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Ihr Workshop ist gerade nicht erreichbar' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await page.evaluate(() => (document.cookie = 'language=en; path=/'));
    await page.reload();
    await expect(nothing).toBeVisible();
  });

  await test.step('with the network the workshop is back, and so is the draft', async () => {
    await context.setOffline(false);
    await finance.seated();
    await expect(finance.main.getByLabel('Write a card')).toHaveValue(TYPED);
  });
});

test('the page also waits for a server that is down', async ({ server, play, sit }) => {
  await play.join();
  await play.to('write');
  const legal = await sit(GROUP.legal.name);
  await legal.goto(play.link('legal'));
  await legal.seated();
  await ready(legal);
  legal.watch.forgive(NETWORK);
  await server.kill();
  await legal.page.reload();
  await expect(legal.page.getByRole('heading', { name: 'We cannot reach your workshop' })).toBeVisible();
  await server.run();
  await legal.seated();
});
