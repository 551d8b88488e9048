/** Which questions work, on the desk: what to repair on top, then a table whose questions open to what was chosen in each. */

import { download } from "../download.ts";
import { button, element } from "../element.ts";
import type { Entry } from "../entry.ts";
import { words } from "../words/report.ts";
import type { Row } from "./gradebook.ts";
import type { Who } from "./identity.ts";
import { countable, countAll, type Counted } from "./itemcounts.ts";
import { fisher, wilson } from "./itemstats.ts";
import type { Labels } from "./labels.ts";
import { few, findAll, head, legend, map, method, repairs, reportPage } from "./report.ts";
import { anchor, body, number, percent, spread, type Found } from "./reportquestion.ts";
import { interval } from "./svg.ts";

/** The part of the page on questions; `title` names a bank whose words are not here. */
export async function statistics(
  rows: Row[],
  people: Map<Row, Who>,
  entries: Map<string, Entry>,
  labels: Labels,
  title: (bank: string) => string,
  pause: () => Promise<void>,
): Promise<HTMLElement> {
  const questions = countable(entries, labels);
  const counted = await countAll(rows, people, questions, pause);
  const found = findAll(counted, questions, labels);
  const asked = new Set(rows.flatMap((row) => row.asked));
  const without = new Set([...asked].filter((id) => !questions.has(id)).map((id) => title(id.split("/")[0] ?? "")));
  const notes = without.size ? [element("p", {}, words.unlabeled([...without].join("; ")))] : [];
  return element("section", { class: "onr-items" }, element("h2", {}, words.title), ...notes, ...shown(counted, found));
}

function shown(counted: Counted, found: Found[]): HTMLElement[] {
  if (!found.length) return [element("p", {}, words.noAnswers)];
  const opening = new Map<string, () => void>();
  const table = questionsTable(found, opening);
  const listed = written(`<h3>${words.repairs}</h3>${repairs(found, words)}`);
  listed.addEventListener("click", (event) => follow(event, opening));
  const how = element("details", {}, element("summary", {}, words.method), written(method(words)));
  const save = button(words.save, () => download("report.html", reportPage(counted, found), "text/html;charset=utf-8"), "onr-primary");
  return [
    written(head(counted, words) + few(found, words)),
    listed,
    written(`<h3>${words.all}</h3>${map(found, words)}<p>${words.open}</p>${legend(words)}`),
    table,
    how,
    element("div", { class: "onr-buttons" }, save),
  ];
}

/** HTML of the report: the course's words are ours, and what students wrote is escaped in it. */
function written(html: string): HTMLElement {
  const place = element("div", words.lang === "en" ? {} : { lang: words.lang });
  place.innerHTML = html;
  return place;
}

/** A press on a question's name in the list of repairs opens it in the table. */
function follow(event: Event, opening: Map<string, () => void>): void {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const open = link && opening.get(link.hash.slice(1));
  if (!open) return;
  event.preventDefault();
  open();
}

function questionsTable(found: Found[], opening: Map<string, () => void>): HTMLElement {
  const [question, , n, , difficulty, , , discrimination] = words.heads;
  const heads = [question, n, difficulty, discrimination].map((text = "") => element("th", { scope: "col" }, text));
  const lines = found.flatMap((one) => questionRows(one, opening));
  return element("table", { class: "onr-grades" }, element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...lines));
}

/** The row of a question and the one below it, which is made when it is first opened. */
function questionRows(one: Found, opening: Map<string, () => void>): HTMLElement[] {
  const inside = element("td", { colspan: "4" });
  const below = element("tr", { id: `${anchor(one.id)}-more`, hidden: true }, inside);
  const toggle = (open = below.hidden) => {
    if (open && !inside.hasChildNodes()) inside.append(written(body(one, words)));
    below.hidden = !open;
    name.setAttribute("aria-expanded", String(open));
  };
  const name = element("button", { type: "button", id: anchor(one.id), "aria-expanded": "false", "aria-controls": below.id, onclick: () => toggle() }, one.id);
  opening.set(anchor(one.id), () => {
    toggle(true);
    name.focus({ preventScroll: true });
    name.scrollIntoView({ block: "start" });
  });
  const level = element("small", {}, words.levels[one.item.level] ?? one.item.level);
  const row = element("tr", {}, element("th", { scope: "row" }, name, " ", level), element("td", {}, String(one.item.n)), difficulty(one), discrimination(one));
  return [row, below];
}

function difficulty({ item: { mean, n } }: Found): HTMLElement {
  if (mean === null) return element("td", {}, element("small", {}, n ? words.byPerson : words.noAnswer));
  const span = wilson(mean, n);
  return measured(percent(mean), spread(span, words), interval(mean, ...span));
}

function discrimination({ item: { r }, counts }: Found): HTMLElement {
  if (r === null) return element("td", {}, element("small", {}, words.cannotBeTold));
  const [low, high] = fisher(r, counts.numbers.paired);
  return measured(number(r), words.numbers(number(low), number(high)), interval(r, low, high, -1, 0));
}

/** A number, its interval in words, and as a picture. */
function measured(value: string, between: string, picture: string): HTMLElement {
  const drawn = element("span", { class: "onr-drawn" });
  drawn.innerHTML = picture;
  return element("td", {}, value, " ", element("small", {}, between), " ", drawn);
}
