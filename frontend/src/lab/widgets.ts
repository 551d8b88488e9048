/**
 * Shows widgets whose Python runs in the worker: ipywidgets' own controls by their own classes, anywidget's by its own.
 * The manager between them is small, as there is no kernel, no notebook to save and nothing to fetch.
 */

import "./define.ts";
import "anywidget";
import * as base from "@jupyter-widgets/base";
import { ManagerBase } from "@jupyter-widgets/base-manager";
import * as controls from "@jupyter-widgets/controls";
import { Widget } from "@lumino/widgets";
import { factory } from "./define.ts";
import type { Widgets } from "./live.ts";
import type { Json } from "./messages.ts";
import type { Output } from "./output.ts";

type Send = (comm: string, data: Json, buffers: (ArrayBuffer | ArrayBufferView)[]) => Promise<void>;
type Listener = (message: object) => void;

const MODULES: { [name: string]: object } = {
  "@jupyter-widgets/base": base,
  "@jupyter-widgets/controls": controls,
  anywidget: factory()(base) as object,
};

/** What a model speaks through; each message is done when Python has heard it. */
class Comm {
  comm_id: string;
  target_name = "jupyter.widget";
  heard: Listener = () => {};
  closed: Listener = () => {};
  #send: Send;

  constructor(id: string, send: Send) {
    this.comm_id = id;
    this.#send = send;
  }

  send(data: unknown, callbacks?: base.ICallbacks, _metadata?: object, buffers: ArrayBuffer[] | ArrayBufferView[] = []): string {
    const done = () => callbacks?.iopub?.["status"]?.({ content: { execution_state: "idle" } } as never);
    void this.#send(this.comm_id, data as Json, [...buffers]).then(done);
    return this.comm_id;
  }

  open = () => "";
  close = () => "";
  on_msg = (listener: Listener) => void (this.heard = listener);
  on_close = (listener: Listener) => void (this.closed = listener);
}

/** ipywidgets.Output: what Python shows while it is open stands in it, as it else stands under the cell. */
class OutputModel extends base.DOMWidgetModel {
  static make: () => Output;
  output = OutputModel.make();
}

class OutputView extends base.DOMWidgetView {
  override render(): void {
    super.render();
    this.el.append((this.model as OutputModel).output.dom);
  }
}
MODULES["@jupyter-widgets/output"] = { OutputModel, OutputView };

class Manager extends ManagerBase {
  protected async loadClass(name: string, module: string): Promise<typeof base.WidgetModel | typeof base.WidgetView> {
    const found = (MODULES[module] as { [name: string]: unknown } | undefined)?.[name];
    if (!found) throw new Error(`${module} has no ${name} here`);
    return found as typeof base.WidgetModel;
  }

  /** Descriptions are text; what looks like a tag is shown as it is written. */
  override inline_sanitize(source: string): string {
    const place = document.createElement("span");
    place.textContent = source;
    return place.innerHTML;
  }

  protected async _create_comm(): Promise<never> {
    throw new Error("a page makes no widgets of its own");
  }

  protected async _get_comm_info(): Promise<object> {
    return {};
  }
}

/** A slider's handle has no name of its own in ipywidgets: its description is what it moves. Nor is there a tip “null”. */
function mend(root: HTMLElement): void {
  for (const label of root.querySelectorAll("[title=null]")) label.removeAttribute("title");
  for (const handle of root.querySelectorAll<HTMLElement>(".noUi-handle:not([aria-label])")) {
    const label = handle.closest(".jupyter-widgets")?.querySelector("label")?.textContent;
    if (label) handle.setAttribute("aria-label", label);
  }
}

/** Bytes as widgets read them. */
const views = (buffers: Uint8Array[]) => buffers.map((it) => new DataView(it.buffer, it.byteOffset, it.byteLength));

export function makeWidgets(send: Send, makeOutput: () => Output): Widgets {
  OutputModel.make = makeOutput;
  let manager = new Manager();
  const comms = new Map<string, Comm>();
  const open = (id: string, data: Json, buffers: Uint8Array[]) => {
    const comm = new Comm(id, send);
    comms.set(id, comm);
    const content = { comm_id: id, target_name: comm.target_name, data };
    void manager.handle_comm_open(comm, { content, metadata: { version: "2.1.0" }, buffers: views(buffers) } as never);
  };
  return {
    hear(said) {
      const message = { content: { comm_id: said.comm, data: said.data }, buffers: views(said.buffers) };
      if (said.type === "comm_open") open(said.comm, said.data, said.buffers);
      else if (said.type === "comm_msg") comms.get(said.comm)?.heard(message);
      else comms.get(said.comm)?.closed(message);
    },
    async show(id, into) {
      const view = await manager.create_view((await manager.get_model(id)) as base.DOMWidgetModel);
      Widget.attach(view.luminoWidget, into);
      mend(into);
      new MutationObserver(() => mend(into)).observe(into, { childList: true, subtree: true });
    },
    output: async (id) => ((await manager.get_model(id)) as OutputModel).output,
    drop() {
      comms.clear();
      manager = new Manager();
    },
  };
}
