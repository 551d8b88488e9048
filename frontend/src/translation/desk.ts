/** The desk on which a reader's version of a document lies beside its Chinese: what is chosen, edited, kept, deleted. */

import { button, element, say } from "../element.ts";
import { download } from "../download.ts";
import { words } from "../words/index.ts";
import { drawArticle, textOf, unitsOf, type Beside } from "./article.ts";
import { buildIntake, labeled } from "./intake.ts";
import type { DocumentPack } from "./pack.ts";
import { joinArticles, splitArticles } from "./split.ts";
import type { Version, Versions } from "./versions.ts";

const SOON = 300; // ms: text is written a moment after the last stroke

export class Desk {
  #pack: DocumentPack;
  #versions: Versions;
  #status = element("p", { class: "onr-status", role: "status" });
  #bench = element("div", { class: "onr-bench" });
  #chosen = "";
  #beside = "course";
  #editing = false;
  #undo: Version | null = null;
  #waiting: { version: Version; timer: ReturnType<typeof setTimeout> } | null = null;

  constructor(pack: DocumentPack, versions: Versions, into: HTMLElement) {
    this.#pack = pack;
    this.#versions = versions;
    const intake = buildIntake(
      { pasted: (name, text) => this.#take(name, text), begun: (name) => this.#begin(name) },
      this.#status,
    );
    const kept = element("p", { class: "onr-note" }, words.staysHere);
    versions.onrefused = () => say(kept, words.staysNowhere);
    into.replaceChildren(intake, kept, this.#status, this.#bench);
    this.#choose(this.#all()[0]);
  }

  /** Write what waits. */
  flush(): void {
    if (!this.#waiting) return;
    clearTimeout(this.#waiting.timer);
    this.#versions.put(this.#waiting.version);
    this.#waiting = null;
  }

  /** Another tab has written; a text under the reader's hands stays as it is. */
  follow(): void {
    this.flush();
    this.#versions.refresh();
    if (!this.#editing) this.#choose(this.#version() ?? this.#all()[0]);
  }

  #all(): Version[] {
    return this.#versions.of(this.#pack.document);
  }

  #version(): Version | undefined {
    return this.#all().find(({ id }) => id === this.#chosen);
  }

  // What the reader does

  #take(name: string, text: string): void {
    const { title, articles } = splitArticles(text);
    const version = this.#add(name || words.pastedName(this.#all().length + 1), false, title, articles);
    this.#choose(version);
    const found = this.#numbers().filter((n) => n > 0 && articles.has(n)).length;
    say(this.#status, articles.size ? words.aligned(found, this.#pack.headings.length) : words.noArticles);
  }

  #begin(name: string): void {
    this.#editing = true;
    this.#beside = "nothing";
    this.#choose(this.#add(name || words.ownName, true, "", new Map()));
    this.#bench.querySelector("textarea")?.focus();
  }

  #add(name: string, own: boolean, title: string, articles: Map<number, string>): Version {
    const id = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
    const version = { id, document: this.#pack.document, name, own, title, articles };
    this.#versions.put(version);
    this.#undo = null;
    return version;
  }

  #choose(version: Version | undefined): void {
    this.#chosen = version?.id ?? "";
    if (!version || this.#beside === version.id) this.#beside = "course";
    this.#draw();
  }

  #edited(article: number, text: string): void {
    const version = this.#version();
    if (!version) return;
    if (article === 0) version.title = text;
    else if (text.trim()) version.articles.set(article, text);
    else version.articles.delete(article);
    clearTimeout(this.#waiting?.timer);
    this.#waiting = { version, timer: setTimeout(() => this.flush(), SOON) };
  }

  #delete(version: Version): void {
    this.flush();
    this.#versions.drop(version.id);
    this.#undo = version;
    this.#editing = false;
    this.#choose(this.#all()[0]);
    const undo = button(words.undo, () => this.#restore(), "onr-quiet");
    this.#status.replaceChildren(words.deleted(version.name), " ", undo);
    undo.focus();
  }

  #restore(): void {
    const version = this.#undo;
    if (!version) return;
    this.#undo = null;
    this.#versions.put(version);
    say(this.#status, "");
    this.#choose(version);
    this.#bench.querySelector("select")?.focus();
  }

  #toggleEditing(): void {
    this.flush();
    this.#editing = !this.#editing;
    this.#draw();
    this.#bench.querySelector<HTMLElement>("[data-edit]")?.focus();
  }

  // What the bench shows

  #draw(): void {
    const version = this.#version();
    if (!version) return this.#bench.replaceChildren();
    const drawn = this.#numbers().map((n) => this.#section(n, version));
    this.#bench.replaceChildren(this.#tools(version), ...drawn, ...this.#others(version));
  }

