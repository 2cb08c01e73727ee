// One person at their own browser: a context with its own cookies and storage, one page, and a watcher on it.
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

  /** Another tab of the same browser, with its own watcher. */
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

  /** Opens a URL and waits until the page is live. */
  async goto(path) {
    await this.page.goto(path);
    await this.alive();
  }

  async reload() {
    await this.page.reload();
    await this.alive();
  }

  /** Waits for hydration: a server-rendered button does nothing before. */
  async alive() {
    await this.page.locator('body[data-alive]').waitFor({ timeout: 30_000 });
  }

  /** Joins by a personal link: a name, a function unless the seat has one, and nothing else. */
  async join(link, introduction) {
    await this.goto(link);
    await this.introduce(introduction);
  }

  /** Answers the two questions for joining. */
  async introduce({ name = this.name, of } = {}) {
    await this.page.getByLabel('Your name').fill(name);
    if (of) await this.page.getByLabel('Which function do you speak for?').fill(of);
    await this.button('Join').click();
    await this.seated();
  }

  /** Waits until the workshop is on the screen. */
  async seated() {
    await expect(this.page.locator('.instruction strong')).toBeVisible();
  }

  /** Waits until everything this browser sent is on disk: its outbox, which outlives a reload, is empty. */
  async saved() {
    const waits = () => this.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(':outbox:')));
    await expect.poll(waits, `what ${this.name} still waits for`).toEqual([]);
  }

  /** Selects one of several chips. */
  async choose(chip, where = this.page) {
    await where.getByRole('radio', { name: chip, exact: true }).check({ force: true });
  }

  /** Waits until the group is in the step with this title. */
  async inStep(title) {
    await expect(this.page.locator('.instruction strong')).toHaveText(title);
  }
}
