import assert from "node:assert/strict";
import { test } from "node:test";
import { alignArticle, paragraphsOf } from "./align.ts";

const UNITS = [
  "Providers shall examine the public accounts of users.",
  "Accounts that have not obtained a qualification may not reprint political news.",
  "The authorities are responsible.",
];
const [A, B, C] = ["Providers must examine accounts.", "Unqualified accounts may not reprint news.", "Authorities answer for it."];

// (what the row is for, the pasted text, one text a unit)
const rows: [name: string, text: string, aligned: string[]][] = [
  ["as many paragraphs as units", `${A}\n${B}\n${C}`, [A, B, C]],
  ["blank lines part paragraphs, and lines are wrapped", `Providers must\nexamine accounts.\n\n${B}\n\n${C}`, [A, B, C]],
  ["one paragraph for all units", `${A} ${B} ${C}`, [A, B, C]],
  ["a paragraph too many", `${A}\n${B}\nReprint no political news.\n${C}`, [A, `${B} Reprint no political news.`, C]],
  ["a unit that is left out", `${A}\n${C}`, [A, "", C]],
  ["a bare number stays with its item", `1. ${A} 2. ${B} 3. ${C}`, [`1. ${A}`, `2. ${B}`, `3. ${C}`]],
  ["nothing", "", ["", "", ""]],
];

for (const [name, text, aligned] of rows) {
  test(`a pasted article is laid along the units: ${name}`, () => assert.deepEqual(alignArticle(text, UNITS), aligned));
}

test("an article of one unit takes all paragraphs", () => {
  assert.deepEqual(alignArticle("One.\n\nTwo.", ["One and two."]), ["One.\nTwo."]);
});

test("no word is lost, whatever the number of sentences and units", () => {
  const words = "alpha beta. gamma. delta epsilon! zeta? eta; theta. 9. iota".split(" ");
  for (let units = 1; units < 6; units++) {
    for (let length = 0; length <= words.length; length++) {
      const text = words.slice(0, length).join(" ");
      const aligned = alignArticle(text, UNITS.concat(UNITS).slice(0, units));
      assert.equal(aligned.length, units);
      assert.equal(aligned.filter(Boolean).join(" "), text);
    }
  }
});

test("where no blank line stands, every line is a paragraph", () => {
  assert.deepEqual(paragraphsOf("a\nb"), ["a", "b"]);
});
