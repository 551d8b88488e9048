/** Lets a reader filter the norms register; a bundle of its own, for that page alone. Without it the table is whole. */

import { button, element, say } from "../element.ts";
import { words } from "../words/index.ts";
import { fits, isChoice, readChoice, writeChoice, type Choice, type Facets } from "./filter.ts";

function start(root: HTMLElement): void {
  const facets: Facets = JSON.parse(root.dataset["facets"] ?? "{}");
  const rows = [...root.querySelectorAll<HTMLElement>("tbody tr[id]")];
  const bodies = [...root.querySelectorAll<HTMLElement>("tbody")];
  const count = element("p", { role: "status", class: "onr-register-count" });
  const selects = new Map(Object.entries(facets).map(([facet, { values }]) => [facet, select(values)]));

  const show = (choice: Choice): void => {
    for (const row of rows) row.hidden = !fits(row.dataset, choice);
    for (const body of bodies) body.hidden = !body.querySelector("tr[id]:not([hidden])");
    const shown = rows.filter((row) => !row.hidden).length;
    say(count, shown ? words.normsShown(shown, rows.length) : words.noNorms(rows.length));
    reset.hidden = Object.keys(choice).length === 0;
  };
  const follow = (): void => {
    const choice = isChoice(location.hash) ? readChoice(location.hash, facets) : {};
    for (const [facet, control] of selects) control.value = choice[facet] ?? "";
    show(choice);
  };
  const change = (): void => {
    const chosen = [...selects].map(([facet, control]) => [facet, control.value] as const);
    const choice: Choice = Object.fromEntries(chosen.filter(([, value]) => value));
    history.replaceState(history.state, "", writeChoice(choice) || location.pathname + location.search);
    show(choice);
  };
  const reset = button(words.clearFilters, () => {
    for (const control of selects.values()) control.value = "";
    change();
    selects.values().next().value?.focus(); // the button that had the focus goes away
  });

  const labeled = [...selects].map(([facet, control]) => {
    control.addEventListener("change", change);
    control.id = `onr-filter-${facet}`;
    return element("div", {}, element("label", { for: control.id }, facets[facet]!.label), control);
  });
  const group = element("fieldset", {}, element("legend", {}, words.filterNorms), ...labeled);
  root.querySelector(".onr-register-tools")?.replaceChildren(group, count, reset);
  addEventListener("hashchange", follow);
  follow();
}

function select(values: { [id: string]: string }): HTMLSelectElement {
  const options = Object.entries(values).map(([value, name]) => element("option", { value }, name));
  return element("select", {}, element("option", { value: "" }, words.filterAll), ...options);
}

for (const root of document.querySelectorAll<HTMLElement>(".onr-register")) start(root);
