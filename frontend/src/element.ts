/** Makes DOM elements in one call; nothing about questions. */

import { words } from "./words/index.ts";

type Properties = { [name: string]: string | boolean | undefined | ((event: Event) => void) };

/** An element with attributes (`true` for an empty one, false or undefined for none), `on...` listeners, and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  if (!made.lang) tell(made, children);
  return made;
}

const HAN = /[\u4e00-\u9fff]/;

/** Where the interface is not in the page's language, an element says so: fonts and screen readers follow. */
function tell(made: HTMLElement, text: (Node | string)[]): void {
  if (words.lang !== "en" && text.some((child) => typeof child === "string" && HAN.test(child))) made.lang = words.lang;
}

export function button(label: string, onclick: (event: Event) => void, style = ""): HTMLButtonElement {
  return element("button", { type: "button", class: `onr-button ${style}`.trim(), onclick }, label);
}

/** A heading inside a question: bold words only, for a form can stand at any depth of a page's outline. */
export function title(text: string): HTMLElement {
  return element("p", { class: "onr-title" }, text);
}

/** Say something in a live region; the same words again are not said twice. */
export function say(region: HTMLElement, text: string): void {
  if (region.textContent === text) return;
  region.textContent = text;
  tell(region, [text]);
}

/** HTML of our own making (a key pack's), with its links led from the page to the site's root. */
export function trusted<T extends HTMLElement>(into: T, html: string): T {
  into.innerHTML = html;
  for (const link of into.querySelectorAll("a[data-onr-root]")) {
    link.setAttribute("href", siteRoot() + link.getAttribute("href"));
  }
  return into;
}

/** The way from this page to the site's root, as Sphinx gives it. */
export function siteRoot(): string {
  return document.documentElement.dataset["content_root"] ?? "./";
}
