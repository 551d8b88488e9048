/** What an LMS keeps for a learner in `cmi.suspend_data`: the states of the questions, packed into 4,096 characters; no DOM. */

import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";
import { record, same, texts } from "../response.ts";
import { toState, untouched, type State } from "../state.ts";

/** CMIString4096 (SCORM 1.2, 3.4.3): so many characters of ISO 646, which base64 is made of. */
export const LIMIT = 4096;
const VERSION = "onr1:";

export interface Kept {
  /** When it was packed, in milliseconds. */
  saved: number;
  states: Map<string, State>;
  /** The questions whose answers did not fit. */
  left: string[];
}

/** Pack states; where they are too long, the longest stay outside, one after another, and are named. */
export function pack(states: Map<string, State>, saved: number, limit = LIMIT): { text: string; left: string[] } {
  const small = [...states].map(([id, state]) => [id, shortened(state)] as const);
  const longest = [...small].sort((a, b) => length(b) - length(a)).map(([id]) => id);
  for (let n = 0; ; n++) {
    const left = longest.slice(0, n);
    const inside = Object.fromEntries(small.filter(([id]) => !left.includes(id)));
    const text = encode(JSON.stringify({ saved, states: inside, left }));
    if (text.length <= limit || n >= small.length) return { text, left };
  }
}

/** What was packed; null where the text is nothing of ours. */
export function unpack(text: string): Kept | null {
  if (!text.startsWith(VERSION)) return null;
  try {
    const bytes = Uint8Array.from(atob(text.slice(VERSION.length)), (letter) => letter.charCodeAt(0));
    const { saved, states, left } = record(JSON.parse(strFromU8(inflateSync(bytes))));
    const known = Object.entries(record(states)).map(([id, state]) => [id, toState(record(state))] as const);
    const good = known.filter((pair): pair is readonly [string, State] => pair[1] !== null);
    return { saved: Number(saved) || 0, states: new Map(good), left: texts(left) };
  } catch {
    return null;
  }
}

/**
 * What stands at a launch: what the LMS keeps, but what was done in this browser after the LMS last heard of it, or
 * did not fit, comes from here. A question that the LMS knows to be empty is untouched.
 */
export function resume(kept: Kept | null, mine: Map<string, State>): Map<string, State> {
  if (!kept) return mine;
  const stands = new Map(kept.states);
  for (const [id, state] of mine) if (state.at > kept.saved || kept.left.includes(id)) stands.set(id, state);
  return stands;
}

/** A state without what is in every state before anything is done. */
function shortened(state: State): object {
  const empty: { [name: string]: unknown } = { ...untouched("") };
  return Object.fromEntries(Object.entries(state).filter(([name, value]) => !same(value, empty[name])));
}

function length([, state]: readonly [string, object]): number {
  return JSON.stringify(state).length;
}

function encode(json: string): string {
  const bytes = deflateSync(strToU8(json), { level: 9 });
  return VERSION + btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
