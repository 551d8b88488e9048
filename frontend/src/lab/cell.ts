/** One cell of a lab: the code and output that the build left, and the editor and output that take their place. */

import { button, element, say } from "../element.ts";
import { words } from "../words/lab.ts";
import { makeEditor, type Editor } from "./editor.ts";
import type { Runnable } from "./order.ts";
import { Output, type ShowWidget } from "./output.ts";

export interface Acts {
  run(cell: Cell): void;
  stop(): void;
  /** The reader wrote this. */
  wrote(cell: Cell): void;
}

export class Cell implements Runnable {
  readonly n: number;
  readonly original: string;
  readonly output: Output;
  code: string;
  ran: string | null = null;
  #root: HTMLElement;
  #built: { code: HTMLElement; output: HTMLElement | null };
  #live: HTMLElement | null = null;
  #editor: Editor | null = null;
  #acts: Acts;
  #run = button(words.runCell, () => this.#press(), "onr-quiet");
  #restore = button(words.restore, () => this.#editor?.set(this.original), "onr-quiet");
  #status = element("span", { class: "onr-note" });

  /** `n` counts from 1; `code` is what its reader left in it. */
  constructor(root: HTMLElement, n: number, kept: (original: string) => string, acts: Acts, showWidget: ShowWidget) {
    const code = root.querySelector<HTMLElement>(".cell_input") as HTMLElement;
    this.#root = root;
    this.#built = { code, output: root.querySelector<HTMLElement>(".cell_output") };
    this.n = n;
    this.original = (code.querySelector("pre")?.textContent ?? "").replace(/\n$/, "");
    this.code = kept(this.original);
    this.#acts = acts;
    this.output = new Output(showWidget);
    this.#run.setAttribute("aria-label", words.runCellLabel(n));
    this.#restore.setAttribute("aria-label", words.restoreLabel(n));
  }

  /** Put the editor into the place of the code. */
  open(): void {
    if (this.#live) return;
    this.#editor = makeEditor(this.code, words.code(this.n), () => this.#acts.run(this), (code) => this.#write(code));
    const foot = element("div", { class: "onr-lab-foot" }, this.#run, this.#restore, this.#status);
    this.#live = element("div", { class: "cell_input onr-lab-input" }, this.#editor.dom, foot);
    this.#built.code.replaceWith(this.#live);
    this.#draw();
  }

  /** Back to what the build left, code and output. */
  close(): void {
    this.#live?.replaceWith(this.#built.code);
    this.#live = this.#editor = null;
    if (this.output.dom.isConnected) this.#swap(this.output.dom, this.#built.output);
    this.output.clear();
    this.code = this.original;
    this.ran = null;
  }

  /** It begins to run: what it showed before goes. */
  begin(): void {
    const { output } = this.#built;
    if (!this.output.dom.isConnected) {
      if (output) this.#swap(output, this.output.dom);
      else this.#root.append(this.output.dom);
    }
    this.output.dom.inert = false;
    this.output.clear();
    this.#root.classList.add("onr-lab-running");
    this.#run.textContent = words.stop;
  }

  /** It ended; `code` is what it ran, null where it did not come to its end. */
  end(code: string | null): void {
    this.ran = code;
    this.#root.classList.remove("onr-lab-running");
    this.#draw();
  }

  /** Python is gone: what the cell shows stays, and its controls move nothing any more. */
  forget(): void {
    this.ran = null;
    this.output.dom.inert = true;
    this.#draw();
  }

  #press(): void {
    if (this.#root.classList.contains("onr-lab-running")) this.#acts.stop();
    else this.#acts.run(this);
  }

  #write(code: string): void {
    this.code = code;
    this.#acts.wrote(this);
    this.#draw();
  }

  #draw(): void {
    if (!this.#root.classList.contains("onr-lab-running")) this.#run.textContent = words.runCell;
    this.#restore.hidden = this.code === this.original;
    say(this.#status, this.ran !== null && this.ran !== this.code ? words.changed : "");
  }

  #swap(old: HTMLElement, other: HTMLElement | null): void {
    if (other) old.replaceWith(other);
    else old.remove();
  }
}
