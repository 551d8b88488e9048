/** The page “Make an assignment”: choose, arrange, and take the link and the text; what is chosen stands in the address. */

import { copy } from "../copy.ts";
import { button, element, say } from "../element.ts";
import { words } from "../words/pages.ts";
import { holdAddress } from "./address.ts";
import { arrangement } from "./arrange.ts";
import { loadBanks, type BankPack } from "../banks.ts";
import { dayInWords } from "./day.ts";
import { readLink, writeLink, type Assignment, type Order } from "./link.ts";
import { arrange, choose, questionsOf, short, sum, toPicks, type Asked } from "./pick.ts";

const EMPTY: Assignment = { title: "", due: "", mode: "practice", order: "book", picks: [] };

class Maker {
  #root: HTMLElement;
  #packs: BankPack[];
  #all: Asked[];
  #plan: Omit<Assignment, "picks">;
  #chosen: Asked[];
  #result = element("div", { class: "onr-made" });
  #list = arrangement((chosen) => this.#set({}, chosen));
  #again = button(words.shuffleAgain, () => this.#set({ order: seed() }));

  constructor(root: HTMLElement, packs: BankPack[]) {
    const link = readLink(location.hash);
    const { picks, ...plan } = typeof link === "string" ? EMPTY : link;
    this.#root = root;
    this.#packs = packs;
    this.#all = packs.flatMap(questionsOf);
    this.#plan = plan;
    const { asked, unknown } = choose({ ...plan, picks }, packs);
    this.#chosen = this.#known(asked);
    root.replaceChildren(this.#about(), heading(words.questions), ...packs.map((pack) => this.#chapter(pack)));
    if (unknown.length) root.prepend(element("p", { class: "onr-note", role: "status" }, words.goneQuestions(unknown.join(", "))));
    root.append(this.#orders(), this.#again, this.#list.place, heading(words.result), this.#result);
    this.#draw();
  }

  /** The same objects as in `#all`, so that they can be compared. */
  #known(asked: Asked[]): Asked[] {
    return asked.flatMap(({ pack, id }) => this.#all.find((it) => it.pack === pack && it.id === id) ?? []);
  }

  #set(more: Partial<Assignment>, chosen = this.#chosen): void {
    this.#plan = { ...this.#plan, ...more };
    this.#chosen = chosen;
    this.#draw();
  }

  // What can be chosen

  #about(): HTMLElement {
    const { title, due, mode } = this.#plan;
    const name = element("input", { type: "text", value: title, maxlength: "200", placeholder: words.titleHint });
    const day = element("input", { type: "date", value: due });
    name.addEventListener("input", () => this.#set({ title: name.value }));
    day.addEventListener("input", () => this.#set({ due: day.value }));
    const modes = choices("mode", words.mode, { practice: words.practice, "hand-in": words.handIn }, mode, (value) =>
      this.#set({ mode: value === "hand-in" ? value : "practice" }),
    );
    return element("div", {}, labeled(words.title, name), labeled(words.due, day), modes);
  }

  #chapter(pack: BankPack): HTMLElement {
    const summary = element("summary", { "data-bank": pack.bank });
    const rows = questionsOf(pack).map(({ id }) => this.#row(this.#known([{ pack, id } as Asked])[0] as Asked));
    const whole = element("input", { type: "checkbox", "data-bank": pack.bank });
    whole.addEventListener("change", () => {
      const others = this.#chosen.filter((it) => it.pack !== pack);
      this.#set({}, whole.checked ? [...others, ...this.#all.filter((it) => it.pack === pack)] : others);
    });
    const all = element("label", { class: "onr-option" }, whole, element("b", {}, words.wholeChapter));
    return element("details", { class: "onr-chapter" }, summary, all, ...rows);
  }

  #row(asked: Asked): HTMLElement {
    const { pack, id, question } = asked;
    const box = element("input", { type: "checkbox", name: "question", value: `${pack.bank}/${id}` });
    box.addEventListener("change", () => {
      const others = this.#chosen.filter((it) => it !== asked);
      this.#set({}, box.checked ? [...others, asked] : others);
    });
    const { level, chinese, minutes, points } = question;
    const facts = element("span", { class: "onr-facts" }, words.facts(level, chinese, minutes, points));
    return element("label", { class: "onr-option" }, box, element("span", {}, element("span", { lang: "en" }, short(question.prompt)), " ", facts));
  }

  #orders(): HTMLElement {
    const kinds = { book: words.asInBook, listed: words.asListed, shuffled: words.shuffled };
    const now = typeof this.#plan.order === "number" ? "shuffled" : this.#plan.order;
    return choices("order", words.order, kinds, now, (kind) => {
      const chosen = kind === "listed" ? this.#asked() : this.#chosen; // arranging starts from what is seen
      this.#set({ order: kind === "shuffled" ? seed() : (kind as Order) }, chosen);
    });
  }

