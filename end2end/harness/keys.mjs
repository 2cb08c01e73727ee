// A person who uses only the keyboard.
import { expect } from '@playwright/test';

/** Presses Tab until the element has the focus; fails if it never does, or if the focus is invisible. */
export async function tabTo(seat, target, { back = false } = {}) {
  await expect(target, 'is there to be reached').toBeVisible();
  const focused = () => target.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 80; presses += 1) {
    if (await focused()) {
      expect(await isMarked(target), `the focus on ${target} can be seen`).toBe(true);
      return;
    }
    await seat.page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`80 presses of Tab did not reach ${target}`);
}

/** Whether an outline or a shadow shows the focus: on the element, or on its label. */
const isMarked = (target) =>
  target.evaluate((element) => {
    const marks = (e) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(e);
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
    };
    const stands = [element, element.closest('label'), element.parentElement, element.nextElementSibling];
    return stands.some((e) => e && marks(e));
  });

/** Focuses an element and presses a key on it. */
export async function press(seat, target, key = 'Enter') {
  await tabTo(seat, target);
  await seat.page.keyboard.press(key);
}

/** Focuses a field and types into it. */
export async function typeInto(seat, target, text) {
  await tabTo(seat, target);
  await seat.page.keyboard.press('ControlOrMeta+a');
  await seat.page.keyboard.type(text);
}

/** Focuses a group of radio buttons and selects one with the arrows. */
export async function chooseByArrows(seat, wanted) {
  const name = await wanted.getAttribute('name');
  const group = seat.page.locator(`input[type=radio][name="${name}"]`);
  const checked = group.and(seat.page.locator(':checked'));
  await tabTo(seat, (await checked.count()) ? checked : group.first());
  for (let presses = 0; presses < 20; presses += 1) {
    if (await wanted.isChecked()) return;
    await seat.page.keyboard.press('ArrowDown');
  }
  throw new Error(`20 presses of an arrow did not reach ${wanted}`);
}
