/** The same questions and documents in a notebook: Python grades over anywidget's messages; the browser keeps nothing. */

import type { Entry } from "./entry.ts";
import { Question, type Grader, type Hint } from "./question.ts";
import { startReader } from "./reader.ts";
import { record, same, type Fields, type Response } from "./response.ts";
import { Responses } from "./responses.ts";
import { answer, fit } from "./state.ts";
import { Storage } from "./storage.ts";
import type { Checked } from "./verdict.ts";
import { words } from "./words/index.ts";

/** The part of anywidget's model that is used here. `bank` is there for a sheet, whose `response` is by question. */
interface Model {
  get(name: "html"): string;
  get(name: "bank"): string | undefined;
  get(name: "response"): Response | Fields | null;
  get(name: "has_key"): boolean;
  set(name: "response", value: Response | Fields | null): void;
  save_changes(): void;
  send(message: object): void;
  on(event: string, listener: (message: Message) => void): void;
  off(event: string, listener: (message: Message) => void): void;
}

type Said = ({ type: "check" } & Checked) | ({ type: "hint" } & Hint) | { type: "show"; entry: Entry };
type Message = Said & { question: string };

const PATIENCE = 15_000; // ms: a kernel may be busy, or gone

/** A grader that asks Python and waits for the answer of its kind to its question. */
function python(model: Model): Grader & { stop(): void } {
  const waiting = new Map<string, ((message: Message) => void)[]>();
  const hear = (message: Message) => waiting.get(`${message?.type} ${message?.question}`)?.shift()?.(message);
  model.on("msg:custom", hear);
  const ask = <T extends Said["type"]>(type: T, question: string, more: object = {}) =>
    new Promise<Extract<Message, { type: T }>>((resolve, reject) => {
      const call = `${type} ${question}`;
      setTimeout(() => reject(new Error("Python did not answer")), PATIENCE);
      waiting.set(call, [...(waiting.get(call) ?? []), resolve as (message: Message) => void]);
      model.send({ type, question, ...more });
    });
  return {
    without: { empty: words.widgetKept, answered: words.widgetKept },
    load: async () => (model.get("has_key") ? "key" : "none"),
    check: (id, response) => ask("check", id, { response }),
    hint: (id, n) => ask("hint", id, { n }),
    show: async (id) => (await ask("show", id)).entry,
    stop: () => model.off("msg:custom", hear),
  };
}

/** The responses as Python has them: one question's own, or a sheet's by short id. */
function shared(model: Model) {
  const bank = model.get("bank");
  const short = (id: string) => id.slice((bank ?? "").length + 1);
  return {
    read(id: string): Response | null {
      const given = model.get("response") ?? null;
      return bank ? ((record(given)[short(id)] as Response | undefined) ?? null) : (given as Response | null);
    },
    write(id: string, response: Response | null): void {
      const { [short(id)]: _, ...others } = bank ? record(model.get("response")) : {};
      model.set("response", !bank ? response : response === null ? others : { ...others, [short(id)]: response });
      model.save_changes();
    },
  };
}

function startQuestions(model: Model, forms: HTMLFormElement[]): () => void {
  const grader = python(model);
  const theirs = shared(model);
  const responses = new Responses(new Storage(null));
  const questions = new Map(forms.map((form) => new Question(form, responses, grader)).map((it) => [it.id, it]));

  const toForms = () => {
    for (const [id, question] of questions) {
      const response = theirs.read(id);
      if (same(question.state.response, response)) continue;
      responses.set(id, answer(fit(responses.state(id), question.hash), response, Date.now()));
    }
  };
  const toPython = (id: string) => {
    const { response } = questions.get(id)?.state ?? { response: null };
    if (!same(theirs.read(id), response)) theirs.write(id, response);
  };
  const keyChanged = () => questions.forEach((question) => void question.reload());
  toForms();
  responses.listen(toPython);
  model.on("change:response", toForms);
  model.on("change:has_key", keyChanged);
  questions.forEach((question) => void question.load());
  return () => {
    grader.stop();
    model.off("change:response", toForms);
    model.off("change:has_key", keyChanged);
  };
}

function render({ model, el }: { model: Model; el: HTMLElement }): () => void {
  el.innerHTML = model.get("html");
  el.addEventListener("keydown", (event) => event.stopPropagation()); // else a notebook takes letters for commands
  const forms = [...el.querySelectorAll<HTMLFormElement>("form.onr-question")];
  if (forms.length) return startQuestions(model, forms);
  return startReader(el, { shelf: null, address: false });
}

export default { render };
