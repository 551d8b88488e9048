/** Puts Chinese for what Python wrote on a page under a name (`data-say`), in text, label or title. */

import { says } from "./says.zh.ts";
import { zh } from "./zh.ts";

export function translate(root: ParentNode): void {
  for (const at of each(root, "data-say")) {
    const text = sentence(at.getAttribute("data-say") ?? "");
    if (text === null || at.textContent === text) continue;
    at.textContent = text;
    at.setAttribute("lang", zh.lang);
  }
  for (const name of ["label", "title"]) {
    for (const at of each(root, `data-say-${name}`)) {
      const text = sentence(at.getAttribute(`data-say-${name}`) ?? "");
      if (text !== null) at.setAttribute(name === "label" ? "aria-label" : name, text);
    }
  }
}

function each(root: ParentNode, attribute: string): Element[] {
  const inside = [...root.querySelectorAll(`[${attribute}]`)];
  return root instanceof Element && root.hasAttribute(attribute) ? [root, ...inside] : inside;
}

/** `points|2` in Chinese; null where there is none, and the English stays. */
export function sentence(said: string): string | null {
  const [name = "", ...given] = said.split("|");
  const saying = says[name];
  return saying === undefined ? null : typeof saying === "string" ? saying : saying(...given);
}
