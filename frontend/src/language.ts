/** The reader's choice of the interface's language. What each says is in words/; the head of the page loads it (site.py). */

import { button } from "./element.ts";
import type { Shelf } from "./storage.ts";
import { words } from "./words/index.ts";

const NAME = "language";
const KEY = `onrecord:${NAME}`;

/** Offer the other language at the head of a page that has something to say in it. */
export function offerLanguage(shelf: Shelf | null): void {
  const place = document.querySelector(".article-header-buttons");
  if (!place || !document.querySelector("main [class*=onr-], [data-say]")) return;
  const other = button(words.otherLanguage, () => choose(shelf), "onr-quiet onr-language");
  other.lang = words.otherLang;
  place.prepend(other);
}

/** Read the page again in the other language; where nothing is kept, the address says which. */
function choose(shelf: Shelf | null): void {
  const other = words.otherLang.slice(0, 2);
  const kept = keep(shelf, other);
  if (!kept && document.querySelector("form.onr-question") && !confirm(words.switchLoses)) return;
  const url = new URL(location.href);
  if (kept) url.searchParams.delete(NAME);
  else url.searchParams.set(NAME, other);
  if (url.search === location.search) location.reload();
  else location.replace(url);
}

function keep(shelf: Shelf | null, value: string): boolean {
  try {
    shelf?.setItem(KEY, value);
    return shelf?.getItem(KEY) === value;
  } catch {
    return false;
  }
}
