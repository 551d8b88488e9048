/** Keys and the parts that they lead to. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { step } from "./step.ts";

// [key, from, of how many, to]
const STEPS: [string, number, number, number | null][] = [
  ["ArrowRight", 0, 3, 1],
  ["ArrowDown", 1, 3, 2],
  ["ArrowRight", 2, 3, null],
  ["ArrowLeft", 2, 3, 1],
  ["ArrowUp", 0, 3, null],
  ["Home", 2, 3, 0],
  ["End", 0, 3, 2],
  ["Tab", 0, 3, null],
];

for (const [key, from, count, to] of STEPS) {
  test(`${key} leads from ${from} of ${count} to ${to}`, () => assert.equal(step(key, from, count), to));
}
