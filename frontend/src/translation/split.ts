/** Cuts a pasted translation into articles, and writes one out again; no DOM. */

/** A version of a document, cut at its headings: the text before the first article, and each article's text. */
export interface Split {
  title: string;
  articles: Map<number, string>;
}

const NAMES = [
  ..."one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(" "),
  ..."sixteen seventeen eighteen nineteen twenty".split(" "),
];
const DIGITS = "零一二三四五六七八九";
const ROMAN: { [letter: string]: number } = { i: 1, v: 5, x: 10, l: 50, c: 100 };

const NUMBER = String.raw`(?:\d{1,3}|[ivxlc]+|${NAMES.join("|")})`;
const DECORATION = String.raw`[\s#>*_\[(【]*`; // of Markdown, or a bracket around the heading
const HEADING = new RegExp(
  String.raw`^${DECORATION}(?:(?:article|art\.?)\s*(${NUMBER})(?![\p{L}\p{N}])|第\s*([\d${DIGITS}〇十百]+)\s*条)(.*)$`,
  "iu",
);
/** What follows a heading's number; after anything else (`Article 7 of the Measures`) it is no heading. */
const AFTER = /^[\s*_\])】]*(?:$|[.:：、．—–-]|[*_\])】]|\s+["“(（\p{Lu}\p{Script=Han}]|(?<=\s)\p{L})/u;
/** In a text of one long line, a heading after the end of a sentence. */
const INLINE = new RegExp(String.raw`(?<=[.;:。；”"]\s+)(?=(?:Article|Art\.)\s+${NUMBER}\s*[.:：])`, "g");

interface Heading {
  line: number;
  /** The line at which its text begins. */
  below: number;
  number: number;
  rest: string;
}

/** Cut a text at its headings; headings out of order are taken for text. */
export function splitArticles(text: string): Split {
  const lines = text.replace(/\r\n?/g, "\n").replace(/ /g, " ").split("\n");
  const headings = rising(headingsOf(lines));
  const cut = headings.length > 1 ? { lines, headings } : cutInline(text) ?? { lines, headings };
  const body = (from: number, to: number) => cut.lines.slice(from, to).join("\n").trim();
  const articles = new Map<number, string>();
  cut.headings.forEach(({ below, number, rest }, n) => {
    const text = body(below, cut.headings[n + 1]?.line ?? cut.lines.length);
    articles.set(number, [rest, text].filter(Boolean).join("\n"));
  });
  return { title: body(0, cut.headings[0]?.line ?? cut.lines.length), articles };
}

/** The same for a text whose headings stand inside its lines; null where there are none either. */
function cutInline(text: string): { lines: string[]; headings: Heading[] } | null {
  const lines = text.replace(/\s+/g, " ").split(INLINE);
  const headings = rising(headingsOf(lines));
  return headings.length > 1 ? { lines, headings } : null;
}

/** All headings; one that stands in two languages, one below the other, is one. */
function headingsOf(lines: string[]): Heading[] {
  const headings: Heading[] = [];
  for (const next of lines.flatMap((line, n) => heading(line, n))) {
    const before = headings.at(-1);
    const between = before ? [before.rest, ...lines.slice(before.below, next.line)] : [];
    const isSame = before?.number === next.number && !between.join("").trim();
    if (isSame) Object.assign(before, { below: next.below, rest: next.rest });
    else headings.push(next);
  }
  return headings;
}

function heading(line: string, n: number): Heading[] {
  const found = HEADING.exec(line);
  const number = found ? articleNumber(found[1] ?? found[2] ?? "") : 0;
  const rest = found?.[3] ?? "";
  if (!number || !isHeading(rest)) return [];
  return [{ line: n, below: n + 1, number, rest: rest.replace(/^[\s*_\])】.:：、．—–-]+/u, "").trim() }];
}

function isHeading(rest: string): boolean {
  return AFTER.test(rest) && !/^[\s]+(?:of|to|and|or|in|through|paragraph|para)\b/i.test(rest);
}

/** The longest run of headings whose numbers rise: a line that begins with another law's article falls out. */
function rising(headings: Heading[]): Heading[] {
  const best: Heading[][] = [];
  for (const heading of headings) {
    const before = best.filter((run) => (run.at(-1)?.number ?? 0) < heading.number);
    best.push([...longest(before), heading]);
  }
  return longest(best);
}

const longest = (runs: Heading[][]): Heading[] =>
  runs.reduce((most, run) => (run.length > most.length ? run : most), [] as Heading[]);

/** A number as headings write it: 7, VII, seven, 七; 0 where it is none. */
export function articleNumber(words: string): number {
  const word = words.toLowerCase();
  if (/^\d+$/.test(word)) return Number(word);
  if (NAMES.includes(word)) return NAMES.indexOf(word) + 1;
  return /^[ivxlc]+$/.test(word) ? roman(word) : chinese(words);
}

function roman(word: string): number {
  const values = [...word].map((letter) => ROMAN[letter] ?? 0);
  return values.reduce((sum, value, n) => sum + (value < (values[n + 1] ?? 0) ? -value : value), 0);
}

function chinese(word: string): number {
  const digit = (letter: string) => Math.max(0, letter === "〇" ? 0 : DIGITS.indexOf(letter));
  let [sum, last] = [0, 0];
  for (const letter of word) {
    const unit = letter === "十" ? 10 : letter === "百" ? 100 : 0;
    if (unit) [sum, last] = [sum + (last || 1) * unit, 0];
    else last = digit(letter);
  }
  return sum + last;
}

/** The version as a text that cuts into the same articles again. */
export function joinArticles({ title, articles }: Split): string {
  const parts = [...articles].sort(([a], [b]) => a - b).map(([number, text]) => `Article ${number}\n\n${text}`);
  return [...(title ? [title] : []), ...parts].join("\n\n") + "\n";
}
