/** Holds grading.ts to the table it shares with grading.py. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Rule } from "./entry.ts";
import { grade, selfScore } from "./grading.ts";

interface Row {
  name: string;
  entry: Rule;
  response: unknown;
  score: number | null;
  marks: object;
  feedback: string[];
  self?: number | null;
}

const table = new URL("../../tests/cases/grading.json", import.meta.url);
const rows: Row[] = JSON.parse(readFileSync(table, "utf8"));

for (const { name, entry, response, score, marks, feedback, self } of rows) {
  test(name, () => {
    const { points } = entry;
    assert.deepEqual(grade(entry, response), { score, points, marks, feedback });
    if (self !== undefined) assert.equal(selfScore(entry, response), self);
  });
}
