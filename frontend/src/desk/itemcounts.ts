/**
 * All hand-ins counted by question: the twin of src/onrecord/itemcounts.py.
 * Not in here: what the counts say (itemstats), how it is shown (report).
 */

import type { Entry } from "../entry.ts";
import { normalize } from "../grading.ts";
import type { Row } from "./gradebook.ts";
import type { Who } from "./identity.ts";
import { choices, parts, type Parts } from "./itemparts.ts";
import { alpha, correlation, thirds, type Item, type Part, type Span, type Three } from "./itemstats.ts";
import type { Fields } from "./json.ts";
import type { Labels } from "./labels.ts";
import { inPieces } from "./pieces.ts";
import { compare, round } from "./python.ts";
import { byTurn, COUNTED } from "./tables.ts";

const EMPTY = "without an answer";
const MOST_TEXTS = 300; // different wrong texts that are counted of one question; those that come later are not
const LONGEST_TEXT = 60;
const MOST_TRIES = 10_000; // a page that says more is not believed

const NUMBERS = {
  ...{ asked: 0, answered: 0, scored: 0, x: 0 },
  ...{ paired: 0, px: 0, py: 0, pxx: 0, pyy: 0, pxy: 0 },
  ...{ tried: 0, attempts: 0, first: 0, last: 0, better: 0, worse: 0, hinted: 0, seen: 0 },
};

type Tally<K> = Map<K, number>;

/** One question: `at` how many stood at each percentage of the rest, `chosen` the same by part and value. */
export interface Counts {
  numbers: typeof NUMBERS;
  shares: Tally<number>;
  at: Tally<number>;
  chosen: Map<string, Map<string, Tally<number>>>;
  texts: Tally<string>;
}

/** A question that can be counted. */
export interface Countable {
  entry: Entry;
  level: string;
  parts: Parts;
}

/** Everything: counts by question, how many files of each status, how many gave way to a later one. */
export interface Counted {
  questions: Map<string, Counts>;
  statuses: Tally<string>;
  givenWay: number;
}

/** The questions whose words are here and fit their key; only they can be counted. */
export function countable(questions: Map<string, Entry>, labels: Labels): Map<string, Countable> {
  const found = new Map<string, Countable>();
  for (const [id, entry] of questions) {
    const labeled = labels.get(id);
    if (labeled?.hash === entry.hash) found.set(id, { entry, level: labeled.level, parts: parts(entry, labeled.parts) });
  }
  return found;
}

/** Count the rows; of a student's files for one sheet the latest counts. A line of a file has nobody in `people`. */
export async function countAll(
  rows: Row[],
  people: Map<Row, Who>,
  questions: Map<string, Countable>,
  pause: () => Promise<void>,
): Promise<Counted> {
  const counted: Counted = { questions: new Map(), statuses: new Map(), givenWay: 0 };
  await inPieces(latest(rows, people, counted), (row) => count(row, questions, counted), pause);
  counted.questions = new Map([...questions.keys()].flatMap((id) => pair(id, counted.questions.get(id))));
  return counted;
}

const pair = (id: string, counts: Counts | undefined): [string, Counts][] => (counts ? [[id, counts]] : []);

/** What counts, student by student, then the lines. */
function latest(rows: Row[], people: Map<Row, Who>, counted: Counted): Row[] {
  const named = rows.flatMap((row) => {
    const who = people.get(row);
    return who ? [{ row, who }] : [];
  });
  named.sort((a, b) => compare(a.who.key, b.who.key) || byTurn(a.who, b.who) || compare(a.row.file, b.row.file));
  const found = new Map<string, Row>();
  for (const { row, who } of named) {
    add(counted.statuses, row.status);
    if (!COUNTED.includes(row.status)) continue;
    const of = JSON.stringify([who.key, row.sheet]);
    counted.givenWay += Number(found.has(of));
    found.set(of, row);
  }
  const lines = rows.filter((row) => !people.has(row));
  for (const { status } of lines) add(counted.statuses, status);
  return [...found.values(), ...lines.filter(({ status }) => COUNTED.includes(status))];
}

function count(row: Row, questions: Map<string, Countable>, counted: Counted): void {
  if (!row.scores.size) return add(counted.statuses, EMPTY);
  for (const id of row.asked) {
    const question = questions.get(id);
    if (!question) continue;
    const counts = counted.questions.get(id) ?? none();
    counted.questions.set(id, counts);
    counts.numbers.asked += 1;
    const score = row.scores.get(id);
    if (score === undefined) continue;
    countAnswer(counts, question, row, score, row.responses.get(id));
    const tries = row.tries.get(id);
    if (tries) countTries(counts.numbers, tries, question.entry.points);
  }
}

