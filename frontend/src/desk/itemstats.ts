/**
 * What counts say of a question: intervals, discrimination, thirds, agreement, and reasons to repair it.
 * The twin of src/onrecord/itemstats.py, held to it by tests/cases/itemstats.json.
 */

import { compare } from "./python.ts";

const Z = 1.959964; // 95 percent

/** Numbers beyond which a question is looked at again; why each, stands in words/report. */
export const LIMITS = {
  least: 10,
  easy: 0.95,
  "easy-recognize": 0.98,
  hard: 0.25,
  "hard-recognize": 0.5,
  against: 0,
  slot: 0.1,
  dead: 0.02,
  "dead-least": 30,
  "upper-least": 5,
  half: 0.5,
  alpha: 0.2,
};

export type Span = [low: number, high: number];

/** Wilson's interval (95 percent) of a share, or of the mean of n numbers from 0 to 1. */
export function wilson(mean: number, n: number): Span {
  if (n === 0) return [0, 1];
  const square = (Z * Z) / n;
  const middle = (mean + square / 2) / (1 + square);
  const half = (Z * Math.sqrt(Math.max(0, mean * (1 - mean)) / n + square / (4 * n))) / (1 + square);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/** Pearson's r from a count and five sums; null where one side does not vary. */
export function correlation(n: number, x: number, y: number, xx: number, yy: number, xy: number): number | null {
  if (n < 3) return null;
  const [across, down] = [xx - (x * x) / n, yy - (y * y) / n];
  if (Math.min(across, down) < 1e-9) return null;
  return Math.max(-1, Math.min(1, (xy - (x * y) / n) / Math.sqrt(across * down)));
}

/** The interval (95 percent) of a correlation, by Fisher's z; below four pairs it may be anything. */
export function fisher(r: number, n: number): Span {
  if (n < 4) return [-1, 1];
  const z = Math.atanh(Math.max(-0.999999, Math.min(0.999999, r)));
  const half = Z / Math.sqrt(n - 3);
  return [Math.tanh(z - half), Math.tanh(z + half)];
}

/** Up to which result the lower third goes and from which the upper third begins; null where the two would meet. */
export function thirds(counts: Map<number, number>): Span | null {
  const inOrder = [...counts].sort(([a], [b]) => a - b);
  const n = inOrder.reduce((sum, [, count]) => sum + count, 0);
  const low = reach(inOrder, n);
  const high = reach(inOrder.reverse(), n);
  return low === null || high === null || low >= high ? null : [low, high];
}

function reach(counts: [result: number, count: number][], n: number): number | null {
  let passed = 0;
  for (const [result, count] of counts) {
    passed += count;
    if (3 * passed >= n && n > 2) return result;
  }
  return null;
}

/** Krippendorff's alpha for nominal labels: a unit is how many gave it each label. null where all labels are one. */
export function alpha(units: Iterable<number[]>): number | null {
  const totals: number[] = [];
  let apart = 0;
  for (const unit of units) {
    const raters = sum(unit);
    if (raters < 2) continue;
    apart += (raters * raters - squares(unit)) / (raters - 1);
    for (const [label, count] of unit.entries()) totals[label] = (totals[label] ?? 0) + count;
  }
  const n = sum(totals);
  const byChance = n * n - squares(totals);
  return byChance ? 1 - ((n - 1) * apart) / byChance : null;
}

const sum = (numbers: number[]) => numbers.reduce((all, number) => all + number, 0);
const squares = (numbers: number[]) => numbers.reduce((all, number) => all + number * number, 0);

/** How many of the lower third, of the upper third and of all chose a value. */
export type Three = [lower: number, upper: number, all: number];

/**
 * A part of a response: `one` value is chosen, or `several`; `tokens` and `links` are several without idle ones;
 * `place`, where an item of an order stands.
 */
export type Kind = "one" | "several" | "tokens" | "links" | "place";

export interface Part {
  kind: Kind;
  right: string[];
  open: string[];
  n: number;
  chosen: Map<string, Three>;
}

/** A question's counts in the form of which `reasons` knows what to say. */
export interface Item {
  level: string;
  n: number;
  mean: number | null;
  r: number | null;
  lower: number;
  upper: number;
  alpha: number | null;
  parts: Map<string, Part>;
}

export type ReasonName =
  | "too-easy"
  | "too-hard"
  | "against"
  | "wrong-preferred"
  | "wrong-marked"
  | "slot-unsolved"
  | "dead-option"
  | "no-agreement";

/** Why a question is to be looked at: where in it, the number, and whether chance could hardly be it. */
export interface Reason {
  name: ReasonName;
  part: string;
  value: string;
  number: number;
  sure: boolean;
}

/** The reasons to repair a question, those first that chance can hardly explain. */
export function reasons(item: Item): Reason[] {
  if (item.n < LIMITS.least) return [];
  const found = [...ofWhole(item), ...ofParts(item), ...dead(item)];
  return [...found.filter(({ sure }) => sure), ...found.filter(({ sure }) => !sure)];
}

function reason(name: ReasonName, part: string, value: string, number: number, sure: boolean): Reason {
  return { name, part, value, number, sure };
}

function* ofWhole(item: Item): Generator<Reason> {
  const { mean, n, r, alpha } = item;
  const [easy, hard] = item.level === "recognize" ? [LIMITS["easy-recognize"], LIMITS["hard-recognize"]] : [LIMITS.easy, LIMITS.hard];
  if (mean !== null) {
    const [low, high] = wilson(mean, n);
    if (mean > easy) yield reason("too-easy", "", "", mean, low > easy);
    if (mean < hard) yield reason("too-hard", "", "", mean, high < hard);
  }
  if (r !== null && r < LIMITS.against) yield reason("against", "", "", r, fisher(r, n)[1] < LIMITS.against);
  if (alpha !== null && alpha < LIMITS.alpha) yield reason("no-agreement", "", "", alpha, n >= LIMITS["dead-least"]);
}

function* ofParts(item: Item): Generator<Reason> {
  for (const [name, part] of item.parts) {
    if (part.kind === "one" && item.parts.size > 1 && part.n >= LIMITS.least) {
      const share = sum(part.right.map((value) => part.chosen.get(value)?.[2] ?? 0)) / part.n;
      if (share < LIMITS.slot) yield reason("slot-unsolved", name, "", share, wilson(share, part.n)[1] < LIMITS.hard);
    }
    if (item.upper >= LIMITS["upper-least"] && part.kind !== "place") yield* tempting(name, part, item.upper);
  }
}

/** Wrong options that the upper third takes: the one that beats a right one, or where several may be chosen, most of it. */
function* tempting(name: string, part: Part, upper: number): Generator<Reason> {
  const count = (value: string) => part.chosen.get(value)?.[1] ?? 0;
  const right = Math.max(0, ...part.right.map(count));
  const wrong = [...part.chosen.keys()].filter((value) => !part.right.includes(value) && !part.open.includes(value));
  wrong.sort((a, b) => count(b) - count(a));
  for (const value of part.kind === "one" ? wrong.slice(0, 1) : wrong) {
    const [times, share] = [count(value), count(value) / upper];
    if (part.kind === "one" && times > right) {
      const both = times + right;
      yield reason("wrong-preferred", name, value, share, wilson(times / both, both)[0] > LIMITS.half);
    } else if (part.kind !== "one" && share > LIMITS.half) {
      yield reason("wrong-marked", name, value, share, wilson(share, upper)[0] > LIMITS.half);
    }
  }
}

/** Options that nearly nobody chooses in any of the parts that offer the same ones, and that are right in none. */
function* dead(item: Item): Generator<Reason> {
  const groups = new Map<string, [name: string, part: Part][]>();
  for (const [name, part] of item.parts) {
    if (part.kind !== "one" && part.kind !== "several") continue;
    const offered = JSON.stringify([part.kind, ...[...part.chosen.keys()].sort(compare)]);
    groups.set(offered, [...(groups.get(offered) ?? []), [name, part]]);
  }
  for (const [offered, parts] of groups) {
    const n = sum(parts.map(([, part]) => part.n));
    if (n < LIMITS["dead-least"]) continue;
    for (const value of (JSON.parse(offered) as string[]).slice(1)) {
      const share = sum(parts.map(([, part]) => part.chosen.get(value)?.[2] ?? 0)) / n;
      if (share >= LIMITS.dead || parts.some(([, { right, open }]) => right.includes(value) || open.includes(value))) continue;
      yield reason("dead-option", parts[0]?.[0] ?? "", value, share, wilson(share, n)[1] < 2 * LIMITS.dead);
    }
  }
}
