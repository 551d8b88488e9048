/** Draws one article of the desk: the Chinese, the texts beside it, their differing words and the known partings. */

import { element, trusted } from "../element.ts";
import { words } from "../words/index.ts";
import { alignArticle } from "./align.ts";
import { compareTexts, pieces, type Piece } from "./difference.ts";
import type { DocumentPack, Unit } from "./pack.ts";
import { findPartings, type Found } from "./partings.ts";
import type { Version } from "./versions.ts";

/** What stands beside the version: nothing, the course translation, or that and another version. */
export type Beside = "nothing" | "course" | Version;

/** A named text for one unit. */
interface Column {
  name: string;
  text: string;
}

/** The units of one article, 0 for the title. */
export function unitsOf(pack: DocumentPack, article: number): Unit[] {
  return pack.units.filter((unit) => unit.article === article);
}

export function textOf(version: Version, article: number): string {
  return article === 0 ? version.title : (version.articles.get(article) ?? "");
}

/** All units of an article as blocks, one below the other. */
export function drawArticle(pack: DocumentPack, article: number, version: Version, beside: Beside): HTMLElement[] {
  const units = unitsOf(pack, article);
  const align = (from: Version) => alignArticle(textOf(from, article), units.map(({ en }) => en));
  const mine = align(version);
  const theirs = typeof beside === "object" ? align(beside) : units.map(({ en }) => en);
  return units.map((unit, n) => drawUnit(pack, unit, { name: version.name, text: mine[n] ?? "" }, beside, theirs[n] ?? ""));
}

function drawUnit(pack: DocumentPack, unit: Unit, mine: Column, beside: Beside, theirs: string): HTMLElement {
  const columns: HTMLElement[] = [];
  // Beside a text that is not there yet, every word would be one without a partner.
  const [left, right] = mine.text && beside !== "nothing" ? compareTexts(theirs, mine.text) : [pieces(theirs), pieces(mine.text)];
  if (typeof beside === "object") columns.push(english(words.courseTranslation, pieces(unit.en)), english(beside.name, left));
  if (beside === "course") columns.push(english(words.courseTranslation, left));
  const found = findPartings(mine.text, unit.partings);
  columns.push(english(mine.name, right, found));
  return element("div", { class: "onr-row" }, chinese(unit), ...columns, ...notes(found, pack));
}

function chinese(unit: Unit): HTMLElement {
  return element("p", { class: "onr-row-zh", lang: "zh-Hans" }, unit.zh);
}

function english(head: string, content: Piece[], found: Found[] = []): HTMLElement {
  const shown = content.length ? marked(content, found) : [element("em", {}, words.noText)];
  const title = element("p", { class: "onr-row-head" }, head);
  return element("div", { class: "onr-row-en", lang: "en" }, title, element("p", {}, ...shown));
}

/** The text with its unpartnered words marked, and a letter where the words of a parting end. */
function marked(content: Piece[], found: Found[]): (Node | string)[] {
  const shown: (Node | string)[] = [];
  let run: HTMLElement | null = null;
  let end = 0;
  for (const { text, only } of content) {
    if (!only) run = null;
    else if (!run) shown.push((run = element("mark", { class: "onr-only" })));
    if (run) run.append(text);
    else shown.push(text);
    const letters = found.filter((one) => one.end > end && one.end <= end + text.length).map(letter);
    if (letters.length) run = null;
    shown.push(...letters);
    end += text.length;
  }
  return shown;
}

function letter({ parting }: Found): HTMLElement {
  const link = element("a", { class: "onr-mark", href: `#here-${parting.id}` }, parting.letter);
  link.setAttribute("aria-label", `${parting.letter}: ${parting.zh}`);
  return element("sup", {}, link);
}

function notes(found: Found[], pack: DocumentPack): HTMLElement[] {
  if (found.length === 0) return [];
  return [element("ul", { class: "onr-row-notes" }, ...found.map((one) => note(one, pack)))];
}

function note({ parting, by }: Found, pack: DocumentPack): HTMLElement {
  const names = by.map((name) => pack.translations[name] ?? name).join(", ");
  const quoted = parting.renderings[by[0] ?? ""] ?? "";
  return element(
    "li",
    { id: `here-${parting.id}`, tabindex: "-1" },
    element("b", {}, parting.letter),
    " ",
    element("span", { lang: "zh-Hans" }, parting.zh),
    `${words.alsoIn(names)} `,
    element("q", {}, quoted),
    ". ",
    trusted(element("span"), parting.note),
  );
}
