/** Both languages have the same words, each taking the same things. The compiler asks for as much; this says which. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { en } from "./en.ts";
import { en as pagesEn } from "./pages.en.ts";
import { zh as pagesZh } from "./pages.zh.ts";
import { en as practiceEn } from "./practice.en.ts";
import { zh as practiceZh } from "./practice.zh.ts";
import { sentence } from "./translate.ts";
import { zh } from "./zh.ts";

/** The names of all words with how many things each takes, `marks.right 0`. */
function shape(words: object, under = ""): string[] {
  return Object.entries(words).flatMap(([name, word]) =>
    typeof word === "object" ? shape(word, `${under}${name}.`) : [`${under}${name} ${word.length * Number(typeof word === "function")}`],
  );
}

test("Chinese has every word that English has, and no other", () => {
  assert.deepEqual(shape(zh).sort(), shape(en).sort());
  assert.deepEqual(shape(pagesZh).sort(), shape(pagesEn).sort());
  assert.deepEqual(shape(practiceZh).sort(), shape(practiceEn).sort());
});

test("no word is empty, and hardly one is the same in both", () => {
  const values = (words: object): unknown[] => Object.values(words).flatMap((it) => (typeof it === "object" ? values(it) : [it]));
  assert.ok(values(zh).every((word) => word !== ""));
  const common = values(zh).filter((word) => typeof word === "string" && values(en).includes(word));
  assert.deepEqual(common, ["zh-CN", "English", "en", "中文"].filter((word) => common.includes(word)));
});

test("a saying takes what stands behind its name", () => {
  assert.equal(sentence("points|2"), "2 分");
  assert.equal(sentence("choose"), "请选择……");
  assert.equal(sentence("day|2014-08-07"), "2014 年 8 月 7 日");
  assert.equal(sentence("no such thing"), null);
});
