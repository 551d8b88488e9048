/** The page's grader: loads key packs by script, where they stand beside the site, and grades with them. */

import { siteRoot } from "./element.ts";
import type { Entry, Pack } from "./entry.ts";
import { grade } from "./grading.ts";
import type { Grader } from "./question.ts";
import { words } from "./words/index.ts";

declare global {
  interface Window {
    /** A key pack calls this: a page opened from a folder may not fetch, but may load a script. */
    onrecordKey?: (pack: Pack) => void;
  }
}

const packs = new Map<string, Pack>();
const loading = new Map<string, Promise<boolean>>();

function loadPack(bank: string): Promise<boolean> {
  window.onrecordKey ??= (pack) => void packs.set(pack.bank, pack);
  return new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = `${siteRoot()}keys/${encodeURIComponent(bank)}.js`;
    script.onload = () => resolve(packs.has(bank));
    script.onerror = () => resolve(false); // the student edition, or a folder taken away: both are fine
    document.head.append(script);
  });
}

/** The entry of `bank/id`; raises where there is none, which `load` has ruled out before. */
function entryOf(id: string): Entry {
  const cut = id.indexOf("/");
  const entry = packs.get(id.slice(0, cut))?.answers[id.slice(cut + 1)];
  if (!entry) throw new Error(`No key for ${id}`);
  return entry;
}

export const keys: Grader = {
  without: { empty: words.notKept, answered: words.kept },

  async load(bank, id, hash) {
    if (!loading.has(bank)) loading.set(bank, loadPack(bank));
    if (!(await loading.get(bank))) return "none";
    const entry = packs.get(bank)?.answers[id.slice(bank.length + 1)];
    return entry?.hash === hash ? "key" : "none"; // a key to another structure is no key to this one
  },
  async check(id, response) {
    const entry = entryOf(id);
    return { verdict: grade(entry, response), entry };
  },
  async hint(id, n) {
    const { hints } = entryOf(id);
    return { n, of: hints.length, html: hints[n - 1] ?? "" };
  },
  async show(id) {
    return entryOf(id);
  },
};
