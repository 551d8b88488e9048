/** Keeps states in a Storage-like shelf, one item per question, and in memory where the shelf refuses; no DOM. */

import { isUntouched, parseState, type State } from "./state.ts";

export const COURSE = "accounts-on-record";
const PREFIX = `onrecord:${COURSE}:`;
const DAMAGED = ":damaged";

export type Shelf = Pick<globalThis.Storage, "getItem" | "setItem" | "removeItem">;

export class Storage {
  #shelf: Shelf | null;
  #memory = new Map<string, string>();
  /** Called once, when it turns out that the shelf does not keep what it is given. */
  onrefused: () => void = () => {};
  refused = false;
  /** The questions whose stored item could not be read. */
  damaged = new Set<string>();

  /** `open` may throw, as reading `window.localStorage` does where it is forbidden; null asks for memory alone. */
  constructor(open: (() => Shelf) | null) {
    this.#shelf = open && this.#try(open);
    if (this.#shelf) this.#try(() => this.#probe(this.#shelf as Shelf));
  }

  read(id: string): State | null {
    const key = PREFIX + id;
    const text = this.#memory.get(key) ?? this.#try(() => this.#shelf?.getItem(key)) ?? null;
    if (text === null) return null;
    const state = parseState(text);
    if (state === null) this.#setAside(id, text);
    return state;
  }

  write(id: string, state: State): void {
    const key = PREFIX + id;
    if (isUntouched(state)) {
      this.#memory.delete(key);
      this.#try(() => this.#shelf?.removeItem(key));
      return;
    }
    const text = JSON.stringify(state);
    const kept = this.#shelf && this.#try(() => (this.#shelf?.setItem(key, text), true));
    if (kept) this.#memory.delete(key);
    else this.#memory.set(key, text);
  }

  /** The question a storage key belongs to; null for a key that is not ours. */
  static id(key: string): string | null {
    return key.startsWith(PREFIX) && !key.endsWith(DAMAGED) ? key.slice(PREFIX.length) : null;
  }

  /** What cannot be read is kept beside, for whoever may still read it, and the question starts empty. */
  #setAside(id: string, text: string): void {
    this.damaged.add(id);
    this.#memory.delete(PREFIX + id);
    this.#try(() => this.#shelf?.setItem(PREFIX + id + DAMAGED, text));
    this.#try(() => this.#shelf?.removeItem(PREFIX + id));
  }

  #probe(shelf: Shelf): void {
    shelf.setItem(`${PREFIX}probe`, "1");
    shelf.removeItem(`${PREFIX}probe`);
  }

  #try<T>(act: () => T): T | null {
    try {
      return act();
    } catch {
      if (!this.refused) {
        this.refused = true;
        queueMicrotask(() => this.onrefused()); // the page may set its listener after opening
      }
      return null;
    }
  }
}
