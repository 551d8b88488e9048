/** Reading a document: which languages show, terms that open, citations to copy, marks that lead to partings. */

import { copy } from "./copy.ts";
import { button, element, say } from "./element.ts";
import type { Shelf } from "./storage.ts";
import { words } from "./words/index.ts";

const KEY = "onrecord:reader";

interface Shown {
  zh: boolean;
  en: boolean;
  pinyin: boolean;
}

export interface Place {
  /** Where the choice of languages is kept; null for nowhere. */
  shelf: Shelf | null;
  /** Whether a provision has an address of its own, to be copied and to go to. */
  address: boolean;
}

/** Bring the documents under `root` to life; what is returned takes the listeners away again. */
export function startReader(root: HTMLElement | Document, { shelf, address }: Place): () => void {
  const sections = [...root.querySelectorAll<HTMLElement>("section.onr-document, figure.onr-quoted")];
  if (sections.length) startTools(sections, shelf);
  const pressed = (event: Event) => follow(root, address, event as MouseEvent);
  const arrived = () => openTarget(root, location.hash);
  root.addEventListener("click", pressed);
  if (address) addEventListener("hashchange", arrived);
  if (address) arrived();
  return () => {
    root.removeEventListener("click", pressed);
    removeEventListener("hashchange", arrived);
  };
}

function follow(root: HTMLElement | Document, address: boolean, event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a") : null;
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!address && link.getAttribute("href")?.startsWith("#")) event.preventDefault(); // a notebook has other uses for it
  if (link.matches(".onr-term[data-term]")) openTerm(root, link, event);
  else if (link.matches(".onr-anchor[data-cite]")) void copyCitation(link, address);
  else if (link.matches('.onr-mark[href^="#"]')) openTarget(root, link.hash, event);
}

// Languages

function startTools(sections: HTMLElement[], shelf: Shelf | null): void {
  let shown = readShown(shelf);
  const draws = sections.map((section) => addTools(section, (name) => turn(name)));
  const turn = (name: keyof Shown) => {
    shown = toggled(shown, name);
    keepShown(shelf, shown);
    draws.forEach((draw) => draw(shown));
  };
  draws.forEach((draw) => draw(shown));
}

/** One of the two languages always stays on. */
function toggled(shown: Shown, name: keyof Shown): Shown {
  const next = { ...shown, [name]: !shown[name] };
  if (!next.zh && !next.en) next[name === "zh" ? "en" : "zh"] = true;
  return next;
}

function addTools(section: HTMLElement, turn: (name: keyof Shown) => void): (shown: Shown) => void {
  const labels: [keyof Shown, string][] = [
    ["zh", words.chinese],
    ["en", words.english],
  ];
  if (section.querySelector("rt:not(:empty)")) labels.push(["pinyin", words.pinyin]);
  const toggles = labels.map(([name, label]) => [name, button(label, () => turn(name), "onr-toggle")] as const);
  const tools = section.querySelector(".onr-tools");
  tools?.setAttribute("role", "group");
  tools?.setAttribute("aria-label", words.tools);
  tools?.replaceChildren(...toggles.map(([, toggle]) => toggle));
  return (shown) => {
    for (const [name, toggle] of toggles) toggle.setAttribute("aria-pressed", String(shown[name]));
    section.classList.toggle("onr-hide-zh", !shown.zh);
    section.classList.toggle("onr-hide-en", !shown.en);
    section.classList.toggle("onr-show-pinyin", shown.pinyin);
  };
}

function readShown(shelf: Shelf | null): Shown {
  try {
    const { zh, en, pinyin } = JSON.parse(shelf?.getItem(KEY) ?? "{}");
    return { zh: zh !== false || en === false, en: en !== false, pinyin: pinyin === true };
  } catch {
    return { zh: true, en: true, pinyin: false };
  }
}

function keepShown(shelf: Shelf | null, shown: Shown): void {
  try {
    shelf?.setItem(KEY, JSON.stringify(shown));
  } catch {
    // A choice of view is worth no message.
  }
}

// Terms

let card: HTMLElement | undefined;

/** Open a term's entry under it; where that cannot be done, the link leads to the glossary. */
function openTerm(root: HTMLElement | Document, link: HTMLAnchorElement, event: Event): void {
  const entry = root.querySelector(`[data-term-entry="${CSS.escape(link.dataset["term"] ?? "")}"]`);
  if (!entry || !("popover" in HTMLElement.prototype)) return;
  event.preventDefault();
  card ??= termCard();
  link.after(card); // where Tab goes on from
  card.replaceChildren(...[...entry.cloneNode(true).childNodes]);
  card.setAttribute("aria-label", card.querySelector(".onr-word")?.textContent ?? words.term);
  card.querySelectorAll("[id]").forEach((copy) => copy.removeAttribute("id"));
  link.focus(); // where focus returns to; Safari does not focus a link that is clicked
  card.showPopover();
  putBy(card, link);
  card.focus({ preventScroll: true });
}

function termCard(): HTMLElement {
  const made = element("div", { class: "onr-term-card", popover: "auto", role: "dialog", tabindex: "-1" });
  const close = () => made.matches(":popover-open") && made.hidePopover();
  document.addEventListener("keydown", ({ key }) => key === "Escape" && close()); // the theme takes the key for itself
  made.addEventListener("focusout", ({ relatedTarget }) => !made.contains(relatedTarget as Node | null) && close());
  return made;
}

/** Under the word, or over it where there is more room. */
function putBy(it: HTMLElement, anchor: HTMLElement): void {
  const box = anchor.getClientRects()[0] ?? anchor.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const widest = clientWidth - it.offsetWidth - 8;
  const below = box.bottom + 4 + it.offsetHeight <= clientHeight || box.top < clientHeight / 2;
  it.style.left = `${scrollX + Math.max(8, Math.min(box.left, widest))}px`;
  it.style.top = `${scrollY + (below ? box.bottom + 4 : Math.max(4, box.top - 4 - it.offsetHeight))}px`;
}

// Citations

let region: HTMLElement | undefined;

/** Copy the citation with its address; the link itself then sets the page's hash. */
async function copyCitation(link: HTMLAnchorElement, address: boolean): Promise<void> {
  region ??= document.body.appendChild(element("p", { class: "onr-toast", role: "status" }));
  say(region, "");
  const copied = await copy([link.dataset["cite"], ...(address ? [link.href] : [])].join(" "));
  say(region, copied ? words.cited : words.notCited);
  setTimeout(() => region && say(region, ""), 3000);
}

// Partings

/** Open what a link leads to, if it is folded away, and go there. */
function openTarget(root: HTMLElement | Document, hash: string, event?: Event): void {
  const target = hash.length > 1 ? root.querySelector<HTMLElement>(`#${CSS.escape(decodeURIComponent(hash.slice(1)))}`) : null;
  const folded = target?.closest("details");
  if (!target || !folded) return;
  folded.open = true;
  if (!event) return target.scrollIntoView();
  if (!event.defaultPrevented) history.replaceState(null, "", hash);
  event.preventDefault();
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "center" });
}
