// Every page and every step, for everyone who can see it, in light and dark: no machine-detectable barriers, and no
// sideways scrolling on the narrowest phone.
import { people } from '../harness/acts/desk.mjs';
import { barriers, crowding } from '../harness/axe.mjs';
import { expect, test } from '../harness/fixtures.mjs';
import { GROUP, OTHERS, STEPS } from '../harness/story.mjs';
import { begin, toolbox } from '../harness/toolbox.mjs';

const NARROW = { width: 360, height: 740 };
// The template with all tools.
test.use({ template: 'room-90' });

/** Collects problems with their places, so that one run shows all of them. */
class Findings {
  all = [];

  /** Checks the current page: light, dark, and narrow. */
  async look(seat, where) {
    const { page } = seat;
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      this.#add(where, colorScheme, await barriers(page, { coloursOnly: colorScheme === 'dark' }));
    }
    const wide = page.viewportSize();
    await page.setViewportSize(NARROW);
    this.#add(where, 'narrow', await crowding(page));
    await page.setViewportSize(wide);
  }

  #add(where, how, found) {
    this.all.push(...found.map((finding) => `${where}, ${how}: ${finding}`));
  }
}

test('the pages before and after a workshop', async ({ server, play, sit }) => {
  const findings = new Findings();
  const visitor = await sit('visitor');
  await visitor.goto('/');
  await findings.look(visitor, 'start');
  await visitor.page.getByLabel('What is it about?').fill('Sick leave');
  await visitor.button('Open it').click();
  await expect(visitor.page.getByText('Your workshop is open')).toBeVisible();
  await findings.look(visitor, 'start, opened');

  await visitor.goto(play.link('clinical'));
  await expect(visitor.button('Join')).toBeEnabled();
  await findings.look(visitor, 'join');
  visitor.watch.forgive(/status of 40[14]/);
  await visitor.page.goto('about:blank');
  await visitor.goto(`${server.url}/join#wrong`);
  await expect(visitor.page.getByRole('alert').filter({ visible: true })).not.toBeEmpty();
  await findings.look(visitor, 'join, wrong link');
  await visitor.goto('/nowhere');
  await findings.look(visitor, 'no such page');

  await play.join();
  await play.to('record');
  await visitor.goto(play.link('clinical'));
  await visitor.inStep('Take it with you');
  await visitor.goto(`/w/${play.workshop}/record`);
  await expect(visitor.page.getByRole('heading', { name: 'What we decide' })).toBeVisible();
  await findings.look(visitor, 'record');
  expect(findings.all).toEqual([]);
});

for (const [role, name] of Object.entries({ stakeholder: 'clinical', chair: 'mobilizer', seller: 'seller', wall: 'wall' })) {
  test(`every step, for the ${role}`, async ({ play, sit }) => {
    const findings = new Findings();
    await play.join(...Object.keys(GROUP), 'seller');
    const seat = await sit({ ...GROUP, ...OTHERS }[name].name ?? name);
    await seat.goto(play.link(name));
    await expect(seat.page.locator('.stepper [aria-current=step]')).toHaveText(/Prepare/);
    await findings.look(seat, 'lobby');
    if (role === 'chair') {
      await people(seat);
      await findings.look(seat, 'people');
      await seat.page.keyboard.press('Escape');
    }
    for (const activity of STEPS) {
      const step = await play.to(activity);
      await expect(seat.page.locator('body')).toContainText(step.title);
      await findings.look(seat, `${step.title}, at first`);
      const { length } = seat.watch.frames;
      await play.fulfil(activity);
      if (!['read', 'record'].includes(activity)) await expect.poll(() => seat.watch.frames.length).toBeGreaterThan(length);
      await findings.look(seat, `${step.title}, done`);
    }
    expect(findings.all).toEqual([]);
  });
}

for (const [role, name] of Object.entries({ stakeholder: 'clinical', chair: 'mobilizer' })) {
  test(`every step of the toolbox, for the ${role}`, async ({ play, sit }) => {
    const findings = new Findings();
    await play.join();
    await play.next();
    // All of them in a row, after the first step.
    for (const { recipe } of toolbox().toReversed()) await play.does('mobilizer', 'agenda', { insert: { after: 1, recipe } });
    const seat = await sit(GROUP[name].name);
    await seat.goto(play.link(name));
    await seat.seated();
    for (const step of toolbox()) {
      await play.next('We look around.');
      const { title } = await play.current();
      await seat.inStep(title);
      await findings.look(seat, `${title}, at first`);
      await begin(play, step);
      await findings.look(seat, `${title}, begun`);
    }
    expect(findings.all).toEqual([]);
  });
}
