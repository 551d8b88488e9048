/** For every row of the shared table: what `solution` calls right earns full points by the rules of grading. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Entry } from "./entry.ts";
import { grade } from "./grading.ts";
import { record, texts, type Response } from "./response.ts";
import { solution } from "./solution.ts";

const table = new URL("../../tests/cases/grading.json", import.meta.url);
const rows: { name: string; entry: Entry }[] = JSON.parse(readFileSync(table, "utf8"));

/** The parts of an answer, each by its first accepted response, as one response. */
function whole(parts: Response[][]): Response {
  const firsts = parts.map(([first]) => first as Response);
  if (firsts.every((part) => typeof part === "string")) return firsts[0] ?? "";
  if (firsts.every(Array.isArray)) return firsts.flat() as string[];
  const links = firsts.flatMap((part) => texts(record(part)["links"]));
  const slots = Object.assign({}, ...firsts.map((part) => record(record(part)["slots"])));
  return links.length ? { links, slots } : Object.assign({}, ...firsts);
}

for (const { name, entry } of rows.filter(({ entry }) => entry.rule !== "person")) {
  test(`the answer earns all points: ${name}`, () => {
    assert.equal(grade(entry, whole(solution(entry))).score, entry.points);
  });
}
