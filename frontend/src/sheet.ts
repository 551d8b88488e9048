/**
 * The foot of a sheet: progress, a second pass, the hand-in file, opening one, and emptying all.
 * What is in a file is in handin.ts.
 */

import { download } from "./download.ts";
import { button, element, say } from "./element.ts";
import { conflicts, fileName, handIn, merge, readHandIn } from "./handin.ts";
import { SecondPass } from "./practice/secondpass.ts";
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
  #clear = button(words.clearSheet, () => this.#emptyOrUndo("clear"), "onr-quiet");
  #reset = button(words.resetSheet, () => this.#emptyOrUndo("reset"), "onr-quiet");
  #undo: { before: Map<string, State>; by: Emptying } | null = null;
  #second: SecondPass | null = null;
  /** Whether a change is this sheet's own: any other ends the chance to undo. */
  #acting = false;

  /** `clears`: whether the sheet may be emptied as a whole. */
  constructor(name: string, questions: Question[], responses: Responses, foot: HTMLElement, clears = true) {
    this.#name = name;
    this.#questions = new Map(questions.map((question) => [question.id, question])); // a question may stand here twice
    this.#responses = responses;
    const keys = [button(words.save, () => this.#save(), "onr-primary"), button(words.open, () => this.#choose())];
    const loop = clears ? [this.#clear, this.#reset] : [];
    const href = foot.dataset["summary"];
    const summary = href ? [element("a", { class: "onr-button", href }, words.summary)] : [];
    const rows = [[...keys, ...summary], loop].map((row) => element("div", { class: "onr-buttons" }, ...row));
    foot.append(this.#progress, ...rows, this.#status);
    const region = foot.closest<HTMLElement>(".onr-sheet");
    if (region) this.#second = new SecondPass(region, questions, rows[1], (text) => say(this.#status, text));
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
    this.#clear.textContent = this.#undo?.by === "clear" ? words.undo : words.clearSheet;
    this.#reset.textContent = this.#undo?.by === "reset" ? words.undo : words.resetSheet;
    this.#second?.draw();
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

  #emptyOrUndo(by: Emptying): void {
    const { before, by: was } = this.#undo ?? {};
    const undoing = was === by;
    if (!undoing) this.#undo = { before: this.#states(), by };
    else this.#undo = null;
    this.#acting = true;
    for (const [id, now] of undoing && before ? before : this.#states()) {
      this.#responses.set(id, undoing ? now : by === "clear" ? state.clear(now, Date.now()) : state.untouched(now.hash));
    }
    this.#acting = false;
    say(this.#status, undoing ? words.sheetRestored : by === "clear" ? words.sheetCleared : words.sheetReset);
    this.#draw();
  }
}

type Emptying = "clear" | "reset";

/** Whose responses stand where both have one; null to leave everything as it is. */
export function ask(differing: number): Promise<"mine" | "theirs" | null> {
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
