/** Keeps the versions that a reader pasted or wrote, in one item of a Storage-like shelf; no DOM. */

import { record } from "../response.ts";
import type { Shelf } from "../storage.ts";

export const KEY = "onrecord:translations";
const DAMAGED = `${KEY}:damaged`;

/** An English version of a document. */
export interface Version {
  id: string;
  document: string;
  name: string;
  /** Whether the reader writes it here, and was not given it. */
  own: boolean;
  title: string;
  articles: Map<number, string>;
}

export class Versions {
  #open: () => Shelf;
  #memory = new Map<string, Version>();
  /** Called where the shelf does not keep what it is given; all is then kept until the page goes. */
  onrefused: () => void = () => {};
  #refused = false;

  /** `open` may throw, as reading `window.localStorage` does where it is forbidden. */
  constructor(open: () => Shelf) {
    this.#open = open;
    for (const version of this.#read()) this.#memory.set(version.id, version);
  }

  /** The versions of a document, in the order in which they came. */
  of(document: string): Version[] {
    return [...this.#memory.values()].filter((version) => version.document === document);
  }

  /** Keep one version; those that another tab has written meanwhile stay. */
  put(version: Version): void {
    this.#memory.set(version.id, version);
    this.#change((kept) => kept.set(version.id, version));
  }

  drop(id: string): void {
    this.#memory.delete(id);
    this.#change((kept) => kept.delete(id));
  }

  /** Read again what another tab may have written. */
  refresh(): void {
    if (this.#refused) return;
    this.#memory = new Map(this.#read().map((version) => [version.id, version]));
  }

  #change(act: (kept: Map<string, Version>) => void): void {
    const kept = new Map(this.#read().map((version) => [version.id, version]));
    act(kept);
    try {
      const shelf = this.#open();
      if (kept.size === 0) shelf.removeItem(KEY);
      else shelf.setItem(KEY, JSON.stringify({ v: 1, versions: [...kept.values()].map(plain) }));
    } catch {
      this.#refuse();
    }
  }

  #refuse(): void {
    this.#refused = true;
    this.onrefused();
  }

  #read(): Version[] {
    let text: string | null = null;
    try {
      text = this.#open().getItem(KEY);
      return text === null ? [] : parse(text);
    } catch {
      if (text !== null) this.#setAside(text);
      return [];
    }
  }

  /** What cannot be read is kept beside, for whoever may still read it. */
  #setAside(text: string): void {
    try {
      this.#open().setItem(DAMAGED, text);
      this.#open().removeItem(KEY);
    } catch {
      this.#refuse();
    }
  }
}

function plain(version: Version): object {
  return { ...version, articles: Object.fromEntries(version.articles) };
}

function parse(text: string): Version[] {
  const { versions } = record(JSON.parse(text));
  if (!Array.isArray(versions)) throw new Error("no versions");
  return versions.flatMap((value) => toVersion(record(value)));
}

function toVersion(value: { [name: string]: unknown }): Version[] {
  const { id, document, name, own, title, articles } = value;
  if (typeof id !== "string" || typeof document !== "string") return [];
  const texts = Object.entries(record(articles)).filter((pair): pair is [string, string] => typeof pair[1] === "string");
  const numbered = new Map(texts.map(([number, text]) => [Number(number), text]));
  return [{ id, document, name: words(name), own: own === true, title: words(title), articles: numbered }];
}

const words = (value: unknown): string => (typeof value === "string" ? value : "");
