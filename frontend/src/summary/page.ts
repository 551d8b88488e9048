/** Brings the page of a hand-in to life: a sheet, an assignment or a file, in words, to print and to save. */

import { formOf, loadBanks, type BankPack } from "../banks.ts";
import { today } from "../assignment/day.ts";
import { readLink } from "../assignment/link.ts";
import { choose, fullId, questionsOf, slug, type Asked } from "../assignment/pick.ts";
import { download } from "../download.ts";
import { button, element, say } from "../element.ts";
import { fileName, handIn, readAsked, readHandIn } from "../handin.ts";
import { keys } from "../keys.ts";
import { fit, untouched, type State } from "../state.ts";
import { Storage } from "../storage.ts";
import { TYPES } from "../types/index.ts";
import { words } from "../words/pages.ts";
import { rowOf, sumUp, type Row } from "./rows.ts";

/** What is shown: which questions, under which name, and whose answers. */
interface Shown {
  title: string;
  name: string;
  asked: Asked[];
  /** Ids in a file that this book does not have. */
  unknown: string[];
  state(id: string): State | null;
  /** Whether a key may be asked for. */
  graded: boolean;
  /** Whether it can be saved: what comes from a file is a file already. */
  saves: boolean;
}

class Summary {
  #packs: BankPack[];
  #storage = new Storage(() => window.localStorage);
  #place = element("div", { class: "onr-handed" });
  #status = element("p", { class: "onr-status", role: "status" });
  #which: HTMLSelectElement;
  #save: HTMLButtonElement;
  #shown: Shown | null = null;

