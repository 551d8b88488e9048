/** The words in the reader's language. Read them when they are shown, not when a module loads: the language is chosen between. */

import { en } from "./en.ts";

export type Words = typeof en;

export const words: Words = { ...en };
