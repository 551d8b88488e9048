/** What a check and a look at the answer make of a question's state, its place in coming back included; no DOM. */

import { isFull, type Verdict } from "../grading.ts";
import type { Response } from "../response.ts";
import { check, show, type State } from "../state.ts";
import { outcome, shown, tried } from "./schedule.ts";

/** `response` was checked; the same response checked again is no new attempt, and does not come back for it either. */
export function attempt(before: State, response: Response, verdict: Verdict, mistakes: string[], now: number): State {
  const after = check(before, response, verdict.score, mistakes);
  if (after === before) return before;
  return { ...after, ...tried(before, outcome(verdict, before.certainty), verdict.points, now) };
}

/** The worked answer was opened: once what stands has earned all points, reading on gives nothing away. */
export function look(before: State, points: number, now: number): State {
  const { checked, last } = before;
  const solved = checked !== null && last !== null && isFull(last, points);
  return solved ? before : { ...show(before), ...shown(now) };
}
