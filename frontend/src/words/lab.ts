/** The words of a lab’s page in the reader’s language (see index.ts). */

import { en } from "./lab.en.ts";

export type LabWords = typeof en;

declare global {
  var onrecordLabWords: LabWords | undefined;
}

export const words: LabWords = globalThis.onrecordLabWords ?? en;
