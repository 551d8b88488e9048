/** The parts of a response, and what a response chose in each: the twin of src/onrecord/itemparts.py. */

import type { Entry, Ordered } from "../entry.ts";
import { record, texts } from "../response.ts";
import type { Kind } from "./itemstats.ts";

/** A part as the key and the question have it: what is right, what is contested, and what can be chosen. */
export interface Described {
  kind: Kind;
  right: string[];
  open: string[];
  values: string[];
}

export type Parts = Map<string, Described>;

/** The parts of a response by the key's entry; `offered` has the values of slots, which stand in the question alone. */
export function parts(entry: Entry, offered: { [part: string]: string[] }): Parts {
  const found: Parts = new Map();
  switch (entry.rule) {
    case "single":
      found.set("choice", part("one", entry.accepted, entry.open, entry.values));
      break;
    case "multiple":
      if (entry.type === "hottext") found.set("token", part("tokens", entry.right, entry.open, entry.values));
      else found.set("marked", part("several", entry.right, entry.open, entry.values));
      break;
    case "ordered":
      for (const value of entry.values) found.set(value, part("place", places(entry, value), [], entry.values.map((_, n) => String(n + 1))));
      break;
    case "trace":
      found.set("links", part("links", entry.right, entry.open, entry.values));
      break;
    default:
  }
  if ("slots" in entry) for (const [slot, accepted] of Object.entries(entry.slots)) found.set(slot, part("one", accepted, [], offered[slot] ?? []));
  return found;
}

function part(kind: Kind, right: string[], open: string[], values: string[]): Described {
  return { kind, right, open, values };
}

/** Where an item may stand in a right order; none where what is contested lets the places shift. */
function places(entry: Ordered, value: string): string[] {
  if (entry.open.length) return [];
  let before = 0;
  for (const group of entry.right) {
    if (group.includes(value)) return group.map((_, n) => String(before + n + 1));
    before += group.length;
  }
  return [];
}

/** What a response chose: parts and values of the question, and nothing else it says. */
export function* choices(entry: Entry, parts: Parts, response: unknown): Generator<[part: string, value: string]> {
  const slots = entry.rule === "trace" ? record(response)["slots"] : response;
  const listed = texts(entry.rule === "trace" ? record(response)["links"] : response);
  const order = entry.rule === "ordered" ? listed.filter((value) => entry.values.includes(value)) : [];
  for (const [name, { kind, values }] of parts) {
    if (kind === "one") {
      const given = entry.rule === "single" ? response : record(slots)[name];
      if (typeof given === "string" && values.includes(given)) yield [name, given];
    } else if (kind === "place") {
      if (order.includes(name)) yield [name, String(order.indexOf(name) + 1)];
    } else {
      for (const value of listed) if (values.includes(value)) yield [name, value];
    }
  }
}
