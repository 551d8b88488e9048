/** The file that carries all progress to another device: written, read back, joined with what is there; no DOM. */

import { merge, readFile, readHandIn } from "../handin.ts";
import { record, same } from "../response.ts";
import { fit, toState, type Again, type State } from "../state.ts";
import { COURSE } from "../storage.ts";

const FORMAT = "onrecord-progress";
const VERSION = 1;
const ID = /^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/;
export const FILE_NAME = `${COURSE}.progress.json`;

export interface Backup {
  states: Map<string, State>;
  /** The ids of entries that could not be read. */
  unreadable: string[];
}

/** The file as an object; `damaged` are items that could not be read here and may be of use elsewhere. */
export function backup(book: string, states: Map<string, State>, damaged: Map<string, string>): object {
  const aside = damaged.size ? { damaged: Object.fromEntries(damaged) } : {};
  return { format: FORMAT, v: VERSION, course: COURSE, book, states: Object.fromEntries(states), ...aside };
}

/** What is in a progress file, or in a hand-in file; null where the text is neither, or nothing in it can be read. */
export function readBackup(text: string): Backup | null {
  const handedIn = readHandIn(text);
  if (handedIn) return { states: handedIn, unreadable: [] };
  const file = readFile(text, FORMAT, VERSION);
  if (!file) return null;
  const found: Backup = { states: new Map(), unreadable: [] };
  for (const [id, value] of Object.entries(record(file["states"]))) {
    const state = toState(record(value));
    if (state && ID.test(id)) found.states.set(id, state);
    else found.unreadable.push(id);
  }
  return found.states.size || !found.unreadable.length ? found : null;
}

/** One question from both sides; `hash` is the course's own, or null for a question that it does not have. */
export function join(
  mine: State | null,
  theirs: State,
  hash: string | null,
  prefer: "mine" | "theirs",
  now: number,
): State {
  if (mine === null) return theirs;
  const [here, there] = hash === null ? [mine, theirs] : [fit(mine, hash), fit(theirs, hash)];
  const joined = merge(here, there, prefer, now);
  const again = newer(here.again, there.again);
  const old = here.old ?? there.old;
  // What was said of a response goes with it, and so does its verdict.
  const { certainty: _, again: __, ...rest } = joined;
  const from = same(joined.response, here.response) ? here : there;
  return {
    ...rest,
    checked: same(joined.response, from.response) ? from.checked : null,
    ...(from.certainty && { certainty: from.certainty }),
    ...(again && { again }),
    ...(old && { old }),
  };
}

/** The newer place, as it knows more; of two from one moment, the one that asks more often. */
function newer(a: Again | undefined, b: Again | undefined): Again | undefined {
  if (!a || !b) return a ?? b;
  return a.since > b.since || (a.since === b.since && a.step <= b.step) ? a : b;
}
