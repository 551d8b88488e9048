/**
 * Python in a worker: loads it, with the package whose address is the worker's name, and runs cells in turn. (What stands
 * behind `#` in its own address is lost where a saved copy answers.)
 * A module script, so that it can import Pyodide's; the page that starts it reads over http, never from a folder.
 */

import type { FromWorker, Json, Said, ToWorker } from "./messages.ts";
import { joined } from "./streams.ts";

interface Proxy {
  toJs(): unknown;
  destroy(): void;
}
interface Cells {
  start(): void;
  missing(code: string): Proxy;
  run(code: string, cell: number, label: string): Promise<boolean>;
}
interface Pyodide {
  registerJsModule(name: string, module: object): void;
  pyimport(name: string): unknown;
  toPy(value: unknown): unknown;
  loadPackagesFromImports(code: string, options: object): Promise<unknown>;
  unpackArchive(data: ArrayBuffer, format: string): void;
}

const wheel = new URL(self.name);
const folder = new URL(".", wheel).href;
const scope = globalThis as unknown as {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  onmessage: (event: MessageEvent<ToWorker>) => void;
};
const tell = (message: FromWorker) => scope.postMessage(message);
const wire = joined((piece) => scope.postMessage(piece), () => performance.now());

/** Python's messages come as JSON, and bytes beside it. */
function post(json: string, buffers: Proxy): void {
  const said = JSON.parse(json) as Said;
  wire.send(said.type.startsWith("comm_") ? ({ ...said, buffers: buffers.toJs() } as Said) : said);
  buffers.destroy();
}

async function load(): Promise<{ python: Pyodide; cells: Cells; hear: (...given: unknown[]) => void }> {
  const course = fetch(wheel).then((answer) => answer.arrayBuffer());
  const { loadPyodide } = await import(`${folder}pyodide.mjs`);
  const python: Pyodide = await loadPyodide({ indexURL: folder, packageBaseUrl: folder, stdLibURL: `${folder}lab.zip` });
  python.unpackArchive(await course, "wheel");
  python.registerJsModule("_onrecord_wire", { post });
  const cells = python.pyimport("onrecord_page.cells") as Cells;
  cells.start();
  const { hear } = python.pyimport("onrecord_page.comms") as { hear: (...given: unknown[]) => void };
  tell({ type: "ready" });
  return { python, cells, hear };
}

/** What Pyodide loses on the way it does not tell to whoever waits for it. */
function lost(event: PromiseRejectionEvent): void {
  event.preventDefault();
  tell({ type: "failed", text: String(event.reason) });
}

addEventListener("unhandledrejection", lost);
const loaded = load();
void loaded.then(() => removeEventListener("unhandledrejection", lost));
/** One after the other: a message that comes while a cell runs waits for its end. */
let line: Promise<unknown> = loaded.catch((error: unknown) => tell({ type: "failed", text: String(error) }));

async function run(cell: number, code: string, label: string): Promise<void> {
  const { python, cells } = await loaded;
  await loadMissing(python, cells.missing(code));
  const ok = await cells.run(code, cell, label);
  wire.flush();
  tell({ type: "done", cell, ok });
}

/** Load the packages of modules that are not there; one that no package has is for the cell to miss, in Python's words. */
async function loadMissing(python: Pyodide, names: Proxy): Promise<void> {
  const code = (names.toJs() as string[]).map((name) => `import ${name}`).join("\n");
  names.destroy();
  if (code) await python.loadPackagesFromImports(code, { messageCallback() {} }).catch(() => {});
}

async function pass(message: number, comm: string, data: Json, buffers: (ArrayBuffer | ArrayBufferView)[]): Promise<void> {
  const { python, hear } = await loaded;
  try {
    hear(comm, python.toPy(data), python.toPy(buffers));
  } finally {
    wire.flush();
    tell({ type: "heard", message });
  }
}

scope.onmessage = ({ data: asked }) => {
  line = line.then(() =>
    asked.type === "run" ? run(asked.cell, asked.code, asked.label) : pass(asked.message, asked.comm, asked.data, asked.buffers),
  ).catch(() => {});
};
