// The real server, as a process of its own on a data folder of its own. It can be killed without warning and started
// again on the same port and data, as after a crash.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './until.mjs';

function needed(name, what) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: it names ${what}. "make journeys" sets it.`);
  return value;
}

/** A port that nobody listens on now. The server is told to take it, so that it can take it again. */
async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

export class Server {
  /** Everything it has written, for the report of a test that fails. */
  log = '';
  #process;

  static async start(...options) {
    const server = new Server();
    server.data = mkdtempSync(join(tmpdir(), 'collective-yes-'));
    server.port = await freePort();
    server.options = options;
    await server.run();
    return server;
  }

  get url() {
    return `http://localhost:${this.port}`;
  }

  /** The same with the address it listens on: scripts need not ask which of two localhosts answers. */
  get address() {
    return `127.0.0.1:${this.port}`;
  }

  async run() {
    const bin = needed('COLLECTIVE_YES_BIN', 'the server program');
    const child = spawn(bin, ['--port', this.port, '--data', this.data, ...this.options].map(String), {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        COLLECTIVE_YES_SITE: needed('COLLECTIVE_YES_SITE', "the folder of the page's files"),
        // Every person of every test comes from this one machine.
        COLLECTIVE_YES_SOCKETS_PER_SECOND: '10000',
        COLLECTIVE_YES_WORKSHOPS_PER_MINUTE: '10000',
        // Simulated people are quick here.
        COLLECTIVE_YES_REHEARSAL_PACE_MS: '300',
        RUST_BACKTRACE: '1',
      },
    });
    this.#process = child;
    this.exited = once(child, 'exit');
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (this.log += text));
    }
    await until(`the server answers on port ${this.port}`, async () => {
      if (child.exitCode !== null) throw new Error(`the server ended at once:\n${this.log}`);
      const answer = await fetch(`http://${this.address}/health/ready`).catch(() => undefined);
      return answer?.ok;
    });
  }

  /** No goodbye, nothing flushed: what was acknowledged must be there all the same. */
  async kill() {
    this.#process.kill('SIGKILL');
    await this.exited;
  }

  /** The way an operator stops it. */
  async stop() {
    this.#process.kill('SIGTERM');
    const [code] = await this.exited;
    return code;
  }

  /** Ends it in whatever state it is, and forgets its data. */
  async dispose() {
    if (this.#process.exitCode === null && this.#process.signalCode === null) await this.kill();
    rmSync(this.data, { recursive: true, force: true });
  }
}
