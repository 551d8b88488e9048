/** What counts say, by the table that Python is held to as well. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { en } from "../words/report.en.ts";
import { alpha, correlation, fisher, LIMITS, reasons, thirds, wilson, type Item } from "./itemstats.ts";
import { round } from "./python.ts";

const CASES = JSON.parse(readFileSync(new URL("../../../tests/cases/itemstats.json", import.meta.url), "utf8"));

function near(found: number | null, wanted: number | null, from: string): void {
  if (found === null || wanted === null) return assert.equal(found, wanted, from);
  assert.ok(Math.abs(found - wanted) < 1e-6, `${from}: ${found}, not ${wanted}`);
}

function nearBoth([low, high]: [number, number], wanted: { low: number; high: number; from: string }): void {
  near(low, wanted.low, wanted.from);
  near(high, wanted.high, wanted.from);
}

test("the interval of a share", () => {
  for (const it of CASES.wilson) nearBoth(wilson(it.mean, it.n), it);
});

test("a correlation from sums, and its interval", () => {
  for (const { sums, r, from } of CASES.correlation) near(correlation(...(sums as [number, number, number, number, number, number])), r, from);
  for (const it of CASES.fisher) nearBoth(fisher(it.r, it.n), it);
});

test("thirds keep equals together", () => {
  for (const { counts, cut, from } of CASES.thirds)
    assert.deepEqual(thirds(new Map(Object.entries(counts).map(([at, n]) => [Number(at), n as number]))), cut, from);
});

test("agreement", () => {
  for (const { units, alpha: wanted, from } of CASES.alpha) near(alpha(units), wanted, from);
});

test("reasons to repair, every one of them", () => {
  const tried = new Set<string>();
  for (const { item, reasons: wanted, from } of CASES.reasons) {
    const parts = Object.entries(item.parts as object).map(([name, part]): [string, object] => [name, { ...part, chosen: new Map(Object.entries(part.chosen)) }]);
    const found = reasons({ ...item, parts: new Map(parts) } as Item);
    assert.deepEqual(found.map(({ name, part, value, sure }) => [name, value ? `${part}=${value}` : part, sure]), wanted, from);
    for (const { name } of found) tried.add(name);
  }
  assert.deepEqual([...tried].sort(), Object.keys(en.reasons).sort());
  assert.deepEqual(Object.keys(LIMITS), Object.keys(en.limitWords));
});

test("what lies between two whole numbers goes to the even one", () => {
  assert.deepEqual([0.5, 1.5, 2.5, -0.5, -1.5, 2.4, 2.6, -2.5].map(round).map((n) => n + 0), [0, 2, 2, 0, -2, 2, 3, -2]);
});
