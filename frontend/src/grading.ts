/**
 * The rules that turn a response and a key's entry into a verdict: the twin of src/onrecord/grading.py,
 * held to it by tests/cases/grading.json. Not in here: anything a reader sees.
 */

import type { Multiple, Ordered, Person, RecordRule, Rule, Single, Slots, Text, Trace } from "./entry.ts";
import { fields, record, texts } from "./response.ts";

export type Mark = "right" | "wrong" | "open";
export type Marks = { [part: string]: Mark };

export interface Verdict {
  /** null where a person must read. */
  score: number | null;
  points: number;
  marks: Marks;
  /** The names of what there is to say, in the order of the response. */
  feedback: string[];
}

/** Whether a score is all there is to earn, but for what sums of fractions lose. */
export function isFull(score: number, points: number): boolean {
  return score >= points - 1e-9;
}

type Graded = [fraction: number | null, marks: Marks, feedback: string[]];

/** Grade one response; one of the wrong shape earns nothing and harms nothing. */
export function grade(entry: Rule, response: unknown): Verdict {
  const [fraction, marks, feedback] = gradeBy(entry, response);
  const score = fraction === null ? null : entry.points * fraction;
  return { score, points: entry.points, marks, feedback };
}

function gradeBy(entry: Rule, response: unknown): Graded {
  switch (entry.rule) {
    case "single":
      return single(entry, response);
    case "multiple":
      return multiple(entry, response);
    case "ordered":
      return ordered(entry, response);
    case "record":
      return recordRule(entry, response);
    case "trace":
      return trace(entry, response);
    case "text":
      return text(entry, response);
    case "person":
      return person(entry);
  }
}

function single(entry: Single, response: unknown): Graded {
  if (typeof response !== "string" || !entry.values.includes(response)) return [0, {}, []];
  const accepted = entry.accepted.includes(response);
  return [Number(accepted), { [response]: mark(accepted, entry.open.includes(response)) }, [response]];
}

/** A contested answer that is accepted is shown as open, not as right: the key discusses it. */
function mark(accepted: boolean, contested: boolean): Mark {
  if (!accepted) return "wrong";
  return contested ? "open" : "right";
}

/** Right minus wrong, over all that is right, not below 0; what is contested counts neither way. */
function marked(chosen: string[], right: string[], open: string[]): [number, Marks] {
  const marks: Marks = {};
  let earned = 0;
  for (const value of chosen) {
    const is: Mark = open.includes(value) ? "open" : right.includes(value) ? "right" : "wrong";
    marks[value] = is;
    if (is !== "open") earned += is === "right" ? 1 : -1;
  }
  return [Math.max(0, earned) / right.length, marks];
}

function multiple(entry: Multiple, response: unknown): Graded {
  const chosen = texts(response).filter((value) => entry.values.includes(value));
  const [fraction, marks] = marked(chosen, entry.right, entry.open);
  return [fraction, marks, chosen];
}

function slots(entry: Slots, response: unknown): [right: number, marks: Marks, feedback: string[]] {
  const given = fields(response);
  const marks: Marks = {};
  const feedback: string[] = [];
  let right = 0;
  for (const [part, accepted] of Object.entries(entry.slots)) {
    const value = given.get(part);
    if (value === undefined) continue;
    const correct = accepted.includes(value);
    right += Number(correct);
    marks[part] = mark(correct, entry.open.includes(part));
    feedback.push(`${part}=${value}`);
  }
  return [right, marks, feedback];
}

function recordRule(entry: RecordRule, response: unknown): Graded {
  const [right, marks, feedback] = slots(entry, response);
  return [right / Object.keys(entry.slots).length, marks, feedback];
}

/** Neighboring pairs: an item right behind one that it may follow. The contested is passed over, as if not there. */
function ordered(entry: Ordered, response: unknown): Graded {
  const place = new Map(entry.right.flatMap((group, n) => group.map((value) => [value, n] as const)));
  const given = texts(response).filter((value) => entry.values.includes(value));
  const placed = given.filter((value) => place.has(value));
  const marks: Marks = {};
  for (const value of given) if (entry.open.includes(value)) marks[value] = "open";
  const feedback: string[] = [];
  let right = 0;
  placed.slice(1).forEach((value, n) => {
    const before = placed[n] as string;
    const step = (place.get(value) as number) - (place.get(before) as number);
    const follows = step === 0 || step === 1;
    right += Number(follows);
    marks[value] = mark(follows, false);
    feedback.push(`${value}=${before}`);
  });
  return [right / (place.size - 1), marks, feedback];
}

/** Links by right minus wrong, slots one by one; each right link and each slot weighs the same. */
function trace(entry: Trace, response: unknown): Graded {
  const given = record(response);
  const links = texts(given["links"]).filter((link) => entry.values.includes(link));
  const [fraction, marks] = marked(links, entry.right, entry.open);
  const said = new Set(links.map((link) => entry.says[link] as string));
  const [right, slotMarks, slotFeedback] = slots(entry, given["slots"]);
  const weight = entry.right.length;
  const whole = (fraction * weight + right) / (weight + Object.keys(entry.slots).length);
  return [whole, { ...marks, ...slotMarks }, [...said, ...slotFeedback]];
}

// What Python's str.isspace knows, where \s differs: it has the separators below U+0020 and not the byte order mark.
const SPACE = /[\x1c-\x1f\x85]|(?!\uFEFF)\s/g;
const QUOTES = /["'“”‘’「」《》〈〉]/g;

/** Fold what does not matter in a written term: width, case, spaces, quotation marks, a final full stop. */
export function normalize(text: string): string {
  // toLowerCase is not Python's casefold (ß stays ß); no term of the course shows the difference.
  const folded = text.normalize("NFKC").toLowerCase().replace(QUOTES, "").replace(SPACE, " ");
  return folded.replace(/ +/g, " ").replace(/^[ .。]+|[ .。]+$/g, "");
}

function text(entry: Text, response: unknown): Graded {
  const given = typeof response === "string" ? normalize(response) : "";
  if (!given) return [0, {}, []];
  const is = entry.accepted.map(normalize).includes(given) ? "right" : "wrong";
  return [Number(is === "right"), { text: is }, [is]];
}

function person(_entry: Person): Graded {
  return [null, {}, []];
}

/** What the writer of a free text found it worth, by the criteria ticked; null where none is. It is never a score. */
export function selfScore(entry: Rule, response: unknown): number | null {
  const met = entry.rule === "person" ? texts(record(response)["met"]) : [];
  const ticked = entry.rule === "person" ? (entry.rubric ?? []).filter(({ id }) => met.includes(id)) : [];
  return ticked.length ? ticked.reduce((sum, { points }) => sum + points, 0) : null;
}
