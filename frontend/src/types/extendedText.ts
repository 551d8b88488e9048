/** `extendedText`: a text a person reads; a record of the text and of the criteria its writer found met. */

import type { Criterion } from "../entry.ts";
import { element, title, trusted } from "../element.ts";
import { fields, record, texts } from "../response.ts";
import { words } from "../words/index.ts";
import { body, checkedValues, setChecked } from "./controls.ts";
import type { QuestionType } from "./type.ts";

const MET = "met";
const areaOf = (form: HTMLElement) => form.querySelector<HTMLTextAreaElement>('textarea[name="text"]');

export const extendedText: QuestionType = {
  free: true,
  read(form) {
    const text = areaOf(form)?.value ?? "";
    return text.trim() ? { text, met: metIn(form) } : null;
  },
  write(form, response) {
    const area = areaOf(form);
    if (area) area.value = fields(response).get("text") ?? "";
    const met = texts(record(response)[MET]);
    form.dataset[MET] = JSON.stringify(met);
    setChecked(form, MET, met);
    form.querySelector(".onr-rubric")?.dispatchEvent(new Event(MET));
  },
  marked: () => null,
  spot: (form) => ({ below: body(form) }),
  solve(form, entry) {
    const solution = entry.rule === "person" && entry.solution;
    const model = solution
      ? [title(words.modelAnswer), trusted(element("div", { class: "onr-model" }), solution)]
      : [];
    return entry.rubric.length ? [...model, rubric(form, entry.rubric)] : model;
  },
  inWords(_form, response) {
    return [...fields(response)].filter(([name]) => name === "text").map(([, text]) => text);
  },
};

/** The criteria ticked: in the rubric where it is open, else as they were written last. */
function metIn(form: HTMLFormElement): string[] {
  return form.querySelector(".onr-rubric") ? checkedValues(form, MET) : JSON.parse(form.dataset[MET] ?? "[]");
}

/** The rubric as boxes to tick; they are controls of the form, so a tick is a change of the response. */
function rubric(form: HTMLFormElement, criteria: Criterion[]): HTMLElement {
  const met = metIn(form);
  const sum = element("p", { class: "onr-sum" }); // the status line of the question says it aloud
  const rows = criteria.map((criterion) => criterionRow(criterion, met.includes(criterion.id)));
  const set = element("fieldset", { class: "onr-rubric" }, element("legend", {}, words.rubric), ...rows, sum);
  const add = () => {
    const ticked = checkedValues(set, MET);
    form.dataset[MET] = JSON.stringify(ticked);
    sum.textContent = words.rubricSum(total(criteria.filter(({ id }) => ticked.includes(id))), total(criteria));
  };
  set.addEventListener("change", add);
  set.addEventListener(MET, add);
  add();
  return set;
}

function criterionRow({ id, text, points }: Criterion, checked: boolean): HTMLElement {
  const box = element("input", { type: "checkbox", name: MET, value: id, checked });
  const worth = element("span", { class: "onr-worth" }, ` (${words.rubricPoints(points)})`);
  return element("label", { class: "onr-option" }, box, element("span", {}, trusted(element("span"), text), worth));
}

const total = (criteria: Criterion[]) => criteria.reduce((sum, { points }) => sum + points, 0);
