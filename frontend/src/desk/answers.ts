/** One hand-in as plain data, read as strictly as the command's handin.py; the twin of that module, and not of the page's own handin.ts. */

import { isFields, NoJson, parse, plain, TooDeep, type Fields, type Read } from "./json.ts";
import { repr, str, Written } from "./python.ts";

export const FORMAT = "onrecord-answers";
const VERSION = 1;
export const MOST_BYTES = 1024 * 1024; // a sheet of 30 answers is about 20 kB
export const DAMAGED = "open it on the course page and save it again, or ask the student to hand it in again";
export const TOO_LARGE = `is larger than ${MOST_BYTES / 1024} kB, which no hand-in is; ask for the saved file`;

/** A file that cannot be graded: `status` is the word for the table, the message says why and what to do. */
export class Refused extends Error {
  readonly status: string;
  constructor(status: string, message: string) {
    super(message);
    this.status = status;
  }
}

/** One response: `read` gives it, and raises where it cannot be read. */
export interface Given {
  hash: string;
  nothing: boolean;
  read(): unknown;
}

export interface Handin {
  responses: Map<string, Given>;
  sheet: string;
  asked: string[];
  /** Ids of what is no response at all. */
  unreadable: string[];
  /** What the student's browser says of tries, by question; it cannot be checked. */
  tries: Map<string, Fields>;
}

/** The hand-in in a file's bytes; raise Refused for anything that is none. */
export function readHandin(bytes: Uint8Array): Handin {
  const text = decode(bytes);
  if (text !== null) return sure(text) ?? parsed(text);
  const handin = sure(new TextDecoder().decode(bytes).replaceAll("\ufffd", "\ud800"), true);
  if (handin) return handin;
  throw new Refused("foreign", "is no answers file (not text); ask for the file that the course page saves");
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * The hand-in where its outside is beyond doubt; then each response is looked into by itself, and one costs no other.
 * With `spoilt`, bytes that are no text stand in it as half characters.
 */
function sure(text: string, spoilt = false): Handin | null {
  const read = lenient(text);
  const { format, v, responses, sheet = "", asked = [] } = read && isFields(read.value) ? read.value : ({} as Fields);
  if (read?.twice) return null;
  if (format !== FORMAT || !isVersion(v) || v === true || !isFields(responses)) return null;
  if (!isWhole(sheet) || !Array.isArray(asked) || !asked.every(isWhole)) return null;
  const given = Object.entries(responses);
  const fits = (it: unknown) => isFields(it) && isWhole(it["hash"]) && "response" in it;
  if (!given.every(([id, it]) => isWhole(id) && fits(it))) return null;
  if (count(text, '"hash":') !== given.length || count(text, '"response":') !== given.length) return null;
  if (count(text, "[") + count(text, "{") > MANY * (given.length + 1)) return null;
  const said = given.map(([id, it]): [string, Given] => [id, toGiven((it as Fields)["hash"] as string, read?.said.get(it as object) ?? "null")]);
  if (!spoilt && said.some(([, { read }]) => read === broken)) return null;
  return { responses: new Map(said), sheet, asked, unreadable: [], tries: triesIn(given) };
}

function lenient(text: string): Read | null {
  try {
    return parse(text, false);
  } catch (error) {
    if (error instanceof NoJson || error instanceof TooDeep) return null;
    throw error;
  }
}

const MANY = 12; // brackets in a response; where there are more, their depth is looked at
const isVersion = (value: unknown) => value === VERSION || value === true || (value instanceof Written && Number(value.text) === VERSION);
const isWhole = (value: unknown): value is string => typeof value === "string" && !HALF.test(value);
const HALF = /\p{Surrogate}/u; // of a character that has two units
const count = (text: string, part: string) => text.split(part).length - 1;
const broken = (): unknown => {
  throw new NoJson("half a character");
};

function toGiven(hash: string, said: string): Given {
  if (hasHalf(parse(said, false).value)) return { hash, nothing: false, read: broken };
  return { hash, nothing: said === "null", read: () => responseIn(said) };
}

/** One response as plain data; raises where it is none, or none that is beyond doubt. */
function responseIn(said: string): unknown {
  const { value, names } = parse(said, false);
  return plain(count(said, '":') === names ? value : parse(said).value);
}

function hasHalf(value: unknown): boolean {
  if (typeof value === "string") return HALF.test(value);
  if (Array.isArray(value)) return value.some(hasHalf);
  return isFields(value) && Object.entries(value).some(([name, inner]) => HALF.test(name) || hasHalf(inner));
}

/** The hand-in from all that is in the file; raise Refused for anything that is none. */
function parsed(text: string): Handin {
  const file = strictly(text);
  if (!isFields(file) || file["format"] !== FORMAT)
    throw new Refused("foreign", "is no answers file of this course; ask for the file that the course page saves");
  if (!isVersion(file["v"]))
    throw new Refused("outdated", `has version ${repr(file["v"])} of the format, this reads ${VERSION}; save it again on the page`);
  if (!isFields(file["responses"])) throw new Refused("damaged", `holds no responses; ${DAMAGED}`);
  const given = Object.entries(file["responses"]);
  const responses = given.flatMap(([id, it]): [string, Given][] => (isFields(it) ? [[id, toGivenOf(it)]] : []));
  const asked = Array.isArray(file["asked"]) ? file["asked"].filter((id) => typeof id === "string") : [];
  const sheet = "sheet" in file ? str(file["sheet"]) : "";
  const unreadable = given.flatMap(([id, it]) => (isFields(it) ? [] : [id]));
  return { responses: new Map(responses), sheet, asked, unreadable, tries: triesIn(given) };
}

const TRIES = ["attempts", "hints", "seen", "first", "last"];

/** Nothing of all where one is not as the page writes it, as in the command. */
function triesIn(given: [string, unknown][]): Map<string, Fields> {
  const said = new Map<string, Fields>();
  try {
    for (const [id, it] of given) {
      if (!isFields(it)) return new Map();
      const own = TRIES.flatMap((name): [string, unknown][] => (Object.hasOwn(it, name) ? [[name, plain(it[name])]] : []));
      said.set(id, Object.fromEntries(own));
    }
    return said;
  } catch (error) {
    if (error instanceof NoJson) return new Map();
    throw error;
  }
}

function toGivenOf(it: Fields): Given {
  const { hash = "", response = null } = it;
  const read = hasHalf(response) ? broken : () => plain(response);
  return { hash: "hash" in it ? str(hash) : "", nothing: response === null, read };
}

function strictly(text: string): unknown {
  try {
    return parse(text.replace(/^\ufeff/, "")).value;
  } catch (error) {
    if (error instanceof TooDeep) throw new Refused("damaged", `is nested too deeply; ${DAMAGED}`);
    if (!(error instanceof NoJson)) throw error;
    const status = text.includes(FORMAT) ? "damaged" : "foreign";
    throw new Refused(status, `is no readable answers file (${error.message}); ${DAMAGED}`);
  }
}
