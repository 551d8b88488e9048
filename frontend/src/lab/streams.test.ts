import assert from "node:assert/strict";
import { test } from "node:test";
import { joined, PATIENCE } from "./streams.ts";

function heard(): { sent: string[]; out: ReturnType<typeof joined>; clock: { now: number } } {
  const sent: string[] = [];
  const clock = { now: 0 };
  const out = joined((piece) => sent.push(`${piece.name ?? piece.type}${piece.cell}:${piece.text ?? ""}`), () => clock.now);
  return { sent, out, clock };
}
const text = (name: string, text: string, cell = 1) => ({ type: "stream", name, text, cell });

test("pieces of one stream go together, in order with all else", () => {
  const { sent, out } = heard();
  for (const piece of [text("stdout", "a"), text("stdout", "b"), { type: "display", cell: 1 }, text("stdout", "c")]) out.send(piece);
  out.flush();
  out.flush();
  assert.deepEqual(sent, ["stdout1:ab", "display1:", "stdout1:c"]);
});

test("another stream or another cell is another piece", () => {
  const { sent, out } = heard();
  for (const piece of [text("stdout", "a"), text("stderr", "b"), text("stderr", "c", 2)]) out.send(piece);
  out.flush();
  assert.deepEqual(sent, ["stdout1:a", "stderr1:b", "stderr2:c"]);
});

test("a loop that prints without end is heard while it runs", () => {
  const { sent, out, clock } = heard();
  out.send(text("stdout", "a"));
  clock.now = PATIENCE;
  out.send(text("stdout", "b"));
  assert.deepEqual(sent, ["stdout1:ab"]);
});
