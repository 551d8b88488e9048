/** Names apart from grades: each student has a pseudonym, and the list that leads back is a file of its own. */

import { cell, writeCsv } from "./csv.ts";
import type { Row } from "./gradebook.ts";
import type { Who } from "./identity.ts";
import { compare } from "./python.ts";

const HEAD = ["pseudonym", "key", "name", "id"];

export class Pseudonyms {
  #known = new Map<string, string>();
  #people = new Map<string, Who>();

  /** A pseudonym by key, the same as long as the page is open. */
  name(people: Iterable<Who>): Map<string, string> {
    for (const who of [...people].sort((a, b) => compare(a.key, b.key))) {
      this.#people.set(who.key, who);
      if (!this.#known.has(who.key)) this.#known.set(who.key, this.#fresh());
    }
    return new Map(this.#known);
  }

  #fresh(): string {
    const taken = new Set(this.#known.values());
    for (;;) {
      const bytes = crypto.getRandomValues(new Uint8Array(3));
      const name = `p-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
      if (!taken.has(name)) return name;
    }
  }

  /** The list that leads back, as the command writes it. */
  csv(): string {
    return writeCsv([HEAD, ...[...this.#people.values()].map((who) => [this.#known.get(who.key) ?? "", cell(who.key), cell(who.name), who.id])]);
  }
}

/** Rows under the names that the tables show, and whose each is by that name; with pseudonyms, in their order. */
export function relabel(rows: Row[], people: Map<Row, Who>, shown: Map<string, string> | null): { rows: Row[]; whose: Map<string, Who> } {
  const whose = new Map<string, Who>();
  const counts = new Map<string, number>();
  const renamed = rows.map((row) => {
    const who = people.get(row);
    if (!who) return row;
    const name = shown?.get(who.key) ?? "";
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const file = shown ? (count === 1 ? name : `${name} (${count})`) : row.file;
    whose.set(file, who);
    return { ...row, file };
  });
  if (shown) renamed.sort((a, b) => Number(a.lined) - Number(b.lined) || (a.lined ? 0 : compare(a.file, b.file)));
  return { rows: renamed, whose };
}
