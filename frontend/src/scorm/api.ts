/** The LMS's side of SCORM 1.2: finding its API among the frames, and one session with it that never throws. */

/** What of the run-time's API is called (SCORM Run-Time Environment 1.2, 3.3). */
export interface Api {
  LMSInitialize(parameter: ""): unknown;
  LMSGetValue(element: string): unknown;
  LMSSetValue(element: string, value: string): unknown;
  LMSCommit(parameter: ""): unknown;
  LMSFinish(parameter: ""): unknown;
}

/** A window as far as the search goes: another host's lets its parent and opener be read, and nothing else. */
export interface Frame {
  API?: Api | undefined;
  parent: Frame | null;
  opener?: Frame | null;
}

const FRAMES = 7; // as many as the standard's own search goes up

/** The API of this frame, of those around it, or of those around the one that opened it; null where there is none. */
export function findApi(from: Frame): Api | null {
  return above(from) ?? (openerOf(from) ? above(openerOf(from) as Frame) : null);
}

function above(from: Frame): Api | null {
  let at = from;
  for (let n = 0; n <= FRAMES; n++) {
    const api = apiOf(at);
    if (api) return api;
    if (!at.parent || at.parent === at) return null;
    at = at.parent;
  }
  return null;
}

function apiOf(frame: Frame): Api | null {
  try {
    return typeof frame.API?.LMSInitialize === "function" ? frame.API : null;
  } catch {
    return null; // of another host
  }
}

/** The window that opened this frame's page, or that of the page around it. */
function openerOf(from: Frame): Frame | null {
  let at = from;
  for (let n = 0; n <= FRAMES; n++) {
    if (at.opener) return at.opener;
    if (!at.parent || at.parent === at) return null;
    at = at.parent;
  }
  return null;
}

/** One session: from LMSInitialize to LMSFinish. What the LMS refuses or throws counts as not done. */
export class Session {
  #api: Api;
  #over = false;

  private constructor(api: Api) {
    this.#api = api;
  }

  /** Begin; null where there is no LMS, or it does not want to. */
  static begin(api: Api | null): Session | null {
    return api && done(() => api.LMSInitialize("")) ? new Session(api) : null;
  }

  read(element: string): string {
    try {
      return String(this.#api.LMSGetValue(element) ?? "");
    } catch {
      return "";
    }
  }

  /** Give values to the LMS and have it keep them; whether it took them all. */
  write(values: [element: string, value: string][]): boolean {
    if (this.#over) return false;
    const taken = values.map(([element, value]) => done(() => this.#api.LMSSetValue(element, value)));
    return done(() => this.#api.LMSCommit("")) && taken.every(Boolean);
  }

  finish(): void {
    if (!this.#over) done(() => this.#api.LMSFinish(""));
    this.#over = true;
  }
}

/** The standard has "true" for done; some systems say it as a boolean. */
function done(act: () => unknown): boolean {
  try {
    return String(act()) === "true";
  } catch {
    return false;
  }
}
