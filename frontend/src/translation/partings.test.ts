import assert from "node:assert/strict";
import { test } from "node:test";
import type { Parting } from "./pack.ts";
import { findPartings } from "./partings.ts";

const parting = (id: string, renderings: { [by: string]: string }): Parting => ({ id, letter: id, zh: "备案", renderings, note: "" });
const further = parting("a", { x: "promote", y: "further promote" });
const rules = parting("b", { x: "Rules", y: "Provisions" });

// (what the row is for, the text, [parting, whose words, the words found])
const rows: [name: string, text: string, found: [string, string[], string][]][] = [
  ["the longest rendering wins", "to further promote it", [["a", ["y"], "further promote"]]],
  ["the shorter one where the longer is not", "to promote it", [["a", ["x"], "promote"]]],
  ["case and space do not count", "to FURTHER\n promote", [["a", ["y"], "FURTHER\n promote"]]],
  ["whole words only", "to promoted overrules", []],
  ["in the order of the text", "Rules to promote", [["b", ["x"], "Rules"], ["a", ["x"], "promote"]]],
];

for (const [name, text, found] of rows) {
  test(`known partings are found: ${name}`, () => {
    const got = findPartings(text, [further, rules]);
    assert.deepEqual(got.map(({ parting, by, start, end }) => [parting.id, by, text.slice(start, end)]), found);
  });
}

test("two versions with the same words are both named", () => {
  const same = parting("c", { x: "user's", y: "User’s" });
  assert.deepEqual(findPartings("a user’s name", [same])[0]?.by, ["x", "y"]);
});
