/** `trace`: a chain of links built from selects, then slots about it; `{links: ["start relation target"], slots}`. */

import { layOut, type Card, type Node as ChainNode } from "../chain.ts";
import { button, element, title } from "../element.ts";
import { picture } from "../picture.ts";
import { record, texts } from "../response.ts";
import { words } from "../words/index.ts";
import { body, chosenInSlot, lastOption, part, readSlots, slotsInWords, solveSlots, writeSlots } from "./controls.ts";
import type { QuestionType } from "./type.ts";

const FIELDS = ["start", "relation", "target"];
const rows = (form: HTMLElement) => [...form.querySelectorAll<HTMLElement>(".onr-links > li")];
const selects = (row: HTMLElement) => [...row.querySelectorAll("select")];
const isComplete = (row: HTMLElement) => selects(row).every((select) => select.value);
const link = (row: HTMLElement) => selects(row).map((select) => select.value).join(" ");

export const trace: QuestionType = {
  read(form) {
    const links = [...new Set(rows(form).filter(isComplete).map(link))];
    const slots = readSlots(form);
    return links.length || Object.keys(slots).length ? { links, slots } : null;
  },
  write(form, response) {
    const { links, slots } = record(response);
    const given = texts(links);
    rows(form).forEach((row, n) => fill(row, given[n]?.split(" ") ?? []));
    writeSlots(form, slots);
    reveal(form, given.length);
    draw(form);
  },
  enhance(form, changed) {
    rows(form).forEach((row, n) => n > 0 && row.append(remover(form, n, changed)));
    const figure = element("div", { class: "onr-chain" });
    form.querySelector(".onr-links")?.after(button(words.addLink, () => add(form), "onr-add"), figure);
    form.addEventListener("input", () => draw(form));
    new ResizeObserver(() => figure.clientWidth !== Number(figure.dataset["width"]) && draw(form)).observe(figure);
    rows(form).forEach((row) => fill(row, []));
    reveal(form, 0);
  },
  marked(form, name) {
    return rows(form).find((row) => isComplete(row) && link(row) === name) ?? chosenInSlot(form, name);
  },
  spot(form, name) {
    const slot = lastOption(form, name.split("=")[0] ?? name);
    if (slot) return { below: slot };
    return { head: name.includes(" ") ? linkInWords(form, name) : nodeInWords(form, name) };
  },
  solve(form, entry) {
    if (entry.rule !== "trace") return [];
    solveSlots(form, entry);
    const links = entry.right.map((right) => element("li", {}, linkInWords(form, right)));
    return [title(words.rightLinks), element("ul", {}, ...links)];
  },
  inWords(form, response) {
    const { links, slots } = record(response);
    return [...texts(links).map((given) => linkInWords(form, given)), ...slotsInWords(form, slots)];
  },
};

/** A select that leaves no choice is filled in; the rest takes the values, or is emptied. */
function fill(row: HTMLElement, values: string[]): void {
  selects(row).forEach((select, n) => {
    const real = [...select.options].filter((option) => option.value);
    const only = real.length === 1 ? real[0]?.value : undefined;
    select.value = real.some((option) => option.value === values[n]) ? (values[n] as string) : (only ?? "");
  });
}

/** Show as many rows as are filled, and one. */
function reveal(form: HTMLElement, filled: number): void {
  rows(form).forEach((row, n) => (row.hidden = n > filled));
  showAdder(form);
}

function showAdder(form: HTMLElement): void {
  const adder = form.querySelector<HTMLElement>(".onr-add");
  if (adder) adder.hidden = rows(form).every((row) => !row.hidden);
}

function add(form: HTMLElement): void {
  const next = rows(form).find((row) => row.hidden);
  if (!next) return;
  next.hidden = false;
  showAdder(form);
  (selects(next).find((select) => !select.value) ?? selects(next)[0])?.focus();
}

function remover(form: HTMLFormElement, n: number, changed: () => void): HTMLButtonElement {
  const made = button(words.remove, () => remove(form, n, changed), "onr-quiet");
  made.setAttribute("aria-label", words.removeLink(n + 1));
  return made;
}

/** Take one row out; those below move up, so that no gap is left. */
function remove(form: HTMLFormElement, n: number, changed: () => void): void {
  const all = rows(form);
  const shown = all.filter((row) => !row.hidden).length;
  const values = all.map((row) => selects(row).map((select) => select.value));
  values.splice(n, 1);
  all.forEach((row, i) => fill(row, values[i] ?? []));
  reveal(form, shown - 2);
  draw(form);
  selects(all[n - 1] as HTMLElement)[0]?.focus();
  changed();
}

/** Draw the links that are whole; the list above says the same in words. */
function draw(form: HTMLElement): void {
  const figure = form.querySelector<HTMLElement>(".onr-chain");
  if (!figure) return;
  const cards: { [id: string]: Card } = JSON.parse(form.dataset["public"] ?? "{}").nodes ?? {};
  const whole = rows(form).filter(isComplete).map(link);
  const links = whole.map((given): [string, string] => [given.split(" ")[0] ?? "", given.split(" ")[2] ?? ""]);
  const width = figure.clientWidth;
  const dates = Object.values(cards).map(({ date }) => date);
  const chart = layOut(nodes(form, links, cards), links, dates, width);
  const alt = words.chain(whole.map((given) => linkInWords(form, given)).join("; "));
  figure.dataset["width"] = String(width);
  figure.replaceChildren(...(whole.length && width ? [picture(chart, width, alt)] : []));
}

/** The nodes of the links; one that names no basis says so beside its name. */
function nodes(form: HTMLElement, links: [string, string][], cards: { [id: string]: Card }): ChainNode[] {
  return [...new Set(links.flat())].flatMap((id) => {
    const card = cards[id];
    const ends = links.filter(([start, target]) => start === id && !cards[target]);
    const label = [nameOf(form, id), ...ends.map(([, target]) => optionText(form, "target", target))].join(" ");
    return card ? [{ ...card, id, label }] : [];
  });
}

function linkInWords(form: HTMLElement, given: string): string {
  return given.split(" ").map((value, n) => optionText(form, FIELDS[n] as string, value)).join(" ");
}

/** A node of the chain in words; nothing for a mistake (`wrong-direction`), which is no node. */
function nodeInWords(form: HTMLElement, id: string): string {
  const text = optionText(form, "target", id);
  return text === id ? "" : `${text}:`;
}

const nameOf = (form: HTMLElement, id: string) => optionText(form, "target", optionText(form, "start", id));

function optionText(form: HTMLElement, field: string, value: string): string {
  const first = part(body(form), "link0");
  const options = first?.querySelector<HTMLSelectElement>(`select[name$=".${field}"]`)?.options ?? [];
  return [...options].find((option) => option.value === value)?.text ?? value;
}
