import assert from "node:assert/strict";
import { test } from "node:test";
import * as state from "../state.ts";
import type { State } from "../state.ts";
import type { ListedBank } from "../banks.ts";
import { certainties, isToPractise, sum, tally, unknown } from "./tally.ts";

const start = state.untouched("h");
const right = state.check(state.answer(start, "a", 1), "a", 2);
const wrong = state.check(state.answer(start, "b", 1), "b", 1);
const question = { hash: "h", skill: "", points: 2, minutes: 1, parallel: "" };
const bank = (...ids: string[]): ListedBank => {
  return { bank: "b", title: "", chapter: "", sheet: "", questions: Object.fromEntries(ids.map((id) => [id, question])) };
};
const reads = (states: { [id: string]: State }) => (id: string) => states[id] ?? null;

test("a bank is counted: answered, right at first try, to review, hints, answers shown", () => {
  const states = { "b/a": right, "b/b": state.hint(wrong, 2), "b/c": state.show(start) };
  assert.deepEqual(tally(bank("a", "b", "c", "d"), reads(states), 5), {
    total: 4, answered: 2, first: 1, waiting: 2, due: 0, hints: 2, seen: 1, changed: 0,
  });
});

test("a response to an older structure is told of and not counted", () => {
  const old = { ...right, hash: "older", seen: true, hints: 3 };
  const { answered, first, seen, hints, changed } = tally(bank("a"), reads({ "b/a": old }), 5);
  assert.deepEqual([answered, first, seen, hints, changed], [0, 0, 0, 0, 1]);
});

test("banks add up, and none is nothing", () => {
  const one = tally(bank("a", "b"), reads({ "b/a": right }), 5);
  assert.equal(sum([one, one]).answered, 2);
  assert.equal(sum([]).total, 0);
});

test("a second pass is over what is not right, guessed or seen", () => {
  const cases: [State, boolean][] = [
    [start, false],
    [right, false],
    [wrong, true],
    [state.check(state.answer(state.retry(wrong), "a", 3), "a", 2), false],
    [state.show(start), true],
    [state.check(state.beCertain(state.answer(start, "a", 1), "guess"), "a", 2), true],
    [state.beCertain(state.answer(start, "a", 1), "guess"), false],
    [state.check(state.answer(start, "text", 1), "text", null), false],
  ];
  assert.deepEqual(cases.map(([now]) => isToPractise(now, 2)), cases.map(([, is]) => is));
});

test("what was said before checking stands against what came of it", () => {
  const sure = (now: State) => ({ ...now, certainty: "sure" as const });
  const found = certainties([bank("a", "b", "c")], reads({ "b/a": sure(right), "b/b": sure(wrong), "b/c": sure(start) }));
  assert.deepEqual([...found], [["sure", { right: 1, of: 2 }]]);
});

test("ids that the course does not have are told", () => {
  assert.deepEqual(unknown(["b/a", "b/gone", "other/a"], [bank("a")]), ["b/gone", "other/a"]);
});
