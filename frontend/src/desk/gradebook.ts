/** What each hand-in is worth: one row for every file, whatever is wrong with it; the twin of src/onrecord/gradebook.py. */

import type { Entry, Pack } from "../entry.ts";
import { grade, selfScore } from "../grading.ts";
import { MOST_BYTES, readHandin, Refused, TOO_LARGE, type Handin } from "./answers.ts";
import { lines, type Item } from "./intake.ts";
import { NoJson, TooDeep, type Fields } from "./json.ts";
import { inPieces } from "./pieces.ts";
import { compare, repr } from "./python.ts";

/** What the table says of one file. */
export interface Row {
  file: string;
  status: string;
  message: string;
  sheet: string;
  answered: number;
  score: number | null;
  points: number;
  toRead: number;
  /** By question; null where a person reads. */
  scores: Map<string, number | null>;
  /** What writers of free texts found; for the person who reads them. */
  selfScored: Map<string, string>;
  /** What was said, by question: for counting, for feedback, and for who reads it. */
  responses: Map<string, unknown>;
  /** What the student's browser says of tries. */
  tries: Map<string, Fields>;
  /** What could be answered; rows of one task share one list. */
  asked: string[];
  /** Whether it is a line of a file, which has no name that says whose it is. */
  lined: boolean;
}

type Kind = "old" | "unreadable" | "unknown";
const APART: [Kind, string][] = [
  ["old", "answers to an older form of the question"],
  ["unreadable", "answers that cannot be read"],
  ["unknown", "questions that these keys do not know"],
];

/** What a hand-in was to answer; `points` without open questions. */
interface Task {
  questions: Map<string, Entry>;
  points: number;
  ids: string[];
}

type Apart = Map<Kind, string[]>;

export class Grader {
  /** Every question that the keys know, in their order. */
  readonly questions: Map<string, Entry>;
  #banks: Set<string>;
  #tasks = new Map<string, Task>();

  constructor(packs: Pack[]) {
    const all = [...packs].sort((a, b) => compare(a.bank, b.bank));
    const answers = all.flatMap(({ bank, answers }) => Object.entries(answers).map(([id, entry]): [string, Entry] => [`${bank}/${id}`, entry]));
    this.questions = new Map(answers);
    this.#banks = new Set(all.map(({ bank }) => bank));
  }

  /** The rows of one item: one for a file, one a line for JSON lines. */
  async rows(item: Item): Promise<Row[]> {
    if (!item.lined) return [await this.#row(item.name, () => item.read(), false)];
    const rows: Row[] = [];
    for (const [at, line] of lines(await item.read())) {
      if (line.every((byte) => byte === 32 || (byte >= 9 && byte <= 13))) continue;
      rows.push(await this.#row(`${item.name}@${at}`, () => withinLimit(line), true));
    }
    return rows;
  }

  async #row(name: string, read: () => Promise<Uint8Array> | Uint8Array, lined: boolean): Promise<Row> {
    try {
      return this.grade(name, await read(), lined);
    } catch (error) {
      if (error instanceof Refused) return { ...empty(name, lined), status: error.status, message: error.message };
      throw error;
    }
  }

  /** The row of one hand-in; raise Refused where it is none. */
  grade(name: string, bytes: Uint8Array, lined = false): Row {
    const handin = readHandin(bytes);
    const task = this.#task(handin);
    const apart: Apart = new Map();
    for (const id of handin.asked) if (!this.questions.has(id)) add(apart, "unknown", id);
    for (const id of handin.unreadable) add(apart, task.questions.has(id) ? "unreadable" : "unknown", id);
    const row = { ...empty(name, lined), sheet: handin.sheet, points: task.points, asked: task.ids, tries: handin.tries };
    for (const [id, given] of handin.responses) {
      const entry = task.questions.get(id);
      if (!entry) add(apart, "unknown", id);
      else if (given.nothing) continue;
      else if (entry.hash !== given.hash) add(apart, "old", id);
      else if (!take(row, id, entry, given.read)) add(apart, "unreadable", id);
    }
    const graded = [...row.scores.values()].filter((score) => score !== null);
    const [status, message] = statusOf(row.scores.size, apart);
    const score = graded.reduce((sum, score) => sum + score, 0);
    return { ...row, status, message, score, answered: row.scores.size, toRead: row.scores.size - graded.length };
  }

  #task(handin: Handin): Task {
    const known = handin.asked.filter((id) => this.questions.has(id));
    if (known.length) return this.#taskOf(`asked\n${[...handin.asked].sort().join("\n")}`, (id) => handin.asked.includes(id));
    const ids = [...handin.responses.keys(), ...handin.unreadable];
    const touched = new Set([handin.sheet, ...ids.map(bankOf)].filter((bank) => this.#banks.has(bank)));
    if (!touched.size)
      throw new Refused("foreign", `has no question that these keys know (sheet ${repr(handin.sheet)}); give the keys of its sheet`);
    return this.#taskOf(`banks\n${[...touched].sort().join("\n")}`, (id) => touched.has(bankOf(id)));
  }

  #taskOf(name: string, has: (id: string) => boolean): Task {
    let task = this.#tasks.get(name);
    if (!task) {
      const questions = new Map([...this.questions].filter(([id]) => has(id)));
      const points = [...questions.values()].reduce((sum, it) => sum + (it.rule === "person" ? 0 : it.points), 0);
      task = { questions, points, ids: [...questions.keys()] };
      this.#tasks.set(name, task);
    }
    return task;
  }
}

const bankOf = (id: string) => id.split("/")[0] ?? "";

function withinLimit(line: Uint8Array): Uint8Array {
  if (line.length > MOST_BYTES) throw new Refused("oversized", TOO_LARGE);
  return line;
}

function empty(file: string, lined: boolean): Row {
  const numbers = { answered: 0, score: null, points: 0, toRead: 0 };
  return { file, status: "", message: "", sheet: "", ...numbers, scores: new Map(), selfScored: new Map(), responses: new Map(), tries: new Map(), asked: [], lined };
}

function add(apart: Apart, kind: Kind, id: string): void {
  apart.set(kind, [...(apart.get(kind) ?? []), id]);
}

/** Put what a response is worth into the row; false where it cannot be read. */
function take(row: Row, id: string, entry: Entry, read: () => unknown): boolean {
  let response;
  try {
    response = read();
  } catch (error) {
    if (error instanceof NoJson || error instanceof TooDeep) return false;
    throw error;
  }
  row.scores.set(id, grade(entry, response).score);
  row.responses.set(id, response);
  const own = selfScore(entry, response);
  if (own !== null) row.selfScored.set(id, `${own} of ${entry.points}`);
  return true;
}

function statusOf(answered: number, apart: Apart): [status: string, message: string] {
  if (!apart.size && answered) return ["graded", ""];
  const words = APART.flatMap(([kind, told]) => {
    const ids = [...new Set(apart.get(kind) ?? [])].sort(compare);
    return ids.length ? [`${told}, not counted: ${ids.join(", ")}`] : [];
  });
  const old = apart.has("old");
  if (!answered && !old) words.push("no question is answered");
  return [old ? (answered ? "partly outdated" : "outdated") : "graded", words.join("; ")];
}

/** Grade all items; `done` hears how many are. */
export async function gradeAll(items: Item[], grader: Grader, done: (n: number) => void, pause: () => Promise<void>): Promise<Row[]> {
  const rows: Row[] = [];
  await inPieces(items, async (item) => void rows.push(...(await grader.rows(item))), pause, done);
  return rows;
}
