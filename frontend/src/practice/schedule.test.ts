import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, check, untouched, type Again, type State } from "../state.ts";
import { dueOn, isDone, isDue, outcome, place, tried, type Outcome } from "./schedule.ts";

const start = untouched("h1");
/** Days of November 2026, at noon by the reader's clock. */
const day = (n: number, hour = 12) => new Date(2026, 10, n, hour).getTime();
const missed: State = { ...start, again: { step: 0, since: day(1) } };

test("what a try comes to", () => {
  assert.equal(outcome({ score: null, points: 2 }), "unjudged");
  assert.equal(outcome({ score: 1.5, points: 2 }, "sure"), "wrong");
  assert.equal(outcome({ score: 0.1 + 0.2 + 0.7, points: 1 }), "right");
  assert.equal(outcome({ score: 2, points: 2 }, "guess"), "guessed");
  assert.equal(outcome({ score: 0, points: 2 }, "guess"), "wrong");
});

const TRIES: [string, State, Outcome, number, Again | undefined][] = [
  ["right at once never comes", start, "right", 1, undefined],
  ["a text that a person reads never comes", start, "unjudged", 1, undefined],
  ["missed comes", start, "wrong", 1, { step: 0, since: day(1) }],
  ["guessed comes, though right", start, "guessed", 1, { step: 0, since: day(1) }],
  ["right later on the same day proves little", missed, "right", 1, { step: 0, since: day(1) }],
  ["right on its day moves on", missed, "right", 2, { step: 1, since: day(2) }],
  ["right long after, too", missed, "right", 25, { step: 1, since: day(25) }],
  ["guessed on its day stays", missed, "guessed", 2, { step: 0, since: day(2) }],
  ["wrong at any time starts over", { ...start, again: { step: 2, since: day(5) } }, "wrong", 6, { step: 0, since: day(6) }],
  ["the third time is the last", { ...start, again: { step: 2, since: day(5) } }, "right", 12, { step: 3, since: day(12) }],
  ["what is done stays done", { ...start, again: { step: 3, since: day(5) } }, "right", 25, { step: 3, since: day(5) }],
  ["what is done and missed starts over", { ...start, again: { step: 3, since: day(5) } }, "wrong", 9, { step: 0, since: day(9) }],
];
for (const [name, before, result, on, after] of TRIES) {
  test(name, () => assert.deepEqual(tried(before, result, 2, day(on)).again, after));
}

test("it comes after one, then three, then seven days, from midnight on", () => {
  for (const [step, days] of [[0, 1], [1, 3], [2, 7]] as const) {
    const again = { step, since: day(1, 23) };
    assert.equal(dueOn(again, day(1, 23)), day(1 + days, 0));
    assert.ok(!isDue(again, day(1 + days, 0) - 1));
    assert.ok(isDue(again, day(1 + days, 0)));
  }
  assert.ok(isDone({ step: 3, since: 0 }) && !isDue({ step: 3, since: 0 }, day(9)));
});

test("a day is the calendar's, though it has 23 or 25 hours", () => {
  const on = dueOn({ step: 2, since: new Date(2026, 2, 27, 9).getTime() }, 0);
  assert.equal(new Date(on).getHours(), 0);
});

test("a clock that was set back loses nothing: what began in the future is due", () => {
  const again = { step: 1, since: day(28) };
  assert.ok(isDue(again, day(3)));
  const after = tried({ ...start, again }, "right", 2, day(3)).again;
  assert.deepEqual(after, { step: 2, since: day(3) });
});

test("a state from before places were kept has the place that its score tells", () => {
  const wrong = check(answer(start, "a", day(1)), "a", 0);
  assert.deepEqual(place(wrong, 2), { step: 0, since: day(1) });
  assert.deepEqual(place({ ...start, seen: true, at: 5 }, 2), { step: 0, since: 5 });
  assert.equal(place(check(answer(start, "a", 1), "a", 2), 2), null);
  assert.equal(place(start, 2), null);
});
