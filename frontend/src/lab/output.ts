/** What a cell shows: text, HTML, pictures, widgets and errors, in the order in which they come. */

import { element } from "../element.ts";
import { words } from "../words/lab.ts";
import { WIDGET, type Bundle } from "./messages.ts";

export const MOST = 100_000; // characters of printed text a cell; a page with more would hardly scroll

/** Puts the view of a widget into an element; raises where there is none. */
export type ShowWidget = (id: string, into: HTMLElement) => Promise<void>;

export class Output {
  dom: HTMLElement;
  #showWidget: ShowWidget;
  #printed = 0;
  #clears = false;

  constructor(showWidget: ShowWidget) {
    this.#showWidget = showWidget;
    this.dom = element("div", { class: "cell_output docutils container onr-lab-output" });
  }

  /** Take away what stands there; with `wait`, once something new comes. */
  clear(wait = false): void {
    this.#clears = wait;
    if (wait) return;
    this.dom.replaceChildren();
    this.#printed = 0;
  }

  print(name: string, text: string): void {
    this.#clearIfDue();
    const room = MOST - this.#printed;
    if (room <= 0) return;
    this.#printed += text.length;
    const last = this.dom.lastElementChild;
    const into = last?.classList.contains(name) ? last.querySelector("pre") : this.#block(name);
    into?.append(text.slice(0, room));
    if (text.length > room) this.dom.append(element("p", { class: "onr-note" }, words.cut));
  }

  error(text: string): void {
    this.#clearIfDue();
    this.#block("onr-lab-error").append(text);
  }

  async display(data: Bundle): Promise<void> {
    this.#clearIfDue();
    const place = element("div", { class: "output" });
    this.dom.append(place);
    const widget = data[WIDGET] as { model_id: string } | undefined;
    if (widget) {
      await this.#showWidget(widget.model_id, place).catch(() => place.replaceChildren(fallback(data)));
    } else place.replaceChildren(shown(data));
  }

  /** A block that can be scrolled has to be reached by keyboard. */
  #block(name: string): HTMLElement {
    const pre = element("pre", { tabindex: "0" });
    this.dom.append(element("div", { class: `output stream ${name}` }, pre));
    return pre;
  }

  #clearIfDue(): void {
    if (this.#clears) this.clear();
  }
}

/** A bundle in the best form that a page can show. */
function shown(data: Bundle): Node {
  const html = data["text/html"] ?? data["image/svg+xml"];
  if (typeof html === "string") {
    const place = element("div", { class: "text_html" });
    place.innerHTML = html;
    return place;
  }
  if (typeof data["image/png"] === "string") {
    return element("img", { src: `data:image/png;base64,${data["image/png"]}`, alt: String(data["text/plain"] ?? "") });
  }
  return element("pre", { tabindex: "0" }, String(data["text/markdown"] ?? data["text/plain"] ?? ""));
}

/** For a widget that no view could be made of. */
function fallback(data: Bundle): Node {
  return typeof data["text/html"] === "string" ? shown(data) : element("p", { class: "onr-note" }, words.noWidget);
}
