/** The shape of a document's pack as onrecord.documentpack writes it, and how a page loads one. */

import { siteRoot } from "../element.ts";

export interface Parting {
  id: string;
  letter: string;
  zh: string;
  renderings: { [by: string]: string };
  /** HTML of our own making. */
  note: string;
}

export interface Unit {
  eid: string;
  /** 0 for the title. */
  article: number;
  zh: string;
  en: string;
  partings: Parting[];
}

export interface DocumentPack {
  document: string;
  title: string;
  zh: string;
  headings: string[];
  translations: { [by: string]: string };
  units: Unit[];
}

declare global {
  interface Window {
    /** A document's pack calls this: a page opened from a folder may not fetch, but may load a script. */
    onrecordDocument?: (pack: DocumentPack) => void;
  }
}

/** The pack of a document; null where it is not beside the site. */
export function loadDocument(id: string): Promise<DocumentPack | null> {
  return new Promise((resolve) => {
    let found: DocumentPack | null = null;
    window.onrecordDocument = (pack) => void (found = pack);
    const script = document.createElement("script");
    script.src = `${siteRoot()}documents/${encodeURIComponent(id)}.js`;
    script.onload = () => resolve(found);
    script.onerror = () => resolve(null);
    document.head.append(script);
  });
}
