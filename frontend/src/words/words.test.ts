/** Both languages have the same words, each taking the same things. The compiler asks for as much; this says which. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { en } from "./en.ts";
import { missing, shape } from "./missing.ts";
import { sentence } from "./translate.ts";
import { zh } from "./zh.ts";

test("Chinese has every word that English has, and no other", () => {
  assert.deepEqual(missing(), []);
  assert.deepEqual(shape({ a: "x", b: { c: (n: number) => `${n}` } }), ["a 0", "b.c 1"]);
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
