/** What every question type tells the rest of the script about its form; each type is one object in a file of its own. */

import type { Entry } from "../entry.ts";
import type { Response } from "../response.ts";

export interface QuestionType {
  /** The response in the form's controls; null where nothing is said. */
  read(form: HTMLFormElement): Response | null;
  /** Fill the controls; anything that does not fit the form is left out. */
  write(form: HTMLFormElement, response: Response | null): void;
  /** Add what the form cannot do without script; `changed` tells that the response may have changed. */
  enhance?(form: HTMLFormElement, changed: () => void): void;
  /** The element that bears the mark of a part (as named in Verdict.marks). */
  marked(form: HTMLFormElement, part: string): HTMLElement | null;
  /** Where to speak about something: below an element, or in the list below the body under a head. */
  spot(form: HTMLFormElement, name: string): { below: HTMLElement } | { head: string };
  /** Show the answer in the form's own terms; what is returned goes on top of the worked answer. */
  solve(form: HTMLFormElement, entry: Entry): Node[];
  /** A response in words, as far as this form has words for it. */
  inWords(form: HTMLFormElement, response: Response): string[];
  /** Whether a person reads it: there is a model answer and no verdict. */
  free?: boolean;
}
