import assert from "node:assert/strict";
import { test } from "node:test";
import { compareTexts, difference } from "./difference.ts";

const shown = (a: string, b: string) =>
  compareTexts(a, b).map((pieces) => pieces.map(({ text, only }) => (only ? text.toUpperCase() : text)).join(""));

// (what the row is for, both texts, both with their unpartnered words in capitals)
const rows: [name: string, a: string, b: string, [string, string]][] = [
  ["the same words", "a b c", "a b c", ["a b c", "a b c"]],
  ["a word more", "to promote", "to further promote", ["to promote", "to FURTHER promote"]],
  ["another word", "shall register them", "will register them", ["SHALL register them", "WILL register them"]],
  ["a run of other words is one", "shall put on record it", "registers it", ["SHALL PUT ON RECORD it", "REGISTERS it"]],
  ["case, marks and quotation marks do not count", "The user’s name,", "the user's name.", ["The user’s name,", "the user's name."]],
  ["nothing beside", "a b", "", ["A B", ""]],
];

for (const [name, a, b, both] of rows) test(`words without a partner: ${name}`, () => assert.deepEqual(shown(a, b), both));

test("what has a partner is as long as can be, and the same on both sides", () => {
  const [a, b] = [[..."abcbdab"], [..."bdcaba"]];
  const [onlyA, onlyB] = difference(a, b);
  const common = (words: string[], only: boolean[]) => words.filter((_, n) => !only[n]).join("");
  assert.equal(common(a, onlyA), common(b, onlyB));
  assert.equal(common(a, onlyA).length, 4);
});

test("texts too long for a table are compared by their words", () => {
  const long = Array.from({ length: 3000 }, (_, n) => `w${n}`);
  assert.deepEqual(difference(long, [...long, "new"])[1].indexOf(true), 3000);
});
