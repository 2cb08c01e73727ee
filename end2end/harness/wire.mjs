// A seat without a browser: the JSON sub-protocol, as a customer's script would use it. Sends commands, waits until
// each is on disk, and stores every frame it receives.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import WebSocket from 'ws';
import { within } from './until.mjs';

/** FNV-1a of 64 bits, folded to 16: as the protocol's crate does it. */
function folded(bytes) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  const halves = hash ^ (hash >> 32n);
  return Number((halves ^ (halves >> 16n)) & 0xffffn);
}

export const VERSION = folded(readFileSync(new URL('../../app/protocol/shape.txt', import.meta.url)));

/** A refused command, with the reason as the protocol names it. */
export class Refused extends Error {
  constructor(command, why) {
    super(`refused: ${JSON.stringify(why)} (${JSON.stringify(command)})`);
    this.why = why;
    /** The reason's name: "gate_unmet". */
    this.name = typeof why === 'string' ? why : Object.keys(why)[0];
  }
}

export class Wire {
  /** Every received message, unchanged. */
  frames = [];
  #waiting = new Map();

  /** Opens the socket with the secret of a seat's link and says hello. */
  static async open(server, workshop, secret) {
    const wire = new Wire();
    wire.socket = new WebSocket(`ws://${server.address}/ws/workshops/${workshop}`, 'collective-yes.v1.json', {
      headers: { authorization: `Bearer ${secret}` },
    });
    const welcome = new Promise((done, fail) => {
      wire.socket.on('error', fail);
      wire.socket.on('close', (code) => fail(new Error(`the socket was closed with ${code}`)));
      wire.socket.on('open', () => wire.#say({ hello: { version: VERSION, resume: null } }));
      wire.socket.on('message', (data) => wire.#hear(String(data), done));
    });
    wire.welcome = await within('a welcome', welcome);
    // From here on, a lost socket is the test's own doing; pending waits fail by their limits.
    welcome.catch(() => {});
    return wire;
  }

  /** Sends a command; resolves when it is on disk. */
  async do(command, op = randomUUID()) {
    const answer = new Promise((done, fail) => this.#waiting.set(op, { done, fail, command }));
    this.#say({ do: { op, command } });
    await within(`an answer to ${JSON.stringify(command)}`, answer);
  }

  /** Sends a command that must be refused, and returns the refusal. */
  async refused(command) {
    try {
      await this.do(command);
    } catch (error) {
      if (error instanceof Refused) return error;
      throw error;
    }
    throw new Error(`should have been refused: ${JSON.stringify(command)}`);
  }

  close() {
    this.socket.close();
  }

  #say(message) {
    this.socket.send(JSON.stringify(message));
  }

  #hear(text, welcomed) {
    this.frames.push(text);
    const message = JSON.parse(text);
    if (message.welcome) {
      const { start, ...rest } = message.welcome;
      welcomed({ ...rest, ...start.whole });
    }
    for (const { op } of message.frame?.acks ?? []) this.#settle(op, (waiting) => waiting.done());
    if (message.refused) {
      const { op, why } = message.refused;
      this.#settle(op, (waiting) => waiting.fail(new Refused(waiting.command, why)));
    }
  }

  #settle(op, how) {
    const waiting = this.#waiting.get(op);
    this.#waiting.delete(op);
    if (waiting) how(waiting);
  }
}

/** The workshop as a seat may see it now. */
export async function look(server, workshop, secret) {
  const wire = await Wire.open(server, workshop, secret);
  wire.close();
  return wire.welcome.state;
}
