/** What the questions of a bank are called and offer, as src/onrecord/labels.py writes it beside the site; loaded by script. */

import { siteRoot } from "../element.ts";

export interface Labeled {
  hash: string;
  level: string;
  /** The author's plain text. */
  prompt: string;
  /** What can be chosen, by part of a response. */
  parts: { [part: string]: string[] };
  /** What parts are called, and by part what each value is; all HTML. */
  names: { [part: string]: string };
  texts: { [part: string]: { [value: string]: string } };
}

export interface LabelPack {
  bank: string;
  questions: { [id: string]: Labeled };
}

/** By full question id. */
export type Labels = Map<string, Labeled>;

const here = globalThis as unknown as { onrecordLabels?: (pack: LabelPack) => void };
const asked = new Map<string, Promise<LabelPack | null>>();

/** The labels of all questions of these banks; of a bank that is not beside the site, none. */
export async function loadLabels(banks: Iterable<string>): Promise<Labels> {
  const packs = await Promise.all([...banks].map(loadPack));
  return toLabels(packs.filter((pack) => pack !== null));
}

export function toLabels(packs: LabelPack[]): Labels {
  return new Map(packs.flatMap(({ bank, questions }) => Object.entries(questions).map(([id, it]): [string, Labeled] => [`${bank}/${id}`, it])));
}

const arrived = new Map<string, LabelPack>();

function loadPack(bank: string): Promise<LabelPack | null> {
  here.onrecordLabels ??= (pack) => void arrived.set(pack.bank, pack);
  let loading = asked.get(bank);
  if (!loading) {
    loading = new Promise((resolve) => {
      const script = document.createElement("script");
      script.src = `${siteRoot()}labels/${encodeURIComponent(bank)}.js`;
      script.onload = script.onerror = () => resolve(arrived.get(bank) ?? null);
      document.head.append(script);
    });
    asked.set(bank, loading);
  }
  return loading;
}

/** What a value is called in a part, as HTML; its id where it has no words. `escape` is for ids. */
export function nameOf(labeled: Labeled, part: string, value: string): string | undefined {
  const texts = Object.hasOwn(labeled.texts, part) ? labeled.texts[part] : undefined;
  return texts && Object.hasOwn(texts, value) ? texts[value] : undefined;
}
