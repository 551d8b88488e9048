import assert from "node:assert/strict";
import { test } from "node:test";
import type { Listed } from "../storage.ts";
import { LearnerShelf } from "./shelf.ts";

class Shelf implements Listed {
  items = new Map<string, string>();
  room = Infinity;
  get length() {
    return this.items.size;
  }
  key = (n: number) => [...this.items.keys()][n] ?? null;
  getItem = (name: string) => this.items.get(name) ?? null;
  setItem(name: string, text: string) {
    if (this.items.size >= this.room) throw new Error("full");
    this.items.set(name, text);
  }
  removeItem(name: string) {
    this.items.delete(name);
  }
}

const KEY = "onrecord:accounts-on-record:b/one";
const names = (shelf: Listed) => Array.from({ length: shelf.length }, (_, n) => shelf.key(n));

test("two learners on one machine do not see each other's answers, and no name is left there", () => {
  const browser = new Shelf();
  const of = (learner: string) => new LearnerShelf(browser, learner);
  const [a, b, nobody] = [of("Ada Li"), of("Bo 李"), of("")];
  a.setItem(KEY, "a's");
  b.setItem(KEY, "b's");
  nobody.setItem(KEY, "somebody's");
  assert.deepEqual([a, b, nobody].map((shelf) => shelf.getItem(KEY)), ["a's", "b's", "somebody's"]);
  assert.deepEqual([a, b, nobody].map(names), [[KEY], [KEY], [KEY]]);
  assert.ok([...browser.items.keys()].every((name) => !/Ada|Bo|李/.test(name)));
  a.removeItem(KEY);
  assert.deepEqual([a.getItem(KEY), b.getItem(KEY)], [null, "b's"]);
});

test("the reader's language is the browser's", () => {
  const browser = new Shelf();
  new LearnerShelf(browser, "a").setItem("onrecord:language", "zh");
  assert.equal(browser.getItem("onrecord:language"), "zh");
});

test("what a browser does not keep lives as long as the launch, and is told", () => {
  const full = new Shelf();
  full.room = 0;
  for (const [under, keeps] of [[new Shelf(), true], [full, false], [null, false]] as const) {
    const shelf = new LearnerShelf(under, "a");
    shelf.setItem(KEY, "kept");
    assert.equal(shelf.getItem(KEY), "kept");
    assert.deepEqual(names(shelf), [KEY]);
    assert.equal(shelf.keeps(), keeps);
  }
});

test("every change is told", () => {
  const shelf = new LearnerShelf(new Shelf(), "a");
  let told = 0;
  shelf.onchange = () => void told++;
  shelf.setItem(KEY, "1");
  shelf.removeItem(KEY);
  assert.equal(told, 2);
});
