/**
 * The Chinese interface, loaded before the other scripts where a reader has chosen it: its words for them, and at
 * once what stands on the page already or comes there later. The course's own text stays as it is.
 */

import { zh as lab } from "./lab.zh.ts";
import { zh as pages } from "./pages.zh.ts";
import { zh as practice } from "./practice.zh.ts";
import { translate } from "./translate.ts";
import { zh } from "./zh.ts";

globalThis.onrecordWords = zh;
globalThis.onrecordLabWords = lab;
globalThis.onrecordPageWords = pages;
globalThis.onrecordPracticeWords = practice;
translate(document);
document.documentElement.dataset["language"] = "zh";
new MutationObserver((changes) => {
  for (const { addedNodes } of changes) for (const node of addedNodes) if (node instanceof Element) translate(node);
}).observe(document.body, { childList: true, subtree: true });
