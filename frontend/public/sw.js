// The service worker: stands between the site and an unreliable network.
//
// It caches the page's own files, whose names contain their hashes, and the page that is shown if no other can be
// loaded. It never caches workshop data: API calls, sockets and workshop pages always go to the server.

/** The URLs of this build's files under /pkg/. Filled in by the build. */
const FILES = [];
/** A hash of the other cached files, so that the worker changes with them. Filled in by the build. */
const CONTENT = '';

const PKG = 'pkg';
const REST = 'rest';
/** Rendered by the server without cookies, in all languages at once. */
const OFFLINE = '/offline';
/** What that page needs besides its styles. */
const BESIDE = [
  '/offline.js',
  '/favicon.svg',
  '/icons/icon-192.png',
  '/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  '/fonts/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2',
];

/** Named by content hash: such a file never changes. */
const isHashed = (path) => /^\/pkg\/.+\.[0-9a-z]{16,}\.[a-z]+$/.test(path);
/** For programs, not for people: never handled here. */
const isInterface = (path) => /^\/(api|ws|docs|health)(\/|$)|^\/openapi\.json$/.test(path);

async function install() {
  const [pkg, rest] = await Promise.all([caches.open(PKG), caches.open(REST)]);
  // Bypasses the HTTP cache, which may hold a version up to a day old.
  const fresh = [OFFLINE, ...BESIDE].map((path) => new Request(path, { cache: 'reload', credentials: 'omit' }));
  const styles = FILES.filter((path) => /^\/pkg\/collective-yes\..*\.css$/.test(path));
  await Promise.all([rest.addAll(fresh), pkg.addAll(styles)]);
  // The old worker's files remain valid under the new one, so nobody has to close all tabs first.
  await self.skipWaiting();
}

async function activate() {
  await self.registration.navigationPreload?.enable();
  const pkg = await caches.open(PKG);
  const old = (await pkg.keys()).filter(({ url }) => !FILES.includes(new URL(url).pathname));
  await Promise.all(old.map((request) => pkg.delete(request)));
  await self.clients.claim();
}

/** A cached file; otherwise from the network, and cached from then on. */
async function kept(request) {
  const pkg = await caches.open(PKG);
  const known = await pkg.match(request.url, { ignoreVary: true });
  if (known) return known;
  const answer = await fetch(request);
  // A full disk is no reason not to respond.
  if (answer.ok) await pkg.put(request.url, answer.clone()).catch(() => {});
  return answer;
}

/** The server's file; if it is unreachable, the copy cached for the offline page. */
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

/** A page from the server. Without a network, or with a gateway error, the offline page. */
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
