/** Which questions an assignment asks, in which order, and what they come to; no DOM. */

import type { BankPack, BankQuestion } from "../banks.ts";
import { hash, type Assignment, type Order, type Pick } from "./link.ts";

export interface Asked {
  pack: BankPack;
  id: string;
  question: BankQuestion;
}

export const fullId = ({ pack, id }: Asked): string => `${pack.bank}/${id}`;

/** All questions of a bank, in the order of the book. */
export function questionsOf(pack: BankPack): Asked[] {
  return Object.entries(pack.questions).map(([id, question]) => ({ pack, id, question }));
}

/** What an assignment asks of the banks that are there, `packs` in the order of the book, and what it names in vain. */
export function choose({ picks, order }: Assignment, packs: BankPack[]): { asked: Asked[]; unknown: string[] } {
  const asked = new Map<string, Asked>();
  const unknown: string[] = [];
  for (const { bank, ids } of picks) {
    const pack = packs.find((it) => it.bank === bank);
    if (!pack) unknown.push(...(ids ?? [""]).map((id) => (id ? `${bank}/${id}` : bank)));
    else for (const id of ids ?? Object.keys(pack.questions)) {
      const question = Object.hasOwn(pack.questions, id) ? pack.questions[id] : undefined;
      if (question) asked.set(`${bank}/${id}`, { pack, id, question });
      else unknown.push(`${bank}/${id}`);
    }
  }
  return { asked: arrange([...asked.values()], order, packs), unknown };
}

/** Shuffled by each question's own number, so that a question more or less does not move the others. */
export function arrange(asked: Asked[], order: Order, packs: BankPack[]): Asked[] {
  if (order === "listed") return asked;
  const book = packs.flatMap(questionsOf).map(fullId);
  const rank = (it: Asked) => (order === "book" ? book.indexOf(fullId(it)) : hash(`${order} ${fullId(it)}`));
  return [...asked].sort((a, b) => rank(a) - rank(b));
}

/** The shortest way to name questions in their order: runs of a chapter, and a whole chapter by its name alone. */
export function toPicks(asked: Asked[]): Pick[] {
  const runs: { pack: BankPack; ids: string[] }[] = [];
  for (const { pack, id } of asked) {
    const last = runs.at(-1);
    if (last?.pack === pack) last.ids.push(id);
    else runs.push({ pack, ids: [id] });
  }
  return runs.map(({ pack, ids }) => ({ bank: pack.bank, ids: ids.join() === Object.keys(pack.questions).join() ? null : ids }));
}

export interface Sum {
  questions: number;
  minutes: number;
  points: number;
  objectives: string[];
  levels: [name: string, count: number][];
  tracks: [name: string, count: number][];
}

const LEVELS = ["recognize", "analyze", "apply", "argue"];
const TRACKS = ["none", "glossed", "read"];

/** What the questions come to: time, points, and how many of each level and of each need of Chinese. */
export function sum(asked: Asked[]): Sum {
  const add = (of: "minutes" | "points") => asked.reduce((all, { question }) => all + question[of], 0);
  const count = (names: string[], of: "level" | "chinese") =>
    names
      .map((name): [string, number] => [name, asked.filter(({ question }) => question[of] === name).length])
      .filter(([, n]) => n > 0);
  return {
    questions: asked.length,
    minutes: Math.ceil(add("minutes")),
    points: add("points"),
    objectives: [...new Set(asked.map(({ pack, question }) => pack.objectives[question.objective] ?? question.objective))],
    levels: count(LEVELS, "level"),
    tracks: count(TRACKS, "chinese"),
  };
}

/** A name for the hand-in file, from the title; letters of any script. */
export function slug(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "assignment";
}

/** A prompt in short, without its marks of emphasis. */
export function short(prompt: string): string {
  const text = prompt.replace(/\*/g, "").replace(/\s+/g, " ").trim();
  return text.length > 160 ? `${text.slice(0, 157).replace(/\s\S*$/, "")} …` : text;
}
