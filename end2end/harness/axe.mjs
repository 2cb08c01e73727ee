// Machine-detectable accessibility barriers: axe with the WCAG 2.2 A and AA rules. Injected by evaluation and not by a
// script element, because of the page's content policy.
import axe from 'axe-core';

const ALL = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'] },
  // Off by default in axe because the rule is young: controls must be large enough, or far enough from each other, for
  // a thumb.
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
};
// Rules whose result can differ between the themes.
const COLOURS = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }, resultTypes: ['violations'] };

/** Waits for all fades: during a transition a colour has no contrast of its own. */
const still = (page) =>
  page.waitForFunction(() => {
    const moves = ({ playState, effect }) => playState === 'running' && Number.isFinite(effect.getComputedTiming().endTime);
    return !document.getAnimations().some(moves);
  });

/** The barriers on the current page, one line per element; only colours if the rest was checked before. */
export async function barriers(page, { coloursOnly = false } = {}) {
  await still(page);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${axe.source}; undefined`);
  const violations = await page.evaluate(async (options) => {
    const { violations } = await window.axe.run(document, options);
    return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => ({
      id, help, target: target.join(' '), why: failureSummary.split('\n').slice(1).join(' ').trim(),
    })));
  }, coloursOnly ? COLOURS : ALL);
  return violations.map(({ id, help, target, why }) => `${id}: ${help}. ${target}: ${why}`);
}

/** What makes the page wider than its window, and what overlaps in its bar. */
export const crowding = (page) =>
  page.evaluate(() => {
    const name = (e) => `${e.tagName.toLowerCase()}.${[...e.classList].join('.')}`;
    const found = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) {
      const wide = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > clientWidth + 0.5);
      found.push(`${scrollWidth - clientWidth} px too wide: ${[...new Set(wide.map(name))].slice(0, 6).join(', ')}`);
    }
    const parts = [...document.querySelectorAll('.topbar > *, .topbar .stepper > li')].filter((e) => e.getClientRects().length);
    for (const [index, one] of parts.entries()) {
      for (const two of parts.slice(index + 1)) {
        const [a, b] = [one.getBoundingClientRect(), two.getBoundingClientRect()];
        const apart = a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
        if (!apart && !one.contains(two) && Math.min(a.width, b.width) > 1) found.push(`${name(one)} lies over ${name(two)}`);
      }
    }
    return found;
  });
