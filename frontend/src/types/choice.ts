/** `choice`: one option, or several; a string or a list of option ids. */

import type { Entry } from "../entry.ts";
import { addAnswerMark } from "../marks.ts";
import { texts } from "../response.ts";
import { body, checkedValues, part, setChecked, wording } from "./controls.ts";
import type { QuestionType } from "./type.ts";

const NAME = "choice";
const isSeveral = (form: HTMLElement) => form.querySelector(`input[name="${NAME}"][type="checkbox"]`) !== null;
const asList = (response: unknown) => (typeof response === "string" ? [response] : texts(response));

export const choice: QuestionType = {
  read(form) {
    const values = checkedValues(form, NAME);
    return values.length === 0 ? null : isSeveral(form) ? values : (values[0] ?? null);
  },
  write(form, response) {
    setChecked(form, NAME, asList(response));
  },
  marked: part,
  spot(form, name) {
    return { below: part(form, name) ?? body(form) };
  },
  solve(form, entry) {
    for (const value of rightOptions(entry)) {
      const option = part(form, value);
      if (option) addAnswerMark(option);
    }
    return [];
  },
  inWords(form, response) {
    return asList(response).map((value) => wording(part(form, value)) || value);
  },
};

function rightOptions(entry: Entry): string[] {
  return entry.rule === "single" ? entry.accepted : entry.rule === "multiple" ? entry.right : [];
}
