import assert from "node:assert/strict";
import { test } from "node:test";
import { readLink, writeLink, type Assignment } from "./link.ts";
import type { BankPack, BankQuestion } from "../banks.ts";
import { arrange, choose, fullId, questionsOf, short, slug, sum, toPicks } from "./pick.ts";

const one: Assignment = {
  title: "Week 3: who files? (50 % & more)",
  due: "2026-12-01",
  mode: "hand-in",
  order: "book",
  picks: [{ bank: "national-2014", ids: ["who-registers", "who-files"] }, { bank: "beijing-2011", ids: null }],
};
const question = (more: Partial<BankQuestion>): BankQuestion =>
  ({ hash: "h", points: 2, stem: "", skill: "obligations", objective: "finds", level: "apply", chinese: "none", minutes: 2.5, prompt: "P", html: "", ...more });
const pack = (bank: string, questions: { [id: string]: BankQuestion }): BankPack => ({ bank, title: bank, sheet: "", objectives: { finds: "Find it" }, questions });
const packs = [
  pack("beijing-2011", { a: question({}), b: question({ level: "argue", chinese: "read" }) }),
  pack("national-2014", { "who-files": question({ minutes: 1 }), "who-registers": question({ points: 1 }) }),
];
const ids = (asked: ReturnType<typeof questionsOf>) => asked.map(fullId);

test("a link can be read by a person, and says what it was made from", () => {
  const link = writeLink(one);
  assert.ok(link.startsWith("a=1&t=Week%203%3A%20who%20files%3F%20%2850%20%25%20%26%20more%29&d=2026-12-01&m=hand-in&o=book&q=national-2014:who-registers,who-files;beijing-2011&c="));
  assert.deepEqual(readLink(`#${link}`), one);
  const plain: Assignment = { title: "", due: "", mode: "practice", order: 7, picks: [{ bank: "x", ids: null }] };
  assert.deepEqual(readLink(writeLink(plain)), plain);
});

test("a link that a mail program has encoded once more still reads", () => {
  assert.deepEqual(readLink(writeLink(one).replace(/:/g, "%3A").replace(/,/g, "%2C").replace(/;/g, "%3B")), one);
});

test("a link that lost any of its end is damaged, never a shorter assignment", () => {
  const link = writeLink(one);
  for (let end = 3; end < link.length; end++) assert.equal(readLink(link.slice(0, end)), "damaged", link.slice(0, end));
});

for (const [text, result] of [["", "none"], ["#ex-1", "none"], ["#a=2&q=x", "later"], ["#a=1&t=%E0%A4%A&c=0", "damaged"], ["#a=x", "damaged"]] as const) {
  test(`${text || "nothing"} is ${result}`, () => assert.equal(readLink(text), result));
}

test("unknown ids are listed and the rest stays, in the order asked for", () => {
  const picks = [{ bank: "national-2014", ids: ["who-registers", "gone", "who-files"] }, { bank: "no-bank", ids: ["x"] }, { bank: "nor-this", ids: null }];
  const { asked, unknown } = choose({ ...one, order: "listed", picks }, packs);
  assert.deepEqual(ids(asked), ["national-2014/who-registers", "national-2014/who-files"]);
  assert.deepEqual(unknown, ["national-2014/gone", "no-bank/x", "nor-this"]);
  assert.deepEqual(ids(choose({ ...one, order: "book", picks }, packs).asked), ["national-2014/who-files", "national-2014/who-registers"]);
  assert.deepEqual(choose({ ...one, picks: [{ bank: "beijing-2011", ids: ["constructor"] }] }, packs).unknown, ["beijing-2011/constructor"]);
});

test("a shuffling is the same each time, and a question less does not move the others", () => {
  const all = packs.flatMap(questionsOf);
  const shuffled = ids(arrange(all, 5, packs));
  assert.deepEqual(ids(arrange([...all].reverse(), 5, packs)), shuffled);
  assert.deepEqual(ids(arrange(all.slice(1), 5, packs)), shuffled.filter((id) => id !== fullId(all[0]!)));
});

test("a whole chapter goes by its name", () => {
  const [beijing, national] = packs.map(questionsOf) as [ReturnType<typeof questionsOf>, ReturnType<typeof questionsOf>];
  assert.deepEqual(toPicks([...beijing, national[1]!]), [{ bank: "beijing-2011", ids: null }, { bank: "national-2014", ids: ["who-registers"] }]);
  assert.deepEqual(toPicks([beijing[1]!, beijing[0]!]), [{ bank: "beijing-2011", ids: ["b", "a"] }]);
});

test("minutes, points, objectives, levels and tracks are counted", () => {
  assert.deepEqual(sum(packs.flatMap(questionsOf)), {
    questions: 4,
    minutes: 9,
    points: 7,
    objectives: ["Find it"],
    levels: [["apply", 3], ["argue", 1]],
    tracks: [["none", 3], ["read", 1]],
  });
});

test("a title becomes a file's name, a prompt a line", () => {
  assert.equal(slug("Week 3: 谁来备案？"), "week-3-谁来备案");
  assert.equal(slug("…"), "assignment");
  assert.equal(short("Who *must*\n file?"), "Who must file?");
  assert.ok(short("word ".repeat(60)).length <= 160);
});
