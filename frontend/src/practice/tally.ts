/** Counts what was done in a bank, from the index and the states; no DOM, no storage. */

import { isFull } from "../grading.ts";
import { fit, type State } from "../state.ts";
import type { ListedBank } from "../banks.ts";
import { isDone, isDue, isGuessed, place } from "./schedule.ts";

export interface Tally {
  total: number;
  answered: number;
  /** Right at first try. */
  first: number;
  /** Still to come back, today or later. */
  waiting: number;
  /** Of these, today. */
  due: number;
  hints: number;
  seen: number;
  /** Answered before the question changed: kept, not counted as answered. */
  changed: number;
}

export type Read = (id: string) => State | null;

export function tally(bank: ListedBank, read: Read, now: number): Tally {
  const counts = Object.entries(bank.questions).map(([id, { hash, points }]) =>
    count(fit(read(`${bank.bank}/${id}`), hash), points, now),
  );
  return sum(counts);
}

function count(state: State, points: number, now: number): Tally {
  const again = place(state, points);
  return {
    total: 1,
    answered: Number(state.response !== null),
    first: Number(state.first !== null && isFull(state.first, points)),
    waiting: Number(again !== null && !isDone(again)),
    due: Number(again !== null && isDue(again, now)),
    hints: state.hints,
    seen: Number(state.seen),
    changed: Number(state.old !== undefined),
  };
}

const NOTHING: Tally = { total: 0, answered: 0, first: 0, waiting: 0, due: 0, hints: 0, seen: 0, changed: 0 };

export function sum(tallies: Tally[]): Tally {
  const all = { ...NOTHING };
  for (const one of tallies) for (const name of Object.keys(all) as (keyof Tally)[]) all[name] += one[name];
  return all;
}

/** Of what stands checked, how much was right, by how sure its reader was. */
export function certainties(banks: ListedBank[], read: Read): Map<string, { right: number; of: number }> {
  const found = new Map<string, { right: number; of: number }>();
  for (const { bank, questions } of banks) {
    for (const [id, { hash, points }] of Object.entries(questions)) {
      const { certainty, checked, last } = fit(read(`${bank}/${id}`), hash);
      if (!certainty || checked === null || last === null) continue;
      const { right, of } = found.get(certainty) ?? { right: 0, of: 0 };
      found.set(certainty, { right: right + Number(isFull(last, points)), of: of + 1 });
    }
  }
  return found;
}

/** Whether a question belongs to a second pass: not right so far, guessed, or with its answer shown. */
export function isToPractise(state: State, points: number): boolean {
  const wrong = state.last !== null && !isFull(state.last, points);
  return state.seen || wrong || isGuessed(state);
}

/** Ids of which something is kept and that the course does not have (any more). */
export function unknown(ids: string[], banks: ListedBank[]): string[] {
  const known = new Set(banks.flatMap(({ bank, questions }) => Object.keys(questions).map((id) => `${bank}/${id}`)));
  return ids.filter((id) => !known.has(id));
}
