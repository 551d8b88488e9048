/** The list of chosen questions, each moved by its two buttons; no dragging. */

import { button, element, say } from "../element.ts";
import { words } from "../words/pages.ts";
import { fullId, short, type Asked } from "./pick.ts";

/** A place that shows the list when there is one to arrange; `arranged` hears of each new order. */
export function arrangement(arranged: (asked: Asked[]) => void) {
  const list = element("ol", { class: "onr-arrange" });
  const status = element("p", { class: "onr-sr", "aria-live": "polite" });
  let shown: Asked[] = [];

  const move = (asked: Asked, by: -1 | 1) => {
    const from = shown.indexOf(asked);
    const to = from + by;
    if (to < 0 || to >= shown.length) return;
    const next = shown.filter((it) => it !== asked);
    next.splice(to, 0, asked);
    arranged(next);
    list.children[to]?.querySelectorAll("button")[by < 0 ? 0 : 1]?.focus();
    say(status, words.moved(to + 1, shown.length));
  };
  const row = (asked: Asked, n: number) => {
    const text = short(asked.question.prompt);
    const mover = (label: string, by: -1 | 1, end: boolean) => {
      const made = button(label, () => move(asked, by));
      made.setAttribute("aria-label", `${label}: ${text}`);
      made.setAttribute("aria-disabled", String(end));
      return made;
    };
    const buttons = [mover(words.up, -1, n === 0), mover(words.down, 1, n === shown.length - 1)];
    return element("li", { "data-id": fullId(asked) }, element("span", { lang: "en" }, text), element("span", { class: "onr-movers" }, ...buttons));
  };
  const draw = (asked: Asked[]) => {
    shown = asked;
    list.replaceChildren(...asked.map(row));
  };
  return { place: element("div", {}, list, status), draw };
}
