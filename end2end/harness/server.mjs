// The real server as a separate process with its own data folder. Can be killed without warning and restarted on the
// same port and data, as after a crash.
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

/** A free port. Passed to the server explicitly, so that it can use it again after a restart. */
async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

export class Server {
  /** The server's output, for the report of a failing test. */
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

  /** The URL with the address the server listens on, so that scripts need not find out which `localhost` answers. */
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
        // All people of all tests share this machine's address.
        COLLECTIVE_YES_SOCKETS_PER_SECOND: '10000',
        COLLECTIVE_YES_WORKSHOPS_PER_MINUTE: '10000',
        // Simulated people act quickly here.
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

  /** Kills without warning and without flushing: what was acknowledged must survive. */
  async kill() {
    this.#process.kill('SIGKILL');
    await this.exited;
  }

  /** Stops it as an operator would. */
  async stop() {
    this.#process.kill('SIGTERM');
    const [code] = await this.exited;
    return code;
  }

  /** Ends it in any state and deletes its data. */
  async dispose() {
    if (this.#process.exitCode === null && this.#process.signalCode === null) await this.kill();
    rmSync(this.data, { recursive: true, force: true });
  }
}
