import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, beCertain, untouched } from "../state.ts";
import { attempt, look } from "./attempt.ts";

const verdict = (score: number) => ({ score, points: 2, marks: {}, feedback: [] });
const answered = answer(untouched("h"), "a", 1);

test("a miss and a guess come back, and what was right does not", () => {
  assert.deepEqual(attempt(answered, "a", verdict(1), [], 9).again, { step: 0, since: 9 });
  assert.deepEqual(attempt(beCertain(answered, "guess"), "a", verdict(2), [], 9).again, { step: 0, since: 9 });
  assert.equal(attempt(answered, "a", verdict(2), [], 9).again, undefined);
});

test("checking the same once more changes nothing", () => {
  const once = attempt(answered, "a", verdict(0), [], 9);
  assert.equal(attempt(once, "a", verdict(0), [], 10), once);
});

test("an answer that is read before it was found comes back; one that is read after it, does not", () => {
  const seen = look(answered, 2, 9);
  assert.deepEqual([seen.seen, seen.again], [true, { step: 0, since: 9 }]);
  const right = attempt(answered, "a", verdict(2), [], 9);
  assert.equal(look(right, 2, 10), right);
  assert.ok(look(attempt(answered, "a", verdict(1), [], 9), 2, 10).seen);
});
