/** The picture of a chain as numbers: time across, rank upward, and no label on another. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { layOut, type Node } from "./chain.ts";

const node = (id: string, date: string, rank: string, rung: number | null, label = id): Node => ({ id, date, rank, rung, label });
const NOTICE = node("notice", "2014-08-07", "Other normative document", 1);
const STATUTE = node("statute", "2012-12-28", "Statute", 5);
const RULE = node("rule", "2005-09-25", "Departmental rule", 2);
const COURT = node("court", "2013-09-06", "Judicial interpretation", null);
const YOUNGER = node("younger", "2014-08-26", "Statute", 5);
const ALL = [NOTICE, STATUTE, RULE, COURT, YOUNGER];
const DATES = ALL.map(({ date }) => date);
const chart = (links: [string, string][] = [], width = 600, nodes = ALL) => layOut(nodes, links, DATES, width);
const at = (id: string) => chart().spots.find((spot) => spot.id === id)!;

test("what is younger stands further to the right", () => {
  const byTime = [...chart().spots].sort((a, b) => a.x - b.x).map(({ id }) => id);
  assert.deepEqual(byTime, ["rule", "statute", "court", "notice", "younger"]);
});

test("what ranks higher stands higher, and what is on no rung stands below the ladder", () => {
  assert.ok(at("statute").y < at("rule").y && at("rule").y < at("notice").y && at("notice").y < at("court").y);
  assert.deepEqual(chart().lanes.map(({ ladder }) => ladder), [true, true, true, false]);
});

test("a basis that is younger than what rests on it is out of time, and lies to the right", () => {
  const [good, bad] = chart([["notice", "statute"], ["notice", "younger"]]).lines;
  assert.deepEqual([good?.late, bad?.late], [false, true]);
  assert.ok(bad!.to.x > bad!.from.x);
});

test("a link to a node that is not drawn, or to itself, has no line", () => {
  assert.equal(chart([["notice", "none"], ["notice", "notice"]]).lines.length, 0);
});

test("nodes of one rank and about one date stand one below the other", () => {
  const close = [node("a", "2000-09-25", "Regulation", 4, "Order 291"), node("b", "2000-09-25", "Regulation", 4, "Order 292")];
  const [a, b] = chart([], 600, close).spots;
  assert.ok(a!.x === b!.x && Math.abs(a!.y - b!.y) >= 20);
});

for (const width of [280, 600]) {
  test(`every dot stands within ${width} pixels, and years have room`, () => {
    const { spots, years } = chart([], width);
    assert.ok(spots.every(({ x }) => x > 0 && x < width));
    assert.ok(years.every(({ x }, n) => n === 0 || x - years[n - 1]!.x >= 40));
  });
}

test("one node alone can be drawn", () => {
  assert.equal(layOut([NOTICE], [], [NOTICE.date], 300).spots.length, 1);
});
