/** The foot of a sheet: progress, the hand-in file, opening one, and clearing all; what is in a file is in handin.ts. */

import { download } from "./download.ts";
import { button, element, say } from "./element.ts";
import { conflicts, fileName, handIn, merge, readHandIn } from "./handin.ts";
import type { Question } from "./question.ts";
import type { Responses } from "./responses.ts";
import * as state from "./state.ts";
import type { State } from "./state.ts";
import { words } from "./words/index.ts";

export class Sheet {
  #name: string;
  #questions: Map<string, Question>;
  #responses: Responses;
  #status = element("p", { class: "onr-status", role: "status" });
  #progress = element("p", { class: "onr-progress" });
  #clear = button(words.clearSheet, () => this.#clearOrUndo(), "onr-quiet");
  #undo: Map<string, State> | null = null;
  /** Whether a change is this sheet's own: any other ends the chance to undo. */
  #acting = false;

  /** `clears`: whether the sheet may be emptied as a whole. */
  constructor(name: string, questions: Question[], responses: Responses, foot: HTMLElement, clears = true) {
    this.#name = name;
    this.#questions = new Map(questions.map((question) => [question.id, question])); // a question may stand here twice
    this.#responses = responses;
    const keys = [button(words.save, () => this.#save(), "onr-primary"), button(words.open, () => this.#choose())];
    if (clears) keys.push(this.#clear);
    const href = foot.dataset["summary"];
    const summary = href ? [element("a", { class: "onr-button", href }, words.summary)] : [];
    foot.append(this.#progress, element("div", { class: "onr-buttons" }, ...keys, ...summary), this.#status);
    responses.listen((id) => this.#questions.has(id) && this.#follow());
    this.#draw();
  }

  #states(): Map<string, State> {
    return new Map([...this.#questions].map(([id, question]) => [id, question.state]));
  }

  /** What was emptied comes back only as long as nothing new stands in its place. */
  #follow(): void {
    if (!this.#acting && this.#undo) {
      this.#undo = null;
      say(this.#status, "");
    }
    this.#draw();
  }

  #draw(): void {
    const done = [...this.#states().values()].filter(({ response }) => response !== null).length;
    say(this.#progress, words.progress(done, this.#questions.size));
    this.#clear.textContent = this.#undo ? words.undo : words.clearSheet;
  }

  #save(): void {
    const book = document.querySelector<HTMLMetaElement>("meta[name=onrecord-book]")?.content ?? "";
    const name = fileName(this.#name);
    download(name, JSON.stringify(handIn(this.#name, book, this.#states()), null, 1), "application/json");
    say(this.#status, words.saved(name));
  }

  #choose(): void {
    const input = element("input", { type: "file", accept: ".json,application/json" });
    input.addEventListener("change", async () => {
      const file = input.files?.[0];
      if (file) await this.#open(await file.text());
    });
    input.click();
  }

  async #open(text: string): Promise<void> {
    const theirs = readHandIn(text);
    if (!theirs) return say(this.#status, words.notAFile);
    const mine = new Map<string, State>();
    for (const id of theirs.keys()) {
      const known = this.#questions.get(id)?.state ?? this.#responses.state(id);
      if (known) mine.set(id, known);
    }
    const differing = conflicts(mine, theirs).length;
    const prefer = differing ? await ask(differing) : "mine";
    if (!prefer) return;
    for (const [id, their] of theirs) this.#responses.set(id, merge(mine.get(id), their, prefer, Date.now()));
    say(this.#status, words.opened([...theirs.values()].filter(({ response }) => response !== null).length));
  }

  #clearOrUndo(): void {
    const before = this.#undo;
    this.#undo = before ? null : this.#states();
    this.#acting = true;
    for (const [id, was] of before ?? this.#states()) {
      this.#responses.set(id, before ? was : state.clear(was, Date.now()));
    }
    this.#acting = false;
    say(this.#status, before ? words.sheetRestored : words.sheetCleared);
    this.#draw();
  }
}

/** Whose responses stand where both have one; null to leave everything as it is. */
function ask(differing: number): Promise<"mine" | "theirs" | null> {
  const dialog = element("dialog", { class: "onr-dialog", "aria-label": words.open });
  const choose = (value: string, style = "") => button(value, () => dialog.close(value), style);
  const keys = [choose(words.keepMine, "onr-primary"), choose(words.takeTheirs), choose(words.cancel, "onr-quiet")];
  dialog.append(element("p", {}, words.conflict(differing)), element("div", { class: "onr-buttons" }, ...keys));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      const said = dialog.returnValue;
      resolve(said === words.keepMine ? "mine" : said === words.takeTheirs ? "theirs" : null);
    });
  });
}
