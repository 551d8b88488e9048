/**
 * The words of the report on questions, on the grade desk and in the file that it saves; in English.
 * In English they are those of src/onrecord/report.py, to the letter: the saved file is the command's.
 */

/** What the numbers of one question's tries come to, already written out. */
export interface TriesSaid {
  first: string;
  firstSpread: string;
  last: string;
  lastSpread: string;
  n: number;
  better: number;
  worse: number;
  each: string;
  hinted: number;
  seen: number;
}

export const en = {
  lang: "en",
  title: "Which questions work",
  repairs: "Questions to repair",
  all: "All questions",
  each: "Question by question",
  method: "How it is reckoned",

  head: (handins: number, files: string, givenWay: number, empty: number) =>
    `${handins} hand-ins are counted here. Files: ${files || "none"}.` +
    `${givenWay ? ` ${givenWay} gave way to a later file of the same sheet.` : ""}${empty ? ` ${empty} held no answer.` : ""} ` +
    "Whoever handed in is not named, and no file is.",
  files: (counts: [status: string, n: number][]) => counts.map(([status, n]) => `${n} ${status}`).join(", "),
  few: (least: number, why: string) =>
    `No question has ${least} answers. Below that none is judged, for ${why}. ` +
    "Read the numbers as what happened in this class, not as what the questions are like. " +
    "Where fewer than three answered, or all did alike, discrimination cannot be told and no thirds can be cut.",

  noRepairs: "None: no number lies beyond the limits below, or there are too few answers to say.",
  repairHeads: ["Question", "Reason", "Number", "n", "Chance?"],
  hardly: "hardly",
  couldBe: "it could be",
  range: (ends: string[]) => ends.join(" to "),
  places: (places: string[], more: number) => `: ${places.join("; ")}${more ? `; and ${more} more below` : ""}`,
  quoted: (text: string) => `“${text}”`,

  map: "A full dot is a question to repair, a ring one that is not. Good questions lie in the upper half.",
  mapName: "Difficulty and discrimination",
  across: "difficulty: mean share of points",
  up: "discrimination",
  point: (id: string, mean: string, r: string) => `${id}: ${mean}, ${r}`,

  heads: ["Question", "Level", "n", "left out", "Difficulty", "95%", "0 to 1", "Discrimination", "95%", "−1 to 1"],
  levels: { recognize: "Recognize", analyze: "Analyze", apply: "Apply", argue: "Argue" } as { [level: string]: string },
  types: {
    ...{ choice: "choice", hottext: "hottext", match: "match", order: "order" },
    ...{ compare: "compare", trace: "trace", textEntry: "textEntry", extendedText: "extendedText" },
  } as { [type: string]: string },
  byPerson: "read by a person",
  noAnswer: "no answer",
  cannotBeTold: "cannot be told",
  percents: (low: string, high: string) => `${low} to ${high}%`,
  numbers: (low: string, high: string) => `${low} to ${high}`,

  upper: "upper third, ",
  lower: "lower third ",
  legend: "of the class, by the rest of the sheet. What the key accepts is bold.",

  question: "The question",
  summary: (level: string, type: string, n: number, mean: string | null, left: number) =>
    `${level}, ${type}. n = ${n}${mean === null ? "" : `, ${mean} of the points on average`}; ${left} left it out.`,
  shares: (steps: [tenth: number, n: number][]) =>
    `How many earned which share of the points, to the nearest tenth. ${steps.map(([tenth, n]) => `${10 * tenth}%: ${n}`).join(", ")}.`,
  tries: (it: TriesSaid) =>
    `First try ${it.first} (${it.firstSpread}), last try ${it.last} (${it.lastSpread}); n = ${it.n}. ` +
    `${it.better} ended better, ${it.worse} worse; ${it.each} tries each; ` +
    `${it.hinted} took a hint, ${it.seen} opened the answer. `,
  ownWord: "This is the word of the students’ browsers, and cannot be checked.",
  agreement: (n: number, alpha: string) =>
    `Agreement among the ${n} who marked, over all words that can be marked: ` +
    `Krippendorff’s alpha ${alpha} (1: all mark alike; 0: as by chance).`,

  chosen: "Chosen",
  chosenIn: (id: string) => `What was chosen in ${id}`,
  ofAll: "all",
  upperShort: "upper",
  lowerShort: "lower",
  group: (words: string, n: number) => `${words} (n\u202f=\u202f${n})`,
  key: "(key)",
  contested: "(contested)",
  noThirds: "no thirds",
  placeOf: (item: string) => `Place of ${item}`,
  links: "Links",
  wrongTexts: "Wrong answer that several wrote",
  howMany: "how many",
  wrongTextsName: "Wrong answers",

  reckoned: [
    "Difficulty is the mean share of a question’s points among those who answered it. Its interval is Wilson’s; " +
      "for questions of several parts it is rather too wide than too narrow, because such shares vary less than right and wrong.",
    "Discrimination is the correlation of that share with the share of points on the rest of the sheet, the question itself " +
      "left out (corrected point-biserial). What was left out there counts as nothing, as in the grade. " +
      "Its interval is Fisher’s, which is rough below about ten.",
    "The thirds are cut by the rest of the sheet, in whole percent. Those with equal results stay together, so that a third may be larger.",
    "An answer to an older form of a question is counted as left out. " +
      "Of several files of a student for one sheet the latest counts; in JSON lines each line counts.",
    "The intervals take the class as drawn from others like it. Many questions are looked at together, so that some cross " +
      "a limit by chance alone. “Hardly” in the first table means that the interval lies beyond the limit with all its width; " +
      "for a share of choices it is held against a somewhat milder limit, for agreement it means thirty students or more.",
  ],
  limits: "Limits",
  limitHeads: ["Limit", "Number", "Why"],
  limitWords: {
    least: ["Fewer answers than this: nothing is judged", "with ten, an interval is still half the scale"],
    easy: ["Mean share of points above this: too easy", "it tells hardly anybody from anybody"],
    "easy-recognize": ["The same at the level *recognize*", "such a question may be easy: it opens a sheet"],
    hard: ["Mean share of points below this: too hard", "a blind guess among four options earns as much"],
    "hard-recognize": ["The same at the level *recognize*", "what only has to be found, half should find"],
    against: ["Discrimination below this", "who does well on the rest does worse here: look at the key"],
    slot: ["Share of right answers in one slot below this", "nearly nobody sees what the slot asks"],
    dead: ["Share of answers that choose an option below this", "a wrong option that tempts nobody is idle"],
    "dead-least": ["Fewer answers than this: no option is called dead", "before, chance may pass one over"],
    "upper-least": ["Fewer in the upper third than this: no option is held against it", "two or three prove nothing"],
    half: [
      "Share of the upper third that marks a wrong option, where several may be chosen, above this",
      "most of those who do well think it right",
    ],
    alpha: ["Krippendorff’s alpha on a marking task below this", "students mark almost as if by chance"],
  },
  reasons: {
    "too-easy": "too easy for its level",
    "too-hard": "too hard for its level",
    against: "those who do well on the rest do worse here (negative discrimination)",
    "wrong-preferred": "the upper third chooses a wrong option more often than a right one",
    "wrong-marked": "most of the upper third mark a wrong option",
    "slot-unsolved": "hardly anybody gets this slot right",
    "dead-option": "a wrong option that hardly anybody chooses",
    "no-agreement": "hardly any agreement about what to mark",
  },

  // On the desk alone
  counting: "Counting what was chosen",
  open: "Press a question to see what was chosen in it.",
  noAnswers: "No hand-in holds an answer to a question that these keys know, so that nothing can be said of the questions.",
  unlabeled: (banks: string) =>
    `The words of these banks are not beside this site, so that their questions are not counted here: ${banks}. ` +
    "The command onrecord report, with --banks and --keys, counts them.",
  save: "Save the report",
};
