// A private session in the middle of a workshop: what the customers say stays with them, on the wire, on screens and in
// every export, until they release it item by item.
import * as api from '../harness/api.mjs';
import { expect, test } from '../harness/fixtures.mjs';
import { GROUP, MEMBERS, OTHERS } from '../harness/story.mjs';

const KEPT = 'We would pay twice what they ask.';
const RELEASED = 'We fear that nobody trains the night shift.';
const pictures = process.env.PICTURES;

test('what the customers say in private is theirs', async ({ play, server, sit }) => {
  test.setTimeout(120_000);
  await play.join(...MEMBERS, 'seller');
  await play.to('disconnects');
  const seats = {};
  const large = { viewport: { width: 1600, height: 900 } };
  const screens = { mobilizer: {}, seller: {}, clinical: { phone: true, dark: true }, wall: large };
  for (const [name, options] of Object.entries(screens)) {
    seats[name] = await sit({ ...GROUP, ...OTHERS }[name].name ?? name, options);
    await seats[name].goto(play.link(name));
    await seats[name].page.waitForURL(/\/w\//);
  }
  const { mobilizer, seller, clinical, wall } = seats;
  const shoot = async (what) => {
    if (!pictures) return;
    for (const [name, { page }] of Object.entries(seats)) await page.screenshot({ path: `${pictures}/${what}-${name}.png` });
  };
  const byHand = await play.seat('seller');
  await seller.inStep('Discuss the disconnects');

  await test.step('one switch of the Mobilizer’s, and the seller waits', async () => {
    await mobilizer.page.getByText('Private session, customers only').click();
    await shoot('0-before');
    await mobilizer.button('Start; the wall pauses too').click();
    await expect(seller.main).toContainText('The customer group is meeting privately.');
    await expect(wall.main).toContainText('The customer group is meeting privately.');
    for (const seat of [mobilizer, clinical]) await expect(seat.page.locator('.notice-bar')).toContainText('Customers only.');
    await expect(seller.page.locator('.notice-bar')).toHaveCount(0);
    await expect(clinical.button('Let the seller back in')).toHaveCount(0);
  });

  await test.step('meanwhile not one frame reaches the seller, whatever happens', async () => {
    const before = byHand.frames.length;
    await play.write('finance', { kind: 'concern', level: 'supplier', text: KEPT });
    const kept = play.cards.finance;
    await play.write('clinical', { kind: 'concern', level: 'solution', text: RELEASED });
    await api.rename(server, play.workshop, play.secrets.clinical, 'Clio the second');
    await play.next('We said what we had to say.');
    await play.does('mobilizer', 'agenda', 'add_minute');
    const observer = await sit('Obi');
    await observer.goto(play.link('observer'));
    await observer.page.waitForTimeout(2_500);
    expect(byHand.frames.slice(before)).toEqual([]);
    for (const secret of [KEPT, RELEASED, 'Clio the second']) expect(seller.watch.received(secret)).toBe(false);
    expect(clinical.watch.received(KEPT)).toBe(true);
    expect(kept).toBeTruthy();
    const refused = await play.refused('seller', 'cards', 'reveal');
    expect(refused.why).toBe('customers_only');
    await shoot('1-private');
  });

  await test.step('after the session, the seller is at the group’s step and knows nothing of what was said', async () => {
    await mobilizer.button('Let the seller back in').click();
    await seller.inStep('Draft the resolution');
    await expect(wall.page.locator('.instruction strong')).toHaveText('Draft the resolution');
    await expect(clinical.page.locator('.notice-bar')).toHaveCount(0);
    for (const seat of [seller, wall]) for (const secret of [KEPT, RELEASED]) expect(seat.watch.received(secret)).toBe(false);
    const formats = ['json', 'md', 'csv'];
    for (const format of formats) {
      expect(await api.record(server, play.workshop, play.secrets.seller, format)).not.toContain(KEPT);
      expect(await api.record(server, play.workshop, play.secrets.mobilizer, format)).toContain(KEPT);
    }
    const says = 'What the customers said in private sessions and have not shared.';
    expect(await api.record(server, play.workshop, play.secrets.seller, 'md')).toContain(says);
    expect(await api.record(server, play.workshop, play.secrets.mobilizer, 'md')).not.toContain(says);
    expect(JSON.stringify(await play.look('seller'))).not.toContain(KEPT);
  });

  await test.step('one item is released, and no other', async () => {
    const known = mobilizer.page.getByText(/Hidden from the seller/);
    await known.click();
    const item = mobilizer.page.locator('.withheld li').filter({ hasText: RELEASED });
    await shoot('2-withheld');
    await item.getByRole('button', { name: 'Share with the seller' }).click();
    await item.getByRole('button', { name: 'Yes, share it' }).click();
    await expect(item).toHaveCount(0);
    await expect.poll(() => seller.watch.received(RELEASED)).toBe(true);
    expect(seller.watch.received(KEPT)).toBe(false);
    expect(JSON.stringify((await play.look('seller')).cards)).toContain(RELEASED);
    await seller.reload();
    await seller.inStep('Draft the resolution');
    expect(seller.watch.received(KEPT)).toBe(false);
  });

  await test.step('the group goes on to its one yes with the seller in the room', async () => {
    await seller.inStep('Draft the resolution');
    await expect(mobilizer.main).toContainText(KEPT);
    await expect(seller.main).toContainText(RELEASED);
    await expect(seller.main).not.toContainText(KEPT);
    await shoot('3-after');
  });
});
