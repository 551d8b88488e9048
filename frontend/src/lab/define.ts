/** anywidget's module hands itself over as an AMD module does; the build names this in the place of `define` (build.mjs). */

type Factory = (base: object) => unknown;

declare global {
  var onrecordDefine: ((names: string[], factory: Factory) => void) | undefined;
}

let made: Factory | null = null;
globalThis.onrecordDefine = (_names, factory) => (made = factory);

/** What was handed over. */
export function factory(): Factory {
  if (!made) throw new Error("anywidget did not hand over its classes");
  return made;
}
