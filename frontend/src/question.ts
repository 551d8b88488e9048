/** Leads one form: what its reader does becomes state, and the form shows state. Who grades is a Grader's business. */

import { element, say } from "./element.ts";
import type { Entry } from "./entry.ts";
import { buildFoot, type Foot } from "./foot.ts";
import { selfScore } from "./grading.ts";
import { attempt, look } from "./practice/attempt.ts";
import { attempted, same, type Response } from "./response.ts";
import type { From, Responses } from "./responses.ts";
import * as state from "./state.ts";
import type { State } from "./state.ts";
import { TYPES } from "./types/index.ts";
import type { QuestionType } from "./types/type.ts";
import { hideAnswer, hintNote, inWords, mistakes, oldNote, showAnswer, showVerdict, type Checked } from "./verdict.ts";
import { words } from "./words/index.ts";

export interface Hint {
  n: number;
  of: number;
  html: string;
}

/** Who knows the key: the page's pack, or Python behind a notebook. */
export interface Grader {
  /** Whether there is a key for the question as this form has it. */
  load(bank: string, id: string, hash: string): Promise<"key" | "none">;
  check(id: string, response: Response): Promise<Checked>;
  hint(id: string, n: number): Promise<Hint>;
  show(id: string): Promise<Entry>;
  /** What to say where there is no key: before and after something is answered. */
  without: { empty: string; answered: string };
}

export class Question {
  readonly form: HTMLFormElement;
  readonly id: string;
  readonly hash: string;
  readonly points: number;
  readonly foot: Foot;
  #bank: string;
  #kind: QuestionType;
  #grader: Grader;
  #responses: Responses;
  #key: "unknown" | "key" | "none" = "unknown";
  #loading: Promise<void> | null = null;
  /** The verdict on show, and the response it is on. */
  #shown: { response: Response; checked: Checked } | null = null;
  #hints: Hint[] = [];
  #entry: Entry | null = null;
  #answerOpen = false;
  /** Whether the next press shows the answer without a try. */
  #asking = false;
  /** What stood before Clear or Start over, and which of them it was. */
  #undo: { before: State; by: "clear" | "reset" } | null = null;
  /** Said once, until the next act. */
  #message = "";

  constructor(form: HTMLFormElement, responses: Responses, grader: Grader) {
    const kind = TYPES[form.dataset["type"] ?? ""];
    const foot = form.querySelector<HTMLElement>(".onr-foot");
    if (!kind || !foot) throw new Error(`No question: ${form.dataset["question"]}`);
    this.form = form;
    this.id = form.dataset["question"] ?? "";
    const { hash = "", points = 0 } = JSON.parse(form.dataset["public"] ?? "{}");
    this.hash = hash;
    this.points = points;
    this.#bank = form.dataset["bank"] ?? "";
    this.#kind = kind;
    this.#grader = grader;
    this.#responses = responses;
    this.foot = buildFoot(foot, {
      check: () => void this.#check(),
      retry: () => this.#retry(),
      hint: () => void this.#hint(),
      show: () => void this.#show(),
      certain: (certainty) => this.#responses.set(this.id, state.beCertain(this.state, certainty)),
      clear: () => this.#empty("clear", state.clear(this.state, Date.now()), words.cleared),
      reset: () => this.#empty("reset", state.untouched(this.hash), words.startedOver),
      undo: () => this.#restore(),
    });
    this.#listen();
    this.#draw();
  }

  get state(): State {
    return state.fit(this.#responses.state(this.id), this.hash);
  }

  /** Ask for the key, once; a second call waits for the first. */
  load(): Promise<void> {
    this.#loading ??= this.#grader.load(this.#bank, this.id, this.hash).then(
      (key) => this.#arrive(key),
      () => this.#arrive("none"),
    );
    return this.#loading;
  }

  async hasKey(): Promise<boolean> {
    await this.load();
    return this.#key === "key";
  }

