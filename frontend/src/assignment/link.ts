/**
 * An assignment as the fragment of a link, so that no server needs to know of it:
 * #a=1&t=Week%203&d=2026-12-01&m=hand-in&o=book&q=national-2014:who-registers,who-files;beijing-2011&c=1x2y3z
 * A chapter without ids is the whole chapter; `o` is absent (as listed), `book`, or the seed of a shuffling;
 * `c` comes last and is a checksum, as a link that lost its end would silently ask less. No DOM.
 */

export type Order = "listed" | "book" | number;

export interface Pick {
  bank: string;
  /** null for the whole chapter. */
  ids: string[] | null;
}

export interface Assignment {
  title: string;
  /** A day as 2026-12-01, or "". */
  due: string;
  mode: "practice" | "hand-in";
  order: Order;
  picks: Pick[];
}

const VERSION = "1";
const FIELDS = ["t", "d", "m", "o", "q"] as const;
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

type Values = { [field: string]: string };

/** The fragment, without its #. */
export function writeLink({ title, due, mode, order, picks }: Assignment): string {
  const q = picks.map(({ bank, ids }) => (ids ? `${bank}:${ids.join(",")}` : bank)).join(";");
  const values: Values = { t: title.trim(), d: due, m: mode === "hand-in" ? mode : "", o: inLink(order), q };
  const parts = FIELDS.filter((field) => values[field]).map((field) => `${field}=${escape(values[field] ?? "", field)}`);
  return [`a=${VERSION}`, ...parts, `c=${checksum(values)}`].join("&");
}

const inLink = (order: Order) => (order === "listed" ? "" : String(order));

/** What would end a link in a mail or in Markdown is escaped too; the list of questions stays legible. */
function escape(value: string, field: string): string {
  return field === "q" ? value : encodeURIComponent(value).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

function checksum(values: Values): string {
  return hash(FIELDS.map((field) => values[field] ?? "").join("\n")).toString(36);
}

/** FNV-1a, 32 bits: no protection, only a way to see that something is missing. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}

/** The assignment in a fragment; or that there is none, that it is damaged, or of a later version than this. */
export function readLink(fragment: string): Assignment | "none" | "damaged" | "later" {
  const values = readValues(fragment.replace(/^#/, ""));
  if (values === null) return "damaged";
  if (!values["a"]) return "none";
  if (values["a"] !== VERSION) return /^\d+$/.test(values["a"]) ? "later" : "damaged";
  if (values["c"] !== checksum(values)) return "damaged";
  const picks = readPicks(values["q"] ?? "");
  const order = readOrder(values["o"] ?? "");
  const due = values["d"] ?? "";
  if (!picks || order === null || (due && !DAY.test(due))) return "damaged";
  return { title: values["t"] ?? "", due, mode: values["m"] === "hand-in" ? "hand-in" : "practice", order, picks };
}

/** The fields of a fragment; null where one is not encoded as it should be. */
function readValues(fragment: string): Values | null {
  try {
    const pairs = fragment.split("&").map((pair) => pair.split("=", 2));
    return Object.fromEntries(pairs.map(([name = "", value = ""]) => [name, decodeURIComponent(value)]));
  } catch {
    return null;
  }
}

function readPicks(text: string): Pick[] | null {
  const picks = text.split(";").map((part) => {
    const [bank = "", ids] = part.split(":", 2);
    return { bank, ids: ids === undefined ? null : ids.split(",") };
  });
  return picks.every(({ bank, ids }) => [bank, ...(ids ?? [])].every((name) => NAME.test(name))) ? picks : null;
}

function readOrder(text: string): Order | null {
  if (text === "") return "listed";
  if (text === "book") return "book";
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
