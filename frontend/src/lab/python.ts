/** The page's end of the wire to Python: starts the worker, runs cells, passes widgets' messages, stops it all. */

import type { FromWorker, Json, Said, ToWorker } from "./messages.ts";

export class Python {
  #worker: Worker | null = null;
  #done = new Map<number, (ok: boolean) => void>();
  #heard = new Map<number, () => void>();
  #messages = 0;
  #script: string;
  #wheel: string;
  #ready: Promise<void> | null = null;
  /** Called with whatever Python shows or sends. */
  onsaid: (said: Said) => void = () => {};

  /** Addresses: of the worker's script, and of the package beside which Python is laid out. */
  constructor(script: string, wheel: string) {
    this.#script = script;
    this.#wheel = wheel;
  }

  /** Load Python, if it is not there; raise where it cannot be. */
  start(): Promise<void> {
    this.#ready ??= new Promise((resolve, reject) => {
      const worker = new Worker(this.#script, { type: "module", name: this.#wheel });
      this.#worker = worker;
      const fail = () => {
        this.stop();
        reject(new Error("Python could not be loaded"));
      };
      worker.onerror = fail;
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (worker !== this.#worker) return; // a message that was on its way when the worker was stopped
        if (data.type === "ready") resolve();
        else if (data.type === "failed") fail();
        else if (data.type === "done") this.#finish(data.cell, data.ok);
        else if (data.type === "heard") this.#answered(data.message);
        else this.onsaid(data);
      };
    });
    return this.#ready;
  }

  /** Run a cell; return whether it came to its end. */
  async run(cell: number, code: string, label: string): Promise<boolean> {
    await this.start();
    const ended = new Promise<boolean>((resolve) => this.#done.set(cell, resolve));
    this.#send({ type: "run", cell, code, label });
    return ended;
  }

  /** A widget's message to Python; done when Python has heard it, so that a slider does not run ahead of a slow view. */
  pass(comm: string, data: Json, buffers: (ArrayBuffer | ArrayBufferView)[]): Promise<void> {
    const message = ++this.#messages;
    this.#send({ type: "comm", message, comm, data, buffers });
    return new Promise((resolve) => this.#heard.set(message, resolve));
  }

  /** End Python, whatever it is doing; what ran is forgotten, and the next start is a fresh one. */
  stop(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#ready = null;
    this.#heard.clear();
    for (const cell of [...this.#done.keys()]) this.#finish(cell, false);
  }

  #answered(message: number): void {
    this.#heard.get(message)?.();
    this.#heard.delete(message);
  }

  #finish(cell: number, ok: boolean): void {
    this.#done.get(cell)?.(ok);
    this.#done.delete(cell);
  }

  #send(message: ToWorker): void {
    this.#worker?.postMessage(message);
  }
}