  constructor(root: HTMLElement, packs: BankPack[]) {
    this.#packs = packs;
    this.#which = element("select", { onchange: () => void this.#show(this.#sheet(this.#which.value)) });
    this.#which.append(...packs.map((pack) => this.#option(pack)));
    this.#save = button(words.saveFile, () => this.#download(), "onr-primary");
    const open = button(words.openFile, () => this.#choose());
    const buttons = element("div", { class: "onr-buttons" }, this.#save, button(words.print, () => print()), open);
    const label = element("label", { class: "onr-labeled" }, element("span", {}, words.which), this.#which);
    const apart = location.protocol === "file:" ? [element("p", { class: "onr-note" }, words.apart)] : [];
    root.replaceChildren(element("div", { class: "onr-handing" }, ...apart, label, buttons, this.#status), this.#place);
    this.follow();
  }

  /** What the address asks for: an assignment, a sheet, or the first chapter in which something is answered. */
  follow(): void {
    const link = readLink(location.hash);
    if (typeof link !== "string") {
      const { asked, unknown } = choose(link, this.#packs);
      const title = link.title || words.untitled;
      this.#which.prepend(element("option", { value: "" }, title));
      this.#which.value = "";
      const graded = link.mode !== "hand-in";
      return void this.#show({ title, name: slug(link.title), asked, unknown, state: (id) => this.#storage.read(id), graded, saves: true });
    }
    const sheet = new URLSearchParams(location.hash.slice(1)).get("sheet");
    const pack = this.#packs.find(({ bank }) => bank === sheet) ?? this.#packs.find((it) => this.#answered(it)) ?? this.#packs[0];
    if (!pack) return;
    if (!this.#packs.some((it) => this.#answered(it))) say(this.#status, words.noAnswers);
    this.#which.value = pack.bank;
    void this.#show(this.#sheet(pack.bank));
  }

  #option(pack: BankPack): HTMLOptionElement {
    return element("option", { value: pack.bank }, words.answeredOf(pack.title, this.#answered(pack), questionsOf(pack).length));
  }

  #answered(pack: BankPack): number {
    return questionsOf(pack).filter((it) => fit(this.#storage.read(fullId(it)), it.question.hash).response !== null).length;
  }

  /** The questions of one chapter; nothing for none, which is the assignment in the address. */
  #sheet(bank: string): Shown | null {
    const pack = this.#packs.find((it) => it.bank === bank);
    if (!pack) return (this.follow(), null);
    return { title: pack.title, name: bank, asked: questionsOf(pack), unknown: [], state: (id) => this.#storage.read(id), graded: true, saves: true };
  }

  // Files

  #choose(): void {
    const input = element("input", { type: "file", accept: ".json,application/json" });
    input.addEventListener("change", async () => {
      const file = input.files?.[0];
      if (file) this.#open(file.name, await file.text());
    });
    input.click();
  }

  #open(file: string, text: string): void {
    const states = readHandIn(text);
    if (!states) return say(this.#status, words.notAFile);
    const { sheet, asked } = readAsked(text);
    const all = this.#packs.flatMap(questionsOf);
    const known = asked.flatMap((id) => all.find((it) => fullId(it) === id) ?? []);
    const unknown = asked.filter((id) => !known.some((it) => fullId(it) === id));
    const title = this.#packs.find(({ bank }) => bank === sheet)?.title ?? sheet;
    say(this.#status, words.fromFile(file));
    void this.#show({ title, name: sheet, asked: known, unknown, state: (id) => states.get(id) ?? null, graded: true, saves: false });
  }

  #download(): void {
    if (!this.#shown) return;
    const { name, asked, state } = this.#shown;
    const book = document.querySelector<HTMLMetaElement>("meta[name=onrecord-book]")?.content ?? "";
    const states = asked.map((it): [string, State] => {
      const hash = it.question.hash;
      return [fullId(it), fit(state(fullId(it)) ?? untouched(hash), hash)];
    });
    download(fileName(name), JSON.stringify(handIn(name, book, states), null, 1), "application/json");
    say(this.#status, words.saved(fileName(name)));
  }

  // What is on the page, and on paper

  async #show(shown: Shown | null): Promise<void> {
    if (!shown) return;
    this.#shown = shown;
    this.#save.hidden = !shown.saves;
    const rows = await Promise.all(shown.asked.map((it) => graded(it, shown)));
    if (this.#shown !== shown) return; // another one was chosen meanwhile
    const items = shown.asked.map((it, n) => item(it, rows[n] as Row));
    const gone = shown.unknown.length ? [element("p", { class: "onr-note" }, words.goneQuestions(shown.unknown.join(", ")))] : [];
    this.#place.replaceChildren(...head(shown.title, rows), ...gone, element("ol", {}, ...items));
  }
}

async function graded(asked: Asked, { state, graded }: Shown): Promise<Row> {
  const id = fullId(asked);
  const { hash } = asked.question;
  const hasKey = graded && (await keys.load(asked.pack.bank, id, hash)) === "key";
  return rowOf(id, hash, state(id), hasKey ? await keys.show(id) : null);
}

function head(title: string, rows: Row[]): HTMLElement[] {
  const { answered, score, points, read } = sumUp(rows);
  const line = element("p", { class: "onr-name" }, words.name, element("span"));
  const facts = [words.answered(answered, rows.length), ...(score === undefined ? [] : [words.scoreSum(score, points, read)])];
  return [element("h2", {}, title), line, element("p", {}, words.date(today())), element("p", {}, facts.join(" · "))];
}

/** One question with what was said to it, in words. */
function item({ question }: Asked, { response, old, score, points }: Row): HTMLElement {
  const form = formOf(question.html);
  const prompt = form.querySelector(":scope > .onr-prompt") ?? element("p");
  prompt.removeAttribute("id");
  const made = element("li", {}, prompt);
  if (old) made.append(element("p", { class: "onr-note" }, words.olderForm));
  const kind = TYPES[form.dataset["type"] ?? ""];
  const lines = response === null || !kind ? [] : kind.inWords(form, response);
  if (response === null) made.append(element("p", { class: "onr-muted" }, words.notAnswered));
  else made.append(element("ul", {}, ...(lines.length ? lines : [JSON.stringify(response)]).map((line) => element("li", {}, line))));
  const worth = score === null ? words.toRead : score !== undefined && typeof points === "number" ? words.score(score, points) : "";
  if (worth) made.append(element("p", { class: "onr-muted" }, worth));
  return made;
}

for (const root of document.querySelectorAll<HTMLElement>(".onr-handed-in")) {
  void loadBanks(Object.keys(JSON.parse(root.dataset["banks"] ?? "{}"))).then((packs) => {
    const summary = new Summary(root, packs);
    addEventListener("hashchange", () => summary.follow());
  });
}
