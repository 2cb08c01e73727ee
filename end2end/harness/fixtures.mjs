// What every journey starts with: its own server, and a way to seat people in front of their own browsers. A journey
// fails if any page logged an error, violated the content policy or threw.
import { test as base, expect } from '@playwright/test';
import { Play } from './play.mjs';
import { Seat } from './seat.mjs';
import { Server } from './server.mjs';

export { expect };

export const test = base.extend({
  server: async ({}, use, info) => {
    const server = await Server.start();
    try {
      await use(server);
    } finally {
      if (info.status !== info.expectedStatus) await info.attach('server.log', { body: server.log });
      await server.dispose();
    }
  },

  /** The template that `play` opens. */
  template: ['remote-60', { option: true }],

  /** A workshop in which everyone has a link and nobody has joined. */
  play: async ({ server, template }, use) => {
    await use(await Play.open(server, { template }));
  },

  /** Gives somebody a browser: `await sit('Clio', { phone: true })`. Closed and checked for errors at the end. */
  sit: async ({ browser, server }, use, info) => {
    const seats = [];
    await use(async (name, options = {}) => {
      const seat = await Seat.at(browser, server, name, options);
      seats.push(seat);
      return seat;
    });
    if (info.status !== info.expectedStatus) {
      for (const seat of seats.filter(({ page }) => !page.isClosed())) {
        await info.attach(`${seat.name}.png`, { body: await seat.page.screenshot(), contentType: 'image/png' });
      }
    }
    const troubles = seats.flatMap((seat) => seat.watch.troubles.map((trouble) => `${seat.name}: ${trouble}`));
    await Promise.all(seats.map((seat) => seat.context.close()));
    expect(troubles, 'nothing went wrong in any page').toEqual([]);
  },
});
