/** Which addresses the saved copy of a site answers, and under which names a file may have been saved; no DOM. */

// Keys, which an instructor may withhold; and JupyterLite, which has a worker of its own.
const LEFT_ALONE = ["keys/", "lite/"];
/** The labs' Python: 6 MB that few need offline, each version in a folder of its own (onrecord.live). */
const LIVE = "live/";

/** Whether an address is the site's and may come from the saved copy. */
export function isSaved(url: string, scope: string): boolean {
  return url.startsWith(scope) && !LEFT_ALONE.some((folder) => url.startsWith(scope + folder));
}

/** Whether an address is the labs' Python: saved when it is first used, and never another under the same address. */
export function isLive(url: string, scope: string): boolean {
  return url.startsWith(scope + LIVE);
}

/** The files that an address may mean: hosts add `.html` and `index.html`, builds add `?v=`. */
export function addresses(url: string): string[] {
  const plain = url.replace(/[?#].*$/s, "");
  return plain.endsWith("/") ? [`${plain}index.html`] : [plain, `${plain}.html`, `${plain}/index.html`];
}
