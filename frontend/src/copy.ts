/** Copies a text for the reader, where there is a clipboard and where there is none. */

import { element } from "./element.ts";

/** `within`: where a field to copy from may stand; a dialog that is open lets nothing else be focused. */
export async function copy(text: string, within: HTMLElement = document.body): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByHand(text, within); // from a folder there is no clipboard to write to
  }
}

function copyByHand(text: string, within: HTMLElement): boolean {
  const before = document.activeElement;
  const area = element("textarea", { class: "onr-sr", readonly: true });
  area.value = text;
  within.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return copied;
}
