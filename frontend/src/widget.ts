/** The same question in a notebook: Python grades over anywidget's messages, and nothing is kept in the browser. */

import type { Entry } from "./entry.ts";
import { Question, type Grader, type Hint } from "./question.ts";
import { same, type Response } from "./response.ts";
import { Responses } from "./responses.ts";
import { answer, fit } from "./state.ts";
import { Storage } from "./storage.ts";
import type { Checked } from "./verdict.ts";
import { words } from "./words.ts";

/** The part of anywidget's model that is used here. */
interface Model {
  get(name: "html"): string;
  get(name: "response"): Response | null;
  get(name: "has_key"): boolean;
  set(name: "response", value: Response | null): void;
  save_changes(): void;
  send(message: object): void;
  on(event: string, listener: (message: Message) => void): void;
  off(event: string, listener: (message: Message) => void): void;
}

type Message = ({ type: "verdict" } & Checked) | ({ type: "hint" } & Hint) | { type: "answer"; entry: Entry };

const PATIENCE = 15_000; // ms: a kernel may be busy, or gone

/** A grader that asks Python, one question at a time, and waits for the answer of the kind it expects. */
function python(model: Model): Grader & { stop(): void } {
  const waiting = new Map<string, ((message: Message) => void)[]>();
  const hear = (message: Message) => waiting.get(message?.type)?.shift()?.(message);
  model.on("msg:custom", hear);
  const ask = <T extends Message["type"]>(expect: T, message: object) =>
    new Promise<Extract<Message, { type: T }>>((resolve, reject) => {
      setTimeout(() => reject(new Error("Python did not answer")), PATIENCE);
      waiting.set(expect, [...(waiting.get(expect) ?? []), resolve as (message: Message) => void]);
      model.send(message);
    });
  return {
    without: { empty: words.widgetKept, answered: words.widgetKept },
    load: async () => (model.get("has_key") ? "key" : "none"),
    check: (_id, response) => ask("verdict", { type: "check", response }),
    hint: (_id, n) => ask("hint", { type: "hint", n }),
    show: async () => (await ask("answer", { type: "show" })).entry,
    stop: () => model.off("msg:custom", hear),
  };
}

function render({ model, el }: { model: Model; el: HTMLElement }): () => void {
  const grader = python(model);
  el.innerHTML = model.get("html");
  const form = el.querySelector<HTMLFormElement>("form.onr-question");
  if (!form) return grader.stop;
  const responses = new Responses(new Storage(null));
  const question = new Question(form, responses, grader);

  const toForm = () => {
    const response = model.get("response") ?? null;
    if (same(question.state.response, response)) return;
    responses.set(question.id, answer(fit(responses.state(question.id), question.hash), response, Date.now()));
  };
  const toPython = () => {
    const { response } = question.state;
    if (same(model.get("response") ?? null, response)) return;
    model.set("response", response);
    model.save_changes();
  };
  const keyChanged = () => void question.reload();
  responses.listen(toPython);
  model.on("change:response", toForm);
  model.on("change:has_key", keyChanged);
  el.addEventListener("keydown", (event) => event.stopPropagation()); // else a notebook takes letters for commands
  toForm();
  void question.load();
  return () => {
    grader.stop();
    model.off("change:response", toForm);
    model.off("change:has_key", keyChanged);
  };
}

export default { render };
