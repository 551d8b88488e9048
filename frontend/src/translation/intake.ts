/** The form that takes a version in: pasted, dropped, from a file, or begun empty by its reader. */

import { button, element, say } from "../element.ts";
import { words } from "../words/index.ts";

export interface Intake {
  pasted(name: string, text: string): void;
  begun(name: string): void;
}

/** The form; `status` is the live region in which it speaks. */
export function buildIntake(to: Intake, status: HTMLElement): HTMLElement {
  const name = element("input", { type: "text", placeholder: words.versionNameHint });
  const area = element("textarea", { rows: "7", spellcheck: "false" });
  const take = (text: string, called = "") => {
    if (!text.trim()) return say(status, words.pasteFirst);
    to.pasted(name.value.trim() || called, text);
    name.value = area.value = "";
  };
  const file = element("input", { type: "file", accept: ".txt,.md,text/plain", class: "onr-sr", tabindex: "-1" });
  file.setAttribute("aria-hidden", "true");
  file.addEventListener("change", async () => {
    const chosen = file.files?.[0];
    if (chosen) take(await chosen.text(), withoutEnding(chosen.name));
    file.value = "";
  });
  const form = element(
    "form",
    { class: "onr-intake", onsubmit: (event) => (event.preventDefault(), take(area.value)) },
    labeled(words.versionName, name),
    labeled(words.pasteHere, area),
    element(
      "div",
      { class: "onr-buttons" },
      element("button", { class: "onr-button onr-primary" }, words.align),
      button(words.chooseFile, () => file.click()),
      button(words.writeOwn, () => (to.begun(name.value.trim()), (name.value = ""))),
      file,
    ),
  );
  dropOn(form, take);
  return form;
}

export function labeled(label: string, control: HTMLElement): HTMLElement {
  return element("label", { class: "onr-labeled" }, element("span", {}, label), control);
}

/** A file may be dropped anywhere on the form; dropped words go where the browser puts them. */
function dropOn(form: HTMLElement, take: (text: string, name: string) => void): void {
  const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  form.addEventListener("dragover", (event) => {
    if (!hasFile(event)) return;
    event.preventDefault();
    form.dataset["over"] = "";
  });
  form.addEventListener("dragleave", () => delete form.dataset["over"]);
  form.addEventListener("drop", async (event) => {
    delete form.dataset["over"];
    const dropped = event.dataTransfer?.files[0];
    if (!dropped) return;
    event.preventDefault();
    take(await dropped.text(), withoutEnding(dropped.name));
  });
}

const withoutEnding = (name: string) => name.replace(/\.[^.]+$/, "");
