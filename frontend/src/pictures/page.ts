/**
 * Shows what a line of a picture says while it has the pointer or the focus, and lets the arrow keys go from line to
 * line; a bundle of its own, for pages with such a picture. Without it each line is a link to its row of the table.
 */

import { step } from "./step.ts";

for (const figure of document.querySelectorAll<HTMLElement>(".onr-picture:has(.onr-part)")) start(figure);

function start(figure: HTMLElement): void {
  const words = figure.querySelector<HTMLElement>(".onr-part-words")!;
  for (const drawing of figure.querySelectorAll("svg")) follow([...drawing.querySelectorAll<SVGAElement>(".onr-part")], words);
}

/** Has the lines of one drawing say what they say in `words`; by Tab they are one stop. */
function follow(parts: SVGAElement[], words: HTMLElement): void {
  const show = (shown: SVGAElement): void => {
    for (const part of parts) {
      part.classList.toggle("onr-shown", part === shown);
      part.tabIndex = part === shown ? 0 : -1;
    }
    words.replaceChildren(...wordsOf(shown));
  };
  parts.forEach((part, n) => {
    part.tabIndex = n ? -1 : 0;
    part.addEventListener("pointerenter", () => show(part));
    part.addEventListener("focus", () => show(part));
    part.addEventListener("click", (event) => {
      event.preventDefault();
      part.focus();
    });
    part.addEventListener("keydown", (event) => {
      if (event.key === "Enter") openRow(part);
      const next = step(event.key, n, parts.length);
      if (next === null) return;
      event.preventDefault();
      parts[next]?.focus();
    });
  });
}

/** The cells of the row that a line leads to, one after the other. */
function wordsOf(part: SVGAElement): Node[] {
  const cells = [...(row(part)?.cells ?? [])];
  return cells.flatMap((cell) => [...cell.cloneNode(true).childNodes, document.createTextNode(" ")]);
}

function row(part: SVGAElement): HTMLTableRowElement | null {
  const id = part.getAttribute("href")?.slice(1) ?? "";
  return document.getElementById(id) as HTMLTableRowElement | null;
}

function openRow(part: SVGAElement): void {
  const details = row(part)?.closest("details");
  if (details) details.open = true;
  row(part)?.scrollIntoView({ block: "center" });
}
