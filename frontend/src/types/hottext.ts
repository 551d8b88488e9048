/** `hottext`: words of a text, marked by toggling them; a list of token ids. */

import { addAnswerMark } from "../marks.ts";
import { texts } from "../response.ts";
import { checkedValues, part, setChecked, wording } from "./controls.ts";
import type { QuestionType } from "./type.ts";

const NAME = "token";

export const hottext: QuestionType = {
  read(form) {
    const tokens = checkedValues(form, NAME);
    return tokens.length ? tokens : null;
  },
  write(form, response) {
    setChecked(form, NAME, texts(response));
  },
  marked: part,
  spot(form, name) {
    return { head: `“${wording(part(form, name))}”` };
  },
  solve(form, entry) {
    for (const token of entry.rule === "multiple" ? entry.right : []) {
      const words = part(form, token);
      if (words) addAnswerMark(words);
    }
    return [];
  },
  inWords(form, response) {
    return texts(response).map((token) => wording(part(form, token)) || token);
  },
};
