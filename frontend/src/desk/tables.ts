/** Tables that an instructor opens or uploads; the twin of src/onrecord/gradetables.py, cell by cell. */

import { BadTable, cell, readTable, writeCsv } from "./csv.ts";
import type { Row } from "./gradebook.ts";
import type { Who } from "./identity.ts";
import { compare, fixed, repr } from "./python.ts";

export const FIRST = ["file", "status", "message", "sheet", "answered", "score", "points", "percent", "to read", "self-scored"];
export const COUNTED = ["graded", "partly outdated"];
const KEPT = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"];

/** The table of files; `questions` are the columns that there could be, in their order. */
export function gradesCsv(rows: Row[], questions: Iterable<string>): string {
  const asked = new Set([...new Set(rows.map((row) => row.asked))].flat());
  const columns = [...questions].filter((id) => asked.has(id));
  return writeCsv([[...FIRST, ...columns], ...rows.map((row) => cells(row, columns))]);
}

function cells(row: Row, columns: string[]): string[] {
  const own = [...row.selfScored].map(([id, words]) => `${id}: ${words}`).join("; ");
  const graded = row.score === null ? ["", "", ""] : [number(row.score), String(row.points), percent(row.score, row.points)];
  const scores = columns.map((id) => (row.scores.has(id) ? worth(row.scores.get(id) ?? null) : ""));
  return [cell(row.file), row.status, cell(row.message), cell(row.sheet), String(row.answered), ...graded, String(row.toRead), own, ...scores];
}

const worth = (score: number | null) => (score === null ? "to read" : number(score));

/** At most four places, and none that say nothing. */
export function number(value: number): string {
  return fixed(value, 4).replace(/0+$/, "").replace(/\.+$/, "");
}

export function percent(score: number, points: number): string {
  return points ? number((100 * score) / points) : "";
}

/** What one student handed in: a row for each sheet that counts, and the files that gave way to a later one. */
export interface Student {
  who: Who;
  sheets: Map<string, Row>;
  givenWay: string[];
  refused: Row[];
  score: number;
  points: number;
}

/** One entry a student, in the order of their keys; of two files for one sheet the later counts (Who.turn, then the name). */
export function byStudent(rows: Row[], whose: Map<string, Who>): Student[] {
  const students = new Map<string, Student>();
  const named = rows.flatMap((row) => {
    const who = row.lined ? undefined : whose.get(row.file);
    return who ? [{ row, who }] : [];
  });
  named.sort((a, b) => compare(a.who.key, b.who.key) || byTurn(a.who, b.who) || compare(a.row.file, b.row.file));
  for (const { row, who } of named) {
    const student = students.get(who.key) ?? { who, sheets: new Map(), givenWay: [], refused: [], score: 0, points: 0 };
    students.set(who.key, student);
    enter(student, row);
  }
  for (const student of students.values()) {
    student.score = sum(student, (row) => row.score ?? 0);
    student.points = sum(student, (row) => row.points);
  }
  return [...students.values()];
}

function enter(student: Student, row: Row): void {
  if (!COUNTED.includes(row.status)) return void student.refused.push(row);
  const before = student.sheets.get(row.sheet);
  if (before) student.givenWay.push(before.file);
  student.sheets.set(row.sheet, row);
}

/** The order of one student's files. */
export function byTurn(a: Who, b: Who): number {
  const at = a.turn[0] === b.turn[0] ? 1 : 0;
  return a.turn[at] === b.turn[at] ? 0 : a.turn[at] < b.turn[at] ? -1 : 1;
}

function sum({ sheets }: Student, of: (row: Row) => number): number {
  return [...sheets.values()].reduce((sum, row) => sum + of(row), 0);
}

/** The plain gradebook: a row a student, a column a sheet, in the order of `shown`, which has the name or pseudonym by key. */
export function studentsTable(students: Student[], shown: Map<string, string>): string[][] {
  const sheets = [...new Set(students.flatMap((student) => [...student.sheets.keys()]))].sort(compare);
  const head = ["student", "score", "points", "percent", "to read", ...sheets.map(cell), "note"];
  const name = ({ who }: Student) => shown.get(who.key) ?? who.name;
  const inOrder = [...students].sort((a, b) => compare(name(a), name(b)) || compare(a.who.key, b.who.key));
  const rows = inOrder.map((student) => {
    const { score, points } = student;
    const scores = sheets.map((sheet) => (student.sheets.has(sheet) ? number(student.sheets.get(sheet)?.score ?? 0) : ""));
    const toRead = String(sum(student, (row) => row.toRead));
    return [cell(name(student)), number(score), String(points), percent(score, points), toRead, ...scores, cell(note(student))];
  });
  return [head, ...rows];
}

