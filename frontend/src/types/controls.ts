/** Reading and writing native controls by name, and finding parts of a form; no question type in particular. */

import type { Slots } from "../entry.ts";
import { addAnswerMark, answerLine } from "../marks.ts";
import { fields, type Fields } from "../response.ts";
import { words } from "../words/index.ts";

export function part(form: HTMLElement, name: string): HTMLElement | null {
  return form.querySelector(`[data-part="${CSS.escape(name)}"]`);
}

export function body(form: HTMLElement): HTMLElement {
  return form.querySelector(".onr-body") ?? form;
}

/** What a reader sees of an element, without what the script added to it. */
export function wording(of: Element | null | undefined): string {
  const copy = of?.cloneNode(true) as Element | undefined;
  copy?.querySelectorAll(".onr-added, .onr-sr").forEach((added) => added.remove());
  return copy?.textContent?.trim() ?? "";
}

export function checkedValues(form: HTMLElement, name: string): string[] {
  const inputs = form.querySelectorAll<HTMLInputElement>(`input[name="${CSS.escape(name)}"]:checked`);
  return [...inputs].map((input) => input.value);
}

export function setChecked(form: HTMLElement, name: string, values: string[]): void {
  for (const input of form.querySelectorAll<HTMLInputElement>(`input[name="${CSS.escape(name)}"]`)) {
    input.checked = values.includes(input.value);
  }
}

// Slots: fieldsets with radio buttons, as `compare` and `trace` have them.

const slots = (form: HTMLElement) => [...form.querySelectorAll<HTMLElement>("fieldset.onr-slot")];
const slotName = (slot: HTMLElement) => slot.dataset["part"] ?? "";

export function readSlots(form: HTMLElement): Fields {
  const response: Fields = {};
  for (const name of slots(form).map(slotName)) {
    const [value] = checkedValues(form, name);
    if (value !== undefined) response[name] = value;
  }
  return response;
}

export function writeSlots(form: HTMLElement, response: unknown): void {
  const given = fields(response);
  for (const name of slots(form).map(slotName)) setChecked(form, name, [given.get(name) ?? ""]);
}

/** The option that was chosen in a slot. */
export function chosenInSlot(form: HTMLElement, name: string): HTMLElement | null {
  const slot = slots(form).find((slot) => slotName(slot) === name);
  return slot?.querySelector<HTMLElement>(".onr-option:has(:checked)") ?? null;
}

/** The slot itself, for what is said below its options. */
export function lastOption(form: HTMLElement, name: string): HTMLElement | null {
  const slot = slots(form).find((slot) => slotName(slot) === name);
  return slot?.querySelector<HTMLElement>(".onr-option:last-of-type") ?? null;
}

/** Outline the accepted options of each slot and name them below it. */
export function solveSlots(form: HTMLElement, entry: Slots): void {
  for (const slot of slots(form)) {
    const options = (entry.slots[slotName(slot)] ?? []).map((value) => part(slot, value)).filter((it) => it !== null);
    const texts = options.map(wording);
    options.forEach(addAnswerMark);
    if (texts.length) slot.append(answerLine(texts.join(words.or)));
  }
}

export function slotsInWords(form: HTMLElement, response: unknown): string[] {
  const given = fields(response);
  return slots(form)
    .filter((slot) => given.has(slotName(slot)))
    .map((slot) => `${wording(slot.querySelector("legend"))} ${wording(part(slot, given.get(slotName(slot)) ?? ""))}`);
}
