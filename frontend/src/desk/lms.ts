/** The tables that an LMS gives and takes back: Moodle's worksheet and Canvas's gradebook, with the grades put in. */

import { download } from "../download.ts";
import { button, element } from "../element.ts";
import { words } from "../words/pages.ts";
import { BadTable, readTable } from "./csv.ts";
import { choose } from "./drop.ts";
import type { Source } from "./intake.ts";
import { canvasColumns, fillCanvas, fillMoodle, type Filled, type Student } from "./tables.ts";

type Kind = "moodle" | "canvas";

interface Template {
  kind: Kind;
  name: string;
  bytes: Uint8Array;
}

export class Lms {
  #template: Template | null = null;
  #students: Student[] = [];
  #tell: (text: string) => void;
  #place = element("div");
  #column = element("select");

  constructor(tell: (text: string) => void) {
    this.#tell = tell;
  }

  /** A table that was dropped or chosen; raise BadTable where it is neither LMS's. */
  take(name: string, bytes: Uint8Array): void {
    const { head } = readTable(bytes, name);
    const kind: Kind = head.includes("ID") && head.includes("Student") ? "canvas" : "moodle";
    if (kind === "moodle") fillMoodle([], bytes, name); // says what is missing
    this.#template = { kind, name, bytes };
    this.#draw();
  }

  show(students: Student[]): HTMLElement {
    this.#students = students;
    this.#draw();
    return this.#place;
  }

  #draw(): void {
    const take = async ([source]: Source[]) => source && this.#try(async () => this.take(source.path, await source.bytes()));
    const buttons = element("div", { class: "onr-buttons" }, button(words.desk.chooseTable, () => choose(".csv", (files) => void take(files))));
    this.#place.replaceChildren(element("p", {}, words.desk.lmsHow), buttons, ...this.#filling());
  }

  #filling(): HTMLElement[] {
    const template = this.#template;
    if (!template || !this.#students.length) return [];
    const save = button(words.desk.saveFilled, () => void this.#try(async () => this.#save(template)), "onr-primary");
    return [element("p", {}, words.desk.lmsGiven(template.name)), ...this.#columns(template), element("div", { class: "onr-buttons" }, save)];
  }

  /** Which assignment of Canvas's gradebook is filled. */
  #columns({ kind, name, bytes }: Template): HTMLElement[] {
    if (kind === "moodle") return [];
    const before = this.#column.value;
    this.#column.replaceChildren(...canvasColumns(bytes, name).map((column) => element("option", { value: column }, column)));
    if (before) this.#column.value = before;
    return [element("label", { class: "onr-labeled" }, element("span", {}, words.desk.column), this.#column)];
  }

  #save({ kind, name, bytes }: Template): void {
    const filled: Filled = kind === "moodle" ? fillMoodle(this.#students, bytes, name) : fillCanvas(this.#students, bytes, name, this.#column.value);
    const file = `${name.replace(/\.[^.]+$/, "")}-graded.csv`;
    download(file, filled.text, "text/csv;charset=utf-8");
    this.#tell([words.saved(file), ...filled.unmatched].join(" · "));
  }

  async #try(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof BadTable)) throw error;
      this.#tell(error.message);
    }
  }
}
