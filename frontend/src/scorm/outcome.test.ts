import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, check, untouched, type State } from "../state.ts";
import { answered, percent, tasks, timespan } from "./outcome.ts";

const questions = {
  "b/one": { hash: "h1", points: 2, free: false, parallel: "" },
  "b/two": { hash: "h2", points: 1, free: false, parallel: "b/twin" },
  "b/twin": { hash: "h4", points: 4, free: false, parallel: "b/two" },
  "b/essay": { hash: "h3", points: 6, free: true, parallel: "" },
};
const tried = (hash: string, score: number | null): State => check(answer(untouched(hash), "a", 1), "a", score);

const cases: [what: string, states: [string, State][], answered: number, percent: number][] = [
  ["nothing", [], 0, 0],
  ["answered and not checked", [["b/one", answer(untouched("h1"), "a", 1)]], 1, 0],
  ["checked", [["b/one", tried("h1", 1)]], 1, 16.67],
  ["all right", [["b/one", tried("h1", 2)], ["b/two", tried("h2", 1)], ["b/essay", tried("h3", null)]], 3, 100],
  ["of two parallels either", [["b/two", tried("h2", 1)]], 1, 66.67],
  ["both parallels, of which the better counts", [["b/twin", tried("h4", 2)], ["b/two", tried("h2", 0)]], 1, 33.33],
  ["an essay earns nothing here", [["b/essay", tried("h3", null)]], 1, 0],
  ["an answer to an older form", [["b/one", tried("old", 2)]], 0, 0],
  ["opened and emptied", [["b/one", untouched("h1")]], 0, 0],
];
for (const [what, states, done, earned] of cases)
  test(`of a chapter is reported: ${what}`, () => {
    assert.equal(answered(questions, new Map(states)), done);
    assert.equal(percent(questions, new Map(states)), earned);
  });

test("two parallels are one task", () => assert.deepEqual(tasks(questions), [["b/one"], ["b/twin", "b/two"], ["b/essay"]]));

test("a chapter of free questions alone has no score", () => assert.equal(percent({ a: questions["b/essay"] }, new Map()), 0));

for (const [milliseconds, text] of [
  [0, "0000:00:00.00"],
  [61_239, "0000:01:01.23"],
  [90 * 60_000, "0001:30:00.00"],
  [1e12, "9999:00:00.00"],
] as const)
  test(`${milliseconds} ms are ${text}`, () => assert.equal(timespan(milliseconds), text));
