/** Keeps states in a Storage-like shelf, one item per question, and in memory where the shelf refuses; no DOM. */

import { isUntouched, parseState, type State } from "./state.ts";

export const COURSE = "accounts-on-record";
const PREFIX = `onrecord:${COURSE}:`;
/** Where the tries of a review are kept, beside the responses that are handed in. */
export const REVIEW = `onrecord:${COURSE}-review:`;
const DAMAGED = ":damaged";

export type Shelf = Pick<globalThis.Storage, "getItem" | "setItem" | "removeItem">;
/** A shelf that can tell what stands on it. */
export type Listed = Shelf & Pick<globalThis.Storage, "key" | "length">;

export class Storage {
  #shelf: Listed | null;
  #prefix: string;
  #memory = new Map<string, string>();
  /** Called once, when it turns out that the shelf does not keep what it is given. */
  onrefused: () => void = () => {};
  refused = false;
  /** The questions whose stored item could not be read. */
  damaged = new Set<string>();

  /** `open` may throw, as reading `window.localStorage` does where it is forbidden; null asks for memory alone. */
  constructor(open: (() => Listed) | null, prefix = PREFIX) {
    this.#prefix = prefix;
    this.#shelf = open && this.#try(open);
    if (this.#shelf) this.#try(() => this.#probe(this.#shelf as Shelf));
  }

  read(id: string): State | null {
    const key = this.#prefix + id;
    const text = this.#text(key);
    if (text === null) return null;
    const state = parseState(text);
    if (state === null) this.#setAside(id, text);
    return state;
  }

  write(id: string, state: State): void {
    const key = this.#prefix + id;
    if (isUntouched(state)) {
      this.#memory.delete(key);
      this.#try(() => this.#shelf?.removeItem(key));
      return;
    }
    const text = JSON.stringify(state);
    const kept = this.#shelf && this.#try(() => (this.#shelf?.setItem(key, text), true));
    this.#memory.delete(key);
    if (kept) this.#moveUp();
    else this.#memory.set(key, text);
  }

  /** The questions of which something is kept, known to the course or not. */
  ids(): string[] {
    return this.#keys().flatMap((key) => Storage.id(key, this.#prefix) ?? []);
  }

  /** What was set aside as unreadable, by question. */
  setAside(): Map<string, string> {
    const found = new Map<string, string>();
    for (const key of this.#keys().filter((key) => key.startsWith(this.#prefix) && key.endsWith(DAMAGED))) {
      found.set(key.slice(this.#prefix.length, -DAMAGED.length), this.#text(key) ?? "");
    }
    return found;
  }

  /** The question a storage key belongs to; null for a key that is not ours. */
  static id(key: string, prefix = PREFIX): string | null {
    return key.startsWith(prefix) && !key.endsWith(DAMAGED) ? key.slice(prefix.length) : null;
  }

  #keys(): string[] {
    const shelf = this.#shelf;
    const there = this.#try(() => Array.from({ length: shelf?.length ?? 0 }, (_, n) => shelf?.key(n) ?? "")) ?? [];
    return [...new Set([...there, ...this.#memory.keys()])].sort();
  }

  #text(key: string): string | null {
    return this.#memory.get(key) ?? this.#try(() => this.#shelf?.getItem(key)) ?? null;
  }

  /** There is room again: what had to wait in memory is written, too. */
  #moveUp(): void {
    for (const [key, text] of this.#memory) {
      if (this.#try(() => (this.#shelf?.setItem(key, text), true))) this.#memory.delete(key);
    }
  }

  /** What cannot be read is kept beside, for whoever may still read it, and the question starts empty. */
  #setAside(id: string, text: string): void {
    this.damaged.add(id);
    const key = this.#prefix + id;
    this.#memory.delete(key);
    // Only what has its copy is taken away: a full storage keeps the original.
    if (this.#try(() => (this.#shelf?.setItem(key + DAMAGED, text), true))) this.#try(() => this.#shelf?.removeItem(key));
  }

  #probe(shelf: Shelf): void {
    shelf.setItem(`${this.#prefix}probe${DAMAGED}`, "1"); // named so that no other tab takes it for a question
    shelf.removeItem(`${this.#prefix}probe${DAMAGED}`);
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
