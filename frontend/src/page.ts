/** Brings a page to life: its questions, its sheets and its documents. */

import { element } from "./element.ts";
import { keys } from "./keys.ts";
import { offerKey } from "./keysheet.ts";
import { offerLanguage } from "./language.ts";
import { keepInStep, loadWhenNear, tellRefused } from "./live.ts";
import { startSidebar } from "./practice/sidebar.ts";
import { Question } from "./question.ts";
import { startReader } from "./reader.ts";
import { offerReport } from "./report/report.ts";
import { Responses } from "./responses.ts";
import { Sheet } from "./sheet.ts";
import { Storage, type Shelf } from "./storage.ts";
import { words } from "./words/index.ts";

function startQuestions(storage: Storage, responses: Responses): void {
  const forms = [...document.querySelectorAll<HTMLFormElement>("form.onr-question")];
  if (forms.length === 0) return;
  const questions = forms.map((form) => new Question(form, responses, keys));
  tellRefused(storage, forms[0]);
  for (const question of questions) if (storage.damaged.has(question.id)) question.note(words.damaged);
  questions.forEach(offerReport);
  loadWhenNear(questions);
  startSheets(questions, responses);
}

function startSheets(questions: Question[], responses: Responses): void {
  const regions = document.querySelectorAll<HTMLElement>(".onr-sheet[data-sheet]");
  for (const region of regions) {
    const foot = region.querySelector<HTMLElement>(".onr-sheet-foot");
    const inside = questions.filter(({ form }) => region.contains(form));
    if (!foot) continue;
    new Sheet(region.dataset["sheet"] ?? "", inside, responses, foot);
    void offerKey(inside, keys, foot);
  }
  if (regions.length === 0 && location.protocol === "file:") startPageSheet(questions, responses);
}

/** From a folder, a browser may keep each page's answers apart: so each page hands in its own. */
function startPageSheet(questions: Question[], responses: Responses): void {
  const foot = element("div", { class: "onr-sheet-foot" }, element("p", { class: "onr-note" }, words.ownStorage));
  questions.at(-1)?.foot.answer.after(foot);
  new Sheet(pageName(), questions, responses, foot, false);
}

function pageName(): string {
  const file = location.pathname.split("/").at(-1) ?? "";
  return decodeURIComponent(file).replace(/\.html$/, "") || "page";
}

/** Reading `localStorage` throws where it is forbidden. */
function openShelf(): Shelf | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

function start(): void {
  const storage = new Storage(() => window.localStorage);
  const responses = new Responses(storage);
  keepInStep(responses);
  startQuestions(storage, responses);
  startSidebar(storage, responses);
  const shelf = openShelf();
  startReader(document, { shelf, address: true });
  offerLanguage(shelf);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
