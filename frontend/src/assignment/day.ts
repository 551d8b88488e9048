/** Days as readers write them in the interface's language. */

import { words } from "../words/index.ts";

/** 2026-12-01 as 1 December 2026, or 2026年12月1日. */
export function dayInWords(iso: string): string {
  const [year = 0, month = 1, day = 1] = iso.split("-").map(Number);
  return inWords(new Date(year, month - 1, day));
}

export const today = (): string => inWords(new Date());

function inWords(date: Date): string {
  return date.toLocaleDateString(words.lang === "en" ? "en-GB" : words.lang, { day: "numeric", month: "long", year: "numeric" });
}
