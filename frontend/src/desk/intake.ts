/**
 * The files in what the instructor dropped: folders, zips from the LMS, single files, JSON lines; hostile ones, too.
 * The twin of src/onrecord/intake.py. A browser opens links of a folder by itself, so that only those in a zip are seen.
 */

import { DAMAGED, MOST_BYTES, Refused, TOO_LARGE } from "./answers.ts";
import { compare } from "./python.ts";
import { BadZip, listEntries, unpack, type Entry } from "./zip.ts";

/** One file as it was dropped or chosen; `path` begins with its folder, where it came in one. */
export interface Source {
  path: string;
  size: number;
  bytes(): Promise<Uint8Array>;
}

/** One file to grade: `name` as the table has it. `read` raises Refused; `lined` says that it holds a hand-in a line. */
export interface Item {
  name: string;
  lined: boolean;
  read(): Promise<Uint8Array> | Uint8Array;
}

type Problem = [status: string, message: string];

const MOST_ENTRIES = 200_000; // a zip with more is no class's
const MOST_RATIO = 100; // answers pack to a tenth or so; a bomb, to a thousandth
const SMALL = 64 * 1024 * 1024; // what a zip may unpack to whatever its ratio
const LINK: Problem = ["foreign", "is a link, not a file; ask for the saved file"];
const TWICE: Problem = ["damaged", "stands twice under one name in the zip; download it from the LMS again"];

/** Every file, in the order of what was dropped and, within a folder or a zip, of the names. */
export async function findItems(sources: Source[]): Promise<Item[]> {
  const found: Item[] = [];
  for (const source of inOrder(sources)) found.push(...(await open(source)));
  return found;
}

/** A folder's own name is no part of the names in it, and its hidden files are passed over. */
function inOrder(sources: Source[]): Source[] {
  const hidden = ({ path }: Source) => path.includes("/") && path.slice(path.lastIndexOf("/") + 1).startsWith(".");
  return sources.filter((it) => !hidden(it)).sort((a, b) => byParts(a.path.split("/"), b.path.split("/")));
}

function byParts(a: string[], b: string[]): number {
  const at = a.findIndex((part, n) => part !== b[n]);
  return at < 0 ? a.length - b.length : at < b.length ? compare(a[at] as string, b[at] as string) : 1;
}

async function open(source: Source): Promise<Item[]> {
  const name = source.path.slice(source.path.indexOf("/") + 1);
  if (ending(name) === ".zip") return listZip(await source.bytes(), name);
  const lined = ending(name) === ".jsonl";
  return [{ name, lined, read: async () => (lined ? source.bytes() : withinLimit(source)) }];
}

async function withinLimit(source: Source): Promise<Uint8Array> {
  if (source.size > MOST_BYTES) throw new Refused("oversized", TOO_LARGE);
  return source.bytes();
}

function ending(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const at = name.lastIndexOf(".");
  return at > 0 ? name.slice(at).toLowerCase() : "";
}

function listZip(bytes: Uint8Array, name: string): Item[] {
  let entries;
  try {
    entries = listEntries(bytes);
  } catch (error) {
    if (!(error instanceof BadZip)) throw error;
    return [refuse(name, ["damaged", `is no readable zip (${error.message}); download it again`])];
  }
  const problem = wrongZip(entries, bytes.length);
  if (problem) return [refuse(name, problem)];
  const times = new Map<string, number>();
  for (const entry of entries) times.set(entry.name, (times.get(entry.name) ?? 0) + 1);
  return entries
    .sort((a, b) => compare(a.name, b.name))
    .map((entry) => toItem(bytes, entry, (times.get(entry.name) ?? 0) > 1 ? TWICE : wrong(entry)));
}

function refuse(name: string, problem: Problem): Item {
  const read = () => {
    throw new Refused(...problem);
  };
  return { name, lined: false, read };
}

/** Why a whole zip is refused, if it is. */
function wrongZip(entries: Entry[], size: number): Problem | null {
  if (!entries.length) return ["damaged", "is an empty zip; download it again"];
  if (entries.length > MOST_ENTRIES) return ["oversized", `holds ${entries.length} files, which no class hands in; download it again`];
  if (entries.reduce((sum, entry) => sum + entry.size, 0) > Math.max(SMALL, MOST_RATIO * size))
    return ["oversized", "unpacks to far more than it is, which no hand-ins do; download it from the LMS again"];
  return null;
}

/** Why an entry is refused unread, if it is. */
function wrong(entry: Entry): Problem | null {
  const place = entry.name.replaceAll("\\", "/");
  const parts = place.split("/").filter((part) => part && part !== ".");
  if (entry.link) return LINK;
  if (place.startsWith("/") || !parts.length || parts.includes("..") || parts[0]?.includes(":"))
    return ["foreign", "has a name that leads out of the zip; download it from the LMS again"];
  if (ending(parts.join("/")) === ".zip") return ["foreign", "is a zip in a zip; ask for the saved file itself"];
  if (entry.locked) return ["damaged", "is locked with a password; ask for the saved file itself"];
  return entry.size > MOST_BYTES ? ["oversized", TOO_LARGE] : null;
}

function toItem(bytes: Uint8Array, entry: Entry, problem: Problem | null): Item {
  if (problem) return refuse(entry.name, problem);
  const read = () => {
    try {
      return unpack(bytes, entry, MOST_BYTES);
    } catch (error) {
      if (error instanceof BadZip) throw new Refused("damaged", `does not unpack (${error.message}); ${DAMAGED}`);
      throw error;
    }
  };
  return { name: entry.name, lined: false, read };
}

/** The lines of a file of JSON lines, each with the byte at which it begins. */
export function* lines(bytes: Uint8Array): Generator<[at: number, line: Uint8Array]> {
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(10, at);
    const next = end < 0 ? bytes.length : end + 1;
    yield [at, bytes.subarray(at, next)];
    at = next;
  }
}
