/**
 * The words of the report on questions in the reader's language; the file that is saved is in English.
 * Both languages are in the desk's own bundle: nobody who reads Chinese elsewhere loads them.
 */

import { words as page } from "./index.ts";
import { en } from "./report.en.ts";
import { zh } from "./report.zh.ts";

export type ReportWords = typeof en;

export const english = en;
export const words: ReportWords = page.lang === zh.lang ? zh : en;
