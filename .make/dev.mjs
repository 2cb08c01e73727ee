// dev.mjs: builds and serves, and rebuilds whenever a source file is saved. The page reloads itself.
import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const target = process.env.CARGO_TARGET_DIR;
const site = `${target}/site-dev`;
const options = { stdio: 'inherit', env: { ...process.env, COLLECTIVE_YES_SITE: site } };
const sources = ['app', 'server', 'frontend', 'style', 'migrations'];
let server;
let building = false;
let changed = new Set();

const run = (program, ...args) =>
  new Promise((done) => spawn(program, args, options).on('exit', (code) => done(code === 0)).on('error', () => done(false)));

/** Lets the server finish accepted requests before it stops, as in a deployment. */
const stop = () =>
  new Promise((done) => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return done();
    server.once('exit', done);
    server.kill('SIGTERM');
  });

async function build() {
  if (building) return;
  building = true;
  while (changed.size > 0) {
    const parts = changed;
    changed = new Set();
    const began = Date.now();
    const needsPage = ['app', 'frontend', 'style'].some((part) => parts.has(part));
    const needsServer = ['app', 'server', 'migrations'].some((part) => parts.has(part));
    let good = !needsPage || (await run('.make/site.sh', 'dev'));
    good &&= !needsServer || (await run('cargo', 'build', '-p', 'server'));
    if (good) {
      // Also after a style change: the server reads the file names of the page when it starts.
      await stop();
      server = spawn(`${target}/debug/collective-yes`, ['--demo', ...process.argv.slice(2)], options);
      server.on('error', (error) => console.error(`error: the server does not start: ${error.message}`));
    }
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    console.error(good ? `== built in ${seconds} s: reload the page` : '== not built: see above; waiting for the next save');
  }
  building = false;
}

// Polls twice a second: `fs.watch` loses files that editors replace instead of overwriting.
const seen = new Map();
function look() {
  for (const part of sources) {
    for (const entry of readdirSync(part, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(rs|css|sql|toml|js|svg|woff2)$/.test(entry.name)) continue;
      const path = join(entry.parentPath ?? entry.path, entry.name);
      const time = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
      if (seen.get(path) === time) continue;
      seen.set(path, time);
      changed.add(part);
    }
  }
  if (changed.size > 0) build();
}
setInterval(look, 500);
process.on('SIGINT', () => stop().then(() => process.exit(0)));
process.on('SIGTERM', () => stop().then(() => process.exit(0)));
look();
