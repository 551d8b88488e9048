import assert from "node:assert/strict";
import { test } from "node:test";
import { handIn } from "../handin.ts";
import * as state from "../state.ts";
import type { State } from "../state.ts";
import { backup, join, readBackup } from "./backup.ts";

const start = state.untouched("h");
const right: State = {
  ...state.check(state.beCertain(state.answer(start, "a", 1), "sure"), "a", 2),
  again: { step: 1, since: 50 },
};
const other = state.check(state.answer(start, "b", 2), "b", 0);
const text = (states: [string, State][], damaged: [string, string][] = []) =>
  JSON.stringify(backup("1", new Map(states), new Map(damaged)));

test("all that is known goes to another device and comes back the same", () => {
  const old: State = { ...start, old: { hash: "older", response: "x" } };
  const states = new Map<string, State>([["b/a", right], ["removed/q-2", other], ["b/c", old]]);
  assert.deepEqual(readBackup(text([...states]))?.states, states);
  for (const [id, there] of states) assert.deepEqual(join(null, there, null, "mine", 9), states.get(id));
});

test("what could not be read goes along as it is", () => {
  assert.deepEqual(JSON.parse(text([], [["b/a", "{"]])).damaged, { "b/a": "{" });
});

test("a hand-in file is taken, too", () => {
  const file = JSON.stringify(handIn("b", "1", [["b/a", right]]));
  assert.equal(readBackup(file)?.states.get("b/a")?.response, "a");
});

const DAMAGED = ["", "{", "[]", '"a"', "null", '{"format":"onrecord-progress"}', text([["b/a", right]]).replace('"v":1', '"v":9'),
  text([["b/a", right]]).slice(0, -3), text([["b/a", right]]).replace("accounts-on-record", "another"),
  text([["b/a", right]]).replace('"hash":"h"', '"hash":7')];
for (const [n, damaged] of DAMAGED.entries()) {
  test(`a damaged file is refused (${n})`, () => assert.equal(readBackup(damaged), null));
}

test("an entry that cannot be read is told of, the others are taken", () => {
  const file = readBackup(text([["b/a", right], ["b/a:damaged", right], ["../x", right]]));
  assert.deepEqual([[...(file?.states.keys() ?? [])], file?.unreadable], [["b/a"], ["b/a:damaged", "../x"]]);
});

test("where both have an answer a person decides, and what was said of it goes with it", () => {
  const mine = join(right, other, "h", "mine", 9);
  assert.deepEqual([mine.response, mine.certainty, mine.checked], ["a", "sure", "a"]);
  const theirs = join(right, other, "h", "theirs", 9);
  assert.deepEqual([theirs.response, theirs.certainty, theirs.checked], ["b", undefined, "b"]);
  assert.deepEqual([theirs.first, theirs.last], [2, 0]);
});

test("of two places in coming back the newer one stands", () => {
  const places: [number, number, number, number, number][] = [[1, 50, 0, 60, 0], [1, 60, 2, 50, 1], [2, 50, 0, 50, 0]];
  for (const [step, since, step2, since2, stands] of places) {
    const joined = join({ ...right, again: { step, since } }, { ...right, again: { step: step2, since: since2 } }, "h", "mine", 9);
    assert.equal(joined.again?.step, stands);
  }
});

test("an answer to an older structure never takes the place of one that counts", () => {
  const older = { ...other, hash: "older" };
  const joined = join(right, older, "h", "theirs", 9);
  assert.deepEqual([joined.response, joined.old], ["a", { hash: "older", response: "b" }]);
});
