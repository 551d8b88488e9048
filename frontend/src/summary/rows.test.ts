import assert from "node:assert/strict";
import { test } from "node:test";
import type { Rule } from "../entry.ts";
import { untouched } from "../state.ts";
import { rowOf, sumUp } from "./rows.ts";

const entry: Rule = { rule: "single", points: 2, accepted: ["a"], open: [], values: ["a", "b"] };
const person: Rule = { rule: "person", points: 4 };
const said = (response: string, hash = "h") => ({ ...untouched(hash), response });

test("a row is graded where there is a key, and only for this form of the question", () => {
  assert.deepEqual(rowOf("x/a", "h", said("a"), entry), { id: "x/a", response: "a", old: false, score: 2, points: 2 });
  assert.deepEqual(rowOf("x/a", "h", said("a"), null), { id: "x/a", response: "a", old: false, score: undefined, points: undefined });
  assert.deepEqual(rowOf("x/a", "h", said("a", "older"), entry), { id: "x/a", response: "a", old: true, score: undefined, points: 2 });
  assert.deepEqual(rowOf("x/a", "h", null, entry), { id: "x/a", response: null, old: false, score: undefined, points: 2 });
  assert.equal(rowOf("x/a", "h", said("text"), person).score, null);
});

test("the sum counts what is not answered as nothing, and leaves out what a person reads", () => {
  const rows = [rowOf("x/a", "h", said("a"), entry), rowOf("x/b", "h", null, entry), rowOf("x/c", "h", said("t"), person), rowOf("x/d", "h", said("a", "old"), entry)];
  assert.deepEqual(sumUp(rows), { answered: 2, score: 2, points: 6, read: 1 });
  assert.equal(sumUp([rowOf("x/a", "h", said("a"), null)]).score, undefined);
});
