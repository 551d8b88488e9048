/** Lays the text of one pasted article along the units (paragraphs, points) of the document's article; no DOM. */

const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;
const SENTENCE = /(?<=[.;!?。；！？]["”’)）]?)\s+/u;

/** The words of a text as they are compared: case and the shape of quotation marks set aside. */
export function wordsOf(text: string): string[] {
  return [...text.matchAll(WORD)].map(([word]) => word.toLowerCase().replaceAll("’", "'"));
}

/** Paragraphs as a writer meant them: parted by blank lines where there are any, else by lines. */
export function paragraphsOf(text: string): string[] {
  const parted = /\n\s*\n/.test(text) ? text.split(/\n\s*\n/) : text.split("\n");
  return parted.map((part) => part.replace(/\s+/g, " ").trim()).filter(Boolean);
}

/**
 * One text per unit, in order, with nothing left out.
 * As many paragraphs as units: one for one. Else sentence by sentence, each to the unit whose course translation
 * shares most of its words; the order never changes.
 */
export function alignArticle(text: string, units: string[]): string[] {
  const paragraphs = paragraphsOf(text);
  if (units.length < 2) return units.map(() => paragraphs.join("\n"));
  if (paragraphs.length === units.length) return paragraphs;
  const pieces = paragraphs.flatMap(sentences);
  return gather(pieces, places(pieces, units), units.length);
}

/** Sentences; a bare number at the head of an item stays with what follows. */
function sentences(paragraph: string): string[] {
  return paragraph.split(SENTENCE).reduce<string[]>((whole, part) => {
    const before = whole.at(-1) ?? "";
    const isBare = before !== "" && wordsOf(before).length < 2;
    return isBare ? [...whole.slice(0, -1), `${before} ${part}`] : [...whole, part];
  }, []);
}

/** The place of each piece among the units, never falling, with the most shared words. */
function places(pieces: string[], units: string[]): number[] {
  const worth = weigh(units);
  const score = pieces.map((piece) => units.map((_, unit) => shared(piece, unit, worth)));
  const best = units.map((): [sum: number, places: number[]] => [0, []]);
  for (const row of score) {
    let left: [number, number[]] = best[0] as [number, number[]];
    best.forEach((here, unit) => {
      if (here[0] > left[0]) left = here;
      best[unit] = [left[0] + (row[unit] ?? 0), [...left[1], unit]];
    });
  }
  return best.reduce((most, here) => (here[0] > most[0] ? here : most))[1];
}

/** Words by their first letters, plural and singular as one: `register`, `registered` and `registration` are kin. */
const stemsOf = (text: string): string[] => wordsOf(text).map((word) => word.replace(/s$/, "").slice(0, 6));

/** What each word is worth to each unit: a word that only one unit has says most. */
function weigh(units: string[]): Map<string, number>[] {
  const sets = units.map((unit) => new Set(stemsOf(unit)));
  return sets.map((set) => {
    const worth = (word: string) => 1 / sets.filter((other) => other.has(word)).length ** 2;
    return new Map([...set].map((word) => [word, worth(word)]));
  });
}

function shared(piece: string, unit: number, worth: Map<string, number>[]): number {
  return stemsOf(piece).reduce((sum, word) => sum + (worth[unit]?.get(word) ?? 0), 0);
}

function gather(pieces: string[], places: number[], count: number): string[] {
  const texts = Array.from({ length: count }, () => "");
  pieces.forEach((piece, n) => {
    const place = places[n] ?? 0;
    texts[place] = [texts[place], piece].filter(Boolean).join(" ");
  });
  return texts;
}
