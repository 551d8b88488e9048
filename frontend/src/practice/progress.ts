/** The progress page: what was done in each bank, and all of it saved, opened or forgotten. */

import { download } from "../download.ts";
import { button, element, say, siteRoot } from "../element.ts";
import { conflicts } from "../handin.ts";
import { keepInStep, tellRefused } from "../live.ts";
import { Responses } from "../responses.ts";
import { ask } from "../sheet.ts";
import { CERTAINTIES, fit, untouched, type State } from "../state.ts";
import { Storage } from "../storage.ts";
import { words as common } from "../words/index.ts";
import { words } from "../words/practice.ts";
import { backup, FILE_NAME, join, readBackup, type Backup } from "./backup.ts";
import type { ListedBank } from "../banks.ts";
import { certainties, sum, tally, unknown, type Tally } from "./tally.ts";

const COLUMNS = ["answered", "first", "waiting", "due", "hints", "seen"] as const;

export class Progress {
  #banks: ListedBank[];
  #storage = new Storage(() => window.localStorage);
  #responses = new Responses(this.#storage);
  #table = element("table", { class: "onr-tally" });
  #notes = element("div");
  #status = element("p", { class: "onr-status", role: "status" });
  #reset = button(words.resetBook, () => this.#resetOrUndo(), "onr-quiet");
  #undo: Map<string, State> | null = null;
  #acting = false;

  constructor(root: HTMLElement, banks: ListedBank[]) {
    this.#banks = banks;
    const keys = [button(words.saveAll, () => this.#save(), "onr-primary"), button(words.openAll, () => this.#choose())];
    const buttons = element("div", { class: "onr-buttons" }, ...keys, this.#reset);
    root.replaceChildren(this.#table, this.#notes, buttons, this.#status);
    tellRefused(this.#storage, root);
    keepInStep(this.#responses);
    this.#responses.listen(() => this.#follow());
    this.#draw();
  }

  #read = (id: string) => this.#responses.state(id);

  #states(): Map<string, State> {
    const found = this.#storage.ids().map((id) => [id, this.#read(id)] as const);
    return new Map(found.filter((pair): pair is [string, State] => pair[1] !== null));
  }

  #follow(): void {
    if (this.#acting) return;
    this.#undo = null;
    this.#draw();
  }

  #draw(): void {
    const now = Date.now();
    const rows = this.#banks.map((bank) => ({ bank, done: tally(bank, this.#read, now) }));
    const all = sum(rows.map(({ done }) => done));
    const head = element("tr", {}, columnHead(words.chapter), ...COLUMNS.map((name) => columnHead(words.columns[name])));
    const body = rows.map(({ bank, done }) => row(chapterLink(bank), done));
    this.#table.replaceChildren(
      element("caption", { class: "onr-sr" }, words.tallyCaption),
      element("thead", {}, head),
      element("tbody", {}, ...body),
      element("tfoot", {}, row(words.total, all)),
    );
    this.#notes.replaceChildren(...this.#said(all).map((line) => element("p", { class: "onr-note" }, line)));
    this.#reset.textContent = this.#undo ? common.undo : words.resetBook;
  }

  /** What a table of counts cannot say. */
  #said(all: Tally): string[] {
    const lines: string[] = [];
    const sure = certainties(this.#banks, this.#read);
    const parts = CERTAINTIES.flatMap((name) => {
      const { right, of } = sure.get(name) ?? { right: 0, of: 0 };
      return of ? [words.certaintyTold[name](right, of)] : [];
    });
    if (parts.length) lines.push(parts.join(" "));
    if (all.changed) lines.push(words.changedKept(all.changed));
    const removed = unknown(this.#storage.ids(), this.#banks);
    if (removed.length) lines.push(words.unknownKept(removed.length, removed.join(", ")));
    const damaged = [...this.#storage.setAside().keys()];
    if (damaged.length) lines.push(words.damagedKept(damaged.length, damaged.join(", ")));
    if (location.protocol === "file:") lines.push(words.ownProgress);
    return lines;
  }

  #save(): void {
    const book = document.querySelector<HTMLMetaElement>("meta[name=onrecord-book]")?.content ?? "";
    const file = backup(book, this.#states(), this.#storage.setAside());
    download(FILE_NAME, JSON.stringify(file, null, 1), "application/json");
    say(this.#status, common.saved(FILE_NAME));
  }

  #choose(): void {
    const input = element("input", { type: "file", accept: ".json,application/json" });
    input.addEventListener("change", async () => {
      const file = input.files?.[0];
      if (file) await this.#open(readBackup(await file.text()));
    });
    input.click();
  }

  async #open(theirs: Backup | null): Promise<void> {
    if (!theirs) return say(this.#status, words.notProgress);
    const hashes = this.#hashes();
    const fitting = (states: Map<string, State>) =>
      new Map([...states].map(([id, state]) => [id, fit(state, hashes.get(id) ?? state.hash)]));
    const mine = this.#states();
    const differing = conflicts(fitting(mine), fitting(theirs.states)).length;
    const prefer = differing ? await ask(differing) : "mine";
    if (!prefer) return;
    this.#all(
      [...theirs.states].map(([id, their]) => [id, join(mine.get(id) ?? null, their, hashes.get(id) ?? null, prefer, Date.now())]),
    );
    this.#undo = null;
    this.#draw();
    const read = words.openedAll(theirs.states.size);
    say(this.#status, theirs.unreadable.length ? `${read} ${words.unreadable(theirs.unreadable.length)}` : read);
  }

  /** The structure that each question of the course has now. */
  #hashes(): Map<string, string> {
    const pairs = ({ bank, questions }: ListedBank) =>
      Object.entries(questions).map(([id, { hash }]): [string, string] => [`${bank}/${id}`, hash]);
    return new Map(this.#banks.flatMap(pairs));
  }

  #resetOrUndo(): void {
    const before = this.#undo;
    const states = this.#states();
    this.#all(before ?? [...states].map(([id, { hash }]) => [id, untouched(hash)]));
    this.#undo = before ? null : states;
    this.#draw();
    say(this.#status, before ? words.bookRestored : words.bookReset);
  }

  #all(states: Iterable<[id: string, state: State]>): void {
    this.#acting = true;
    for (const [id, state] of states) this.#responses.set(id, state);
    this.#acting = false;
  }
}

function columnHead(label: string): HTMLElement {
  return element("th", { scope: "col" }, label);
}

function chapterLink({ title, sheet }: ListedBank): Node | string {
  return sheet ? element("a", { href: siteRoot() + sheet }, title) : title;
}

function row(head: Node | string, done: Tally): HTMLElement {
  const cells = COLUMNS.map((name) =>
    element("td", { "data-label": words.columns[name] }, name === "answered" ? words.ofTotal(done.answered, done.total) : String(done[name])),
  );
  return element("tr", {}, element("th", { scope: "row" }, head), ...cells);
}