function none(): Counts {
  return { numbers: { ...NUMBERS }, shares: new Map(), at: new Map(), chosen: new Map(), texts: new Map() };
}

function countAnswer(counts: Counts, { entry, parts }: Countable, row: Row, score: number | null, response: unknown): void {
  counts.numbers.answered += 1;
  const points = row.points - (score === null ? 0 : entry.points);
  const rest = points ? ((row.score ?? 0) - (score ?? 0)) / points : null;
  if (score !== null) countScore(counts, score / entry.points, rest);
  const at = rest === null ? -1 : round(100 * rest);
  add(counts.at, at);
  for (const [part, value] of choices(entry, parts, response)) add(tallyOf(counts.chosen, part, value), at);
  if (entry.rule !== "text" || score || typeof response !== "string") return;
  const text = [...normalize(response)].slice(0, LONGEST_TEXT).join("");
  if (counts.texts.has(text) || counts.texts.size < MOST_TEXTS) add(counts.texts, text);
}

function countScore({ numbers, shares }: Counts, share: number, rest: number | null): void {
  numbers.scored += 1;
  numbers.x += share;
  add(shares, round(100 * share));
  if (rest === null) return;
  numbers.paired += 1;
  numbers.px += share;
  numbers.py += rest;
  numbers.pxx += share * share;
  numbers.pyy += rest * rest;
  numbers.pxy += share * rest;
}

/** Only of those who had their answer checked: others have no first and last result. */
function countTries(numbers: Counts["numbers"], { attempts = 0, hints = 0, seen, first, last }: Fields, points: number): void {
  if (!within(attempts, 1, MOST_TRIES) || !within(first, 0, points) || !within(last, 0, points)) return;
  numbers.tried += 1;
  numbers.attempts += attempts;
  numbers.first += first / points;
  numbers.last += last / points;
  numbers.better += Number(last > first);
  numbers.worse += Number(last < first);
  numbers.hinted += Number(within(hints, 1, MOST_TRIES));
  numbers.seen += Number(seen === true);
}

const within = (value: unknown, least: number, most: number): value is number => typeof value === "number" && least <= value && value <= most;

function add<K>(tally: Tally<K>, name: K): void {
  tally.set(name, (tally.get(name) ?? 0) + 1);
}

function tallyOf(chosen: Counts["chosen"], part: string, value: string): Tally<number> {
  const values = chosen.get(part) ?? new Map<string, Tally<number>>();
  chosen.set(part, values);
  const found = values.get(value) ?? new Map<number, number>();
  values.set(value, found);
  return found;
}

/** A question's counts in the form of which itemstats knows what to say. */
export function itemOf(counts: Counts, { entry, level, parts }: Countable): Item {
  const { answered: n, scored, x, paired, px, py, pxx, pyy, pxy } = counts.numbers;
  const cut = thirds(new Map([...counts.at].filter(([at]) => at >= 0)));
  const [lower, upper] = byThird(counts.at, cut);
  const found = new Map<string, Part>();
  for (const [name, { kind, right, open, values }] of parts) {
    const of = counts.chosen.get(name);
    const chosen = new Map(values.map((value) => [value, byThird(of?.get(value), cut)]));
    const all = [...chosen.values()].reduce((sum, three) => sum + three[2], 0);
    found.set(name, { kind, right, open, n: kind === "one" || kind === "place" ? all : n, chosen });
  }
  const tokens = entry.rule === "multiple" ? found.get("token") : undefined;
  return {
    ...{ level, n, mean: scored ? x / scored : null, r: correlation(paired, px, py, pxx, pyy, pxy), lower, upper },
    ...{ alpha: tokens ? alpha([...tokens.chosen.values()].map(([, , c]) => [c, n - c])) : null, parts: found },
  };
}

/** How many of the lower third, of the upper third and in all. */
function byThird(at: Tally<number> | undefined, cut: Span | null): Three {
  const three: Three = [0, 0, 0];
  for (const [percent, n] of at ?? []) {
    if (cut && percent >= 0 && percent <= cut[0]) three[0] += n;
    if (cut && percent >= cut[1]) three[1] += n;
    three[2] += n;
  }
  return three;
}

/** How many hand-ins count. */
export function inAll({ statuses, givenWay }: Counted): number {
  return COUNTED.reduce((sum, name) => sum + (statuses.get(name) ?? 0), 0) - givenWay - (statuses.get(EMPTY) ?? 0);
}

/** How many files had each status, the most frequent first. */
export function fileStatuses(statuses: Tally<string>): [status: string, n: number][] {
  return [...statuses].filter(([name]) => name !== EMPTY).sort(([, a], [, b]) => b - a);
}
