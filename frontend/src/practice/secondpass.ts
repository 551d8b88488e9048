/** The second pass over a sheet: only what was not right, guessed or seen; all others stand aside until called back. */

import { button } from "../element.ts";
import type { Question } from "../question.ts";
import { words } from "../words/index.ts";
import { isToPractise } from "./tally.ts";

export class SecondPass {
  #region: HTMLElement;
  #questions: Question[];
  #tell: (text: string) => void;
  #key = button("", () => this.#toggle());
  /** Whether others stand aside. Who is shown is settled at that moment: nothing vanishes by being answered. */
  #on = false;

  constructor(region: HTMLElement, questions: Question[], buttons: HTMLElement | undefined, tell: (text: string) => void) {
    this.#region = region;
    this.#questions = questions;
    this.#tell = tell;
    buttons?.prepend(this.#key);
  }

  draw(): void {
    const n = this.#wanted().length;
    this.#key.textContent = this.#on ? words.allQuestions : words.onlyWrong(n);
    this.#key.hidden = !this.#on && n === 0;
  }

  #wanted(): Question[] {
    return this.#questions.filter(({ state, points }) => isToPractise(state, points));
  }

  #toggle(): void {
    this.#on = !this.#on;
    const shown = new Set(this.#on ? this.#wanted() : this.#questions);
    for (const question of this.#questions) question.form.hidden = !shown.has(question);
    // A heading or a shared case without a question under it stands aside, too.
    for (const around of this.#region.querySelectorAll<HTMLElement>("section, .onr-parts")) {
      around.hidden = !around.querySelector("form.onr-question:not([hidden])");
    }
    this.#tell(this.#on ? words.onlyWrongShown(shown.size) : words.allShown(shown.size));
    this.draw();
    this.#key.scrollIntoView({ block: "nearest" }); // the page has become another length around it
  }
}
