/** The shape of the index of banks and of a bank, as onrecord.bankpack writes them, and how a page loads them. */

import { siteRoot } from "../element.ts";

/** What is known of every question without its text. */
export interface Listed {
  hash: string;
  skill: string;
  points: number;
  minutes: number;
  /** The id, in the same bank, of a question that asks for the same. */
  parallel: string;
}

export interface ListedBank {
  bank: string;
  title: string;
  /** Where the chapter stands, from the site's root; "" for none. */
  chapter: string;
  sheet: string;
  questions: { [id: string]: Listed };
}

/** What is used here of a bank's own pack. */
export interface BankPack {
  bank: string;
  questions: { [id: string]: { html: string } };
}

/** What the scripts call when they are there. */
interface Calls {
  onrecordBanks?: (banks: ListedBank[]) => void;
  onrecordBank?: (pack: BankPack) => void;
}
const here = globalThis as unknown as Calls;

let index: Promise<ListedBank[] | null> | null = null;

/** The index; null where it is not beside the site. */
export function loadIndex(): Promise<ListedBank[] | null> {
  index ??= new Promise((resolve) => {
    const other = here.onrecordBanks; // the page's script and a bundle may both ask
    here.onrecordBanks = (banks) => {
      other?.(banks);
      resolve(banks);
    };
    addScript("banks/index.js", () => resolve(null));
  });
  return index;
}

const waiting = new Map<string, (pack: BankPack) => void>();

/** A bank with the forms of its questions; null where it is not beside the site. */
export function loadBank(name: string): Promise<BankPack | null> {
  here.onrecordBank ??= (pack) => waiting.get(pack.bank)?.(pack);
  return new Promise((resolve) => {
    waiting.set(name, resolve);
    addScript(`banks/${encodeURIComponent(name)}.js`, () => resolve(null));
  });
}

/** A page opened from a folder may not fetch, but may load a script. */
function addScript(path: string, failed: () => void): void {
  const script = document.createElement("script");
  script.src = siteRoot() + path;
  script.onerror = failed;
  document.head.append(script);
}
