/** What keeps a page's questions alive: in step with other tabs, keys loaded when they come near, a refusal told. */

import { element } from "./element.ts";
import type { Question } from "./question.ts";
import type { Responses } from "./responses.ts";
import { Storage } from "./storage.ts";
import { words } from "./words/index.ts";

/** Follow what other tabs write; `prefix` names the keys, where they are not those of responses. */
export function keepInStep(responses: Responses, prefix?: string): void {
  addEventListener("pageshow", (event) => event.persisted && responses.refresh(null));
  addEventListener("storage", ({ key }) => {
    const id = key === null ? null : Storage.id(key, prefix);
    if (key === null || id !== null) responses.refresh(id);
  });
}

/** A bank's key is asked for when the first of its questions comes near. */
export function loadWhenNear(questions: Question[]): void {
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        const { bank } = (target as HTMLFormElement).dataset;
        for (const question of questions.filter(({ form }) => form.dataset["bank"] === bank)) {
          near.unobserve(question.form);
          void question.load();
        }
      }
    },
    { rootMargin: "100%" },
  );
  for (const { form } of questions) near.observe(form);
}

/** Say at the head of something that this browser does not keep what is given to it. */
export function tellRefused(storage: Storage, at: HTMLElement | undefined): void {
  storage.onrefused = () => at?.prepend(element("p", { class: "onr-note", role: "status" }, words.refused));
}
