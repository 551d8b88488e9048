/** Lets a reader report a problem with a question: shows what it will say, and a link; nothing goes out before it is followed. */

import { copy } from "../copy.ts";
import { button, element, say } from "../element.ts";
import type { Question } from "../question.ts";
import { words } from "../words/index.ts";
import { reportAddress, reportText } from "./text.ts";

const meta = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name=onrecord-${name}]`)?.content ?? "";

/** Put the offer at the end of a question's foot. */
export function offerReport(question: Question): void {
  const offer = button(words.report, () => void show(question), "onr-quiet");
  question.form.querySelector(".onr-foot")?.append(element("p", { class: "onr-report" }, offer));
}

async function show(question: Question): Promise<void> {
  const { id, hash, state } = question;
  const hasKey = await question.hasKey();
  const text = reportText({ id, hash, book: meta("book"), hasKey, response: state.response }, words.reportWrong);
  const area = element("textarea", { rows: "9", "aria-label": words.report, lang: "en" }, text);
  const status = element("p", { role: "status" });
  const copies = async () => say(status, (await copy(area.value, dialog)) ? words.copied : words.notCopied);
  const close = button(words.close, () => dialog.close(), "onr-quiet");
  const dialog = element("dialog", { class: "onr-dialog", "aria-label": words.report });
  const buttons = element("div", { class: "onr-buttons" }, ...way(id, area), button(words.copy, () => void copies()), close);
  dialog.append(element("p", {}, words.reportHow), area, buttons, status);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** The link that opens the report filled in, where the book says where to; it follows what is written. */
function way(id: string, area: HTMLTextAreaElement): HTMLElement[] {
  const place = meta("report");
  if (!place) return [];
  const label = place.startsWith("mailto:") ? words.reportMail : words.reportIssue;
  const link = element("a", { class: "onr-button onr-primary", rel: "noreferrer", target: "_blank" }, label);
  const lead = () => (link.href = reportAddress(place, words.reportTitle(id), area.value));
  area.addEventListener("input", lead);
  lead();
  return [link];
}
