/** Brings the page “Assignment” to life: what its link asks for, and just that; a bundle of its own. */

import { element } from "../element.ts";
import { keys } from "../keys.ts";
import { keepInStep, loadWhenNear, tellRefused } from "../live.ts";
import { Question, type Grader } from "../question.ts";
import { offerReport } from "../report/report.ts";
import { Responses } from "../responses.ts";
import { Sheet } from "../sheet.ts";
import { Storage } from "../storage.ts";
import { words as shared } from "../words/index.ts";
import { words } from "../words/pages.ts";
import { holdAddress } from "./address.ts";
import { formOf, loadBanks } from "../banks.ts";
import { dayInWords } from "./day.ts";
import { readLink, type Assignment } from "./link.ts";
import { choose, slug, sum, type Asked } from "./pick.ts";

const PROBLEMS = { none: words.noAssignment, damaged: words.damagedLink, later: words.laterLink };

/** Where answers are handed in, no key is asked for, even if there is one. */
const withheld: Grader = {
  ...keys,
  load: async () => "none",
  without: { empty: words.keptHere, answered: words.keptHere },
};

async function start(root: HTMLElement): Promise<void> {
  const link = readLink(location.hash);
  if (typeof link === "string") return root.replaceChildren(note(PROBLEMS[link]), ...maker(root, link));
  const packs = await loadBanks(Object.keys(JSON.parse(root.dataset["banks"] ?? "{}")));
  const { asked, unknown } = choose(link, packs);
  const forms = asked.map((it, n) => formIn(it, asked[n - 1]));
  const foot = element("div", { class: "onr-sheet-foot", "data-summary": `${root.dataset["summary"]}${location.hash}` });
  const sheet = element("div", { class: "onr-sheet" }, ...forms);
  root.replaceChildren(...head(link, asked), ...gone(unknown, asked), sheet);
  (link.mode === "hand-in" ? root : sheet).append(foot); // a foot in its sheet may offer what was wrong; nobody knows yet
  if (asked.length) bringToLife(link, forms, foot);
  else foot.remove();
}

const note = (text: string) => element("p", { class: "onr-note", role: "status" }, text);

/** Who comes here without a link may have come to make one. */
function maker(root: HTMLElement, link: string): HTMLElement[] {
  return link === "none" ? [element("p", {}, element("a", { href: root.dataset["maker"] ?? "" }, words.make))] : [];
}

function head(link: Assignment, asked: Asked[]): HTMLElement[] {
  const title = link.title || words.untitled;
  document.title = `${title} – ${document.title}`;
  const { questions, minutes, points } = sum(asked);
  const facts = [...(link.due ? [words.dueOn(dayInWords(link.due))] : []), words.total(questions, minutes, points)];
  const how = link.mode === "hand-in" ? words.howHandIn : words.howPractice;
  return [element("h2", { class: "onr-assigned" }, title), element("p", {}, facts.join(" · ")), element("p", {}, how)];
}

function gone(unknown: string[], asked: Asked[]): HTMLElement[] {
  if (!unknown.length) return [];
  return [note(words.goneQuestions(unknown.join(", "))), ...(asked.length ? [] : [note(words.nothingLeft)])];
}

/** The form of a question; what it shares with the one above is not said twice. */
function formIn({ pack, question }: Asked, above: Asked | undefined): HTMLFormElement {
  const form = formOf(question.html);
  if (question.stem && above?.pack === pack && above.question.stem === question.stem) form.querySelector(".onr-stem")?.remove();
  return form;
}

function bringToLife({ mode, title }: Assignment, forms: HTMLFormElement[], foot: HTMLElement): void {
  const storage = new Storage(() => window.localStorage);
  const responses = new Responses(storage);
  const questions = forms.map((form) => new Question(form, responses, mode === "hand-in" ? withheld : keys));
  tellRefused(storage, forms[0]);
  for (const question of questions) if (storage.damaged.has(question.id)) question.note(shared.damaged);
  questions.forEach(offerReport);
  keepInStep(responses);
  loadWhenNear(questions);
  new Sheet(slug(title), questions, responses, foot);
}

const root = document.querySelector<HTMLElement>(".onr-assignment");
if (root) {
  void start(root);
  holdAddress();
}
