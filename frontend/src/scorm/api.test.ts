import assert from "node:assert/strict";
import { test } from "node:test";
import { findApi, Session, type Api, type Frame } from "./api.ts";

function api(over: Partial<Api> = {}): Api & { said: string[] } {
  const said: string[] = [];
  const answer = (...words: string[]) => (said.push(words.filter(Boolean).join(" ")), "true");
  return {
    said,
    LMSInitialize: () => answer("initialize"),
    LMSGetValue: (element) => (said.push(`get ${element}`), "incomplete"),
    LMSSetValue: (element, value) => answer("set", element, value),
    LMSCommit: () => answer("commit"),
    LMSFinish: () => answer("finish"),
    ...over,
  };
}

/** Frames in one another, the innermost first. */
function frames(depth: number, top: Partial<Frame> = {}): Frame {
  const outermost = { ...top } as Frame;
  outermost.parent = outermost;
  return Array.from({ length: depth }).reduce<Frame>((parent) => ({ parent }), outermost);
}

const there = api();
const foreign = { parent: null, get API(): Api { throw new Error("another host's"); } };
const found: [what: string, from: Frame, api: Api | null][] = [
  ["in the frame itself", frames(0, { API: there }), there],
  ["around it", frames(2, { API: there }), there],
  ["seven frames up", frames(7, { API: there }), there],
  ["too far up", frames(8, { API: there }), null],
  ["around what opened it", frames(0, { opener: frames(1, { API: there }) }), there],
  ["around what opened the window it stands in", frames(2, { opener: frames(0, { API: there }) }), there],
  ["behind a frame of another host", { parent: { ...frames(0, { API: there }) } }, there],
  ["not where another host is all there is", foreign, null],
  ["not in something else of that name", frames(0, { API: {} as Api }), null],
  ["nowhere", frames(3), null],
];
for (const [what, from, api] of found) test(`the API is found ${what}`, () => assert.equal(findApi(from), api));

test("frames without end are not gone through", () => {
  const a: Frame = { parent: null };
  a.parent = { parent: a };
  assert.equal(findApi(a), null);
});

test("a session begins where the LMS says true, in either way", () => {
  assert.ok(Session.begin(api()));
  assert.ok(Session.begin(api({ LMSInitialize: () => true })));
  assert.equal(Session.begin(api({ LMSInitialize: () => "false" })), null);
  assert.equal(Session.begin(null), null);
});

test("what is written is kept at once, and nothing is said after the end", () => {
  const lms = api();
  const session = Session.begin(lms) as Session;
  assert.ok(session.write([["cmi.core.exit", "suspend"]]));
  session.finish();
  session.finish();
  assert.equal(session.write([["cmi.core.exit", ""]]), false);
  assert.deepEqual(lms.said, ["initialize", "set cmi.core.exit suspend", "commit", "finish"]);
});

test("an LMS that refuses or throws is told of, and harms nothing", () => {
  const thrower = () => {
    throw new Error("no");
  };
  const refusing = Session.begin(api({ LMSSetValue: () => "false" })) as Session;
  assert.equal(refusing.write([["cmi.suspend_data", "x"]]), false);
  const throwing = Session.begin(api({ LMSGetValue: thrower, LMSCommit: thrower, LMSFinish: thrower })) as Session;
  assert.equal(throwing.read("cmi.core.student_id"), "");
  assert.equal(throwing.write([["cmi.suspend_data", "x"]]), false);
  throwing.finish();
});
