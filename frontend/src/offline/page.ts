/** Offers to save the book for reading offline; a bundle of its own, for the page that carries the offer. */

import { button, element, say, siteRoot } from "../element.ts";
import { words } from "../words/index.ts";

const PATIENCE = 120_000; // ms: a slow line, a whole book

/** Offered only where a browser would do it: over https or on localhost, never from a folder. */
function isOffered(): boolean {
  return isSecureContext && /^https?:$/.test(location.protocol) && "serviceWorker" in navigator;
}

async function start(place: HTMLElement): Promise<void> {
  const root = new URL(siteRoot(), location.href).href;
  const status = element("span", { role: "status" });
  const act = button("", () => void (act.dataset["saved"] ? remove() : save()));
  const draw = (saved: boolean, message = saved ? words.savedOffline : "") => {
    act.textContent = saved ? words.removeOffline : words.saveOffline;
    act.dataset["saved"] = saved ? "yes" : "";
    say(status, message);
  };
  const save = async () => {
    say(status, words.savingOffline);
    if (await attempt(() => register(root))) draw(true);
    else draw(false, words.offlineFailed);
  };
  const remove = async () => {
    await attempt(() => forget(root));
    draw(false, words.removedOffline);
  };
  draw(Boolean((await navigator.serviceWorker.getRegistration(root))?.active));
  place.replaceChildren(act, " ", status);
}

async function attempt(act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch {
    return false;
  }
}

/** Have the worker save all files; raises where it could not. */
async function register(root: string): Promise<void> {
  const made = await navigator.serviceWorker.register(`${root}sw.js`, { scope: root, updateViaCache: "none" });
  const coming = made.installing ?? made.waiting;
  if (!coming) return;
  await new Promise<void>((resolve, reject) => {
    setTimeout(reject, PATIENCE);
    coming.addEventListener("statechange", () => {
      if (coming.state === "activated") resolve();
      if (coming.state === "redundant") reject(new Error("not saved"));
    });
  });
}

async function forget(root: string): Promise<void> {
  await (await navigator.serviceWorker.getRegistration(root))?.unregister();
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(`onrecord:${root}:`)).map((name) => caches.delete(name)));
}

for (const place of document.querySelectorAll<HTMLElement>(".onr-offline")) if (isOffered()) void start(place);
