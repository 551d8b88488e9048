/** The words of the pages “Review” and “Progress” in the reader's language (see index.ts). */

import { en } from "./practice.en.ts";

export type PracticeWords = typeof en;

declare global {
  var onrecordPracticeWords: PracticeWords | undefined;
}

export const words: PracticeWords = globalThis.onrecordPracticeWords ?? en;