  // What comes of it

  /** The chosen questions in the order in which they will be asked. */
  #asked(): Asked[] {
    return arrange(this.#chosen, this.#plan.order, this.#packs);
  }

  #draw(): void {
    const asked = this.#asked();
    for (const box of this.#root.querySelectorAll<HTMLInputElement>("input[name=question]"))
      box.checked = asked.some(({ pack, id }) => `${pack.bank}/${id}` === box.value);
    for (const pack of this.#packs) this.#drawChapter(pack, asked.filter((it) => it.pack === pack).length);
    this.#again.hidden = typeof this.#plan.order !== "number";
    this.#list.draw(this.#plan.order === "listed" ? asked : []);
    this.#drawResult(asked);
  }

  #drawChapter(pack: BankPack, n: number): void {
    const of = Object.keys(pack.questions).length;
    const whole = this.#root.querySelector<HTMLInputElement>(`input[data-bank="${pack.bank}"]`);
    const summary = this.#root.querySelector<HTMLElement>(`summary[data-bank="${pack.bank}"]`);
    if (whole) Object.assign(whole, { checked: n === of, indeterminate: n > 0 && n < of });
    if (summary) say(summary, words.chosenOf(pack.title, n, of));
  }

  #drawResult(asked: Asked[]): void {
    const inBook = typeof this.#plan.order === "string" ? asked : arrange(asked, "book", this.#packs);
    const fragment = asked.length ? `#${writeLink({ ...this.#plan, picks: toPicks(inBook) })}` : "";
    history.replaceState(null, "", fragment || location.pathname + location.search); // a reload keeps what was chosen
    if (!fragment) return this.#result.replaceChildren(element("p", { role: "status" }, words.nothingChosen));
    const link = new URL((this.#root.dataset["assignment"] ?? "") + fragment, location.href).href;
    const isLocal = location.protocol === "file:" || /^(localhost|127\.)/.test(location.hostname);
    this.#result.replaceChildren(
      ...takeable(words.link, link, words.copyLink, 3),
      ...(isLocal ? [element("p", { class: "onr-note" }, words.localLink)] : []),
      element("p", {}, element("a", { href: link }, words.tryIt)),
      ...takeable(words.syllabus, this.#text(asked, link), words.copyText, 14),
    );
  }

  #text(asked: Asked[], link: string): string {
    const { title, due, mode } = this.#plan;
    const { questions, minutes, points, objectives, levels, tracks } = sum(asked);
    const about = [words.total(questions, minutes, points), words.chinese(tracks), words.levels(levels)];
    return [
      `${title.trim() || words.untitled}${due ? ` (${words.dueOn(dayInWords(due))})` : ""}`,
      link,
      ...about,
      words.objectives,
      ...objectives.map((objective) => `- ${objective}`),
      mode === "hand-in" ? words.howHandIn : words.howPractice,
    ].join("\n");
  }
}

const heading = (text: string) => element("h2", {}, text);
const seed = () => Math.floor(Math.random() * 10_000);

function labeled(label: string, control: HTMLElement): HTMLElement {
  return element("label", { class: "onr-labeled" }, element("span", {}, label), control);
}

function choices(name: string, legend: string, kinds: { [value: string]: string }, now: string, chosen: (value: string) => void): HTMLElement {
  const options = Object.entries(kinds).map(([value, label]) => {
    const radio = element("input", { type: "radio", name, value, checked: value === now, onchange: () => chosen(value) });
    return element("label", { class: "onr-option" }, radio, element("span", {}, label));
  });
  return element("fieldset", {}, element("legend", {}, legend), ...options);
}

/** A text to take away, with a button that copies it. */
function takeable(label: string, text: string, copies: string, rows: number): HTMLElement[] {
  const area = element("textarea", { readonly: true, rows: String(rows), onfocus: () => area.select() }, text);
  const status = element("span", { role: "status" });
  const press = async () => say(status, (await copy(text)) ? words.copied : words.notCopied);
  return [labeled(label, area), element("p", {}, button(copies, () => void press()), " ", status)];
}

for (const root of document.querySelectorAll<HTMLElement>(".onr-maker")) {
  holdAddress();
  void loadBanks(Object.keys(JSON.parse(root.dataset["banks"] ?? "{}"))).then((packs) => new Maker(root, packs));
}
