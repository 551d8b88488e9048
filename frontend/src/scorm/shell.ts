/** Starts a package: finds the LMS, then shows the chapter in the frame, and ends the session when the reader leaves. */

import { findApi, Session, type Frame } from "./api.ts";
import { Launch, type Course } from "./launch.ts";
import type { Listed } from "../storage.ts";
import { words } from "../words/pages.ts";

/** Reading `localStorage` throws where it is forbidden, as in many frames. */
function openStorage(): Listed | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

const frame = document.querySelector("iframe") as HTMLIFrameElement;
const told = document.querySelector("[role=status]") as HTMLElement;
const course: Course = JSON.parse(frame.dataset["course"] ?? "");
const session = Session.begin(findApi(window as unknown as Frame));
const launch = new Launch(course, session, openStorage(), told);
frame.src = course.start;
(document.querySelector("a") as HTMLAnchorElement).append(words.scorm.toQuestions);

addEventListener("pagehide", () => launch.end());
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && launch.hasten());
// A page that comes back from the browser's memory has ended its session: it is launched again.
addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
