/** What a key's entry calls right, as responses; no DOM. */

import type { Entry, Slots } from "./entry.ts";
import type { Response } from "./response.ts";

/** The right answer part by part, each part with the responses that are accepted for it; none where a person judges. */
export function solution(entry: Entry): Response[][] {
  switch (entry.rule) {
    case "single":
    case "text":
      return [entry.accepted];
    case "ordered":
      return [[entry.right.flat()]];
    case "multiple":
      return entry.right.map((value) => [[value]]);
    case "record":
      return slots(entry, (fields) => fields);
    case "trace":
      return [...entry.right.map((link) => [{ links: [link] }]), ...slots(entry, (fields) => ({ slots: fields }))];
    case "person":
      return [];
  }
}

function slots(entry: Slots, respond: (fields: { [part: string]: string }) => Response): Response[][] {
  return Object.entries(entry.slots).map(([part, accepted]) => accepted.map((value) => respond({ [part]: value })));
}
