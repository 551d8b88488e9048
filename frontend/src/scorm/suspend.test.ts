import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, beCertain, check, hint, untouched, type State } from "../state.ts";
import { LIMIT, pack, resume, unpack } from "./suspend.ts";

const said = (text: string, at: number): State => answer(untouched("0f3a5b7c9d1e"), text, at);
const rich = beCertain(hint(check(said("备案", 5), "备案", 1, ["again"]), 2), "sure");

test("what is packed comes back as it was", () => {
  const states = new Map([["b/one", rich], ["b/two", { ...untouched("h2"), response: { "a.b": "c" }, at: 7 }], ["b/three", untouched("h3")]]);
  const { text, left } = pack(states, 9);
  assert.deepEqual(unpack(text), { saved: 9, states, left: [] });
  assert.deepEqual(left, []);
  assert.ok(/^[ -~]+$/.test(text)); // ISO 646
});

/** Text that does not get shorter by packing. */
const noise = (length: number, seed: number) =>
  Array.from({ length }, (_, n) => String.fromCharCode(0x4e00 + ((n * 7919 + seed * 104729 + n * n * 31) % 20000))).join("");

test("it never gets longer than an LMS keeps: the longest answers stay outside and are named", () => {
  const states = new Map([["b/short", said("yes", 1)], ["b/long", said(noise(1500, 1), 2)], ["b/longer", said(noise(2500, 2), 3)]]);
  const { text, left } = pack(states, 4);
  assert.ok(text.length <= LIMIT);
  assert.deepEqual(left, ["b/longer", "b/long"]);
  assert.deepEqual([...(unpack(text)?.states.keys() ?? [])], ["b/short"]);
  assert.deepEqual(unpack(text)?.left, left);
});

test("thirty questions with short answers fit", () => {
  const states = new Map(Array.from({ length: 30 }, (_, n) => [`national-2014/question-${n}`, { ...rich, hash: `${n}`.repeat(6), response: ["a", "c"], at: 1.79e12 + n * 60_017 }]));
  assert.deepEqual(pack(states, 1.79e12).left, []);
});

for (const text of ["", "some other course's data", "onr1:not base64!", `onr1:${btoa("not packed")}`, pack(new Map(), 1).text.slice(0, 20)])
  test(`what is nothing of ours is left alone: ${JSON.stringify(text.slice(0, 20))}`, () => assert.equal(unpack(text), null));

const kept = (states: [string, State][], left: string[] = []) => ({ saved: 10, states: new Map(states), left });
const resumed: [what: string, ReturnType<typeof kept> | null, mine: [string, State][], stands: [string, State][]][] = [
  ["on another device, the LMS's", kept([["q", said("theirs", 5)]]), [], [["q", said("theirs", 5)]]],
  ["where both have one, the LMS's", kept([["q", said("theirs", 5)]]), [["q", said("mine", 4)]], [["q", said("theirs", 5)]]],
  ["done here after the LMS last heard, mine", kept([["q", said("theirs", 5)]]), [["q", said("mine", 11)]], [["q", said("mine", 11)]]],
  ["too long for the LMS, mine", kept([], ["q"]), [["q", said("mine", 4)]], [["q", said("mine", 4)]]],
  ["emptied on another device, none", kept([]), [["q", said("mine", 4)]], []],
  ["nothing kept by the LMS, mine", null, [["q", said("mine", 4)]], [["q", said("mine", 4)]]],
];
for (const [what, theirs, mine, stands] of resumed)
  test(`at a launch stands: ${what}`, () => assert.deepEqual(resume(theirs, new Map(mine)), new Map(stands)));
