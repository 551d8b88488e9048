/** The words in the reader's language: English, unless the script of another language ran before this one. */

import { en } from "./en.ts";

export type Words = typeof en;

/** What the script of another language leaves for every script of the page (see zh.page.ts). */
declare global {
  var onrecordWords: Words | undefined;
}

export const words: Words = globalThis.onrecordWords ?? en;
