/** The banks beside the site: their index and each bank's pack, as onrecord.bankpack writes them; loaded by script. */

import { siteRoot } from "./element.ts";

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

/** What is used of a question in a bank's pack. */
export interface BankQuestion {
  hash: string;
  points: number;
  stem: string;
  skill: string;
  objective: string;
  level: string;
  chinese: string;
  minutes: number;
  prompt: string;
  html: string;
}

export interface BankPack {
  bank: string;
  title: string;
  sheet: string;
  objectives: { [id: string]: string };
  questions: { [id: string]: BankQuestion };
}

const ROOT = "{root}"; // what onrecord.bankpack writes for the way to the site's root

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

/** The banks of these names that are beside the site, in this order. */
export async function loadBanks(names: string[]): Promise<BankPack[]> {
  const packs = await Promise.all(names.map(loadBank));
  return packs.filter((pack) => pack !== null);
}

/** A question's form, ready to stand on this page. */
export function formOf(html: string): HTMLFormElement {
  const place = document.createElement("template");
  place.innerHTML = html.replaceAll(ROOT, siteRoot());
  return document.importNode(place.content, true).querySelector("form") as HTMLFormElement;
}

/** A page opened from a folder may not fetch, but may load a script. */
function addScript(path: string, failed: () => void): void {
  const script = document.createElement("script");
  script.src = siteRoot() + path;
  script.onerror = failed;
  document.head.append(script);
}
