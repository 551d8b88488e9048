/** `match`: a table filled by selects; a record from `row.column` to the option's id. */

import { answerLine } from "../marks.ts";
import { fields, type Fields } from "../response.ts";
import { words } from "../words/index.ts";
import { part, wording } from "./controls.ts";
import type { QuestionType } from "./type.ts";

const selects = (form: HTMLElement) => [...form.querySelectorAll<HTMLSelectElement>("table.onr-match select")];

export const match: QuestionType = {
  read(form) {
    const filled = selects(form).filter((select) => select.value);
    if (filled.length === 0) return null;
    const response: Fields = {};
    for (const select of filled) response[select.name] = select.value;
    return response;
  },
  write(form, response) {
    const given = fields(response);
    for (const select of selects(form)) select.value = optionOf(select, given.get(select.name)) ? given.get(select.name)! : "";
  },
  marked: part,
  spot(form, name) {
    return { head: heading(form, name.split("=")[0] ?? name) };
  },
  solve(form, entry) {
    if (entry.rule !== "record") return [];
    for (const select of selects(form)) {
      const accepted = (entry.slots[select.name] ?? []).map((value) => optionOf(select, value)?.text ?? value);
      if (accepted.length) select.closest("td")?.append(answerLine(accepted.join(words.or)));
    }
    return [];
  },
  inWords(form, response) {
    const given = fields(response);
    return selects(form)
      .filter((select) => given.has(select.name))
      .map((select) => `${heading(form, select.name)} ${optionOf(select, given.get(select.name))?.text ?? given.get(select.name)}`);
  },
};

function optionOf(select: HTMLSelectElement, value: string | undefined): HTMLOptionElement | undefined {
  return [...select.options].find((option) => option.value === value);
}

function heading(form: HTMLElement, name: string): string {
  const cell = part(form, name);
  const row = wording(cell?.closest("tr")?.querySelector("th"));
  return words.place(row, `${cell?.dataset["label"] ?? name}:`);
}
