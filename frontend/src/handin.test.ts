import assert from "node:assert/strict";
import { test } from "node:test";
import { conflicts, fileName, handIn, merge, readAsked, readHandIn } from "./handin.ts";
import { answer, check, fit, hint, untouched, type State } from "./state.ts";

const ID = "national-2014/who-registers";
const mine = check(answer(untouched("h1"), "a", 5), "a", 0);
const theirs = (response: string | null, more: Partial<State> = {}): State => ({ ...untouched("h1"), response, ...more });
const file = (states: [string, State][]) => handIn("national-2014", "1.0", states);

test("a hand-in holds what was answered, and neither a name nor a time", () => {
  assert.deepEqual(file([[ID, mine], ["national-2014/other", untouched("h2")]]), {
    format: "onrecord-answers",
    v: 1,
    course: "accounts-on-record",
    book: "1.0",
    sheet: "national-2014",
    asked: [ID, "national-2014/other"],
    responses: { [ID]: { hash: "h1", response: "a", attempts: 1, hints: 0, seen: false, first: 0, last: 0 } },
  });
  assert.equal(fileName("national-2014"), "national-2014.answers.json");
});

test("a response to an older structure goes in with its own hash", () => {
  const { responses } = file([[ID, fit(mine, "h9")]]) as { responses: { [id: string]: { hash: string; response: unknown } } };
  assert.deepEqual([responses[ID]?.hash, responses[ID]?.response], ["h1", "a"]);
});

test("a file written and read gives the same responses and counts", () => {
  const read = readHandIn(JSON.stringify(file([[ID, hint(mine, 2)]])))?.get(ID);
  assert.deepEqual({ ...read, at: 5 }, { ...hint(mine, 2), checked: "a", at: 5 });
});

test("a file says what was asked, answered or not; an older one what was answered", () => {
  const made = file([[ID, mine], ["national-2014/other", untouched("h2")]]);
  assert.deepEqual(readAsked(JSON.stringify(made)), { sheet: "national-2014", asked: [ID, "national-2014/other"] });
  assert.deepEqual(readAsked(JSON.stringify({ ...made, asked: undefined })).asked, [ID]);
});

test("what is opened from a file is shown as checked, with the attempts that it brings", () => {
  const read = readHandIn(JSON.stringify(file([[ID, mine]])))?.get(ID) as State;
  const merged = merge(untouched("h1"), read, "mine", 9);
  assert.deepEqual([merged.checked, merged.attempts, merged.last], ["a", 1, 0]);
});

for (const text of ["", "[]", "{}", '{"format":"onrecord-answers","v":2,"course":"accounts-on-record"}', '{"format":"onrecord-answers","v":1,"course":"other"}']) {
  test(`no hand-in is read from ${text || "nothing"}`, () => assert.equal(readHandIn(text), null));
}

test("an item of a file that cannot be a response is passed over", () => {
  const text = JSON.stringify({ ...file([[ID, mine]]), responses: { [ID]: { hash: "h1", response: 7 }, x: null } });
  assert.equal(readHandIn(text)?.size, 0);
});

test("only two different responses are a conflict", () => {
  const sides = (a: State | undefined, b: State) => conflicts(new Map(a && [[ID, a]]), new Map([[ID, b]])).length;
  assert.equal(sides(mine, theirs("b")), 1);
  assert.equal(sides(mine, theirs("a")), 0);
  assert.equal(sides(mine, theirs(null)), 0);
  assert.equal(sides(theirs(null), theirs("b")), 0);
  assert.equal(sides(undefined, theirs("b")), 0);
});

test("merging fills what is empty without being asked", () => {
  assert.equal(merge(theirs(null), theirs("b"), "mine", 9).response, "b");
  assert.equal(merge(undefined, theirs("b"), "mine", 9).response, "b");
});

test("merging overwrites a response only where the reader said so", () => {
  assert.equal(merge(mine, theirs("b"), "mine", 9).response, "a");
  assert.equal(merge(mine, theirs("b"), "theirs", 9).response, "b");
  assert.equal(merge(mine, theirs(null), "theirs", 9).response, "a");
});

test("merging never lowers what was tried, and a verdict on the old response goes", () => {
  const merged = merge(mine, theirs("b", { attempts: 3, hints: 1, seen: true, first: 2, last: 1 }), "theirs", 9);
  const { attempts, hints, seen, first, last, checked } = merged;
  assert.deepEqual([attempts, hints, seen, first, last, checked], [3, 1, true, 0, 1, null]);
});
