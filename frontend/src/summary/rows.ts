/** What a hand-in comes to, question by question, by the rules of `onrecord grade`; no DOM. */

import type { Rule } from "../entry.ts";
import { grade } from "../grading.ts";
import type { Response } from "../response.ts";
import { fit, type State } from "../state.ts";

export interface Row {
  id: string;
  response: Response | null;
  /** Whether the response was given to an older form of the question: shown, not counted. */
  old: boolean;
  /** null where a person reads it; undefined where there is no key, or nothing to count. */
  score: number | null | undefined;
  /** What can be earned; undefined without a key, null where a person reads it. */
  points: number | null | undefined;
}

/** `hash` is the question's own structure; `entry` its key, if there is one to this structure. */
export function rowOf(id: string, hash: string, state: State | null, entry: Rule | null): Row {
  const { response, old } = fit(state, hash);
  const points = entry ? (entry.rule === "person" ? null : entry.points) : undefined;
  if (response === null) return { id, response: old?.response ?? null, old: old !== undefined, score: undefined, points };
  return { id, response, old: false, score: entry ? grade(entry, response).score : undefined, points };
}

export interface Sum {
  answered: number;
  /** undefined where there is no key for any question. */
  score: number | undefined;
  points: number;
  /** How many answers a person reads. */
  read: number;
}

export function sumUp(rows: Row[]): Sum {
  const counted = rows.filter(({ points }) => typeof points === "number");
  return {
    answered: rows.filter(({ response, old }) => response !== null && !old).length,
    score: counted.length ? counted.reduce((all, { score }) => all + (score ?? 0), 0) : undefined,
    points: counted.reduce((all, { points }) => all + (points ?? 0), 0),
    read: rows.filter(({ score }) => score === null).length,
  };
}
