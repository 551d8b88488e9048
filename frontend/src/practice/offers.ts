/** Which questions of a bank a review offers, and why each; no DOM, no storage. */

import { fit } from "../state.ts";
import type { ListedBank } from "../banks.ts";
import { dueOn, isDone, isDue, isGuessed, place, startOfDay } from "./schedule.ts";
import type { Read } from "./tally.ts";

/** How many a chapter offers where only a few are due, if there are that many. */
export const ENOUGH = 5;

export interface Offer {
  /** The question that comes back. */
  id: string;
  /** The question that is asked: itself, or a parallel one. */
  asked: string;
  /** Due; due soon, and asked early; or done, and asked because it was once guessed or seen. */
  why: "due" | "early" | "done";
  /** The day it is due on. */
  on: number;
}

/** What is due and, where that is little, what comes next; nothing where nothing is due, unless it is asked `early`. */
export function offers(bank: ListedBank, read: Read, now: number, early = false): Offer[] {
  const all = candidates(bank, read, now);
  const due = all.filter(({ why }) => why === "due");
  if (due.length === 0 && !early) return [];
  const rest = all.filter(({ why, since }) => why !== "due" && (early || since < startOfDay(now)));
  const chosen = [...due, ...rest.slice(0, Math.max(0, ENOUGH - due.length))];
  const ids = new Set(chosen.map(({ id }) => id));
  return chosen.map(({ id, why, on }) => ({ id, asked: parallel(bank, id, ids), why, on }));
}

type Candidate = Omit<Offer, "asked"> & { since: number };

/** All that might be offered, what is due first, then by its day, then what is done. */
function candidates(bank: ListedBank, read: Read, now: number): Candidate[] {
  const found: Candidate[] = [];
  for (const [id, { hash, points }] of Object.entries(bank.questions)) {
    const state = fit(read(`${bank.bank}/${id}`), hash);
    const again = place(state, points);
    if (!again || (isDone(again) && !state.seen && !isGuessed(state))) continue;
    const why = isDone(again) ? "done" : isDue(again, now) ? "due" : "early";
    found.push({ id, why, on: dueOn(again, now), since: again.since });
  }
  const rank = { due: 0, early: 1, done: 2 };
  return found.sort((a, b) => rank[a.why] - rank[b.why] || a.on - b.on);
}

/** A parallel question stands in, unless it is asked for its own sake. */
function parallel(bank: ListedBank, id: string, offered: Set<string>): string {
  const other = bank.questions[id]?.parallel ?? "";
  return other in bank.questions && !offered.has(other) ? other : id;
}

/** The day on which the next question comes back; null where none is waiting. */
export function nextDay(banks: ListedBank[], read: Read, now: number): number | null {
  const days = banks.flatMap((bank) => candidates(bank, read, now).filter(({ why }) => why !== "done").map(({ on }) => on));
  return days.length ? Math.min(...days) : null;
}
