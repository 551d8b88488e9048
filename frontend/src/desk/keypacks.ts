/** Keys as an instructor drops them: `keys.zip` of `onrecord keys pack`, or its scripts one by one. They are read, and never run. */

import type { Entry, Pack } from "../entry.ts";
import { isFields, NoJson, parse, plain, TooDeep } from "./json.ts";
import { BadZip, listEntries, unpack } from "./zip.ts";

const SCRIPT = /^\s*onrecordKey\(([\s\S]*)\);?\s*$/;
const MOST = 32 * 1024 * 1024; // the largest key of the course is a thousandth of it
const LISTS: { [rule: string]: string[] } = {
  single: ["values", "accepted", "open"],
  multiple: ["values", "right", "open"],
  ordered: ["values", "right", "open"],
  record: ["open"],
  trace: ["values", "right", "open"],
  text: ["accepted"],
  person: [],
};

/** A file that holds no key. */
export class NoKey extends Error {}

/** The packs in a file; raise NoKey where one of them is none. */
export function readKeys(name: string, bytes: Uint8Array): Pack[] {
  if (!name.toLowerCase().endsWith(".zip")) return [toPack(bytes)];
  try {
    const packs = listEntries(bytes).map((entry) => toPack(unpack(bytes, entry, MOST)));
    if (packs.length) return packs;
    throw new NoKey(); // an empty zip
  } catch (error) {
    if (error instanceof BadZip) throw new NoKey();
    throw error;
  }
}

function toPack(bytes: Uint8Array): Pack {
  const json = SCRIPT.exec(new TextDecoder().decode(bytes))?.[1];
  try {
    const value = plain(parse(json ?? "").value);
    if (isPack(value)) return value;
  } catch (error) {
    if (!(error instanceof NoJson || error instanceof TooDeep)) throw error;
  }
  throw new NoKey();
}

/** Whether all is there that grading asks for: a key that was spoilt would spoil every grade. */
export function isPack(value: unknown): value is Pack {
  if (!isFields(value) || typeof value["bank"] !== "string" || !isFields(value["answers"])) return false;
  return Object.values(value["answers"]).every(isEntry);
}

function isEntry(value: unknown): value is Entry {
  if (!isFields(value) || typeof value["hash"] !== "string" || typeof value["points"] !== "number") return false;
  const rule = String(value["rule"]);
  const lists = Object.hasOwn(LISTS, rule) ? LISTS[rule] : undefined;
  if (!lists?.every((name) => Array.isArray(value[name]))) return false;
  if (rule === "ordered" && !(value["right"] as unknown[]).every(Array.isArray)) return false;
  if (rule === "trace" && !isFields(value["says"])) return false;
  return !["record", "trace"].includes(rule) || (isFields(value["slots"]) && Object.values(value["slots"]).every(Array.isArray));
}
