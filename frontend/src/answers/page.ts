/** The page of answer keys: a chapter's worked answers on the screen and on paper, from the key pack beside the site. */

import { formOf, loadBank } from "../banks.ts";
import { button, element, say } from "../element.ts";
import { keys } from "../keys.ts";
import { keyItems } from "../keysheet.ts";
import { Question } from "../question.ts";
import { Responses } from "../responses.ts";
import { Storage } from "../storage.ts";
import { words as shared } from "../words/index.ts";
import { words } from "../words/pages.ts";

class AnswerKeys {
  #list = element("ol", { class: "onr-key-list" });
  #status = element("p", { class: "onr-status", role: "status" });
  #which: HTMLSelectElement;
  #shown = 0;

  constructor(root: HTMLElement) {
    const titles: { [bank: string]: string } = JSON.parse(root.dataset["banks"] ?? "{}");
    const options = Object.entries(titles).map(([value, title]) => element("option", { value }, title));
    this.#which = element("select", { onchange: () => void this.#show() }, ...options);
    const label = element("label", { class: "onr-labeled" }, element("span", {}, words.chapter), this.#which);
    const print = button(shared.printKey, () => window.print());
    root.replaceChildren(element("div", { class: "onr-buttons" }, label, print), this.#status, this.#list);
    void this.#show();
  }

  async #show(): Promise<void> {
    const bank = this.#which.value;
    const mine = ++this.#shown; // a slow answer to an earlier choice is not wanted any more
    say(this.#status, words.loadingKey);
    const items = await itemsOf(bank);
    if (mine !== this.#shown) return;
    this.#list.replaceChildren(...items);
    const title = this.#which.selectedOptions[0]?.text ?? bank;
    say(this.#status, items.length ? shared.keyTo(title) : words.noKeyHere(title));
  }
}

/** The worked answers of a bank; none where its key is not beside the site. */
async function itemsOf(bank: string): Promise<HTMLElement[]> {
  const pack = await loadBank(bank);
  if (!pack) return [];
  const nobody = new Responses(new Storage(null)); // nothing is answered here, and nothing kept
  const questions = Object.values(pack.questions).map(({ html }) => new Question(formOf(html), nobody, keys));
  const first = questions[0];
  return first && (await first.hasKey()) ? keyItems(questions, keys) : [];
}

for (const root of document.querySelectorAll<HTMLElement>(".onr-answer-keys")) new AnswerKeys(root);
