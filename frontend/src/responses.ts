/** The states of a page's questions: one place that every form, sheet and tab follows; no DOM. */

import type { State } from "./state.ts";
import type { Storage } from "./storage.ts";

/** Who changed a state: this page, or another tab. */
export type From = "here" | "elsewhere";
export type Listener = (id: string, from: From) => void;

export class Responses {
  #storage: Storage;
  #states = new Map<string, State | null>();
  #listeners = new Set<Listener>();

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  state(id: string): State | null {
    if (!this.#states.has(id)) this.#states.set(id, this.#storage.read(id));
    return this.#states.get(id) ?? null;
  }

  /** Take a new state and write it at once: whatever is shown as kept has been given to the storage. */
  set(id: string, state: State): void {
    this.#states.set(id, state);
    this.#storage.write(id, state);
    this.#tell(id, "here");
  }

  /** Read again what another tab may have written: one question, or with null all. */
  refresh(id: string | null): void {
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
