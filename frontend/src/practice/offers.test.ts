import assert from "node:assert/strict";
import { test } from "node:test";
import { untouched, type Again, type State } from "../state.ts";
import type { ListedBank } from "../banks.ts";
import { nextDay, offers } from "./offers.ts";

const day = (n: number) => new Date(2026, 10, n, 12).getTime();
const NOW = day(10);

/** A bank with a question for each place; `parallels` are pairs of ids. */
function course(places: { [id: string]: Again | null }, parallels: { [id: string]: string } = {}, more: Partial<State> = {}) {
  const questions = Object.fromEntries(
    Object.keys(places).map((id) => [id, { hash: "h", skill: "", points: 1, minutes: 1, parallel: parallels[id] ?? "" }]),
  );
  const bank: ListedBank = { bank: "b", title: "", chapter: "", sheet: "", questions };
  const read = (full: string): State => {
    const again = places[full.slice(2)];
    return { ...untouched("h"), ...(again && { again, ...more }) };
  };
  return { bank, read };
}
const due = { step: 0, since: day(5) };
const soon = (n: number) => ({ step: 2, since: day(n) });
const ids = (found: { id: string }[]) => found.map(({ id }) => id).join("");

test("all that is due is offered, however much, the longest due first", () => {
  const { bank, read } = course({ a: due, b: { step: 0, since: day(4) }, c: due, d: due, e: due, f: due, g: soon(8), h: null });
  assert.equal(ids(offers(bank, read, NOW)), "bacdef");
});

test("where few are due, the soonest to come fill up to five, and then what was once seen or guessed", () => {
  const { bank, read } = course({ a: soon(9), b: soon(8), c: due, d: { step: 3, since: day(1) } }, {}, { seen: true });
  const found = offers(bank, read, NOW);
  assert.equal(ids(found), "cbad");
  assert.deepEqual(found.map(({ why }) => why), ["due", "early", "early", "done"]);
  assert.equal(found[1]?.on, new Date(2026, 10, 15).getTime());
});

test("what was tried today is no filling, and what is done and was neither seen nor guessed none either", () => {
  const { bank, read } = course({ a: soon(10), b: due, c: { step: 3, since: day(1) } });
  assert.equal(ids(offers(bank, read, NOW)), "b");
});

test("where nothing is due nothing is offered, unless it is asked for", () => {
  const { bank, read } = course({ a: soon(10), b: soon(9) });
  assert.deepEqual(offers(bank, read, NOW), []);
  assert.equal(ids(offers(bank, read, NOW, true)), "ba");
  assert.equal(nextDay([bank], read, NOW), new Date(2026, 10, 16).getTime());
  assert.equal(nextDay([course({ a: null }).bank], course({ a: null }).read, NOW), null);
});

test("a parallel question stands in, unless it comes back itself", () => {
  const pair = { a: "b", b: "a", c: "removed" };
  const one = course({ a: due, b: null, c: due }, pair);
  assert.deepEqual(offers(one.bank, one.read, NOW).map(({ asked }) => asked), ["b", "c"]);
  const both = course({ a: due, b: due }, pair);
  assert.deepEqual(offers(both.bank, both.read, NOW).map(({ asked }) => asked), ["a", "b"]);
});

test("a response to another structure of the question brings nothing back", () => {
  const { bank } = course({ a: due });
  assert.deepEqual(offers(bank, () => ({ ...untouched("other"), again: due }), NOW), []);
});
