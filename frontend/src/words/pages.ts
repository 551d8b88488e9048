/** The words of the pages that are loaded apart, in the reader's language (see index.ts). */

import { en } from "./pages.en.ts";

export type PageWords = typeof en;

declare global {
  var onrecordPageWords: PageWords | undefined;
}

export const words: PageWords = globalThis.onrecordPageWords ?? en;
