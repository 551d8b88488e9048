import assert from "node:assert/strict";
import { test } from "node:test";
import { Responses } from "./responses.ts";
import { answer, clear, untouched } from "./state.ts";
import { REVIEW, Storage, type Listed, type Shelf } from "./storage.ts";

const ID = "national-2014/who-registers";
const KEY = `onrecord:accounts-on-record:${ID}`;
const answered = answer(untouched("h1"), "a", 5);

function shelf(limits: Partial<Shelf> = {}): Listed & { items: Map<string, string> } {
  const items = new Map<string, string>();
  return {
    items,
    get length() {
      return items.size;
    },
    key: (n) => [...items.keys()][n] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, text) => void items.set(key, text),
    removeItem: (key) => void items.delete(key),
    ...limits,
  };
}

const refuse = () => {
  throw new Error("refused");
};

async function told(storage: Storage): Promise<number> {
  let times = 0;
  storage.onrefused = () => times++;
  await Promise.resolve();
  return times;
}

test("a state is kept under the course's and the question's id", () => {
  const place = shelf();
  new Storage(() => place).write(ID, answered);
  assert.deepEqual([...place.items.keys()], [KEY]);
  assert.deepEqual(new Storage(() => place).read(ID), answered);
});

test("an untouched question leaves nothing behind", () => {
  const place = shelf();
  const storage = new Storage(() => place);
  storage.write(ID, answered);
  storage.write(ID, clear(answered, 9));
  assert.equal(place.items.size, 0);
});

test("where storage is forbidden, answers are kept in memory and it is said once", async () => {
  const storage = new Storage(refuse);
  storage.write(ID, answered);
  storage.write(ID, answered);
  assert.deepEqual(storage.read(ID), answered);
  assert.equal(await told(storage), 1);
});

test("where storage may be opened but not written, the same", async () => {
  const storage = new Storage(() => shelf({ setItem: refuse }));
  storage.write(ID, answered);
  assert.deepEqual(storage.read(ID), answered);
  assert.equal(await told(storage), 1);
});

test("a full storage keeps the newest state in memory, not the older one on the shelf", () => {
  let full = false;
  const place: Listed = shelf({ setItem: (key, text) => (full ? refuse() : void items.set(key, text)) });
  const { items } = place as ReturnType<typeof shelf>;
  const storage = new Storage(() => place);
  storage.write(ID, answered);
  full = true;
  const newer = answer(answered, "b", 9);
  storage.write(ID, newer);
  assert.deepEqual(storage.read(ID), newer);
  assert.ok(storage.refused);
});

test("memory alone, as in a notebook, is no refusal", async () => {
  const storage = new Storage(null);
  storage.write(ID, answered);
  assert.deepEqual(storage.read(ID), answered);
  assert.equal(await told(storage), 0);
});

test("a damaged item is set aside and the question starts empty", () => {
  const place = shelf();
  place.items.set(KEY, '{"hash":');
  const storage = new Storage(() => place);
  assert.equal(storage.read(ID), null);
  assert.deepEqual([...place.items], [[`${KEY}:damaged`, '{"hash":']]);
  assert.ok(storage.damaged.has(ID));
});

test("only keys of this course are questions", () => {
  assert.equal(Storage.id(KEY), ID);
  assert.equal(Storage.id(`${KEY}:damaged`), null);
  assert.equal(Storage.id("onrecord:reader"), null);
  assert.equal(Storage.id("theme"), null);
});

test("when there is room again, what had to wait in memory is written, too", () => {
  let full = true;
  const place: Listed = shelf({ setItem: (key, text) => (full && key === KEY ? refuse() : void items.set(key, text)) });
  const { items } = place as ReturnType<typeof shelf>;
  const storage = new Storage(() => place);
  storage.write(ID, answered);
  assert.deepEqual([storage.ids(), items.size], [[ID], 0]);
  full = false;
  storage.write("national-2014/other", answered);
  assert.deepEqual([...items.keys()].sort(), ["onrecord:accounts-on-record:national-2014/other", KEY].sort());
});

test("what is kept is listed by question, and what is set aside beside it", () => {
  const place = shelf();
  place.items.set("theme", "dark");
  place.items.set("onrecord:accounts-on-record:b/broken", "{");
  const storage = new Storage(() => place);
  storage.write(ID, answered);
  storage.read("b/broken");
  assert.deepEqual(storage.ids(), [ID]);
  assert.deepEqual([...storage.setAside()], [["b/broken", "{"]]);
});

test("an item that cannot be copied aside stays where it is", () => {
  const place = shelf({ setItem: (key) => (key.endsWith("probe:damaged") ? undefined : refuse()) });
  place.items.set(KEY, "{");
  assert.equal(new Storage(() => place).read(ID), null);
  assert.equal(place.items.get(KEY), "{");
});

test("the tries of a review are kept apart", () => {
  const place = shelf();
  new Storage(() => place, REVIEW).write(ID, answered);
  assert.equal(new Storage(() => place).read(ID), null);
  assert.deepEqual(new Storage(() => place, REVIEW).ids(), [ID]);
});

test("a state is written at once", () => {
  const place = shelf();
  new Responses(new Storage(() => place)).set(ID, answered);
  assert.equal(place.items.size, 1);
});

test("two forms of one question follow one state", () => {
  const responses = new Responses(new Storage(() => shelf()));
  const heard: string[] = [];
  responses.listen((id, from) => heard.push(`${id} ${from}`));
  responses.set(ID, answered);
  assert.deepEqual(heard, [`${ID} here`]);
});

test("what another tab wrote is read again", () => {
  const place = shelf();
  const mine = new Responses(new Storage(() => place));
  mine.set(ID, answered);
  const heard: string[] = [];
  mine.listen((_id, from) => heard.push(from));
  new Responses(new Storage(() => place)).set(ID, answer(answered, "b", 9));
  mine.refresh(ID);
  assert.equal(mine.state(ID)?.response, "b");
  assert.deepEqual(heard, ["elsewhere"]);
});
