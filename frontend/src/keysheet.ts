/** The key of a sheet on paper: each worked answer under its question's number, made by the page from the key pack. */

import { button, element, title } from "./element.ts";
import type { Entry } from "./entry.ts";
import type { Grader, Question } from "./question.ts";
import type { Response } from "./response.ts";
import { solution } from "./solution.ts";
import { wording } from "./types/controls.ts";
import { TYPES } from "./types/index.ts";
import type { QuestionType } from "./types/type.ts";
import { explained } from "./verdict.ts";
import { words } from "./words/index.ts";

/** Offer to print the key of these questions, where there is one for the first of them. */
export async function offerKey(questions: Question[], grader: Grader, foot: HTMLElement): Promise<void> {
  const first = questions[0];
  if (!first || !(await first.hasKey())) return;
  const place = foot.querySelector(".onr-buttons") ?? foot;
  place.append(button(words.printKey, () => void printKey(questions, grader)));
}

async function printKey(questions: Question[], grader: Grader): Promise<void> {
  const items = await keyItems(questions, grader);
  const head = element("h1", {}, words.keyTo(wording(document.querySelector("h1"))));
  const sheet = element("div", { class: "onr-key-sheet" }, head, element("ol", {}, ...items));
  document.querySelector(".onr-key-sheet")?.remove();
  document.body.append(sheet);
  document.documentElement.classList.add("onr-printing-key");
  addEventListener("afterprint", () => document.documentElement.classList.remove("onr-printing-key"), { once: true });
  print();
}

/** The worked answer of each question, as an item of a list. */
export async function keyItems(questions: Question[], grader: Grader): Promise<HTMLElement[]> {
  const entries = await Promise.all(questions.map((question) => entryOf(question, grader)));
  return questions.map((question, n) => worked(question.form, entries[n] ?? null));
}

async function entryOf(question: Question, grader: Grader): Promise<Entry | null> {
  return (await question.hasKey()) ? grader.show(question.id) : null;
}

/** One question: its words in short, the answer in words, and what Show answer says below the form. */
function worked(form: HTMLFormElement, entry: Entry | null): HTMLElement {
  const item = element("li", {}, element("b", {}, wording(form.querySelector(".onr-prompt > p"))));
  const kind = TYPES[form.dataset["type"] ?? ""];
  if (!entry || !kind) return item;
  const copy = form.cloneNode(true) as HTMLFormElement; // as a type may write into the form it solves
  const lines = solution(entry).map((part) => element("li", {}, inWords(copy, kind, part)));
  const model = kind.free ? kind.solve(copy, entry) : [title(words.answerIs), element("ul", {}, ...lines)];
  item.append(...model, ...explained(entry));
  return item;
}

const inWords = (form: HTMLFormElement, kind: QuestionType, accepted: Response[]) =>
  accepted.map((response) => kind.inWords(form, response).join(" ")).join(words.or);
