/**
 * The review page: what comes back today, chapter by chapter.
 * A try here is kept under a name of its own: what will be handed in stays as it is, and only the next day moves.
 */

import { button, element, say, siteRoot, trusted } from "../element.ts";
import { isFull } from "../grading.ts";
import { keys } from "../keys.ts";
import { keepInStep, loadWhenNear, tellRefused } from "../live.ts";
import { Question } from "../question.ts";
import { Responses } from "../responses.ts";
import { fit, untouched, type State } from "../state.ts";
import { REVIEW, Storage } from "../storage.ts";
import { words } from "../words/practice.ts";
import { loadBank, type ListedBank } from "../banks.ts";
import { nextDay, offers, type Offer } from "./offers.ts";
import { DAYS, isDone, shown, tried, type Outcome } from "./schedule.ts";
import { sum, tally } from "./tally.ts";

export class Review {
  #root: HTMLElement;
  #banks: ListedBank[];
  #main: Responses;
  #tries: Responses;
  #status = element("p", { class: "onr-review-status", role: "status" });
  #open = 0;
  #total = 0;

  constructor(root: HTMLElement, banks: ListedBank[]) {
    const storage = new Storage(() => window.localStorage);
    const tries = new Storage(() => window.localStorage, REVIEW);
    this.#root = element("div");
    root.replaceChildren(this.#root); // what is said of the storage stands above, and stays
    this.#banks = banks;
    this.#main = new Responses(storage);
    this.#tries = new Responses(tries);
    keepInStep(this.#main);
    keepInStep(this.#tries, REVIEW);
    tellRefused(storage, root);
    this.#startRound(tries.ids());
    void this.#show(false);
  }

  #read = (id: string) => this.#main.state(id);

  /** Tries of an earlier round that is over go; one that was begun and not checked stays. */
  #startRound(kept: string[]): void {
    for (const id of kept) {
      const state = this.#tries.state(id);
      if (state && (state.attempts > 0 || state.seen)) this.#tries.set(id, untouched(state.hash));
    }
  }

  async #show(early: boolean): Promise<void> {
    const now = Date.now();
    const parts = await Promise.all(this.#banks.map((bank) => this.#chapter(bank, offers(bank, this.#read, now, early))));
    const questions = parts.flatMap(({ questions }) => questions);
    this.#open = this.#total = questions.length;
    this.#root.replaceChildren(this.#status, ...parts.flatMap(({ nodes }) => nodes));
    if (questions.length === 0) this.#nothing(now);
    else this.#count();
    loadWhenNear(questions);
  }

  #nothing(now: number): void {
    const next = nextDay(this.#banks, this.#read, now);
    say(this.#status, next === null ? words.reviewEmpty : words.reviewNext(next));
    if (next !== null) {
      const all = button(words.reviewEarly, () => void this.#show(true).then(() => this.#status.focus()));
      this.#status.tabIndex = -1;
      this.#root.append(element("div", { class: "onr-buttons" }, all));
    }
  }

  #count(): void {
    const { waiting } = sum(this.#banks.map((bank) => tally(bank, this.#read, Date.now())));
    say(this.#status, words.reviewCount(this.#total - this.#open, this.#total, waiting));
  }

  async #chapter(bank: ListedBank, chosen: Offer[]): Promise<{ nodes: Node[]; questions: Question[] }> {
    const pack = chosen.length ? await loadBank(bank.bank) : null;
    if (!pack) return { nodes: chosen.length ? [note(words.bankMissing(bank.title))] : [], questions: [] };
    const head = element("h2", {}, bank.sheet ? element("a", { href: siteRoot() + bank.sheet }, bank.title) : bank.title);
    const due = chosen.filter(({ why }) => why === "due").length;
    const few = due && due < chosen.length ? [note(words.reviewFilled(due, chosen.length - due))] : [];
    const nodes: Node[] = [head, ...few];
    const questions: Question[] = [];
    for (const offer of chosen) {
      const html = pack.questions[offer.asked]?.html ?? "";
      const place = trusted(element("div"), html.replaceAll("{root}", siteRoot()));
      const form = place.querySelector<HTMLFormElement>("form.onr-question");
      if (!form) continue;
      questions.push(this.#question(bank, offer, form));
      nodes.push(place);
    }
    return { nodes, questions };
  }

  #question(bank: ListedBank, offer: Offer, form: HTMLFormElement): Question {
    const question = new Question(form, this.#tries, keys);
    const after = element("p", { class: "onr-comes", role: "status" });
    form.append(after);
    const said = reason(offer);
    if (said) question.note(said);
    let over = false;
    this.#tries.listen((id) => {
      if (id !== question.id || over) return;
      const result = firstResult(question.state, question.points);
      if (!result) return;
      over = true;
      this.#open -= 1;
      say(after, this.#move(bank, offer.id, result));
      this.#count();
    });
    return question;
  }

  /** Let the result of the first try move the question's next day; return what that means, in words. */
  #move(bank: ListedBank, id: string, result: Outcome | "seen"): string {
    const { hash = "", points = 0 } = bank.questions[id] ?? {};
    const full = `${bank.bank}/${id}`;
    const now = Date.now();
    const before = fit(this.#main.state(full), hash);
    const moved: State = { ...before, ...(result === "seen" ? shown(now) : tried(before, result, points, now)) };
    this.#main.set(full, moved);
    const { again } = moved;
    if (!again || isDone(again)) return words.comesNoMore;
    return again.since === now ? words.comesAgain(DAYS[again.step] ?? 0) : words.comesOnItsDay;
  }
}

/** What the first try of this round came to; null before it. */
function firstResult({ attempts, first, seen, certainty }: State, points: number): Outcome | "seen" | null {
  if (attempts === 0) return seen ? "seen" : null;
  if (first === null) return "unjudged";
  if (!isFull(first, points)) return "wrong";
  return certainty === "guess" ? "guessed" : "right";
}

function reason({ id, asked, why, on }: Offer): string {
  const parallel = asked === id ? "" : words.parallelAsked;
  const early = why === "early" ? words.askedEarly(on) : why === "done" ? words.askedOnceMore : "";
  return `${parallel} ${early}`.trim();
}

function note(text: string): HTMLElement {
  return element("p", { class: "onr-note" }, text);
}
