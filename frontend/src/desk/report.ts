/**
 * The report on questions, as HTML with no name and no file in it: the twin of src/onrecord/report.py.
 * Its pieces stand on the desk in the reader's words; the page that is saved is the command's, in English.
 */

import { english, type ReportWords } from "../words/report.ts";
import { page } from "./feedback.ts";
import { fileStatuses, inAll, itemOf, type Countable, type Counted } from "./itemcounts.ts";
import { fisher, LIMITS, reasons, wilson, type Reason } from "./itemstats.ts";
import type { Labels } from "./labels.ts";
import { escape, inline } from "./markup.ts";
import { anchor, number, percent, section, spread, table, told, type Found } from "./reportquestion.ts";
import { chart, interval, type Point } from "./svg.ts";

const STYLE =
  "body{max-width:72rem;font-family:Georgia,'Times New Roman','Liberation Serif','DejaVu Serif','Noto Serif CJK SC',serif}" +
  "h2{margin-top:3rem}h3{overflow-wrap:anywhere}p,ul{max-width:44rem}" +
  ".wide{overflow-x:auto;margin:1rem 0}.wide:focus-visible,summary:focus-visible,a:focus-visible{outline:2px solid}" +
  "table{font-size:.92rem;font-variant-numeric:tabular-nums}th{font-weight:600;vertical-align:bottom}td{vertical-align:top}" +
  "td.n{text-align:right;white-space:nowrap}td.id{min-width:11rem;overflow-wrap:anywhere}td.text{min-width:9rem}th{min-width:3rem}" +
  "a{color:inherit;display:inline-block;min-height:24px}summary{cursor:pointer;min-height:24px}" +
  "small{color:#555}.right{font-weight:600}svg{max-width:100%;height:auto;vertical-align:middle}" +
  "svg.chart{min-width:32rem}svg.interval,svg.bars{min-width:120px}svg text{fill:currentColor;font:13px sans-serif}" +
  ".axis{stroke:#b5b5b5;fill:none}.zero{stroke:currentColor}.span{stroke:#2c6fa6;stroke-width:3}" +
  ".point,.bar0{fill:#2c6fa6}.bar1{fill:#c7761b}.ring{fill:none;stroke:#2c6fa6;stroke-width:2}" +
  ".key{display:inline-block;width:.8em;height:.8em;margin-right:.3em}.key0{background:#2c6fa6}.key1{background:#c7761b}" +
  "@media(prefers-color-scheme:dark){small{color:#b0b0b0}.axis{stroke:#5b5f66}td,th,section{border-color:#5b5f66}" +
  ".span,.ring{stroke:#7db7e8}.zero{stroke:#aaa}.point,.bar0{fill:#7db7e8}.bar1{fill:#e5a45c}" +
  ".key0{background:#7db7e8}.key1{background:#e5a45c}}" +
  "@media print{details{display:none}section{break-inside:avoid}}";

/** What the counts say of every question that was asked. */
export function findAll(counted: Counted, questions: Map<string, Countable>, labels: Labels): Found[] {
  return [...counted.questions].flatMap(([id, counts]) => {
    const [question, labeled] = [questions.get(id), labels.get(id)];
    if (!question || !labeled) return [];
    const item = itemOf(counts, question);
    return [{ id, type: question.entry.type, labeled, counts, item, reasons: reasons(item) }];
  });
}

/** The whole page, as the command writes it. */
export function reportPage(counted: Counted, found: Found[]): string {
  const words = english;
  const body =
    `${head(counted, words)}${few(found, words)}<h2>${words.repairs}</h2>${repairs(found, words)}` +
    `<h2>${words.all}</h2>${map(found, words)}${overview(found, words)}` +
    `<h2>${words.each}</h2>${legend(words)}${found.map((one) => section(one, words)).join("")}` +
    `<h2>${words.method}</h2>${method(words)}`;
  return page(words.title, body, STYLE);
}

export function head(counted: Counted, words: ReportWords): string {
  const files = fileStatuses(counted.statuses).map(([status, n]): [string, number] => [escape(status), n]);
  return `<p>${words.head(inAll(counted), words.files(files), counted.givenWay, counted.statuses.get("without an answer") ?? 0)}</p>`;
}

