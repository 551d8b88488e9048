/** A quiet count beside each chapter of the table of contents in which something was answered. */

import { element, siteRoot } from "../element.ts";
import type { Responses } from "../responses.ts";
import type { Storage } from "../storage.ts";
import { words } from "../words/index.ts";
import { loadIndex } from "../banks.ts";
import { tally, type Tally } from "./tally.ts";

const SOON = 300; // ms: a count may come a moment after the stroke

/** A reader who has answered nothing anywhere loads nothing for it. */
export function startSidebar(storage: Storage, responses: Responses): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const draw = async () => {
    if (storage.ids().length === 0 && !document.querySelector(".onr-count")) return;
    for (const bank of (await loadIndex()) ?? []) {
      const done = tally(bank, (id) => responses.state(id), Date.now());
      for (const link of [...linksTo(bank.chapter), ...linksTo(bank.sheet)]) mark(link, done);
    }
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void draw(), SOON);
  };
  responses.listen(soon);
  void draw();
}

function linksTo(page: string): HTMLAnchorElement[] {
  if (!page) return [];
  const address = new URL(siteRoot() + page, location.href).pathname;
  const links = document.querySelectorAll<HTMLAnchorElement>(".bd-sidebar-primary nav a.reference");
  return [...links].filter(({ pathname }) => pathname === address);
}

function mark(link: HTMLAnchorElement, { answered, total, first, waiting }: Tally): void {
  link.querySelector(".onr-count")?.remove();
  if (answered === 0) return;
  const said = words.counted(answered, total, first, waiting);
  const figures = element("span", { "aria-hidden": "true" }, `${answered}/${total}`);
  link.append(element("span", { class: "onr-count", title: said }, figures, element("span", { class: "onr-sr" }, ` ${said}`)));
}
