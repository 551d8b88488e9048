/** A lab that runs: its cells with editors, run in order, stopped, started over. Loaded with the first run. */

import { button, element, say } from "../element.ts";
import { Storage } from "../storage.ts";
import { words } from "../words/lab.ts";
import { Cell } from "./cell.ts";
import { Kept, LABS } from "./kept.ts";
import type { Json, Said } from "./messages.ts";
import { due } from "./order.ts";
import { Output, type ShowWidget } from "./output.ts";
import type { Python } from "./python.ts";

/** The bundle that shows widgets; it alone knows ipywidgets. */
export interface Widgets {
  hear(said: Extract<Said, { comm: string }>): void;
  show: ShowWidget;
  /** What an Output widget shows, by its id. */
  output(id: string): Promise<Output>;
  /** Forget all models: their Python is gone. */
  drop(): void;
}
type Send = (comm: string, data: Json, buffers: (ArrayBuffer | ArrayBufferView)[]) => Promise<void>;

class Lab {
  #python: Python;
  #cells: Cell[];
  #kept: Kept;
  #status = element("p", { class: "onr-note", role: "status" });
  #stop = button(words.stop, () => this.#halt());
  #all = button(words.runAll, () => void this.run(this.#cells.length - 1));
  #widgets: Promise<Widgets>;
  /** Counts runs: what an older one still says is not heard. */
  #turn = 0;

  constructor(python: Python, roots: HTMLElement[], bar: HTMLElement, page: string) {
    this.#python = python;
    this.#kept = new Kept(new Storage(() => localStorage, LABS), page);
    const show: ShowWidget = async (id, into) => (await this.#widgets).show(id, into);
    this.#widgets = loadWidgets((comm, data, buffers) => python.pass(comm, data, buffers), () => new Output(show));
    const acts = {
      run: (cell: Cell) => void this.run(this.#cells.indexOf(cell)),
      stop: () => this.#halt(),
      wrote: (cell: Cell) => this.#kept.write(cell.n, cell.original, cell.code),
    };
    this.#cells = roots.map((root, n) => new Cell(root, n + 1, (code) => this.#kept.read(n + 1, code), acts, show));
    python.onsaid = (said) => void this.#hear(said);
    const over = button(words.startOver, () => this.#startOver(), "onr-quiet");
    this.#stop.hidden = true;
    bar.replaceChildren(this.#all, this.#stop, over, this.#status);
    this.#all.focus();
  }

  /** Run the cell at `asked`, and before it what has to come first; the first that fails ends it. */
  async run(asked: number): Promise<void> {
    if (!this.#stop.hidden) return; // one at a time
    const turn = ++this.#turn;
    this.#cells.forEach((cell) => cell.open());
    this.#busy(true);
    say(this.#status, words.loading);
    try {
      await this.#python.start();
    } catch {
      return this.#rest(turn, words.notLoaded);
    }
    say(this.#status, words.running);
    const whole = asked === this.#cells.length - 1;
    for (const n of due(this.#cells, asked)) {
      const cell = this.#cells[n] as Cell;
      const { code } = cell;
      cell.begin();
      const ok = await this.#python.run(cell.n, code, words.cell(cell.n));
      if (turn !== this.#turn) return;
      cell.end(ok ? code : null);
      if (!ok) return this.#rest(turn, words.failed(cell.n));
    }
    this.#rest(turn, whole ? words.ready : words.ranUpTo(asked + 1));
  }

  async #hear(said: Said): Promise<void> {
    if ("comm" in said) return (await this.#widgets).hear(said);
    const output = said.into ? await (await this.#widgets).output(said.into) : this.#cells[said.cell - 1]?.output;
    if (said.type === "stream") output?.print(said.name, said.text);
    else if (said.type === "error") output?.error(said.text);
    else if (said.type === "clear") output?.clear(said.wait);
    else await output?.display(said.data);
  }

  #halt(): void {
    this.#end();
    this.#cells.forEach((cell) => cell.forget());
    this.#rest(this.#turn, words.stopped);
  }

  #startOver(): void {
    this.#end();
    for (const cell of this.#cells) {
      this.#kept.write(cell.n, cell.original, cell.original);
      cell.close();
    }
    this.#rest(this.#turn, words.startedOver);
  }

  /** End Python, and what it was doing. */
  #end(): void {
    this.#turn++;
    this.#python.stop();
    this.#cells.forEach((cell) => cell.end(null));
    void this.#widgets.then((widgets) => widgets.drop());
  }

  #busy(is: boolean): void {
    const held = document.activeElement;
    this.#stop.hidden = !is;
    this.#all.hidden = is;
    if (held === this.#all && is) this.#stop.focus();
    if (held === this.#stop && !is) this.#all.focus();
  }

  #rest(turn: number, words: string): void {
    if (turn !== this.#turn) return;
    this.#busy(false);
    say(this.#status, words);
  }
}

async function loadWidgets(send: Send, makeOutput: () => Output): Promise<Widgets> {
  const made: { makeWidgets(send: Send, makeOutput: () => Output): Widgets } = await import(
    new URL("lab-widgets.js", import.meta.url).href
  );
  return made.makeWidgets(send, makeOutput);
}

/** Make a page live; what comes back runs all of it. */
export function open(python: Python, cells: HTMLElement[], bar: HTMLElement, page: string): () => void {
  const lab = new Lab(python, cells, bar, page);
  return () => void lab.run(cells.length - 1);
}
