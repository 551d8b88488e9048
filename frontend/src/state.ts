/** What is known of one question on this reader's machine, and how each act changes it; no DOM, no storage. */

import { attempted, record, same, type Response } from "./response.ts";

/** A response to an older structure of the question: kept and shown, not counted. */
export interface Old {
  hash: string;
  response: Response;
}

/** How sure the reader was before checking. */
export const CERTAINTIES = ["sure", "think", "guess"] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** A place in coming back: how many of the waits are over, and when the present one began (see practice/schedule). */
export interface Again {
  step: number;
  since: number;
}

export interface State {
  hash: string;
  response: Response | null;
  attempts: number;
  /** How many hints were shown. */
  hints: number;
  /** Whether the worked answer was opened. */
  seen: boolean;
  /** The response that was last checked, as long as it stands. */
  checked: Response | null;
  /** How often each mistake was checked that the key has a second feedback on. */
  repeats: { [name: string]: number };
  first: number | null;
  last: number | null;
  /** When the response last changed, in milliseconds. */
  at: number;
  /** Said of the response that stands, before it was checked. */
  certainty?: Certainty;
  /** There once the question was missed, guessed or seen. */
  again?: Again;
  old?: Old;
}

export function untouched(hash: string): State {
  return {
    hash,
    response: null,
    attempts: 0,
    hints: 0,
    seen: false,
    checked: null,
    repeats: {},
    first: null,
    last: null,
    at: 0,
  };
}

/** Whether there is nothing in it worth keeping. */
export function isUntouched(state: State): boolean {
  return same({ ...state, at: 0 }, untouched(state.hash));
}

/** The response was edited: a verdict on another one no longer stands. */
export function answer(state: State, response: Response | null, now: number): State {
  const stands = state.checked !== null && same(attempted(state.checked), attempted(response));
  return { ...state, response, checked: stands ? state.checked : null, at: now };
}

/** `response` was checked and earned `score`, with `mistakes` to count; checking the same again is no new attempt. */
export function check(state: State, response: Response, score: number | null, mistakes: string[] = []): State {
  if (state.checked !== null && same(attempted(state.checked), attempted(response))) return state;
  const stands = same(attempted(state.response), attempted(response));
  return {
    ...state,
    attempts: state.attempts + 1,
    checked: stands ? response : null,
    repeats: { ...state.repeats, ...Object.fromEntries(mistakes.map((name) => [name, (state.repeats[name] ?? 0) + 1])) },
    first: state.attempts === 0 ? score : state.first,
    last: score,
  };
}

/** Say how sure one is of what is about to be checked. */
export function beCertain(state: State, certainty: Certainty): State {
  return { ...state, certainty };
}

/** Another try: the response stays for editing; its verdict and what was said of it go. */
export function retry(state: State): State {
  const { certainty: _, ...rest } = state;
  return { ...rest, checked: null };
}

export function hint(state: State, shown: number): State {
  return { ...state, hints: Math.max(state.hints, shown) };
}

export function show(state: State): State {
  return { ...state, seen: true };
}

/** Empty the question; what was tried stays counted. */
export function clear(state: State, now: number): State {
  return { ...retry(state), response: null, at: now };
}

/** Forget the response to the older structure. */
export function discardOld(state: State): State {
  const { old: _, ...rest } = state;
  return rest;
}

/** The state as a form of this structure may use it: a response to another structure steps aside. */
export function fit(state: State | null, hash: string): State {
  if (state === null) return untouched(hash);
  if (state.hash === hash) return state;
  const old = state.response === null ? state.old : { hash: state.hash, response: state.response };
  return old ? { ...untouched(hash), old } : untouched(hash);
}

/** A state read from text; null where it is none. */
export function parseState(text: string): State | null {
  let value;
  try {
    value = record(JSON.parse(text));
  } catch {
    return null;
  }
  return toState(value);
}

/** A state from loose data, as stored or as handed in; null where its hash or response cannot be one. */
export function toState(value: { [name: string]: unknown }): State | null {
  const { hash, response, old, certainty, again } = value;
  if (typeof hash !== "string" || !isResponse(response ?? null)) return null;
  const state: State = {
    hash,
    response: (response ?? null) as Response | null,
    attempts: count(value["attempts"]),
    hints: count(value["hints"]),
    seen: value["seen"] === true,
    checked: isResponse(value["checked"]) ? (value["checked"] as Response | null) : null,
    repeats: Object.fromEntries(Object.entries(record(value["repeats"])).map(([name, n]) => [name, count(n)])),
    first: score(value["first"]),
    last: score(value["last"]),
    at: count(value["at"]),
  };
  if (CERTAINTIES.includes(certainty as Certainty)) state.certainty = certainty as Certainty;
  const { step, since } = record(again);
  if (typeof step === "number") state.again = { step: count(step), since: count(since) };
  const { hash: was, response: said } = record(old);
  if (typeof was === "string" && said != null && isResponse(said)) state.old = { hash: was, response: said as Response };
  return state;
}

function isResponse(value: unknown): boolean {
  return value === null || typeof value === "string" || typeof value === "object";
}

function count(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? Math.floor(value) : 0;
}

function score(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}
