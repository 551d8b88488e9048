/** What a reader wrote into the cells of a lab, kept in the browser beside the answers; no DOM. */

import { record } from "../response.ts";
import { answer, fit, untouched } from "../state.ts";
import { COURSE, Storage } from "../storage.ts";

/** Apart from the responses, which are handed in and counted. */
export const LABS = `onrecord:${COURSE}-lab:`;

export class Kept {
  #storage: Storage;
  #page: string;

  constructor(storage: Storage, page: string) {
    this.#storage = storage;
    this.#page = page;
  }

  /** The code of the n-th cell as its reader left it; `original` where it was not touched, or is another by now. */
  read(n: number, original: string): string {
    const { response } = fit(this.#storage.read(this.#id(n)), hash(original));
    const { code } = record(response);
    return typeof code === "string" ? code : original;
  }

  write(n: number, original: string, code: string): void {
    const state = untouched(hash(original));
    this.#storage.write(this.#id(n), code === original ? state : answer(state, { code }, Date.now()));
  }

  #id(n: number): string {
    return `${this.#page}/${n}`;
  }
}

/** A short name for a text, to tell whether a cell is still the one that was edited (FNV-1a, 32 bits). */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let n = 0; n < text.length; n++) value = Math.imul(value ^ text.charCodeAt(n), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, "0");
}
