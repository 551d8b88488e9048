import assert from "node:assert/strict";
import { test } from "node:test";
import { Storage, type Listed } from "../storage.ts";
import { Kept, LABS } from "./kept.ts";

function shelf(): Listed {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    key: (n) => [...items.keys()][n] ?? null,
    get length() {
      return items.size;
    },
  };
}
const open = (on: Listed) => new Kept(new Storage(() => on, LABS), "a-lab");

test("what was written is there again, and no other cell has it", () => {
  const on = shelf();
  open(on).write(1, "x = 1", "x = 2");
  assert.equal(open(on).read(1, "x = 1"), "x = 2");
  assert.equal(open(on).read(2, "x = 1"), "x = 1");
});

test("the original leaves nothing behind", () => {
  const on = shelf();
  open(on).write(1, "x = 1", "x = 2");
  open(on).write(1, "x = 1", "x = 1");
  assert.equal(on.length, 0);
});

test("an empty cell is a reader's, too", () => {
  const on = shelf();
  open(on).write(1, "x = 1", "");
  assert.equal(open(on).read(1, "x = 1"), "");
});

test("a cell that is another by now shows its own code", () => {
  const on = shelf();
  open(on).write(1, "x = 1", "x = 2");
  assert.equal(open(on).read(1, "y = 1"), "y = 1");
});
