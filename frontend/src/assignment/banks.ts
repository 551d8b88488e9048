/** Loads banks by script, as a page opened from a folder may not fetch. */

import { siteRoot } from "../element.ts";
import type { BankPack } from "./pick.ts";

const ROOT = "{root}"; // what onrecord.bankpack writes for the way to the site's root

declare global {
  interface Window {
    onrecordBank?: (pack: BankPack) => void;
  }
}

/** The banks of these names that are beside the site, in this order. */
export async function loadBanks(names: string[]): Promise<BankPack[]> {
  const packs = new Map<string, BankPack>();
  window.onrecordBank = (pack) => void packs.set(pack.bank, pack);
  await Promise.all(names.map(loadScript));
  return names.flatMap((name) => packs.get(name) ?? []);
}

function loadScript(bank: string): Promise<void> {
  return new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = `${siteRoot()}banks/${encodeURIComponent(bank)}.js`;
    script.onload = script.onerror = () => resolve();
    document.head.append(script);
  });
}

/** A question's form, ready to stand on this page. */
export function formOf(html: string): HTMLFormElement {
  const place = document.createElement("template");
  place.innerHTML = html.replaceAll(ROOT, siteRoot());
  return document.importNode(place.content, true).querySelector("form") as HTMLFormElement;
}
