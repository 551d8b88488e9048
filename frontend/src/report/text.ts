/** What a report of a problem says, and the address that opens it filled in; no DOM, and nothing is sent from here. */

import type { Response } from "../response.ts";

export interface Problem {
  id: string;
  hash: string;
  book: string;
  /** Whether the edition at hand has a key for the question. */
  hasKey: boolean;
  response: Response | null;
}

const MOST = 1200; // letters of a response: an address cannot be of any length

/** In English whatever the interface speaks: those who keep the book read it. */
export function reportText({ id, hash, book, hasKey, response }: Problem, wrong: string): string {
  const said = JSON.stringify(response);
  return [
    wrong,
    "",
    "",
    `Question: ${id}`,
    `Content hash: ${hash}`,
    `Book: ${book}, ${hasKey ? "with a key" : "without a key"}`,
    `Response: ${said.length > MOST ? `${said.slice(0, MOST)} … (shortened)` : said}`,
    "",
  ].join("\n");
}

/** Where the report goes: `mailto:somebody@…`, or the address at which an issue is opened. */
export function reportAddress(place: string, title: string, body: string): string {
  const mail = place.startsWith("mailto:");
  const [head, text] = [title, body].map((it) => encodeURIComponent(mail ? it.replace(/\n/g, "\r\n") : it));
  return `${place}${place.includes("?") ? "&" : "?"}${mail ? "subject" : "title"}=${head}&body=${text}`;
}
