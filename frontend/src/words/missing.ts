/** Which words one language has and the other lacks; building asks, so that no page goes out half translated. */

import { en } from "./en.ts";
import { en as labEn } from "./lab.en.ts";
import { zh as labZh } from "./lab.zh.ts";
import { en as pagesEn } from "./pages.en.ts";
import { zh as pagesZh } from "./pages.zh.ts";
import { en as practiceEn } from "./practice.en.ts";
import { zh as practiceZh } from "./practice.zh.ts";
import { zh } from "./zh.ts";

/** The names of all words with how many things each takes, `marks.right 0`. */
export function shape(words: object, under = ""): string[] {
  return Object.entries(words).flatMap(([name, word]) =>
    typeof word === "object" ? shape(word, `${under}${name}.`) : [`${under}${name} ${word.length * Number(typeof word === "function")}`],
  );
}

/** The words that stand on one side only, or take other things there. */
export function missing(): string[] {
  const sides = [en, labEn, pagesEn, practiceEn].flatMap((words) => shape(words));
  const others = [zh, labZh, pagesZh, practiceZh].flatMap((words) => shape(words));
  return [...sides.filter((it) => !others.includes(it)), ...others.filter((it) => !sides.includes(it))];
}
