/** `textEntry`: a term or a number in one line; a string. */

import { element } from "../element.ts";
import { words } from "../words/index.ts";
import { body } from "./controls.ts";
import type { QuestionType } from "./type.ts";

const inputOf = (form: HTMLElement) => form.querySelector<HTMLInputElement>('input[name="text"]');

export const textEntry: QuestionType = {
  read(form) {
    const text = inputOf(form)?.value ?? "";
    return text.trim() ? text : null;
  },
  write(form, response) {
    const input = inputOf(form);
    if (input) input.value = typeof response === "string" ? response : "";
  },
  enhance(form) {
    const input = inputOf(form);
    if (input) wrap(input);
  },
  marked(form) {
    return inputOf(form)?.parentElement ?? null;
  },
  spot(form) {
    return { below: inputOf(form)?.parentElement ?? body(form) };
  },
  solve(form, entry) {
    const first = entry.rule === "text" ? entry.accepted[0] : undefined;
    const lang = inputOf(form)?.getAttribute("lang") ?? undefined;
    return first ? [element("p", {}, element("b", {}, words.answerIs), " ", element("span", { lang }, first))] : [];
  },
  inWords(_form, response) {
    return typeof response === "string" ? [response] : [];
  },
};

/** An input can hold no sign; what it stands in can. */
function wrap(input: HTMLInputElement): void {
  const field = element("span", { class: "onr-field" });
  input.replaceWith(field);
  field.append(input);
}
