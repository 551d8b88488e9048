/** Which words of two texts the other one has not, by their longest common run of words; no DOM. */

import { wordsOf } from "./align.ts";

/** A stretch of text that is shown in one way. */
export interface Piece {
  text: string;
  /** Whether the other text has no such word here. */
  only: boolean;
}

const PARTS = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*|[^\p{L}\p{N}]+/gu;
const MOST_CELLS = 4_000_000; // of the table; two texts of 2,000 words

/** For each word of both, whether it has no partner in the other. */
export function difference(a: string[], b: string[]): [boolean[], boolean[]] {
  if (a.length * b.length > MOST_CELLS) return [missing(a, b), missing(b, a)];
  const onlyA = a.map(() => true);
  const onlyB = b.map(() => true);
  const length = lengths(a, b);
  const width = b.length + 1;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) onlyA[i++] = onlyB[j++] = false;
    else if ((length[(i + 1) * width + j] ?? 0) >= (length[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  return [onlyA, onlyB];
}

/** How long the longest common run of the rests from (i, j) on is, row by row. */
function lengths(a: string[], b: string[]): Uint16Array {
  const width = b.length + 1;
  const length = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const [below, right, both] = [(i + 1) * width + j, i * width + j + 1, (i + 1) * width + j + 1];
      length[i * width + j] =
        a[i] === b[j] ? (length[both] ?? 0) + 1 : Math.max(length[below] ?? 0, length[right] ?? 0);
    }
  }
  return length;
}

/** Where two texts are too long for a table: the words that the other has nowhere. */
function missing(these: string[], those: string[]): boolean[] {
  const there = new Set(those);
  return these.map((word) => !there.has(word));
}

/** Both texts in pieces: words with a partner or none, and what stands between them. */
export function compareTexts(a: string, b: string): [Piece[], Piece[]] {
  const [onlyA, onlyB] = difference(wordsOf(a), wordsOf(b));
  return [pieces(a, onlyA), pieces(b, onlyB)];
}

/** A text in its words and what stands between them; between two unpartnered words counts as unpartnered. */
export function pieces(text: string, only: boolean[] = []): Piece[] {
  let word = 0;
  return [...text.matchAll(PARTS)].map(([part]) => {
    if (/^[\p{L}\p{N}]/u.test(part)) return { text: part, only: only[word++] ?? false };
    const between = (only[word - 1] ?? false) && (only[word] ?? false) && /^\s+$/.test(part);
    return { text: part, only: between };
  });
}
