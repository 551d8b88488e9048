/** The grade desk: hand-ins and keys come in, tables go out, and nothing leaves the machine. */

import { download } from "../download.ts";
import { button, element, say, siteRoot } from "../element.ts";
import type { Pack } from "../entry.ts";
import { words } from "../words/pages.ts";
import { words as reportWords } from "../words/report.ts";
import { BadTable, writeCsv } from "./csv.ts";
import { choose, dropOn } from "./drop.ts";
import { feedbackPage, places, toReadPage, type Known } from "./feedback.ts";
import { gradeAll, Grader, type Row } from "./gradebook.ts";
import { who, type Who } from "./identity.ts";
import { findItems, type Item, type Source } from "./intake.ts";
import { isPack, NoKey, readKeys } from "./keypacks.ts";
import { loadLabels } from "./labels.ts";
import { Lms } from "./lms.ts";
import { packZip } from "./packing.ts";
import { Pseudonyms, relabel } from "./pseudonyms.ts";
import { filesTable, plainTable } from "./show.ts";
import { statistics } from "./statistics.ts";
import { byStudent, gradesCsv, studentsTable, type Student } from "./tables.ts";

class Desk {
  #packs = new Map<string, Pack>();
  #items: Item[] = [];
  #rows: Row[] = [];
  #people = new Map<Row, Who>();
  #pseudonyms = new Pseudonyms();
  #grader = new Grader([]);
  /** Counts what was given to grade by or to grade, and the runs that began with it. */
  #given = 0;
  #run = 0;
  #banks: { [bank: string]: string };
  #lms: Lms;

  #keys = element("p", { role: "status" }, words.desk.noKeys);
  #files = element("p", { role: "status" }, words.desk.noFiles);
  #bar = element("progress", { "aria-label": words.desk.grading });
  #status = element("p", { class: "onr-status", role: "status" });
  #names = element("input", { type: "checkbox", onchange: () => this.#show() });
  #result = element("div");
  #questions = element("div");

