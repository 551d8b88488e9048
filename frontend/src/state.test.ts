import assert from "node:assert/strict";
import { test } from "node:test";
import * as state from "./state.ts";

const start = state.untouched("h1");

test("an untouched question holds nothing worth keeping", () => {
  assert.ok(state.isUntouched(start));
  assert.ok(state.isUntouched(state.clear(state.answer(start, "a", 5), 9)));
  assert.ok(!state.isUntouched(state.hint(start, 1)));
});

test("the first score stays, the last one moves on", () => {
  let now = state.check(state.answer(start, "a", 1), "a", 0);
  now = state.check(state.answer(now, "b", 2), "b", 2);
  assert.deepEqual([now.attempts, now.first, now.last, now.checked], [2, 0, 2, "b"]);
});

test("checking the same response again is no new attempt", () => {
  const once = state.check(state.answer(start, ["a", "b"], 1), ["a", "b"], 1);
  assert.equal(state.check(once, ["a", "b"], 1), once);
});

test("an edit takes the verdict away and leaves the attempt counted", () => {
  const checked = state.check(state.answer(start, "a", 1), "a", 1);
  const edited = state.answer(checked, "b", 2);
  assert.deepEqual([edited.checked, edited.attempts, edited.last], [null, 1, 1]);
});

test("a response that was edited while it was being checked is not shown as checked", () => {
  const now = state.check(state.answer(start, "b", 2), "a", 1);
  assert.deepEqual([now.checked, now.attempts, now.last], [null, 1, 1]);
});

test("a mistake that is checked once more is counted, and one that only stands is not", () => {
  let now = state.check(state.answer(start, "a", 1), "a", 0, ["a"]);
  now = state.check(now, "a", 0, ["a"]);
  assert.deepEqual(now.repeats, { a: 1 });
  now = state.check(state.answer(state.retry(now), "b", 2), "b", 0, ["b"]);
  now = state.check(state.answer(state.retry(now), "a", 3), "a", 0, ["a"]);
  assert.deepEqual(now.repeats, { a: 2, b: 1 });
  assert.deepEqual(state.parseState(JSON.stringify(now))?.repeats, { a: 2, b: 1 });
});

test("scoring oneself is no edit of the text", () => {
  const text = { text: "words", met: [] };
  const checked = state.check(state.answer(start, text, 1), text, null);
  const scored = state.answer(checked, { text: "words", met: ["duty"] }, 2);
  assert.deepEqual(scored.checked, text);
  assert.equal(state.answer(scored, { text: "other words", met: ["duty"] }, 3).checked, null);
});

test("another try keeps the response, clearing keeps the count", () => {
  const checked = state.check(state.answer(start, "a", 1), "a", 1);
  assert.equal(state.retry(checked).response, "a");
  assert.equal(state.retry(checked).checked, null);
  const cleared = state.clear(checked, 2);
  assert.deepEqual([cleared.response, cleared.attempts, cleared.first], [null, 1, 1]);
});

test("hints only ever add up", () => {
  assert.equal(state.hint(state.hint(start, 2), 1).hints, 2);
});

test("a response to an older structure steps aside and is not counted", () => {
  const answered = state.check(state.answer(start, "a", 1), "a", 1);
  const fitted = state.fit(answered, "h2");
  assert.deepEqual([fitted.hash, fitted.response, fitted.attempts, fitted.old], ["h2", null, 0, { hash: "h1", response: "a" }]);
  assert.equal(state.discardOld(fitted).old, undefined);
});

test("an older response survives a second change of structure", () => {
  const fitted = state.fit(state.fit(state.answer(start, "a", 1), "h2"), "h3");
  assert.deepEqual(fitted.old, { hash: "h1", response: "a" });
});

test("a state that fits, or none, passes as it is", () => {
  const answered = state.answer(start, "a", 1);
  assert.equal(state.fit(answered, "h1"), answered);
  assert.deepEqual(state.fit(null, "h1"), start);
});

test("a state written and read is the same state", () => {
  const full = { ...state.check(state.answer(start, { a: "b" }, 1), { a: "b" }, 1.5), old: { hash: "h0", response: "x" } };
  assert.deepEqual(state.parseState(JSON.stringify(full)), full);
});

for (const text of ["", "{", "null", "[]", "7", '"a"', "{}", '{"hash":1}', '{"hash":"h","response":5}']) {
  test(`no state is read from ${text || "nothing"}`, () => assert.equal(state.parseState(text), null));
}

test("numbers that cannot be are read as none", () => {
  const read = state.parseState('{"hash":"h","response":"a","attempts":-1,"hints":"x","first":"1","last":null}');
  assert.deepEqual([read?.attempts, read?.hints, read?.first, read?.last], [0, 0, null, null]);
});

test("certainty is said of one response: another try asks anew", () => {
  const sure = state.check(state.beCertain(state.answer(start, "a", 1), "sure"), "a", 0);
  assert.equal(sure.certainty, "sure");
  assert.ok(!("certainty" in state.retry(sure)));
  assert.ok(!("certainty" in state.clear(sure, 2)));
});

test("certainty and the place in coming back are read from text, and loose ones are left out", () => {
  const kept = { ...state.beCertain(start, "guess"), again: { step: 1, since: 7 } };
  assert.deepEqual(state.parseState(JSON.stringify(kept)), kept);
  const loose = state.toState({ hash: "h1", response: null, certainty: "very", again: { step: "1" } });
  assert.deepEqual(loose, start);
});