function note({ givenWay, refused }: Student): string {
  const words = givenWay.length ? [`${givenWay.length} earlier file(s) of the same sheet not counted`] : [];
  return [...words, ...refused.map((row) => `${row.status}: ${row.message}`)].join("; ");
}

/** A table to upload, and what could not be matched in it, a sentence each. */
export interface Filled {
  text: string;
  unmatched: string[];
}

/** Moodle's grading worksheet with the grades put in: `Identifier` has the number that stands in the file names. */
export function fillMoodle(students: Student[], bytes: Uint8Array, name: string): Filled {
  const { head, rows } = readTable(bytes, name);
  for (const column of ["Identifier", "Grade"]) {
    if (!head.includes(column))
      throw new BadTable(`${name} has no column ${repr(column)}; export the grading worksheet from the assignment with the site in English`);
  }
  const byId = waiting(students, "moodle");
  const at = (column: string) => head.lastIndexOf(column);
  for (const row of rows) {
    const student = taken(byId, (row[at("Identifier")] ?? "").replace(/[^\p{Nd}]/gu, ""));
    if (!student?.points) continue;
    const most = float(row[at("Maximum Grade")] || "100", name);
    row[head.indexOf("Grade")] = fixed((most * student.score) / student.points, 2);
    const comment = head.indexOf("Feedback comments");
    if (comment >= 0 && !row[at("Feedback comments")]) row[comment] = cell(summary(student));
  }
  return { text: writeCsv([head, ...rows]), unmatched: [...byId.keys()].map((id) => `Participant ${id} is not in ${name}`) };
}

/** The names of the columns of Canvas's gradebook that are assignments. */
export function canvasColumns(bytes: Uint8Array, name: string): string[] {
  return readTable(bytes, name).head.filter((column) => column.trimEnd().endsWith(")"));
}

/** Canvas's gradebook with one assignment's column filled; only the columns that an import needs are written. */
export function fillCanvas(students: Student[], bytes: Uint8Array, name: string, column: string): Filled {
  const { head, rows } = readTable(bytes, name);
  const place = canvasColumn(head, column, name);
  const id = head.indexOf("ID");
  if (id < 0) throw new BadTable(`${name} has no column 'ID'; export the gradebook from Canvas and give that file`);
  const possible = rows.find((row) => row[0]?.trim() === "Points Possible")?.[place] ?? "";
  const most = /^\d+\.?\d*$|^\.\d+$/.test(possible) ? Number(possible) : 100;
  const byId = waiting(students, "canvas");
  for (const row of rows) {
    const student = taken(byId, (row[id] ?? "").trim());
    if (student?.points) row[place] = fixed((most * student.score) / student.points, 2);
  }
  const kept = [...head.keys()].filter((n) => KEPT.includes(head[n] as string));
  const chosen = [head, ...rows].map((row) => [...kept, place].map((n) => row[n] ?? ""));
  return { text: writeCsv(chosen), unmatched: [...byId.keys()].map((id) => `User ${id} is not in ${name}`) };
}

/** The column of this name, else the only one that has the words in it. */
function canvasColumn(head: string[], column: string, name: string): number {
  const offered = [...head.keys()].filter((n) => head[n]?.trimEnd().endsWith(")"));
  const same = offered.filter((n) => head[n] === column);
  const found = same.length ? same : offered.filter((n) => head[n]?.toLowerCase().includes(column.toLowerCase()));
  if (found.length !== 1) throw new BadTable(`${found.length} columns of ${name} match ${repr(column)}`);
  return found[0] as number;
}

function waiting(students: Student[], lms: Who["lms"]): Map<string, Student> {
  return new Map(students.filter(({ who, sheets }) => who.lms === lms && sheets.size).map((student) => [student.who.id, student]));
}

function taken(byId: Map<string, Student>, id: string): Student | undefined {
  const student = byId.get(id);
  byId.delete(id);
  return student;
}

function float(text: string, name: string): number {
  const value = Number(text.trim());
  if (text.trim() && Number.isFinite(value)) return value;
  throw new BadTable(`${name} has ${repr(text)} as a maximum grade, which is no number; export it with the site in English`);
}

function summary({ sheets }: Student): string {
  return [...sheets].map(([name, row]) => `${name}: ${number(row.score ?? 0)} of ${row.points}`).join("; ");
}
