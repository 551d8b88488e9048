/** The foot of a question: its buttons, its live region, and places for notes, hints and the worked answer. */

import { button, element } from "./element.ts";
import { words } from "./words/index.ts";

export interface Acts {
  check(): void;
  retry(): void;
  hint(): void;
  show(): void;
  clear(): void;
  undo(): void;
}

/** What the foot should look like. */
export interface Looks {
  hasKey: boolean;
  free: boolean;
  checked: boolean;
  hintsLeft: boolean;
  hintsShown: boolean;
  answerOpen: boolean;
  asking: boolean;
  clears: "clear" | "undo" | "";
}

/** The parts of a foot, in their order. */
export interface Foot {
  notes: HTMLElement;
  status: HTMLElement;
  hints: HTMLElement;
  answer: HTMLElement;
  /** Bring the buttons in line; each keeps its place, so that focus is never lost. */
  draw(looks: Looks): void;
}

/** Fill a foot. A button does what its words say at the moment it is pressed. */
export function buildFoot(foot: HTMLElement, acts: Acts): Foot {
  let now: Looks | null = null;
  const once = (act: () => void) => (event: Event) => {
    if ((event as MouseEvent).detail < 2) act(); // a double click is one wish
  };
  const check = button(words.check, once(() => (now?.checked ? acts.retry() : acts.check())), "onr-primary");
  const hint = button(words.hint, once(acts.hint));
  const show = button(words.showAnswer, once(acts.show));
  const clear = button(words.clear, once(() => (now?.clears === "undo" ? acts.undo() : acts.clear())), "onr-quiet");
  const notes = element("div", { class: "onr-notes" });
  const status = element("p", { class: "onr-status", role: "status" });
  const hints = element("div", { class: "onr-hints", "aria-live": "polite" });
  const answer = element("div", { class: "onr-answer", role: "group", "aria-label": words.workedAnswer, hidden: true });
  foot.replaceChildren(notes, element("div", { class: "onr-buttons" }, check, hint, show, clear), status, hints, answer);

  const draw = (looks: Looks) => {
    now = looks;
    foot.dataset["key"] = looks.hasKey ? "there" : "none";
    for (const key of [check, hint, show]) key.hidden = !looks.hasKey;
    check.textContent = looks.checked ? words.tryAgain : looks.free ? words.compare : words.check;
    hint.textContent = looks.hintsShown ? words.nextHint : words.hint;
    hint.setAttribute("aria-disabled", String(!looks.hintsLeft));
    show.textContent = looks.answerOpen ? words.hideAnswer : looks.asking ? words.showUntried : words.showAnswer;
    show.setAttribute("aria-expanded", String(looks.answerOpen));
    clear.textContent = looks.clears === "undo" ? words.undo : words.clear;
    clear.hidden = looks.clears === "";
  };
  return { notes, status, hints, answer, draw };
}
