// The service worker: what stands between this site and a network that comes and goes.
//
// It keeps the page's own files, whose names say their content, and the page that is shown where no other can be loaded.
// It never keeps what a workshop says: interfaces, sockets and the pages of workshops always come from the server.

/** The files of this build under /pkg/, by their addresses. The build writes them here. */
const FILES = [];
/** What the other files of the worker are like, so that it is a new one when they change. The build writes that, too. */
const CONTENT = '';

const PKG = 'pkg';
const REST = 'rest';
/** Rendered by the server without anybody's cookies, in all languages at once. */
const OFFLINE = '/offline';
/** What that page needs beside its styles. */
const BESIDE = [
  '/offline.js',
  '/favicon.svg',
  '/icons/icon-192.png',
  '/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  '/fonts/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2',
];

/** Named by its content: what is kept under such a name is right for ever. */
const isHashed = (path) => /^\/pkg\/.+\.[0-9a-z]{16,}\.[a-z]+$/.test(path);
/** For programs, not for people: never answered here. */
const isInterface = (path) => /^\/(api|ws|docs|health)(\/|$)|^\/openapi\.json$/.test(path);

async function install() {
  const [pkg, rest] = await Promise.all([caches.open(PKG), caches.open(REST)]);
  // From the server itself: a browser may remember an older one for a day.
  const fresh = [OFFLINE, ...BESIDE].map((path) => new Request(path, { cache: 'reload', credentials: 'omit' }));
  const styles = FILES.filter((path) => path.endsWith('.css'));
  await Promise.all([rest.addAll(fresh), pkg.addAll(styles)]);
  // Nothing of the old worker can be wrong under the new one, so nobody has to wait until all tabs are closed.
  await self.skipWaiting();
}

async function activate() {
  await self.registration.navigationPreload?.enable();
  const pkg = await caches.open(PKG);
  const old = (await pkg.keys()).filter(({ url }) => !FILES.includes(new URL(url).pathname));
  await Promise.all(old.map((request) => pkg.delete(request)));
  await self.clients.claim();
}

/** A file that is kept, else from the network and kept from then on. */
async function kept(request) {
  const pkg = await caches.open(PKG);
  const known = await pkg.match(request.url, { ignoreVary: true });
  if (known) return known;
  const answer = await fetch(request);
  // A full disk is no reason not to answer.
  if (answer.ok) await pkg.put(request.url, answer.clone()).catch(() => {});
  return answer;
}

/** The server's own file; where it cannot be reached, the one that is kept for the page without a network. */
async function reached(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const rest = await caches.open(REST);
    const known = await rest.match(request.url, { ignoreVary: true });
    if (known) return known;
    throw error;
  }
}

/** A page from the server. Where there is no network, or nobody behind the gateway, the one that says so and comes back. */
async function page(event) {
  const rest = await caches.open(REST);
  const instead = () => rest.match(OFFLINE, { ignoreVary: true });
  try {
    const answer = (await event.preloadResponse) ?? (await fetch(event.request));
    const unreached = [502, 503, 504].includes(answer.status);
    return (unreached && (await instead())) || answer;
  } catch (error) {
    const known = await instead();
    if (known) return known;
    throw error;
  }
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin || request.method !== 'GET' || isInterface(pathname)) return;
  if (request.mode === 'navigate') event.respondWith(page(event));
  else if (isHashed(pathname)) event.respondWith(kept(request));
  else if (BESIDE.includes(pathname)) event.respondWith(reached(request));
});
