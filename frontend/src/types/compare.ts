/** `compare`: two renderings judged in slots, and a repair in the reader's own words; a record from slot to option id. */

import { fields, record } from "../response.ts";
import { body, chosenInSlot, lastOption, readSlots, slotsInWords, solveSlots, writeSlots } from "./controls.ts";
import type { QuestionType } from "./type.ts";

const REPAIR = "repair";
const repairOf = (form: HTMLElement) => form.querySelector<HTMLTextAreaElement>(`textarea[name="${REPAIR}"]`);

export const compare: QuestionType = {
  read(form) {
    const response = readSlots(form);
    const repair = repairOf(form)?.value ?? "";
    if (repair.trim()) response[REPAIR] = repair;
    return Object.keys(response).length ? response : null;
  },
  write(form, response) {
    writeSlots(form, response);
    const repair = repairOf(form);
    if (repair) repair.value = fields(response).get(REPAIR) ?? "";
  },
  marked: chosenInSlot,
  spot(form, name) {
    return { below: lastOption(form, name.split("=")[0] ?? name) ?? body(form) };
  },
  solve(form, entry) {
    if (entry.rule === "record") solveSlots(form, entry);
    return [];
  },
  inWords(form, response) {
    const repair = fields(record(response)).get(REPAIR);
    return [...slotsInWords(form, response), ...(repair ? [repair] : [])];
  },
};
