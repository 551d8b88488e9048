/** The words of the report on questions in the reader's language (see index.ts); the file that is saved is in English. */

import { en } from "./report.en.ts";

export type ReportWords = typeof en;

declare global {
  var onrecordReportWords: ReportWords | undefined;
}

export const words: ReportWords = globalThis.onrecordReportWords ?? en;
export const english = en;
