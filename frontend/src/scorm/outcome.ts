/** What is reported of a chapter's questions: whether all are answered, what they earned, how long it took; no DOM. */

import type { State } from "../state.ts";

export interface Asked {
  hash: string;
  points: number;
  /** A person reads it: it earns nothing here. */
  free: boolean;
  /** The question that asks for the same, of which either will do; "" for none. */
  parallel: string;
}

export type Questions = { [id: string]: Asked };

/** What there is to do: each question with its parallel, once. */
export function tasks(questions: Questions): string[][] {
  return Object.entries(questions)
    .filter(([id, { parallel }]) => !parallel || id < parallel)
    .map(([id, { parallel }]) => (parallel ? [id, parallel] : [id]));
}

/** How many tasks are answered as they stand now; an answer to an older form of a question is none. */
export function answered(questions: Questions, states: Map<string, State>): number {
  return tasks(questions).filter((ids) => ids.some((id) => current(questions, states, id)?.response != null)).length;
}

/**
 * The percentage of points earned at the last check (0 to 100, cmi.core.score.raw). Of two parallels counts the one
 * that was done better, with the points of the larger.
 */
export function percent(questions: Questions, states: Map<string, State>): number {
  const graded = tasks(questions).filter((ids) => ids.some((id) => !questions[id]?.free));
  const points = (id: string) => questions[id]?.points ?? 0;
  const share = (id: string) => (current(questions, states, id)?.last ?? 0) / points(id);
  const most = (ids: string[], of: (id: string) => number) => Math.max(...ids.map(of));
  const all = graded.reduce((sum, ids) => sum + most(ids, points), 0);
  const earned = graded.reduce((sum, ids) => sum + most(ids, points) * most(ids, share), 0);
  return all ? Math.round((earned / all) * 10_000) / 100 : 0;
}

function current(questions: Questions, states: Map<string, State>, id: string): State | undefined {
  const state = states.get(id);
  return state?.hash === questions[id]?.hash ? state : undefined;
}

/** A time as CMITimespan, HHHH:MM:SS.SS. */
export function timespan(milliseconds: number): string {
  const hundredths = Math.min(Math.floor(milliseconds / 10), 9999 * 360_000);
  const two = (n: number) => String(n).padStart(2, "0");
  const [hours, minutes, seconds] = [hundredths / 360_000, (hundredths / 6000) % 60, (hundredths / 100) % 60].map(Math.floor);
  return `${String(hours).padStart(4, "0")}:${two(minutes ?? 0)}:${two(seconds ?? 0)}.${two(hundredths % 100)}`;
}
