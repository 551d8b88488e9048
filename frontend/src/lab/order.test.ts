import assert from "node:assert/strict";
import { test } from "node:test";
import { due } from "./order.ts";

const cell = (code: string, ran: string | null = null) => ({ code, ran });

// [what, cells, asked, due]
const ROWS: [string, { code: string; ran: string | null }[], number, number[]][] = [
  ["the first alone", [cell("a"), cell("b")], 0, [0]],
  ["what has not run comes first", [cell("a"), cell("b"), cell("c")], 1, [0, 1]],
  ["what ran as it is does not run again", [cell("a", "a"), cell("b")], 1, [1]],
  ["what was changed since runs again", [cell("a2", "a"), cell("b", "b")], 1, [0, 1]],
  ["the cell itself runs whenever it is asked for", [cell("a", "a"), cell("b", "b")], 1, [1]],
  ["what stands behind waits", [cell("a"), cell("b"), cell("c")], 0, [0]],
];
for (const [what, cells, asked, wanted] of ROWS) test(what, () => assert.deepEqual(due(cells, asked), wanted));
