import assert from "node:assert/strict";
import { test } from "node:test";
import { articleNumber, joinArticles, splitArticles } from "./split.ts";

const cut = (text: string) => ({ ...splitArticles(text), articles: [...splitArticles(text).articles] });

// (what the row is for, the text, the title, the articles)
const rows: [name: string, text: string, title: string, articles: [number, string][]][] = [
  ["headings on lines of their own", "T\n\nArticle 1\nA.\n\nArticle 2\nB.", "T", [[1, "A."], [2, "B."]]],
  ["headings before the text", "Article 1: A.\nArticle 2. B.\nArticle 3 Cats.", "", [[1, "A."], [2, "B."], [3, "Cats."]]],
  ["short forms, Markdown, a bracket", "**Art. 1** A.\n## Art 2\nB.\n[Article 3] C.", "", [[1, "A."], [2, "B."], [3, "C."]]],
  ["Chinese headings", "第一条 A.\n第十二条\nB.", "", [[1, "A."], [12, "B."]]],
  ["numbers in words and Roman", "ARTICLE ONE\nA.\nARTICLE TWO\nB.\nArticle IV\nC.", "", [[1, "A."], [2, "B."], [4, "C."]]],
  ["two languages, one below the other", "第一条\nArticle 1\nA.\n第二条\nArticle 2\nB.", "", [[1, "A."], [2, "B."]]],
  ["a line that cites an article", "Article 1\nA, see\nArticle 19 of the Measures.\nArticle 2\nB.", "", [[1, "A, see\nArticle 19 of the Measures."], [2, "B."]]],
  ["an article of another law out of order", "Article 1\nA.\nArticle 9: no.\nArticle 2\nB.\nArticle 3\nC.", "", [[1, "A.\nArticle 9: no."], [2, "B."], [3, "C."]]],
  ["one long line", "T. Article 1: A. Article 2: B.", "T.", [[1, "A."], [2, "B."]]],
  ["no heading at all", "Some words.", "Some words.", []],
  ["nothing", "", "", []],
];

for (const [name, text, title, articles] of rows) {
  test(`a text is cut at its headings: ${name}`, () => assert.deepEqual(cut(text), { title, articles }));
}

for (const [words, number] of [["7", 7], ["vii", 7], ["XIV", 14], ["Seven", 7], ["十", 10], ["二十五", 25], ["一百零三", 103]] as const) {
  test(`${words} is ${number}`, () => assert.equal(articleNumber(words), number));
}

test("a version that was written out is cut into the same articles again", () => {
  const version = { title: "T", articles: new Map([[1, "A.\nMore."], [2, "B."]]) };
  assert.deepEqual(splitArticles(joinArticles(version)), version);
});
