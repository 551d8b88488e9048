import assert from "node:assert/strict";
import { test } from "node:test";
import { cell } from "./csv.ts";
import { NoJson, parse, plain } from "./json.ts";
import { NoKey, readKeys } from "./keypacks.ts";
import { compare, fixed } from "./python.ts";

test("what lies between two numbers goes to the even one, as in the command", () => {
  const cases: [number, number, string][] = [
    [0.03125, 4, "0.0312"],
    [0.09375, 4, "0.0938"],
    [0.625, 2, "0.62"],
    [0.375, 2, "0.38"],
    [2.5, 0, "2"],
    [1.005, 2, "1.00"],
    [10, 2, "10.00"],
  ];
  for (const [value, places, text] of cases) assert.equal(fixed(value, places), text);
});

test("text is ordered by its characters, not by their units", () => {
  assert.deepEqual(["\u{20000}", "\uff21", "b", "a", ""].sort(compare), ["", "a", "b", "\uff21", "\u{20000}"]);
});

test("a cell is never a formula", () => {
  assert.deepEqual(["=1", "+1", "-1", "@a", "\ta", "a=1", "\ud800"].map(cell), ["'=1", "'+1", "'-1", "'@a", "'\ta", "a=1", "?"]);
});

test("a name that every object has is one like any other", () => {
  const value = plain(parse('{"__proto__": {"hash": 1}, "a": 1.0}').value) as object;
  assert.deepEqual(Object.keys(value), ["__proto__", "a"]);
  assert.equal(Object.getPrototypeOf(value), Object.prototype);
  assert.throws(() => parse('{"__proto__": 1, "__proto__": 2}'), NoJson);
});

test("a key is read and never run, and a spoilt one is no key", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const entry = { hash: "x", points: 1, rule: "single", values: ["a"], accepted: ["a"], open: [] };
  const script = (answers: object) => bytes(`onrecordKey(${JSON.stringify({ bank: "b", answers })});\n`);
  assert.equal(readKeys("b.js", script({ q: entry }))[0]?.bank, "b");
  for (const spoilt of [{ ...entry, rule: "constructor" }, { ...entry, values: "a" }, { ...entry, points: "1" }])
    assert.throws(() => readKeys("b.js", script({ q: spoilt })), NoKey);
  for (const text of ["alert(1)", "onrecordKey(alert(1));", "onrecordKey({});alert(1);", ""])
    assert.throws(() => readKeys("b.js", bytes(text)), NoKey);
  assert.throws(() => readKeys("keys.zip", bytes("no zip")), NoKey);
  assert.throws(() => readKeys("keys.zip", bytes(`PK\x05\x06${"\0".repeat(18)}`)), NoKey);
});
