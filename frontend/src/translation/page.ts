/** Brings the page “Compare a translation” to life; a bundle of its own, for that page alone. */

import { element } from "../element.ts";
import { words } from "../words/index.ts";
import { Desk } from "./desk.ts";
import { labeled } from "./intake.ts";
import { loadDocument } from "./pack.ts";
import { KEY, Versions } from "./versions.ts";

async function start(root: HTMLElement): Promise<void> {
  const documents: { [id: string]: string } = JSON.parse(root.dataset["documents"] ?? "{}");
  const versions = new Versions(() => window.localStorage);
  const place = element("div");
  let desk: Desk | null = null;
  const open = async (id: string) => {
    desk?.flush();
    const pack = await loadDocument(id);
    if (pack) desk = new Desk(pack, versions, place);
    else place.replaceChildren(element("p", { class: "onr-note", role: "status" }, words.noDocument));
  };
  const which = element("select", { onchange: () => void open(which.value) });
  which.append(...Object.entries(documents).map(([value, title]) => element("option", { value }, title)));
  root.replaceChildren(labeled(words.document, which), place);
  addEventListener("pagehide", () => desk?.flush());
  document.addEventListener("visibilitychange", () => document.hidden && desk?.flush());
  addEventListener("storage", ({ key }) => (key === null || key === KEY) && desk?.follow());
  await open(which.value);
}

for (const root of document.querySelectorAll<HTMLElement>(".onr-desk")) void start(root);
