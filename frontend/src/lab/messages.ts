/** What page and worker say to each other; Python's end of it is frontend/python/onrecord_page. */

export type Json = { [name: string]: unknown };
/** An object in every form that it has, by MIME type. */
export type Bundle = { [mime: string]: unknown };

/** What Python sends, with the cell that it belongs to. */
export type Said = { cell: number; /** The Output widget that takes what is shown. */ into?: string } & (
  | { type: "stream"; name: "stdout" | "stderr"; text: string }
  | { type: "display"; data: Bundle }
  | { type: "clear"; wait: boolean }
  | { type: "error"; name: string; text: string }
  | { type: "comm_open" | "comm_msg" | "comm_close"; comm: string; data: Json; buffers: Uint8Array[] }
);

export type FromWorker = Said | { type: "ready" } | { type: "failed"; text: string } | { type: "done"; cell: number; ok: boolean } | { type: "heard"; message: number };

export type ToWorker =
  | { type: "run"; cell: number; code: string; label: string }
  | { type: "comm"; message: number; comm: string; data: Json; buffers: (ArrayBuffer | ArrayBufferView)[] };

export const WIDGET = "application/vnd.jupyter.widget-view+json";
