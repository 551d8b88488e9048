/** One question of the report, as HTML: the twin of src/onrecord/reportquestion.py, in the words of either language. */

import { english, type ReportWords } from "../words/report.ts";
import type { Counts } from "./itemcounts.ts";
import { wilson, type Item, type Part, type Reason, type Three } from "./itemstats.ts";
import { nameOf, type Labeled } from "./labels.ts";
import { escape, prose } from "./markup.ts";
import { fixed, round } from "./python.ts";
import { bars, histogram } from "./svg.ts";

const SHOWN_TEXTS = 8;
const MOST_PLACES = 3;
const TWICE = 2; // a text that only one student wrote could tell who it was

/** One question with its counts, what they say, and why it should be looked at. */
export interface Found {
  id: string;
  type: string;
  labeled: Labeled;
  counts: Counts;
  item: Item;
  reasons: Reason[];
}

export const anchor = (id: string) => `q-${id.replaceAll("/", "-")}`;
export const percent = (share: number) => `${fixed(100 * share, 0)}%`;
export const number = (value: number) => fixed(value, 2).replace(/^-0\.00$/, "0.00").replaceAll("-", "−");

export function spread([low, high]: [number, number], words: ReportWords): string {
  return words.percents(fixed(100 * low, 0), fixed(100 * high, 0));
}

