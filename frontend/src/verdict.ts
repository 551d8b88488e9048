/** Shows what is known: the verdict in words, marks and feedback in the form, hints, old answers, the worked answer. */

import { button, element, title, trusted } from "./element.ts";
import type { Entry, Html, Sayings } from "./entry.ts";
import { isFull, type Mark, type Verdict } from "./grading.ts";
import { addFeedback, addMark, addToList, contested, place, removeLayer } from "./marks.ts";
import type { Certainty } from "./state.ts";
import { body } from "./types/controls.ts";
import type { QuestionType } from "./types/type.ts";
import { words } from "./words/index.ts";

/** A verdict with what there is to say about it. */
export interface Checked {
  verdict: Verdict;
  entry: Sayings;
}

/** A verdict in one line, with what was said beforehand; `own` is what the writer of a free text found it worth. */
export function inWords(verdict: Verdict, own: number | null, certainty?: Certainty): string {
  const result = resultInWords(verdict, own);
  if (!certainty || verdict.score === null) return result;
  return `${result} ${words.certain[certainty][isFull(verdict.score, verdict.points) ? "right" : "wrong"]}`;
}

function resultInWords({ score, points, marks }: Verdict, own: number | null): string {
  if (score === null) return own === null ? words.byPerson : words.rubricSum(own, points);
  if (score <= 0) return words.notYet(score, points);
  if (!isFull(score, points)) return words.partly(score, points);
  return Object.values(marks).includes("open") ? words.argued(score, points) : words.right(score, points);
}

/** The mistakes of a verdict on which the key has a second feedback. */
export function mistakes({ verdict, entry }: Checked): string[] {
  return verdict.feedback.filter((name) => entry.again?.[name]);
}

type Repeats = { [name: string]: number };

/** Mark each part and say what there is to say, near what it speaks about; `repeats` counts mistakes. */
export function showVerdict(form: HTMLFormElement, kind: QuestionType, { verdict, entry }: Checked, repeats: Repeats): void {
  removeLayer(form, "verdict");
  for (const [part, mark] of Object.entries(verdict.marks)) {
    const at = kind.marked(form, part);
    if (at) addMark(at, mark);
  }
  for (const name of verdict.feedback) {
    const html = ((repeats[name] ?? 0) > 1 && entry.again?.[name]) || lookUp(entry.feedback, name);
    if (html) speak(form, kind, name, html, verdict.marks[partOf(name)] ?? verdict.marks["text"]);
  }
  for (const [part, mark] of Object.entries(verdict.marks)) {
    const html = mark === "open" && contestedOn(entry.contested, part, verdict.feedback);
    if (html) argue(form, kind, part, html);
  }
}

const partOf = (name: string) => name.split("=")[0] ?? name;

/** Feedback on the very value, else on its part. */
function lookUp(html: Html, name: string): string | undefined {
  return html[name] ?? html[partOf(name)];
}

/** The case for a part, or for the value that was given in it. */
function contestedOn(html: Html, part: string, feedback: string[]): string | undefined {
  const given = feedback.find((name) => partOf(name) === part)?.slice(part.length + 1);
  return html[part] ?? (given === undefined ? undefined : html[given]);
}

function speak(form: HTMLFormElement, kind: QuestionType, name: string, html: string, mark?: Mark): void {
  const spot = kind.spot(form, name);
  if ("below" in spot) addFeedback(spot.below, html, mark);
  else addToList(body(form), spot.head, trusted(element("span"), html), mark);
}

function argue(form: HTMLFormElement, kind: QuestionType, part: string, html: string): void {
  const spot = kind.spot(form, part);
  if ("below" in spot) place(spot.below, contested(html));
  else addToList(body(form), spot.head, contested(html));
}

/** One rung of the hint ladder. */
export function hintNote(n: number, of: number, html: string): HTMLElement {
  return element("div", { class: "onr-hint" }, element("b", {}, words.hintOf(n, of)), trusted(element("div"), html));
}

/** What was answered before the question changed. */
export function oldNote(lines: string[], discard: () => void): HTMLElement {
  const list = element("ul", {}, ...lines.map((line) => element("li", {}, line)));
  const details = element("details", {}, element("summary", {}, words.oldAnswer), list);
  const drop = button(words.discard, discard, "onr-quiet");
  return element("div", { class: "onr-note onr-old" }, element("p", {}, words.changed), details, drop);
}

/** Show the answer in the form and the worked answer below it. */
export function showAnswer(form: HTMLFormElement, kind: QuestionType, entry: Entry, panel: HTMLElement): void {
  removeLayer(form, "answer");
  panel.replaceChildren(title(words.workedAnswer)); // first, so that a rubric does not find the old one
  panel.append(...kind.solve(form, entry));
  panel.append(...explained(entry));
  panel.hidden = false;
}

/** Why, what is argued, a model repair, and the words it rests on. */
export function explained(entry: Entry): Node[] {
  return [
    ...chapter(words.explanation, entry.explanation),
    ...Object.values(entry.contested).flatMap((html) => chapter(words.contested, html)),
    ...chapter(words.modelRepair, entry.model),
    ...evidence(entry.evidence),
  ];
}

export function hideAnswer(form: HTMLFormElement, panel: HTMLElement): void {
  removeLayer(form, "answer");
  panel.replaceChildren();
  panel.hidden = true;
}

function chapter(head: string, html: string): Node[] {
  return html ? [title(head), trusted(element("div"), html)] : [];
}

function evidence(quotes: string[]): Node[] {
  if (quotes.length === 0) return [];
  const items = quotes.map((html) => trusted(element("li"), html));
  return [title(words.evidence), element("ul", { class: "onr-evidence" }, ...items)];
}
