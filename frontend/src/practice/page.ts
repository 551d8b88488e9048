/** Brings the pages “Review” and “Progress” to life; a bundle of its own, for these pages alone. */

import { element } from "../element.ts";
import { words } from "../words/practice.ts";
import { loadIndex, type ListedBank } from "../banks.ts";
import { Progress } from "./progress.ts";
import { Review } from "./review.ts";

async function start(root: HTMLElement, open: (root: HTMLElement, banks: ListedBank[]) => unknown): Promise<void> {
  const banks = await loadIndex();
  if (banks) open(root, banks);
  else root.replaceChildren(element("p", { class: "onr-note", role: "status" }, words.noIndex));
}

for (const root of document.querySelectorAll<HTMLElement>(".onr-review")) void start(root, (...it) => new Review(...it));
for (const root of document.querySelectorAll<HTMLElement>(".onr-tallies")) void start(root, (...it) => new Progress(...it));
