/** The foot of a question: its buttons, its live region, and places for notes, hints and the worked answer. */

import { button, element } from "./element.ts";
import { CERTAINTIES, type Certainty } from "./state.ts";
import { words } from "./words/index.ts";

export interface Acts {
  check(): void;
  retry(): void;
  hint(): void;
  show(): void;
  certain(certainty: Certainty): void;
  clear(): void;
  reset(): void;
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
  /** What a button that empties does now: nothing where there is nothing. */
  clears: Empties;
  resets: Empties;
  certainty: Certainty | null;
}

type Empties = "do" | "undo" | "";

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
  const reset = button(words.startOver, once(() => (now?.resets === "undo" ? acts.undo() : acts.reset())), "onr-quiet");
  const certainty = buildCertainty(acts.certain);
  const notes = element("div", { class: "onr-notes" });
  const status = element("p", { class: "onr-status", role: "status" });
  const hints = element("div", { class: "onr-hints", "aria-live": "polite" });
  const answer = element("div", { class: "onr-answer", role: "group", "aria-label": words.workedAnswer, hidden: true });
  const buttons = element("div", { class: "onr-buttons" }, check, hint, show, clear, reset);
  foot.replaceChildren(notes, certainty.field, buttons, status, hints, answer);

  const draw = (looks: Looks) => {
    now = looks;
    foot.dataset["key"] = looks.hasKey ? "there" : "none";
    for (const key of [check, hint, show]) key.hidden = !looks.hasKey;
    check.textContent = looks.checked ? words.tryAgain : looks.free ? words.compare : words.check;
    hint.textContent = looks.hintsShown ? words.nextHint : words.hint;
    hint.setAttribute("aria-disabled", String(!looks.hintsLeft));
    show.textContent = looks.answerOpen ? words.hideAnswer : looks.asking ? words.showUntried : words.showAnswer;
    show.setAttribute("aria-expanded", String(looks.answerOpen));
    drawEmpties(clear, looks.clears, words.clear);
    drawEmpties(reset, looks.resets, words.startOver);
    if (looks.checked && certainty.field.contains(document.activeElement)) check.focus();
    certainty.field.hidden = !looks.hasKey || looks.free;
    certainty.field.disabled = looks.checked;
    certainty.draw(looks.certainty);
  };
  return { notes, status, hints, answer, draw };
}

function drawEmpties(button: HTMLButtonElement, does: Empties, label: string): void {
  button.textContent = does === "undo" ? words.undo : label;
  button.hidden = does === "";
}

/** How sure the reader is: one line, nobody has to say it. */
function buildCertainty(certain: (certainty: Certainty) => void) {
  const inputs = CERTAINTIES.map((value) => element("input", { type: "radio", name: "certainty", value }));
  const labels = inputs.map((input, n) => element("label", {}, input, words.certainties[CERTAINTIES[n] ?? "guess"]));
  const field = element("fieldset", { class: "onr-certainty" }, element("legend", {}, words.howSure), ...labels);
  field.addEventListener("input", (event) => {
    event.stopPropagation(); // it is no part of the response
    certain((event.target as HTMLInputElement).value as Certainty);
  });
  const draw = (certainty: Certainty | null) => {
    for (const input of inputs) input.checked = input.value === certainty;
  };
  return { field, draw };
}
