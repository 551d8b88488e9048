/** The hand-in file: written from states, read back, and merged with what is there; no name and no time in it. */

import { record, same, texts } from "./response.ts";
import { isUntouched, toState, type State } from "./state.ts";
import { COURSE } from "./storage.ts";

const FORMAT = "onrecord-answers";
const VERSION = 1;

/** The file as an object: what was asked, and what was said to it; untouched questions have no response. */
export function handIn(sheet: string, book: string, states: Iterable<[id: string, state: State]>): object {
  const asked: string[] = [];
  const responses: { [id: string]: object } = {};
  for (const [id, state] of states) {
    asked.push(id);
    if (!isUntouched(state)) responses[id] = handedIn(state);
  }
  return { format: FORMAT, v: VERSION, course: COURSE, book, sheet, asked, responses };
}

/** Where only a response to an older structure is left, it goes in with its own hash: the grader sees and says so. */
function handedIn(state: State): object {
  const { hash, response } = state.response === null && state.old ? state.old : state;
  const { attempts, hints, seen, first, last } = state;
  return { hash, response, attempts, hints, seen, first, last };
}

/** The questions a hand-in file was made for; files of before have none but those that were answered. */
export function readAsked(text: string): { sheet: string; asked: string[] } {
  const file = record(JSON.parse(text));
  const asked = texts(file["asked"]);
  return { sheet: String(file["sheet"] ?? ""), asked: asked.length ? asked : Object.keys(record(file["responses"])) };
}

export function fileName(sheet: string): string {
  return `${sheet}.answers.json`;
}

/** A file of this course in a format and its version; null where the text is something else. */
export function readFile(text: string, format: string, version: number): { [name: string]: unknown } | null {
  let file;
  try {
    file = record(JSON.parse(text));
  } catch {
    return null;
  }
  return file["format"] === format && file["v"] === version && file["course"] === COURSE ? file : null;
}

/** The states in a hand-in file, each shown as checked where there is a key; null where the text is no such file. */
export function readHandIn(text: string): Map<string, State> | null {
  const file = readFile(text, FORMAT, VERSION);
  if (!file) return null;
  const states = new Map<string, State>();
  for (const [id, value] of Object.entries(record(file["responses"]))) {
    const state = toState(record(value));
    if (state) states.set(id, { ...state, checked: state.response, at: 0 });
  }
  return states;
}

/** The ids where both sides have a response and the two differ: a person decides. */
export function conflicts(mine: Map<string, State>, theirs: Map<string, State>): string[] {
  return [...theirs].filter(([id, state]) => differ(mine.get(id), state)).map(([id]) => id);
}

function differ(mine: State | undefined, theirs: State): boolean {
  return mine?.response != null && theirs.response !== null && !same(mine.response, theirs.response);
}

/** One question from both sides; `prefer` says whose response stands where both have one. */
export function merge(mine: State | undefined, theirs: State, prefer: "mine" | "theirs", now: number): State {
  if (!mine) return { ...theirs, at: now };
  const take = theirs.response !== null && (mine.response === null || prefer === "theirs") && differs(mine, theirs);
  const base = take ? { ...mine, hash: theirs.hash, response: theirs.response, checked: theirs.checked, at: now } : mine;
  return {
    ...base,
    attempts: Math.max(mine.attempts, theirs.attempts),
    hints: Math.max(mine.hints, theirs.hints),
    seen: mine.seen || theirs.seen,
    first: mine.first ?? theirs.first,
    last: take ? theirs.last : (mine.last ?? theirs.last),
  };
}

function differs(mine: State, theirs: State): boolean {
  return mine.hash !== theirs.hash || !same(mine.response, theirs.response);
}