/** What cannot be told of a class so small that no question is judged. */
export function few(found: Found[], words: ReportWords): string {
  if (!found.length || found.some(({ item }) => item.n >= LIMITS.least)) return "";
  return `<p>${words.few(LIMITS.least, words.limitWords.least[1] ?? "")}</p>`;
}

function link({ id }: Found, rows = 1): string {
  return `<td class="id" rowspan="${rows}"><a href="#${anchor(id)}">${escape(id)}</a></td>`;
}

/** What should be repaired, with the reasons: first what chance can hardly explain. */
export function repairs(found: Found[], words: ReportWords): string {
  const sure = (one: Found) => Number(!one.reasons[0]?.sure);
  const listed = found.filter((one) => one.reasons.length).sort((a, b) => sure(a) - sure(b) || b.reasons.length - a.reasons.length);
  if (!listed.length) return `<p>${words.noRepairs}</p>`;
  const rows = listed.flatMap((one) => {
    const lines = told(one, words);
    return lines.map(
      ([text, alike], n) =>
        `<tr>${n ? "" : link(one, lines.length)}<td class="text">${text}</td><td class="n">${said(alike, words)}</td>` +
        `<td class="n">${one.item.n}</td><td>${alike.some((it) => it.sure) ? words.hardly : words.couldBe}</td></tr>`,
    );
  });
  return table(words.repairHeads, rows, words.repairs);
}

function said(alike: Reason[], words: ReportWords): string {
  const values = alike.map((reason) => reason.number);
  const [first] = alike;
  if (first?.name === "against" || first?.name === "no-agreement") return number(first.number);
  return words.range([...new Set([percent(Math.min(...values)), percent(Math.max(...values))])]);
}

/** The map of difficulty and discrimination; nothing where no question has both. */
export function map(found: Found[], words: ReportWords): string {
  const points = found.flatMap(({ id, item: { mean, r }, reasons }): Point[] =>
    mean === null || r === null ? [] : [[mean, r, words.point(id, percent(mean), number(r)), reasons.length > 0]],
  );
  if (!points.length) return "";
  const picture = chart(points, words.across, words.up);
  return `<p>${words.map}</p><div class="wide" role="group" tabindex="0" aria-label="${words.mapName}">${picture}</div>`;
}

function overview(found: Found[], words: ReportWords): string {
  return table(words.heads, found.map((one) => `<tr>${link(one)}${cells(one, words)}</tr>`), words.all);
}

/** The row of a question behind its name. */
export function cells(one: Found, words: ReportWords): string {
  const { asked, answered } = one.counts.numbers;
  const { level, n } = one.item;
  const first = `<td>${words.levels[level] ?? escape(level)}</td><td class="n">${n}</td><td class="n">${asked - answered}</td>`;
  return first + difficulty(one, words) + discrimination(one, words);
}

function difficulty({ item: { mean, n } }: Found, words: ReportWords): string {
  if (mean === null) return `<td colspan="3"><small>${n ? words.byPerson : words.noAnswer}</small></td>`;
  const span = wilson(mean, n);
  return `<td class="n">${percent(mean)}</td><td class="n">${spread(span, words)}</td><td>${interval(mean, ...span)}</td>`;
}

function discrimination({ item: { r }, counts }: Found, words: ReportWords): string {
  if (r === null) return `<td colspan="3"><small>${words.cannotBeTold}</small></td>`;
  const [low, high] = fisher(r, counts.numbers.paired);
  return `<td class="n">${number(r)}</td><td class="n">${words.numbers(number(low), number(high))}</td><td>${interval(r, low, high, -1, 0)}</td>`;
}

export function legend(words: ReportWords): string {
  return `<p><span class="key key0"></span>${words.upper}<span class="key key1"></span>${words.lower}${words.legend}</p>`;
}

/** How it is reckoned, and the table of limits. */
export function method(words: ReportWords): string {
  const rows = Object.entries(LIMITS).map(([name, value]) => {
    const [says = "", why = ""] = words.limitWords[name as keyof typeof LIMITS];
    return `<tr><td class="text">${inline(says)}</td><td class="n">${value}</td><td class="text">${inline(why)}</td></tr>`;
  });
  return words.reckoned.map((text) => `<p>${text}</p>`).join("") + table(words.limitHeads, rows, words.limits);
}