  constructor(root: HTMLElement) {
    this.#banks = JSON.parse(root.dataset["banks"] ?? "{}");
    this.#lms = new Lms((text) => say(this.#status, text));
    this.#bar.hidden = true;
    const take = (sources: Source[]) => void this.#take(sources);
    const files = button(words.desk.chooseFiles, () => choose("", take), "onr-primary");
    const folder = button(words.desk.chooseFolder, () => choose("", take, true));
    const keys = button(words.desk.chooseKeys, () => choose(".zip,.js", take), "onr-primary");
    const own = button(words.desk.siteKeys, () => void this.#siteKeys());
    const area = element(
      "div",
      { class: "onr-drop" },
      element("p", {}, words.desk.dropHere),
      part(words.desk.keys, this.#keys, keys, own),
      part(words.desk.handIns, this.#files, files, folder),
    );
    dropOn(root, take);
    const names = element("label", { class: "onr-option" }, this.#names, element("span", {}, words.desk.showNames));
    root.replaceChildren(area, names, this.#bar, this.#status, this.#result, this.#questions);
  }

  /** Whatever is given is told apart by what it is: keys, tables of the LMS, and all else is a hand-in. */
  async #take(sources: Source[]): Promise<void> {
    const handIns: Source[] = [];
    const refused: string[] = [];
    const before = this.#given;
    for (const source of sources) {
      const kind = /^[^/]*\.(csv)$|\.(js|zip)$/i.exec(source.path)?.slice(1).join("").toLowerCase();
      if (kind === "csv") refused.push(...(await this.#table(source)));
      else if (!kind || !(await this.#keysIn(source))) kind === "js" ? refused.push(words.desk.noKey(source.path)) : handIns.push(source);
    }
    if (handIns.length) {
      this.#items = await findItems(handIns);
      this.#given += 1;
      say(this.#files, words.desk.filesGiven(this.#items.length, handIns.map(({ path }) => path.split("/")[0] ?? "")));
    }
    if (this.#given !== before) await this.#grade();
    if (refused.length) say(this.#status, refused.join(" · "));
  }

  async #keysIn(source: Source): Promise<boolean> {
    try {
      this.#add(readKeys(source.path, await source.bytes()));
      return true;
    } catch (error) {
      if (error instanceof NoKey) return false;
      throw error;
    }
  }

  /** Take a table of the LMS; what there is to say of one that cannot be filled. */
  async #table(source: Source): Promise<string[]> {
    try {
      this.#lms.take(source.path, await source.bytes());
      return [];
    } catch (error) {
      if (error instanceof BadTable) return [error.message];
      throw error;
    }
  }

  #add(packs: Pack[]): void {
    for (const pack of packs) this.#packs.set(pack.bank, pack);
    this.#given += packs.length;
    const names = [...this.#packs.keys()].map((bank) => this.#banks[bank] ?? bank);
    if (names.length) say(this.#keys, words.desk.keysGiven(names.length, names.join("; ")));
  }

  /** The keys that stand beside the site, by script, as a page opened from a folder may not fetch. */
  async #siteKeys(): Promise<void> {
    const found: Pack[] = [];
    window.onrecordKey = (pack) => void (isPack(pack) && found.push(pack));
    await Promise.all(Object.keys(this.#banks).map(loadKey));
    this.#add(found);
    if (!found.length) return say(this.#keys, words.desk.noSiteKeys);
    await this.#grade();
  }

  async #grade(): Promise<void> {
    if (!this.#items.length || !this.#packs.size) return this.#show();
    const run = ++this.#run; // what is given meanwhile begins anew
    this.#grader = new Grader([...this.#packs.values()]);
    say(this.#status, words.desk.grading);
    const rows = await gradeAll(this.#items, this.#grader, (n) => run === this.#run && this.#progress(n, this.#items.length), pause);
    if (run !== this.#run) return;
    this.#rows = rows;
    this.#people = new Map(rows.filter((row) => !row.lined).map((row) => [row, who(row.file)]));
    this.#questions.replaceChildren(element("p", { role: "status" }, reportWords.counting));
    this.#show();
    const { questions, labels } = await this.#known();
    const counted = await statistics(rows, this.#people, questions, labels, (bank) => this.#banks[bank] ?? bank, pause);
    if (run === this.#run) this.#questions.replaceChildren(counted);
  }

  #progress(n: number, of: number): void {
    Object.assign(this.#bar, { hidden: n === of, max: of, value: n });
  }

  /** The keys, and the words of those questions that the site has. */
  async #known(): Promise<Known> {
    const labels = await loadLabels([...this.#packs.keys()].filter((bank) => Object.hasOwn(this.#banks, bank)));
    return { questions: this.#grader.questions, labels };
  }

  #show(): void {
    if (!this.#rows.length) return;
    const pseudonyms = this.#names.checked ? null : this.#pseudonyms.name(this.#people.values());
    const { rows, whose } = relabel(this.#rows, this.#people, pseudonyms);
    const shown = pseudonyms ?? new Map([...whose.values()].map(({ key, name }) => [key, name]));
    const students = byStudent(rows, whose);
    const table = studentsTable(students, shown);
    say(this.#status, words.desk.graded(rows.length, counted(rows)));
    const grades = button(words.desk.saveGrades, () => save("grades.csv", gradesCsv(rows, this.#grader.questions.keys())), "onr-primary");
    const gradebook = button(words.desk.saveStudents, () => save("students.csv", writeCsv(table)), "onr-primary");
    const pages = this.#pages(rows, whose, students, shown);
    const list = button(words.desk.saveNames, () => save("grades.names.csv", this.#pseudonyms.csv()));
    this.#result.replaceChildren(
      heading(words.desk.files),
      filesTable(rows),
      buttons(grades, ...(pseudonyms ? [list] : [])),
      ...(pseudonyms ? [element("p", { class: "onr-muted" }, words.desk.keepApart)] : []),
      heading(words.desk.students),
      plainTable(words.desk.students, table),
      buttons(gradebook, ...pages.map(([save]) => save)),
      ...pages.map(([, how]) => element("p", { class: "onr-muted" }, how)),
      heading(words.desk.lms),
      this.#lms.show(students),
    );
  }

  /** Buttons for what goes back to students, and for what a person reads; each with what it saves. */
  #pages(rows: Row[], whose: Map<string, Who>, students: Student[], shown: Map<string, string>): [save: HTMLElement, how: string][] {
    const feedback = async () => {
      const known = await this.#known();
      const files = places(students, shown).map(([student, place]): [string, () => string] => [
        place,
        () => feedbackPage(student, shown.get(student.who.key) ?? student.who.name, known),
      ]);
      say(this.#status, words.desk.making);
      download("feedback.zip", await packZip(files, pause, (n) => this.#progress(n, files.length)), "application/zip");
      say(this.#status, words.saved("feedback.zip"));
    };
    const names = new Map([...whose].map(([file, { key }]) => [file, shown.get(key) ?? key]));
    const toRead = async () => download("to-read.html", toReadPage(named(rows, whose), names, await this.#known()), "text/html;charset=utf-8");
    const found: [HTMLElement, string][] = [];
    if (students.some(({ sheets }) => sheets.size)) found.push([button(words.desk.saveFeedback, () => void feedback()), words.desk.feedbackHow]);
    if (rows.some((row) => row.toRead)) found.push([button(words.desk.saveToRead, () => void toRead()), words.desk.toReadHow]);
    return found;
  }
}

/** Rows that are somebody's: a line of a file has no name. */
const named = (rows: Row[], whose: Map<string, Who>) => rows.filter((row) => whose.has(row.file));

function counted(rows: Row[]): [status: string, n: number][] {
  const counts = Object.keys(words.desk.statuses).map((status): [string, number] => [status, rows.filter((row) => row.status === status).length]);
  return counts.filter(([, n]) => n > 0);
}

const heading = (text: string) => element("h2", {}, text);
const buttons = (...all: HTMLElement[]) => element("div", { class: "onr-buttons" }, ...all);
const pause = () => new Promise<void>((resolve) => setTimeout(resolve));
const save = (name: string, text: string) => download(name, text, "text/csv;charset=utf-8");

function part(title: string, status: HTMLElement, ...all: HTMLElement[]): HTMLElement {
  return element("div", {}, element("p", { class: "onr-title" }, title), buttons(...all), status);
}

function loadKey(bank: string): Promise<void> {
  return new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = `${siteRoot()}keys/${encodeURIComponent(bank)}.js`;
    script.onload = script.onerror = () => resolve();
    document.head.append(script);
  });
}

for (const root of document.querySelectorAll<HTMLElement>(".onr-gradedesk")) new Desk(root);