export function table(head: string[], rows: string[], name: string): string {
  const cells = head.map((words) => `<th scope="col">${words}</th>`).join("");
  const whole = `<table><thead><tr>${cells}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
  return `<div class="wide" role="group" tabindex="0" aria-label="${escape(name)}">${whole}</div>`;
}

/** The course's own text, which stays English where the interface is not. */
function course(html: string, words: ReportWords, tag = "span"): string {
  return words === english || !html ? html : `<${tag} lang="en">${html}</${tag}>`;
}

/** Why a question should be looked at: each kind of reason in words, with where it shows, and its reasons. */
export function told(one: Found, words: ReportWords): [words: string, alike: Reason[]][] {
  const names = [...new Set(one.reasons.map(({ name }) => name))];
  return names.map((name) => {
    const alike = one.reasons.filter((reason) => reason.name === name);
    const places = alike.map((reason) => where(one, reason, words)).filter(Boolean);
    const more = Math.max(0, places.length - MOST_PLACES);
    return [words.reasons[name] + (places.length ? words.places(places.slice(0, MOST_PLACES), more) : ""), alike];
  });
}

function where(one: Found, { part, value }: Reason, words: ReportWords): string {
  const kind = one.item.parts.get(part)?.kind;
  const name = kind ? partName(one.labeled, part, kind, words) : "";
  return [name, ...(value ? [words.quoted(valueName(one.labeled, part, value, words))] : [])].filter(Boolean).join(" ");
}

/** What stands above a part's values; nothing where the question has only that part. */
function partName({ names }: Labeled, part: string, kind: Part["kind"], words: ReportWords): string {
  if (kind === "links") return words.links;
  const name = course(names[part] ?? "", words);
  return kind === "place" ? words.placeOf(name) : name;
}

function valueName(labeled: Labeled, part: string, value: string, words: ReportWords): string {
  if (part !== "links") return course(nameOf(labeled, part, value) || escape(value), words);
  const [start = "", relation = "", target = ""] = value.split(" ");
  return course(escape(`${start} ${relation.replaceAll("_", " ")} ${target === "none" ? "nothing named" : target}`), words);
}

/** A question with its heading. */
export function section(one: Found, words: ReportWords): string {
  return `<section id="${anchor(one.id)}"><h3>${escape(one.id)}</h3>${body(one, words)}</section>`;
}

/** All that there is to say of a question. */
export function body(one: Found, words: ReportWords): string {
  const { numbers } = one.counts;
  const { level, n, mean, alpha } = one.item;
  const why = told(one, words).map(([line]) => `<li>${line}</li>`);
  const summary = words.summary(
    ...([words.levels[level] ?? level, words.types[one.type] ?? escape(one.type), n, mean === null ? null : percent(mean)] as const),
    numbers.asked - numbers.answered,
  );
  return (
    `<details><summary>${words.question}</summary>${course(prose(one.labeled.prompt), words, "div")}</details>` +
    `<p>${summary}</p>${shares(one.counts, words)}${why.length ? `<ul>${why.join("")}</ul>` : ""}` +
    `${tries(numbers, words)}${alpha === null ? "" : `<p>${words.agreement(n, number(alpha))}</p>`}` +
    `${choicesTable(one, words)}${texts(one.counts, words)}`
  );
}

function shares({ numbers, shares }: Counts, words: ReportWords): string {
  if (!numbers.scored) return "";
  const steps = Array.from({ length: 11 }, () => 0);
  for (const [share, n] of shares) steps[round(share / 10)] = (steps[round(share / 10)] ?? 0) + n;
  const said = steps.flatMap((count, tenth): [number, number][] => (count ? [[tenth, count]] : []));
  return `<p>${histogram(steps)} <small>${words.shares(said)}</small></p>`;
}

function tries(numbers: Counts["numbers"], words: ReportWords): string {
  const { tried: n, better, worse, hinted, seen } = numbers;
  if (!n) return "";
  const [first, last] = [numbers.first / n, numbers.last / n];
  const said = words.tries({
    ...{ first: percent(first), firstSpread: spread(wilson(first, n), words) },
    ...{ last: percent(last), lastSpread: spread(wilson(last, n), words) },
    ...{ n, better, worse, each: fixed(numbers.attempts / n, 1), hinted, seen },
  });
  return `<p>${said}<small>${words.ownWord}</small></p>`;
}

function choicesTable(one: Found, words: ReportWords): string {
  const { parts, upper, lower } = one.item;
  const rows = [...parts].flatMap(([name, part]) => {
    const called = partName(one.labeled, name, part.kind, words);
    const head = `<tr><th scope="rowgroup" colspan="6">${called} <small>n = ${part.n}</small></th></tr>`;
    const brief = part.kind === "links" || part.kind === "place";
    const values = [...part.chosen].filter(([value, three]) => !brief || three[2] || part.right.includes(value));
    return [...(called ? [head] : []), ...values.map(([value, three]) => choiceRow(one, name, part, value, three, words))];
  });
  if (!rows.length) return "";
  const groups = [words.group(words.upperShort, upper), words.group(words.lowerShort, lower)];
  return table([words.chosen, words.ofAll, "95%", ...groups, words.heads[6] ?? ""], rows, words.chosenIn(one.id));
}

function choiceRow(one: Found, name: string, part: Part, value: string, [low, high, n]: Three, words: ReportWords): string {
  const { upper, lower } = one.item;
  const right = part.right.includes(value);
  const note = right ? words.key : part.open.includes(value) ? words.contested : "";
  const shares = upper && lower ? [high / upper, low / lower] : [];
  const cells = shares.map((share) => `<td class="n">${percent(share)}</td>`).join("") || `<td colspan="2"><small>${words.noThirds}</small></td>`;
  return (
    `<tr><td class="text"><span${right ? ' class="right"' : ""}>${valueName(one.labeled, name, value, words)}</span>` +
    `${note ? ` <small>${note}</small>` : ""}</td><td class="n">${n} (${percent(part.n ? n / part.n : 0)})</td>` +
    `<td class="n">${spread(wilson(part.n ? n / part.n : 0, part.n), words)}</td>${cells}<td>${shares.length ? bars(shares) : ""}</td></tr>`
  );
}

function texts({ texts }: Counts, words: ReportWords): string {
  const often = [...texts].sort(([, a], [, b]) => b - a).slice(0, SHOWN_TEXTS).filter(([, n]) => n >= TWICE);
  if (!often.length) return "";
  const rows = often.map(([text, n]) => `<tr><td class="text">${escape(text)}</td><td class="n">${n}</td></tr>`);
  return table([words.wrongTexts, words.howMany], rows, words.wrongTextsName);
}