  /** The title and every article of the document. */
  #numbers(): number[] {
    return Array.from({ length: this.#pack.headings.length + 1 }, (_, n) => n);
  }

  #tools(version: Version): HTMLElement {
    const others = this.#all().filter(({ id }) => id !== version.id);
    const which = select(this.#all().map(({ id, name }) => [id, name]), version.id, (id) => this.#switch(id));
    const against = select(
      [["course", words.courseTranslation], ["nothing", words.besideNothing], ...named(others)],
      this.#beside,
      (id) => ((this.#beside = id), this.#draw(), this.#focus(1)),
    );
    const edit = button(this.#editing ? words.doneEditing : words.editText, () => this.#toggleEditing());
    edit.dataset["edit"] = "";
    const keys = [
      edit,
      button(words.saveText, () => download(`${version.name}.txt`, joinArticles(version), "text/plain")),
      button(words.deleteVersion, () => this.#delete(version), "onr-quiet"),
    ];
    return element(
      "div",
      { class: "onr-bench-tools" },
      labeled(words.version, which),
      labeled(words.beside, against),
      element("div", { class: "onr-buttons" }, ...keys),
      element("p", { class: "onr-legend" }, words.deskLegend),
    );
  }

  #switch(id: string): void {
    this.flush();
    this.#choose(this.#all().find((version) => version.id === id));
    this.#focus(0);
  }

  #focus(select: number): void {
    this.#bench.querySelectorAll("select")[select]?.focus();
  }

  #section(n: number, version: Version): HTMLElement {
    const head = n === 0 ? words.titleHead : words.articleHead(n);
    const rows = element("div", { class: "onr-rows" });
    const now = () => this.#version() ?? version; // another tab's writing makes it a new one
    const draw = () => rows.replaceChildren(...drawArticle(this.#pack, n, now(), this.#besideIt()));
    draw();
    const parts = this.#editing ? [rows, this.#editor(n, head, version, draw)] : [rows];
    return element("section", {}, element("h2", {}, head), ...parts);
  }

  #besideIt(): Beside {
    if (this.#beside === "nothing" || this.#beside === "course") return this.#beside;
    return this.#all().find(({ id }) => id === this.#beside) ?? "course";
  }

  #editor(n: number, head: string, version: Version, draw: () => void): HTMLElement {
    const rows = Math.min(14, 3 + Math.round(unitsOf(this.#pack, n).reduce((sum, { en }) => sum + en.length, 0) / 90));
    const area = element("textarea", { rows: String(rows), lang: "en" });
    area.value = textOf(version, n);
    area.addEventListener("input", () => this.#edited(n, area.value));
    area.addEventListener("change", () => (this.flush(), draw()));
    return labeled(words.yourText(head), area);
  }

  /** What the pasted text has beyond the document is shown, never dropped. */
  #others(version: Version): HTMLElement[] {
    const beyond = [...version.articles].filter(([n]) => n > this.#pack.headings.length);
    if (beyond.length === 0) return [];
    const texts = beyond.map(([n, text]) => element("p", { lang: "en" }, element("b", {}, words.articleHead(n)), " ", text));
    return [element("section", {}, element("h2", {}, words.otherArticles), ...texts)];
  }
}

const named = (versions: Version[]) => versions.map(({ id, name }): [string, string] => [id, name]);

function select(options: [value: string, text: string][], chosen: string, changed: (value: string) => void) {
  const made = element("select", { onchange: () => changed(made.value) });
  made.append(...options.map(([value, text]) => element("option", { value, selected: value === chosen }, text)));
  return made;
}
