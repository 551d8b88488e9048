/**
 * One launch of a package: its pages live in a frame, so that turning a page is no new session with the LMS.
 * What is answered goes to the learner's shelf at once and to the LMS a moment later. Not in here: what is reported (outcome).
 */

import { say } from "../element.ts";
import { untouched, type State } from "../state.ts";
import { Storage, type Listed } from "../storage.ts";
import { words } from "../words/pages.ts";
import { Session } from "./api.ts";
import { answered, percent, tasks, timespan, type Questions } from "./outcome.ts";
import { LearnerShelf } from "./shelf.ts";
import { pack, resume, unpack } from "./suspend.ts";

declare global {
  interface Window {
    onrecordShelf?: LearnerShelf;
  }
}

const WAIT = 400; // milliseconds: a text that is being written is not sent at every stroke
const ENDED = ["completed", "passed", "failed"];

export interface Course {
  start: string;
  questions: Questions;
  /** Whether keys are in the package, and with them a score. */
  scored: boolean;
}

export class Launch {
  #course: Course;
  #session: Session | null;
  #shelf: LearnerShelf;
  #storage: Storage;
  #told: HTMLElement;
  #began = Date.now();
  #waiting = 0;
  /** In a browse or a review nothing is reported. */
  #reports: boolean;

  constructor(course: Course, session: Session | null, under: Listed | null, told: HTMLElement) {
    this.#course = course;
    this.#session = session;
    this.#told = told;
    this.#reports = !["browse", "review"].includes(session?.read("cmi.core.lesson_mode") ?? "");
    this.#shelf = new LearnerShelf(under, session?.read("cmi.core.student_id") ?? "");
    this.#storage = new Storage(() => this.#shelf);
    this.#resume();
    this.#shelf.onchange = () => this.#soon();
    window.onrecordShelf = this.#shelf;
    this.#report();
  }

  /** The end of the launch: the LMS is told all that is left to tell. */
  end(): void {
    if (this.#reports) this.#session?.write([...this.#values().values, ...this.#time()]);
    this.#session?.finish();
  }

  /** Tell the LMS now what it would be told in a moment: the page may not come back. */
  hasten(): void {
    if (this.#waiting) this.#report();
  }

  #states(): Map<string, State> {
    const states = new Map<string, State>();
    for (const id of Object.keys(this.#course.questions)) {
      const state = this.#storage.read(id);
      if (state) states.set(id, state);
    }
    return states;
  }

  #resume(): void {
    const kept = unpack(this.#session?.read("cmi.suspend_data") ?? "");
    const stands = resume(kept, this.#states());
    for (const id of Object.keys(this.#course.questions)) this.#storage.write(id, stands.get(id) ?? untouched(""));
  }

  #soon(): void {
    clearTimeout(this.#waiting);
    this.#waiting = window.setTimeout(() => this.#report(), WAIT);
  }

  #report(): void {
    clearTimeout(this.#waiting);
    this.#waiting = 0;
    const { values, left, states } = this.#values();
    const taken = this.#reports && (this.#session?.write(values) ?? false);
    const done = answered(this.#course.questions, states);
    say(this.#told, `${words.scorm.done(done, tasks(this.#course.questions).length)} ${this.#standing(taken, left)}`);
  }

  /** What becomes of what was answered, in a sentence. */
  #standing(taken: boolean, left: number): string {
    const said = words.scorm;
    if (!this.#reports && this.#session) return said.lookingOn;
    if (!taken) return this.#shelf.keeps() ? said.onlyHere : said.nowhere;
    if (left) return this.#shelf.keeps() ? said.tooLong(left) : said.tooLongAndLost(left);
    return this.#isOver() ? said.complete : said.kept;
  }

  #values(): { values: [string, string][]; left: number; states: Map<string, State> } {
    const states = this.#states();
    const { text, left } = pack(states, Date.now());
    const values: [string, string][] = [["cmi.suspend_data", text], ...this.#status(states), ["cmi.core.exit", "suspend"]];
    return { values, left: left.length, states };
  }

  /** Complete when every task has been answered, and from then on; never passed or failed, which the LMS may say. */
  #status(states: Map<string, State>): [string, string][] {
    const { questions, scored } = this.#course;
    const all = answered(questions, states) === tasks(questions).length;
    const status: [string, string][] = this.#isOver() ? [] : [["cmi.core.lesson_status", all ? "completed" : "incomplete"]];
    if (!scored || [...states.values()].every(({ last }) => last === null)) return status;
    const score = [["raw", percent(questions, states)], ["min", 0], ["max", 100]] as const;
    return [...status, ...score.map(([name, n]): [string, string] => [`cmi.core.score.${name}`, String(n)])];
  }

  /** What was complete stays so, whatever is emptied later. */
  #isOver(): boolean {
    return ENDED.includes(this.#session?.read("cmi.core.lesson_status") ?? "");
  }

  #time(): [string, string][] {
    return [["cmi.core.session_time", timespan(Date.now() - this.#began)]];
  }
}
