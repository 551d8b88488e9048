/** What is reported of a chapter's questions: whether all are answered, what they earned, how long it took; no DOM. */

import type { State } from "../state.ts";

export interface Asked {
  hash: string;
  points: number;
  /** A person reads it: it earns nothing here. */
  free: boolean;
}

export type Questions = { [id: string]: Asked };

/** How many questions are answered as they stand now; an answer to an older form of a question is none. */
export function answered(questions: Questions, states: Map<string, State>): number {
  return Object.entries(questions).filter(([id, { hash }]) => {
    const state = states.get(id);
    return state?.hash === hash && state.response !== null;
  }).length;
}

/** The percentage of points earned at the last check of each question (0 to 100, SCORM 1.2, cmi.core.score.raw). */
export function percent(questions: Questions, states: Map<string, State>): number {
  const graded = Object.entries(questions).filter(([, { free }]) => !free);
  const points = graded.reduce((sum, [, asked]) => sum + asked.points, 0);
  const earned = graded.reduce((sum, [id, { hash }]) => {
    const state = states.get(id);
    return sum + (state?.hash === hash ? (state.last ?? 0) : 0);
  }, 0);
  return points ? Math.round((earned / points) * 10_000) / 100 : 0;
}

/** A time as CMITimespan, HHHH:MM:SS.SS. */
export function timespan(milliseconds: number): string {
  const hundredths = Math.min(Math.floor(milliseconds / 10), 9999 * 360_000);
  const two = (n: number) => String(n).padStart(2, "0");
  const [hours, minutes, seconds] = [hundredths / 360_000, (hundredths / 6000) % 60, (hundredths / 100) % 60].map(Math.floor);
  return `${String(hours).padStart(4, "0")}:${two(minutes ?? 0)}:${two(seconds ?? 0)}.${two(hundredths % 100)}`;
}
