/** Finds the corpus's known partings in a pasted text: where the words of a quoted rendering stand in it; no DOM. */

import type { Parting } from "./pack.ts";

export interface Found {
  parting: Parting;
  /** Whose rendering it is. */
  by: string[];
  start: number;
  end: number;
}

/** Each parting whose words the text has, the longest rendering first tried; in the order of the text. */
export function findPartings(text: string, partings: Parting[]): Found[] {
  const found = partings.flatMap((parting) => findOne(text, parting));
  return found.sort((a, b) => a.end - b.end);
}

function findOne(text: string, parting: Parting): Found[] {
  const renderings = Object.entries(parting.renderings).sort(([, a], [, b]) => b.length - a.length);
  for (const [, words] of renderings) {
    const at = pattern(words).exec(text);
    if (!at) continue;
    const by = renderings.filter(([, other]) => pattern(other).test(words) && pattern(words).test(other));
    return [{ parting, by: by.map(([name]) => name), start: at.index, end: at.index + at[0].length }];
  }
  return [];
}

/** The words in any case, with any space between them and either shape of quotation mark, as whole words. */
function pattern(words: string): RegExp {
  const escaped = words.trim().replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const loose = escaped.replace(/\s+/g, "\\s+").replace(/['’]/g, "['’]").replace(/["“”]/g, '["“”]');
  return new RegExp(`(?<![\\p{L}\\p{N}])${loose}(?![\\p{L}\\p{N}])`, "iu");
}
