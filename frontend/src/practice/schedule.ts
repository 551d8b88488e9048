/**
 * When a question comes back: missed, guessed or seen, it is asked again after a day, then three, then a week.
 * Days are the calendar's, by the reader's clock. Not in here: which page asks, and what is shown.
 */

import { isFull, type Verdict } from "../grading.ts";
import type { Again, Certainty, State } from "../state.ts";

/** How many days lie before the first, second and third time. */
export const DAYS = [1, 3, 7] as const;
const DONE = DAYS.length;
const DAY = 24 * 60 * 60 * 1000;

export type Outcome = "right" | "guessed" | "wrong" | "unjudged";

export function outcome({ score, points }: Pick<Verdict, "score" | "points">, certainty?: Certainty): Outcome {
  if (score === null) return "unjudged";
  if (!isFull(score, points)) return "wrong";
  return certainty === "guess" ? "guessed" : "right";
}

/** The place in coming back after a try, as part of the new state; `before` is the state without it. */
export function tried(before: State, result: Outcome, points: number, now: number): Pick<State, "again"> {
  const again = place(before, points);
  const since = now;
  if (result === "wrong") return { again: { step: 0, since } };
  if (again === null || again.step >= DONE) return result === "guessed" ? { again: { step: 0, since } } : kept(again);
  if (result === "unjudged" || !isDue(again, now)) return kept(again); // once more on the same day proves little
  return { again: { step: again.step + Number(result === "right"), since } };
}

const kept = (again: Again | null): Pick<State, "again"> => (again ? { again } : {});

/** The answer was shown before it was found. */
export function shown(now: number): Pick<State, "again"> {
  return { again: { step: 0, since: now } };
}

/** The place of a state; for one from before places were kept, or from a hand-in file, what its score tells. */
export function place(state: State, points: number): Again | null {
  if (state.again) return state.again;
  const missed = state.first !== null && !isFull(state.first, points);
  return missed || state.seen || isGuessed(state) ? { step: 0, since: state.at } : null;
}

/** A guess that was checked. */
export function isGuessed({ certainty, checked }: State): boolean {
  return certainty === "guess" && checked !== null;
}

export function isDone({ step }: Again): boolean {
  return step >= DONE;
}

export function isDue(again: Again, now: number): boolean {
  return !isDone(again) && dueOn(again, now) <= now;
}

/** The start of the day on which it comes; a wait that began in the future, as a clock set back leaves it, is over. */
export function dueOn({ step, since }: Again, now: number): number {
  return since > now + DAY ? startOfDay(now) : startOfDay(since, DAYS[step] ?? 0);
}

/** Midnight of the day, or of one some days later: a day may have 23 hours or 25. */
export function startOfDay(time: number, later = 0): number {
  const day = new Date(time);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + later).getTime();
}
