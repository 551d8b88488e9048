/** Draws one article of the desk: the Chinese, the texts beside it, their differing words and the known partings. */

import { element, trusted } from "../element.ts";
import { words } from "../words.ts";
import { alignArticle } from "./align.ts";
import { compareTexts, pieces, type Piece } from "./difference.ts";
import type { DocumentPack, Unit } from "./pack.ts";
import { findPartings, type Found } from "./partings.ts";
import type { Version } from "./versions.ts";

/** What stands beside the version: nothing, the course translation, or that and another version. */
export type Beside = "nothing" | "course" | Version;

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
  return units.map((unit, n) => {
    const texts = beside === "nothing" ? null : compareTexts(theirs[n] ?? "", mine[n] ?? "");
    const columns = [chinese(unit)];
    if (typeof beside === "object") columns.push(english(words.courseTranslation, pieces(unit.en)));
    if (texts) columns.push(english(typeof beside === "object" ? beside.name : words.courseTranslation, texts[0]));
    const found = findPartings(mine[n] ?? "", unit.partings);
    columns.push(english(version.name, texts?.[1] ?? pieces(mine[n] ?? ""), found));
    return element("div", { class: "onr-row" }, ...columns, ...notes(found, pack));
  });
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
    ` ${words.hasWordsOf(names)} `,
    element("q", {}, quoted),
    " ",
    trusted(element("span"), parting.note),
  );
}
