/** Puts verdicts, feedback and answers into a form and takes them out again; which words they are comes from elsewhere. */

import { element, trusted } from "./element.ts";
import type { Mark } from "./grading.ts";
import { words } from "./words/index.ts";

/** `verdict`: what Check shows. `answer`: what Show answer shows. Each goes as a whole. */
export type Layer = "verdict" | "answer";

/** Mark a part: a color, a sign drawn in CSS, and a word for those who see neither. */
export function addMark(at: HTMLElement, mark: Mark): void {
  at.dataset["mark"] = mark;
  at.append(sign(mark));
}

/** Mark a part as belonging to the answer. */
export function addAnswerMark(at: HTMLElement): void {
  at.dataset["answer"] = "";
  at.append(added("span", "answer", "onr-answer-mark", element("span", { lang: words.lang }, words.answer)));
}

/** Say HTML right below a part, and tie it to the part's control. */
export function addFeedback(below: HTMLElement, html: string, mark?: Mark): void {
  const note = trusted(added("div", "verdict", "onr-feedback"), html);
  if (mark) note.dataset["mark"] = mark;
  place(below, note);
}

/** Say the strongest case on each side, below a part or in a list item. */
export function contested(html: string): HTMLElement {
  const note = added("div", "verdict", "onr-feedback onr-contested", element("b", {}, words.contested));
  note.append(" ", trusted(element("div"), html));
  return note;
}

/** Put a note after a part and what was put there before. */
export function place(below: HTMLElement, note: HTMLElement): void {
  let last: Element = below;
  while (last.nextElementSibling?.classList.contains("onr-added")) last = last.nextElementSibling;
  last.after(note);
  const control = below.matches("input, textarea") ? below : below.querySelector("input");
  if (control) describe(control, note);
}

/** Say something in the list below the body, under the head of what it speaks about; twice about one thing is one item. */
export function addToList(body: HTMLElement, head: string, saying: HTMLElement, mark?: Mark): void {
  const list = body.querySelector("ul.onr-said") ?? body.appendChild(saidList());
  const before = head && [...list.children].find((item) => item.querySelector("b")?.textContent === head);
  if (before) return before.append(" ", saying);
  const item = element("li", { "data-mark": mark });
  if (mark) item.append(sign(mark));
  if (head) item.append(element("b", {}, head), " ");
  item.append(saying);
  list.append(item);
}

function saidList(): HTMLElement {
  const list = added("ul", "verdict", "onr-said");
  list.setAttribute("aria-label", words.feedback);
  return list;
}

/** A line beside a slot that names its answer. */
export function answerLine(...content: (string | Node)[]): HTMLElement {
  return added("span", "answer", "onr-answer-line", element("b", {}, words.answerIs), " ", ...content);
}

/** Take a whole layer out of the form. */
export function removeLayer(form: HTMLElement, layer: Layer): void {
  for (const note of form.querySelectorAll(`.onr-added[data-layer="${layer}"]`)) undescribe(form, note);
  const name = layer === "verdict" ? "mark" : "answer";
  for (const at of form.querySelectorAll<HTMLElement>(`[data-${name}]`)) delete at.dataset[name];
}

function sign(mark: Mark): HTMLElement {
  const word = element("span", { class: "onr-sr", lang: words.lang }, ` ${words.marks[mark]}`);
  return added("span", "verdict", `onr-sign onr-sign-${mark}`, word);
}

function added<K extends "span" | "div" | "ul">(tag: K, layer: Layer, style: string, ...content: (string | Node)[]) {
  return element(tag, { class: `onr-added ${style}`, "data-layer": layer }, ...content);
}

let count = 0;

function describe(control: Element, note: HTMLElement): void {
  note.id ||= `onr-note-${++count}`;
  const ids = [control.getAttribute("aria-describedby") ?? "", note.id];
  control.setAttribute("aria-describedby", ids.join(" ").trim());
}

function undescribe(form: HTMLElement, note: Element): void {
  const control = note.id ? form.querySelector(`[aria-describedby~="${note.id}"]`) : null;
  const rest = control?.getAttribute("aria-describedby")?.split(" ").filter((id) => id !== note.id).join(" ");
  if (rest) control?.setAttribute("aria-describedby", rest);
  else control?.removeAttribute("aria-describedby");
  note.remove();
}
