/** Which of several parts a key leads to; no DOM. */

const STEPS: { [key: string]: number } = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** The place, from 0, that a key leads to from place `at` of `count`; null for other keys, and at an end. */
export function step(key: string, at: number, count: number): number | null {
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const next = at + (STEPS[key] ?? NaN);
  return next >= 0 && next < count ? next : null;
}