  /** Forget whether there is a key, and ask again. */
  reload(): Promise<void> {
    this.#loading = null;
    return this.load();
  }

  /** Say something about this question that stays. */
  note(...content: (string | Node)[]): void {
    this.foot.notes.append(element("div", { class: "onr-note" }, ...content));
  }

  #listen(): void {
    this.form.autocomplete = "off"; // or a browser fills the form with what an earlier visit left
    this.#kind.enhance?.(this.form, () => this.#edited());
    this.form.addEventListener("input", () => this.#edited());
    this.form.addEventListener("focusin", () => void this.load(), { once: true });
    this.form.addEventListener("focusout", () => setTimeout(() => this.#draw()));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#check();
    });
    this.#responses.listen((id, from) => id === this.id && this.#follow(from));
  }

  /** Another tab does not pull the form from under its reader's hands; it catches up when focus leaves. */
  #follow(from: From): void {
    if (from === "here" || !this.#hasFocus()) this.#draw();
  }

  #hasFocus(): boolean {
    return this.form.contains(document.activeElement);
  }

  async #arrive(key: "key" | "none"): Promise<void> {
    this.#key = key;
    this.#hints = [];
    const { hints, checked } = this.state;
    if (key === "key") {
      for (let n = 1; n <= hints; n++) this.#hints.push(await this.#grader.hint(this.id, n));
      if (this.#kind.free && checked !== null) await this.#open();
    }
    this.#draw();
  }

  // What the reader does

  #edited(): void {
    this.#message = "";
    this.#asking = false;
    this.#undo = null;
    this.#responses.set(this.id, state.answer(this.state, this.#kind.read(this.form), Date.now()));
  }

  async #check(): Promise<void> {
    const response = this.state.response;
    if (response === null) return this.#say(this.#kind.free ? words.emptyText : words.empty);
    await this.load();
    if (this.#key === "none") return this.#draw();
    try {
      const checked = await this.#grader.check(this.id, response);
      if (this.#kind.free) await this.#open();
      this.#shown = { response, checked };
      this.#message = "";
      this.#undo = null;
      this.#responses.set(this.id, attempt(this.state, response, checked.verdict, mistakes(checked), Date.now()));
      this.foot.status.scrollIntoView({ block: "nearest" }); // feedback above it may have pushed it out of sight
    } catch {
      this.#say(words.failed);
    }
  }

  #retry(): void {
    this.#answerOpen = false;
    this.#responses.set(this.id, state.retry(this.state));
  }

  async #hint(): Promise<void> {
    await this.load();
    if (!this.#hintsLeft()) return this.#say(words.noMoreHints);
    try {
      this.#hints.push(await this.#grader.hint(this.id, this.#hints.length + 1));
      this.#responses.set(this.id, state.hint(this.state, this.#hints.length));
    } catch {
      this.#say(words.failed);
    }
  }

  async #show(): Promise<void> {
    await this.load();
    const { attempts, seen } = this.state;
    if (this.#answerOpen) {
      this.#answerOpen = false;
      return this.#say("");
    }
    if (attempts === 0 && !seen && !this.#asking) {
      this.#asking = true;
      return this.#say(words.pressAgain);
    }
    try {
      await this.#open();
      this.#message = `${this.#standing(this.state)} ${words.answerBelow}`.trim();
      this.#responses.set(this.id, look(this.state, this.points, Date.now()));
    } catch {
      this.#say(words.failed);
    }
  }

  async #open(): Promise<void> {
    this.#entry ??= await this.#grader.show(this.id);
    this.#answerOpen = true;
    this.#asking = false;
  }

  #empty(by: "clear" | "reset", empty: State, message: string): void {
    this.#undo = { before: this.state, by };
    this.#answerOpen = false;
    this.#message = message;
    this.#responses.set(this.id, empty);
  }

  #restore(): void {
    const { before } = this.#undo ?? {};
    this.#undo = null;
    this.#message = "";
    if (before) this.#responses.set(this.id, before);
    void this.reload(); // the hints that were shown
  }

  #say(message: string): void {
    this.#message = message;
    this.#draw();
  }

  // What the form shows

  #draw(): void {
    const now = this.state;
    if (!same(this.#kind.read(this.form), now.response)) this.#kind.write(this.form, now.response);
    this.#hints.length = Math.min(this.#hints.length, now.hints); // its sheet may have been started over
    if (now.attempts === 0 && !now.seen) this.#answerOpen = false;
    this.#drawVerdict(now);
    this.#drawAnswer();
    this.#drawHints();
    this.#drawOld(now);
    this.foot.draw({
      hasKey: this.#key !== "none",
      free: this.#kind.free ?? false,
      checked: now.checked !== null && this.#key === "key",
      hintsLeft: this.#hintsLeft(),
      hintsShown: this.#hints.length > 0,
      answerOpen: this.#answerOpen,
      asking: this.#asking,
      clears: this.#undo?.by === "clear" ? "undo" : now.response !== null ? "do" : "",
      resets: this.#undo?.by === "reset" ? "undo" : now.attempts || now.hints || now.seen ? "do" : "",
      certainty: now.certainty ?? null,
    });
    say(this.foot.status, this.#message || this.#standing(now));
  }

  /** What holds as long as nothing is done. */
  #standing(now: State): string {
    if (this.#key === "none") return this.#grader.without[now.response === null ? "empty" : "answered"];
    const own = this.#entry && selfScore(this.#entry, now.response);
    if (!this.#shown || now.checked === null) return "";
    return inWords(this.#shown.checked.verdict, own, now.certainty);
  }

  #drawVerdict({ checked, repeats }: State): void {
    const form = this.form;
    if (checked === null) {
      this.#shown = null;
      showVerdict(form, this.#kind, NOTHING, {});
    } else if (this.#shown && same(attempted(this.#shown.response), attempted(checked))) {
      if (form.dataset["shown"] !== JSON.stringify(attempted(checked)))
        showVerdict(form, this.#kind, this.#shown.checked, repeats);
    } else if (this.#key === "key") {
      void this.#recheck(checked);
    }
    form.dataset["shown"] = JSON.stringify(this.#shown && attempted(checked));
  }

  /** A verdict from an earlier visit, or from this question's twin, is shown again and not counted. */
  async #recheck(response: Response): Promise<void> {
    const checked = await this.#grader.check(this.id, response);
    if (!same(this.state.checked, response)) return;
    this.#shown = { response, checked };
    this.#draw();
  }

  #drawAnswer(): void {
    const panel = this.foot.answer;
    if (this.#answerOpen && panel.hidden && this.#entry) showAnswer(this.form, this.#kind, this.#entry, panel);
    else if (!this.#answerOpen && !panel.hidden) hideAnswer(this.form, panel);
  }

  #hintsLeft(): boolean {
    const last = this.#hints.at(-1);
    return !last || last.n < last.of;
  }

  #drawHints(): void {
    const list = this.foot.hints;
    if (list.childElementCount > this.#hints.length) list.replaceChildren();
    for (const { n, of, html } of this.#hints.slice(list.childElementCount)) list.append(hintNote(n, of, html));
  }

  /** A response to an older structure, in words where this form still has words for it. */
  #drawOld({ old }: State): void {
    const there = this.foot.notes.querySelector(".onr-old");
    if (!old) there?.remove();
    if (!old || there) return;
    const said = this.#kind.inWords(this.form, old.response);
    const discard = () => this.#responses.set(this.id, state.discardOld(this.state));
    this.foot.notes.append(oldNote(said.length ? said : [JSON.stringify(old.response)], discard));
  }
}

const NOTHING: Checked = { verdict: { score: 0, points: 0, marks: {}, feedback: [] }, entry: { feedback: {}, contested: {} } };
