/** Files and folders that are dropped on a part of the page, or chosen, as sources for the intake. */

import type { Source } from "./intake.ts";

export function toSource(file: File, path = file.webkitRelativePath || file.name): Source {
  return { path, size: file.size, bytes: async () => new Uint8Array(await file.arrayBuffer()) };
}

/** Hear of what is dropped on an element, folders with all that is in them. */
export function dropOn(at: HTMLElement, take: (sources: Source[]) => void): void {
  const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  at.addEventListener("dragover", (event) => {
    if (!hasFile(event)) return;
    event.preventDefault();
    at.dataset["over"] = "";
  });
  at.addEventListener("dragleave", (event) => {
    if (!at.contains(event.relatedTarget as Node | null)) delete at.dataset["over"];
  });
  at.addEventListener("drop", (event) => {
    delete at.dataset["over"];
    if (!event.dataTransfer || !hasFile(event)) return;
    event.preventDefault();
    void dropped(event.dataTransfer).then(take);
  });
}

/** What is dropped is to be asked for at once: the browser takes it back when the event is over. */
async function dropped(data: DataTransfer): Promise<Source[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const files = [...data.files];
  if (!entries.length) return files.map((file) => toSource(file));
  return (await Promise.all(entries.map(sourcesIn))).flat();
}

async function sourcesIn(entry: FileSystemEntry): Promise<Source[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [toSource(file, entry.fullPath.replace(/^\//, ""))];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: Source[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) return found; // browsers give a folder in pieces
    for (const one of some) found.push(...(await sourcesIn(one)));
  }
}

/** Let the reader choose files, or a folder. */
export function choose(accept: string, take: (sources: Source[]) => void, folder = false): void {
  const input = document.createElement("input");
  Object.assign(input, { type: "file", multiple: true, accept, webkitdirectory: folder });
  input.addEventListener("change", () => take([...(input.files ?? [])].map((file) => toSource(file))));
  input.click();
}
