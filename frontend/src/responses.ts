/** The states of a page's questions: one place that every form, sheet and tab follows; no DOM. */

import type { State } from "./state.ts";
import type { Storage } from "./storage.ts";

/** Who changed a state: this page, or another tab. */
export type From = "here" | "elsewhere";
export type Listener = (id: string, from: From) => void;

const SOON = 200; // ms: text is written a moment after the last stroke

export class Responses {
  #storage: Storage;
  #states = new Map<string, State | null>();
  #listeners = new Set<Listener>();
  #waiting = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  state(id: string): State | null {
    if (!this.#states.has(id)) this.#states.set(id, this.#storage.read(id));
    return this.#states.get(id) ?? null;
  }

  /** Take a new state; with `soon` the writing may wait for a moment, the listeners never do. */
  set(id: string, state: State, soon = false): void {
    this.#states.set(id, state);
    this.#waiting.add(id);
    clearTimeout(this.#timer);
    if (soon) this.#timer = setTimeout(() => this.flush(), SOON);
    else this.flush();
    this.#tell(id, "here");
  }

  /** Write all that waits. */
  flush(): void {
    clearTimeout(this.#timer);
    for (const id of this.#waiting) {
      const state = this.#states.get(id);
      if (state) this.#storage.write(id, state);
    }
    this.#waiting.clear();
  }

  /** Read again what another tab may have written: one question, or with null all. */
  refresh(id: string | null): void {
    this.flush();
    for (const known of id === null ? [...this.#states.keys()] : [id]) {
      this.#states.delete(known);
      this.#tell(known, "elsewhere");
    }
  }

  listen(listener: Listener): void {
    this.#listeners.add(listener);
  }

  #tell(id: string, from: From): void {
    for (const listener of this.#listeners) listener(id, from);
  }
}
