/**
 * What the pages of a package use for `localStorage`: every package of an LMS shares its host's storage, and so does
 * whoever sits down next, so a learner's answers stand under the learner's name for it; no DOM.
 */

import { COURSE, type Listed } from "../storage.ts";

const OURS = `onrecord:${COURSE}`; // answers, and the tries of a review; the reader's language is the browser's

export class LearnerShelf implements Listed {
  #under: Listed | null;
  #prefix: string;
  /** What the browser does not keep lives as long as the launch. */
  #memory = new Map<string, string>();
  onchange: () => void = () => {};

  /** `under` is the browser's own storage, or null where it is forbidden; `learner` is "" for nobody in particular. */
  constructor(under: Listed | null, learner: string) {
    this.#under = under;
    this.#prefix = learner && `onrecord@${digest(learner)}:`;
  }

  get length(): number {
    return this.#names().length;
  }

  key(n: number): string | null {
    return this.#names()[n] ?? null;
  }

  getItem(name: string): string | null {
    return this.#memory.get(name) ?? this.#try((under) => under.getItem(this.#outer(name)));
  }

  setItem(name: string, text: string): void {
    const kept = this.#try((under) => (under.setItem(this.#outer(name), text), true));
    if (kept) this.#memory.delete(name);
    else this.#memory.set(name, text);
    this.onchange();
  }

  removeItem(name: string): void {
    this.#memory.delete(name);
    this.#try((under) => under.removeItem(this.#outer(name)));
    this.onchange();
  }

  /** Whether the browser keeps what it is given. */
  keeps(): boolean {
    return this.#memory.size === 0 && this.#try((under) => (under.getItem(OURS), true)) === true;
  }

  #outer(name: string): string {
    return name.startsWith(OURS) ? this.#prefix + name : name;
  }

  /** The names on this shelf: without another learner's, and without those of nobody in particular. */
  #names(): string[] {
    const outer = this.#try((under) => Array.from({ length: under.length }, (_, n) => under.key(n) ?? "")) ?? [];
    const inner = outer.flatMap((name) => {
      if (this.#prefix && name.startsWith(this.#prefix)) return name.slice(this.#prefix.length);
      return name.startsWith("onrecord@") || (this.#prefix && name.startsWith(OURS)) ? [] : name;
    });
    return [...new Set([...inner, ...this.#memory.keys()])];
  }

  #try<T>(act: (under: Listed) => T): T | null {
    try {
      return this.#under && act(this.#under);
    } catch {
      return null; // forbidden or full
    }
  }
}

/** A short number for a learner (FNV-1a), so that no name is left on a machine. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
}
