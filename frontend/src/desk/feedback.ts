/** What goes back to students, and what a person still reads: the twin of src/onrecord/feedback.py, letter by letter. */

import type { Entry } from "../entry.ts";
import { grade } from "../grading.ts";
import { record } from "../response.ts";
import type { Row } from "./gradebook.ts";
import type { Labels } from "./labels.ts";
import { escape, inline, prose } from "./markup.ts";
import { compare } from "./python.ts";
import { number, type Student } from "./tables.ts";

const STYLE =
  "body{font:1rem/1.55 Georgia,'Noto Serif CJK SC','Songti SC',serif;max-width:42rem;margin:2rem auto;padding:0 1rem}" +
  "h1,h2,h3{font-weight:600;line-height:1.25}h3{margin-top:2rem}section{border-top:1px solid #bbb}" +
  ".score{float:right;font-variant-numeric:tabular-nums}blockquote{margin:.5rem 0 .5rem 1rem;white-space:pre-wrap}" +
  "table{border-collapse:collapse}td,th{border:1px solid #bbb;padding:.3rem .6rem;text-align:left}" +
  "@media(prefers-color-scheme:dark){body{background:#16181b;color:#e6e6e6}}";

/** What the pages are made from: the keys' entries and the questions' words, by full id. */
export interface Known {
  questions: Map<string, Entry>;
  labels: Labels;
}

/** A whole HTML page, with no script and nothing from anywhere else; `style` adds to that of all. */
export function page(title: string, body: string, style = ""): string {
  return (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width,initial-scale=1">' +
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">" +
    `<title>${escape(title)}</title><style>${STYLE}${style}</style></head><body><main><h1>${escape(title)}</h1>${body}</main></body></html>\n`
  );
}

/** One student's feedback: each question with what was earned, what the choices show and why. */
export function feedbackPage(student: Student, shown: string, known: Known): string {
  const parts = [...student.sheets].flatMap(([name, row]) => {
    const total = `${number(row.score ?? 0)} of ${row.points} points`;
    const questions = [...row.scores.keys()].map((id) => question(id, row, known));
    return [`<h2>${escape(name)} <span class="score">${total}</span></h2>`, ...questions];
  });
  return page(`Feedback for ${shown}`, parts.join(""));
}

function question(id: string, row: Row, { questions, labels }: Known): string {
  const entry = questions.get(id) as Entry;
  const { score, points, feedback } = grade(entry, row.responses.get(id));
  const earned = score === null ? "read by a person" : `${number(score)} of ${points}`;
  const told = feedback.map((name) => entry.feedback[name] || entry.feedback[name.split("=")[0] ?? ""]).filter(Boolean);
  const items = [...new Set(told)].map((html) => `<li>${html}</li>`).join("");
  const argued = Object.values(entry.contested).join("");
  return (
    `<section><h3>${escape(id)} <span class="score">${earned}</span></h3>${prompt(id, labels)}` +
    `${written(row.responses.get(id))}${items ? `<ul>${items}</ul>` : ""}` +
    `<h4>Why</h4>${unlinked(entry.explanation + argued)}</section>`
  );
}

/** What was asked; nothing where the bank's words are not beside the site. */
function prompt(id: string, labels: Labels): string {
  const labeled = labels.get(id);
  return labeled ? prose(labeled.prompt) : "";
}

function written(response: unknown): string {
  const { text, repair } = record(response);
  const said = [text, repair].find((it) => typeof it === "string" && it);
  return said ? `<blockquote>${escape(said as string)}</blockquote>` : "";
}

/** Links of the site lead nowhere from a file of its own. */
function unlinked(html: string): string {
  return html.replace(/<\/?a\b[^>]*>/g, "");
}

/** Every open answer, question by question, with rubric and model answer; `shown` has whose it is by file. */
export function toReadPage(rows: Row[], shown: Map<string, string>, known: Known): string {
  const open = rows.flatMap(({ scores }) => [...scores].filter(([, score]) => score === null).map(([id]) => id));
  const body = [...new Set(open)].sort(compare).map((id) => openQuestion(id, rows, shown, known));
  return page("Answers to read", body.join("") || "<p>There is nothing to read: no open question was answered.</p>");
}

function openQuestion(id: string, rows: Row[], shown: Map<string, string>, { questions, labels }: Known): string {
  const entry = questions.get(id) as Entry;
  const criteria = entry.rubric.map(({ text, points }) => `<tr><td>${text}</td><td>${points}</td></tr>`).join("");
  const solution = entry.rule === "person" ? (entry.solution ?? "") : "";
  const given = rows.filter(({ scores }) => scores.get(id) === null).map((row) => answer(row, id, shown.get(row.file) ?? row.file));
  return (
    `<section><h2>${escape(id)}</h2>${prompt(id, labels)}` +
    `<table><tr><th>${inline("Criterion")}</th><th>Points</th></tr>${criteria}</table>` +
    `<details><summary>A model answer</summary>${unlinked(solution)}</details>${given.join("")}</section>`
  );
}

function answer(row: Row, id: string, shown: string): string {
  const own = row.selfScored.get(id);
  const note = own ? ` (by their own reading ${own})` : "";
  return `<h3>${escape(shown + note)}</h3>${written(row.responses.get(id))}`;
}

/** Where each student's page lies, for whom something was graded; for Moodle in a folder named as in the download. */
export function places(students: Student[], shown: Map<string, string>): [student: Student, place: string][] {
  const taken = new Set<string>();
  return students.filter(({ sheets }) => sheets.size).map((student) => {
    const { key, name, id, lms } = student.who;
    const called = shown.get(key) ?? name;
    const safe = called.replace(/[^\p{L}\p{N}_ .@-]+/gu, "_").replace(/^[. ]+|[. ]+$/g, "") || "student";
    const stem = lms === "moodle" && called === name ? `${safe}_${id}_assignsubmission_file_/feedback` : safe;
    let place = stem;
    for (let n = 2; taken.has(place.toLowerCase()); n++) place = `${stem} (${n})`;
    taken.add(place.toLowerCase());
    return [student, `${place}.html`];
  });
}
