// One person in front of a browser of their own: a context with its own cookies and storage, one page, and eyes on it.
import { expect } from '@playwright/test';
import { Watch } from './watch.mjs';

const DESKTOP = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

export class Seat {
  static async at(browser, server, name, { phone = false, dark = false, ...context } = {}) {
    const seat = new Seat();
    Object.assign(seat, { name, server, phone });
    seat.context = await browser.newContext({
      baseURL: server.url,
      colorScheme: dark ? 'dark' : 'light',
      ...(phone ? PHONE : DESKTOP),
      ...context,
    });
    seat.page = await seat.context.newPage();
    seat.watch = await Watch.on(seat.page);
    return seat;
  }

  /** Another tab of the same browser. Its eyes are its own. */
  async anotherTab() {
    const tab = Object.assign(new Seat(), this);
    tab.page = await this.context.newPage();
    tab.watch = await Watch.on(tab.page);
    return tab;
  }

  get main() {
    return this.page.getByRole('main');
  }

  button(name) {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  /** Opens an address and waits until the page is alive. */
  async goto(path) {
    await this.page.goto(path);
    await this.alive();
  }

  async reload() {
    await this.page.reload();
    await this.alive();
  }

  /** A button that the server wrote does nothing before its program has arrived. */
  async alive() {
    await this.page.locator('body[data-alive]').waitFor({ timeout: 30_000 });
  }

  /** Comes in by a personal link: a name, a function where none was named before, and nothing else. */
  async join(link, introduction) {
    await this.goto(link);
    await this.comeIn(introduction);
  }

  /** Answers the two questions at the door. */
  async comeIn({ name = this.name, of } = {}) {
    await this.page.getByLabel('Your name').fill(name);
    if (of) await this.page.getByLabel('Which function do you speak for?').fill(of);
    await this.button('Join').click();
    await this.seated();
  }

  /** Waits until the workshop is on the screen. */
  async seated() {
    await expect(this.page.locator('.instruction strong')).toBeVisible();
  }

  /** Waits until everything this browser asked for is on disk: its outbox, which outlives a reload, is empty. */
  async saved() {
    const waits = () => this.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(':outbox:')));
    await expect.poll(waits, `what ${this.name} still waits for`).toEqual([]);
  }

  /** Takes one of several chips. */
  async choose(chip, where = this.page) {
    await where.getByRole('radio', { name: chip, exact: true }).check({ force: true });
  }

  /** Waits until the group stands in the step of this title. */
  async inStep(title) {
    await expect(this.page.locator('.instruction strong')).toHaveText(title);
  }
}
