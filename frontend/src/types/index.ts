/** The table of question types. */

import { choice } from "./choice.ts";
import { compare } from "./compare.ts";
import { extendedText } from "./extendedText.ts";
import { hottext } from "./hottext.ts";
import { match } from "./match.ts";
import { order } from "./order.ts";
import { textEntry } from "./textEntry.ts";
import { trace } from "./trace.ts";
import type { QuestionType } from "./type.ts";

export const TYPES: { [type: string]: QuestionType } = {
  choice,
  compare,
  extendedText,
  hottext,
  match,
  order,
  textEntry,
  trace,
};
