import assert from "node:assert/strict";
import { test } from "node:test";
import type { Shelf } from "../storage.ts";
import { KEY, Versions, type Version } from "./versions.ts";

function shelf(): Shelf & { items: Map<string, string> } {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, text) => void items.set(key, text),
    removeItem: (key) => void items.delete(key),
  };
}

const version = (id: string): Version => ({
  id,
  document: "national-2014",
  name: "Mine",
  own: true,
  title: "T",
  articles: new Map([[7, "A."]]),
});

test("a version is kept under the desk's own key and comes back whole", () => {
  const place = shelf();
  new Versions(() => place).put(version("v"));
  assert.deepEqual([...place.items.keys()], [KEY]);
  assert.deepEqual(new Versions(() => place).of("national-2014"), [version("v")]);
  assert.deepEqual(new Versions(() => place).of("another"), []);
});

test("deleting the last version leaves nothing behind", () => {
  const place = shelf();
  const versions = new Versions(() => place);
  versions.put(version("v"));
  versions.drop("v");
  assert.equal(place.items.size, 0);
});

test("two tabs do not overwrite each other's versions", () => {
  const place = shelf();
  const [one, other] = [new Versions(() => place), new Versions(() => place)];
  one.put(version("a"));
  other.put(version("b"));
  one.refresh();
  assert.deepEqual(one.of("national-2014").map(({ id }) => id), ["a", "b"]);
});

test("what cannot be read is set aside, not overwritten", () => {
  const place = shelf();
  place.setItem(KEY, "{broken");
  new Versions(() => place).put(version("v"));
  assert.equal(place.getItem(`${KEY}:damaged`), "{broken");
  assert.equal(new Versions(() => place).of("national-2014").length, 1);
});

test("where storage is forbidden, the version stays until the page goes, and it is said", () => {
  const versions = new Versions(() => {
    throw new Error("forbidden");
  });
  let told = 0;
  versions.onrefused = () => told++;
  versions.put(version("v"));
  versions.refresh();
  assert.deepEqual([versions.of("national-2014").length, told], [1, 1]);
});
