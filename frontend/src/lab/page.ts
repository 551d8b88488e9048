/**
 * The offer to run a lab's page. Small, for it is there before anybody asks: the editor, the widgets and Python itself
 * are loaded with the first run, and Python already when the button is about to be pressed.
 */

import { button, element } from "../element.ts";
import { words } from "../words/lab.ts";
import { Python } from "./python.ts";

const HESITATION = 120; // ms on the button, to tell a hand that stops from one that passes

interface Live {
  open(python: Python, cells: HTMLElement[], bar: HTMLElement, page: string): () => void;
}

const script = document.currentScript as HTMLScriptElement;

function start(): void {
  const cells = [...document.querySelectorAll<HTMLElement>("article .cell")].filter((cell) => cell.querySelector(".cell_input pre"));
  const head = document.querySelector("article h1");
  if (cells.length === 0 || !head) return;
  const bar = element("div", { class: "onr-lab-bar", role: "group", "aria-label": words.run });
  head.after(bar);
  for (const link of document.querySelectorAll<HTMLElement>("[data-served]")) link.parentElement!.hidden = location.protocol === "file:";
  if (location.protocol === "file:") bar.append(element("p", { class: "onr-note" }, words.fromFolder));
  else offer(bar, cells);
}

function offer(bar: HTMLElement, cells: HTMLElement[]): void {
  const near = (name: string) => new URL(name, script.src).href;
  const python = new Python(near("lab-worker.js"), new URL(script.dataset["python"] as string, location.href).href);
  const status = element("p", { class: "onr-note", role: "status" }, words.offer);
  const act = button(words.run, () => void begin());
  bar.append(act, status);
  soon(act, () => void python.start().catch(() => {}));

  async function begin(): Promise<void> {
    act.disabled = true;
    status.textContent = words.loading;
    document.head.append(element("link", { rel: "stylesheet", href: near("lab-live.css") }));
    const pythonComes = python.start();
    try {
      const [{ open }]: [Live, void] = await Promise.all([import(near("lab-live.js")), pythonComes]);
      const name = location.pathname.split("/").at(-1)?.replace(/\.html$/, "") ?? "";
      open(python, cells, bar, name)();
    } catch {
      act.disabled = false;
      status.textContent = words.notLoaded;
    }
  }
}

/** Act once, when a button is likely to be pressed, unless the reader asked to save data. */
function soon(on: HTMLElement, act: () => void): void {
  if ((navigator as { connection?: { saveData?: boolean } }).connection?.saveData) return;
  let waiting = 0;
  const wait = () => (waiting = setTimeout(act, HESITATION));
  const leave = () => clearTimeout(waiting);
  on.addEventListener("pointerenter", wait);
  on.addEventListener("focus", wait);
  on.addEventListener("pointerleave", leave);
  on.addEventListener("blur", leave);
}

start();
