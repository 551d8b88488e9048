/** Holds the assignment in the page's address, whatever other anchors a reader goes to; so a reload keeps it. */

import { readLink } from "./link.ts";

export function holdAddress(): void {
  let held = location.hash;
  addEventListener("hashchange", () => {
    if (readLink(location.hash) !== "none") return location.reload(); // another link, pasted over this one
    if (readLink(held) !== "none") history.replaceState(null, "", held);
  });
  // What the maker writes itself raises no event: look when the reader is about to go to an anchor.
  addEventListener("click", () => (held = readLink(location.hash) === "none" ? held : location.hash), true);
}
