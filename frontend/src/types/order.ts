/** `order`: items moved by buttons and arrow keys, or numbered where there is no script; a list of item ids. */

import { button, element, say, title } from "../element.ts";
import { texts } from "../response.ts";
import { words } from "../words/index.ts";
import { body, part, wording } from "./controls.ts";
import type { QuestionType } from "./type.ts";

const rows = (form: HTMLElement) => [...form.querySelectorAll<HTMLElement>(".onr-order > li")];
const id = (row: HTMLElement) => row.dataset["part"] ?? "";
const text = (row: HTMLElement | null) => wording(row?.querySelector(".onr-item"));
const itemInWords = (form: HTMLElement, item: string) => text(part(form, item)) || item;

/** The number that stands before an item; empty until something was moved. */
const place = (row: HTMLElement) => row.querySelector("select") as HTMLSelectElement;

export const order: QuestionType = {
  read(form) {
    const placed = rows(form).filter((row) => place(row).value);
    placed.sort((a, b) => Number(place(a).value) - Number(place(b).value));
    return placed.length ? placed.map(id) : null;
  },
  write(form, response) {
    const given = texts(response).filter((item) => part(form, item));
    const rank = (row: HTMLElement) => (given.includes(id(row)) ? given.indexOf(id(row)) : given.length + Number(row.dataset["n"]));
    const sorted = rows(form).sort((a, b) => rank(a) - rank(b));
    form.querySelector(".onr-order")?.append(...sorted);
    sorted.forEach((row, n) => (place(row).value = n < given.length ? String(n + 1) : ""));
    showEnds(form);
  },
  enhance(form, changed) {
    const list = form.querySelector<HTMLElement>(".onr-order");
    list?.classList.add("onr-live");
    list?.before(element("p", { class: "onr-how" }, words.orderHow));
    list?.after(element("p", { class: "onr-sr onr-moved", "aria-live": "polite" }));
    rows(form).forEach((row, n) => {
      row.dataset["n"] = String(n);
      row.prepend(element("span", { class: "onr-join" }, element("span", { class: "onr-sr" }, words.behind)));
      const movers = ([-1, 1] as const).map((by) => mover(form, row, by, changed));
      row.append(element("span", { class: "onr-movers" }, ...movers));
    });
    showEnds(form);
  },
  marked(form, name) {
    return part(form, name)?.querySelector<HTMLElement>(".onr-join") ?? null;
  },
  spot(form, name) {
    const item = part(form, name.split("=")[0] ?? name)?.querySelector<HTMLElement>(".onr-item");
    return { below: item ?? body(form) };
  },
  solve(form, entry) {
    if (entry.rule !== "ordered") return [];
    const groups = entry.right.map((group) => group.map((item) => itemInWords(form, item)));
    const lines = groups.map((group) => (group.length > 1 ? words.eitherOrder(group.join("; ")) : (group[0] ?? "")));
    return [title(words.rightOrder), element("ol", {}, ...lines.map((line) => element("li", {}, line)))];
  },
  inWords(form, response) {
    return texts(response).map((item, n) => `${n + 1}. ${itemInWords(form, item)}`);
  },
};

const KEYS: { [key: string]: number } = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity };

/** A button that moves its item one place; the arrow keys do so from either button. */
function mover(form: HTMLFormElement, row: HTMLElement, by: -1 | 1, changed: () => void): HTMLButtonElement {
  const label = by < 0 ? words.up : words.down;
  const made = button(label, () => move(form, row, by, made, changed));
  made.setAttribute("aria-label", `${label}: ${text(row)}`);
  made.addEventListener("keydown", (event) => {
    const step = KEYS[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(form, row, step, made, changed);
  });
  return made;
}

/** Move an item; from then on the list as it stands is the response. */
function move(form: HTMLFormElement, row: HTMLElement, by: number, from: HTMLElement, changed: () => void): void {
  const items = rows(form).map(id);
  const at = items.indexOf(id(row));
  const to = Math.max(0, Math.min(items.length - 1, at + by));
  if (to === at) return;
  items.splice(to, 0, ...items.splice(at, 1));
  order.write(form, items);
  from.focus(); // moving an element takes the focus from it
  say(form.querySelector<HTMLElement>(".onr-moved") as HTMLElement, words.movedTo(text(row), to + 1, items.length));
  changed();
}

/** The first cannot go up, the last cannot go down; both buttons stay, so that no focus is lost. */
function showEnds(form: HTMLElement): void {
  const all = rows(form);
  all.forEach((row, n) => {
    const [up, down] = row.querySelectorAll("button");
    up?.setAttribute("aria-disabled", String(n === 0));
    down?.setAttribute("aria-disabled", String(n === all.length - 1));
  });
}
