/** In the head of every page of a package, before any other script: the learner's shelf for `localStorage`, and links that lead out of the frame. */

import type { LearnerShelf } from "./shelf.ts";

function aroundUs(): LearnerShelf | undefined {
  try {
    return (window.parent as { onrecordShelf?: LearnerShelf }).onrecordShelf;
  } catch {
    return undefined; // the page was opened in a frame of another host
  }
}

const shelf = aroundUs();
if (shelf) Object.defineProperty(window, "localStorage", { value: shelf, configurable: true });

// Another host's page would stand in the frame of the chapter, or be refused there.
document.addEventListener(
  "click",
  ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>("a[href]") : null;
    if (!link || !/^https?:$/.test(link.protocol) || link.origin === location.origin) return;
    link.target = "_blank";
    link.rel = "noopener";
  },
  true,
);
