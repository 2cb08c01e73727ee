// Watches one page: its errors, and every frame its sockets received.

/** Browser messages about a lost network. Forgiven only if a test took the network away. */
export const NETWORK = /net::ERR_|WebSocket connection to|status of 50[234]/;

export class Watch {
  /** Errors of the page: exceptions, console errors, violations of the content policy. */
  troubles = [];
  /** Every received frame as bytes; text frames as UTF-8. */
  frames = [];
  #forgiven = [];

  constructor(page) {
    page.on('pageerror', (error) => this.#trouble(`exception: ${error.message}`));
    page.on('crash', () => this.#trouble('the page crashed'));
    page.on('console', (message) => {
      if (message.type() === 'error') this.#trouble(`console: ${message.text()} (${message.location().url})`);
    });
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => this.frames.push(Buffer.from(payload)));
      socket.on('socketerror', (error) => this.#trouble(`socket: WebSocket connection to ${socket.url()}: ${error}`));
    });
  }

  /** Starts before any script of the page runs. */
  static async on(page) {
    const watch = new Watch(page);
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        console.error(`content policy: ${event.violatedDirective} forbids ${event.blockedURI || 'inline'}`);
      });
    });
    return watch;
  }

  /** From now on, errors of this kind are expected. */
  forgive(pattern) {
    this.#forgiven.push(pattern);
  }

  /** Whether any frame so far contains this text. Postcard and JSON both write text as plain UTF-8. */
  received(text) {
    const bytes = Buffer.from(text);
    return this.frames.some((frame) => frame.includes(bytes));
  }

  #trouble(text) {
    if (!this.#forgiven.some((pattern) => pattern.test(text))) this.troubles.push(text);
  }
}
