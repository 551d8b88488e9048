/** The words of the pages that are loaded apart: making an assignment, doing it, the summary of a hand-in, and the grade desk; in English. */

const listed = (counts: [string, number][], names: { [id: string]: string }) =>
  counts.map(([name, n]) => `${names[name] ?? name} ${n}`).join(", ");
const levels: { [id: string]: string } = { recognize: "Recognize", analyze: "Analyze", apply: "Apply", argue: "Argue" };
const tracks: { [id: string]: string } = { none: "no Chinese needed", glossed: "Chinese with glosses", read: "reads Chinese" };

export const en = {
  // Making an assignment
  title: "Title",
  titleHint: "for example: Week 3, who must file",
  due: "Due on",
  mode: "How it is done",
  practice: "Practice: feedback at once, where the site has the keys",
  handIn: "Hand-in: no feedback; the answers are saved as a file",
  questions: "Questions",
  chosenOf: (title: string, n: number, of: number) => `${title}: ${n} of ${of} chosen`,
  wholeChapter: "The whole chapter, with what may be added to it later",
  facts: (level: string, chinese: string, minutes: number, points: number) =>
    `${levels[level] ?? level} · ${tracks[chinese] ?? chinese} · ${minutes} min · ${points === 1 ? "1 point" : `${points} points`}`,
  order: "Order",
  asInBook: "As in the book",
  asListed: "As I arrange them",
  shuffled: "Shuffled, the same for everyone",
  shuffleAgain: "Shuffle again",
  up: "Up",
  down: "Down",
  moved: (place: number, of: number) => `Now place ${place} of ${of}.`,
  result: "The assignment",
  nothingChosen: "Choose a chapter or a question above; the link and the text for the syllabus appear here.",
  link: "Link",
  copyLink: "Copy the link",
  syllabus: "Text for the syllabus",
  copyText: "Copy the text",
  tryIt: "Open the assignment",
  copied: "Copied.",
  notCopied: "It could not be copied; select it and copy it yourself.",
  localLink:
    "You are reading from a folder or from your own machine, so the link leads there. Make it on the published site; or put the site's address in place of all that stands before “book/”.",

  // What it comes to
  total: (questions: number, minutes: number, points: number) =>
    `${questions === 1 ? "1 question" : `${questions} questions`}, about ${minutes} minutes, ${points === 1 ? "1 point" : `${points} points`}`,
  chinese: (counts: [string, number][]) => `Chinese: ${listed(counts, tracks)}`,
  levels: (counts: [string, number][]) => `Levels: ${listed(counts, levels)}`,
  objectives: "Objectives:",
  dueOn: (day: string) => `Due on ${day}`,
  untitled: "Assignment",
  howPractice: "Practice: each answer can be checked on the page.",
  howHandIn: "Answer on the page, press “Save hand-in file” at its end, and hand in that file. Put no name into it.",

  // Doing it
  noAssignment: "This page shows an assignment when it is opened by its link. Open the link that your instructor gave you.",
  damagedLink:
    "This link is damaged: a part of it was lost on the way. Copy it whole from where you found it, or ask your instructor to send it again.",
  laterLink: "This link was made with a later version of the book. Open it on the site that your instructor named.",
  goneQuestions: (ids: string) => `The link names what this book does not have: ${ids}. Tell your instructor; the rest is below.`,
  nothingLeft: "None of the questions that the link names is in this book. Ask your instructor for a new link.",
  make: "Make an assignment",
  keptHere: "Your answer is kept in this browser until you save the hand-in file.",

  // The summary of a hand-in
  which: "What to hand in",
  answeredOf: (title: string, n: number, of: number) => `${title} (${n} of ${of} answered)`,
  openFile: "Open a hand-in file",
  saveFile: "Save hand-in file",
  saved: (name: string) => `Saved as ${name}.`,
  notAFile: "This is not a hand-in file of this course; nothing was changed.",
  print: "Print",
  fromFile: (name: string) => `From the file ${name}`,
  name: "Name:",
  date: (day: string) => `Date: ${day}`,
  answered: (n: number, of: number) => `${n} of ${of} answered`,
  score: (score: number, of: number) => `${Math.round(score * 100) / 100} of ${of} points`,
  scoreSum: (score: number, of: number, read: number) =>
    `Score: ${Math.round(score * 100) / 100} of ${of} points${read ? `; a person reads ${read === 1 ? "1 more answer" : `${read} more answers`}` : ""}`,
  toRead: "a person reads this",
  notAnswered: "Not answered.",
  olderForm: "Given to an older form of the question, and not counted:",
  noAnswers: "No answer is kept in this browser yet. Do some exercises first, or open a hand-in file.",
  apart: "From a folder, some browsers keep the answers of each page apart. If yours are missing here, open the file you saved.",

  // The grade desk
  desk: {
    dropHere: "Drop the keys and the hand-ins here, one after the other or together; or choose them.",
    keys: "Keys",
    noKeys: "No keys yet. Give the file keys.zip that onrecord keys pack makes, or the scripts of a folder keys.",
    chooseKeys: "Choose the keys",
    siteKeys: "Use the keys of this site",
    noSiteKeys: "There are no keys beside this site; give them as a file.",
    keysGiven: (n: number, names: string) => `Keys for ${n === 1 ? "1 bank" : `${n} banks`}: ${names}`,
    noKey: (name: string) => `${name} holds no key of this course, or a damaged one; nothing was graded with it. Give keys.zip, or make it again.`,
    handIns: "Hand-ins",
    noFiles: "No hand-ins yet. Give the zip of your LMS as it is, answers files, or a folder of them.",
    chooseFiles: "Choose a zip or files",
    chooseFolder: "Choose a folder",
    filesGiven: (n: number, names: string[]) => `${n === 1 ? "1 file" : `${n} files`} from ${[...new Set(names)].slice(0, 3).join(", ")}${new Set(names).size > 3 ? ", …" : ""}`,
    showNames: "Show names (without it, each student has a pseudonym)",
    grading: "Grading",
    graded: (n: number, counts: [string, number][]) => `${n === 1 ? "1 file" : `${n} files`}: ${counts.map(([status, n]) => `${n} ${status}`).join(", ")}`,
    files: "Files",
    students: "Students",
    heads: { file: "File", status: "Status", message: "Message", sheet: "Sheet", score: "Score", points: "Points", percent: "Percent", toRead: "To read" },
    statuses: {
      graded: "graded",
      "partly outdated": "partly outdated",
      outdated: "outdated",
      damaged: "damaged",
      foreign: "foreign",
      oversized: "oversized",
    },
    saveGrades: "Save grades.csv",
    saveStudents: "Save the gradebook",
    saveNames: "Save the list of names",
    saveFeedback: "Save the feedback pages",
    feedbackHow: "Feedback: one page a student with scores and reasons, in a zip. With names shown, it goes back to Moodle as it is.",
    saveToRead: "Save the answers to read",
    toReadHow: "Answers to read: every free answer, question by question, with its rubric and a model answer.",
    making: "Making the pages",
    keepApart: "The pseudonyms are new each time that this page is opened. The list of names leads back to the students; keep it apart from the grades.",
    lms: "For Moodle or Canvas",
    lmsHow: "Give the table that the system itself exports: Moodle's grading worksheet, or Canvas's gradebook. You get it back with the grades in it.",
    chooseTable: "Choose the table",
    lmsGiven: (name: string) => `The table to fill is ${name}.`,
    column: "Assignment",
    saveFilled: "Save the filled table",
  },

  // The page of answer keys
  chapter: "Chapter",
  loadingKey: "The key is being loaded …",
  noKeyHere: (title: string) =>
    `This copy has no key for “${title}”. Lay the folder of keys beside the pages (onrecord keys open), and load this page again.`,

  // A package for an LMS
  scorm: {
    done: (done: number, of: number) => `${done} of ${of} questions answered.`,
    kept: "Complete when all are, of twins either one. Kept by your learning system.",
    toQuestions: "To the questions",
    complete: "The chapter is complete, and your learning system knows it.",
    tooLong: (n: number) =>
      `${n === 1 ? "1 answer is" : `${n} answers are`} too long for your learning system to keep, and kept in this browser only: save the hand-in file.`,
    tooLongAndLost: (n: number) =>
      `${n === 1 ? "1 answer is" : `${n} answers are`} too long for your learning system to keep, and this browser keeps nothing: save the hand-in file before you leave.`,
    onlyHere: "Your learning system was not reached: your answers stay in this browser, and completion is not reported.",
    nowhere: "Your learning system was not reached, and this browser keeps nothing: save the hand-in file before you leave.",
    lookingOn: "You are looking on: nothing is reported to the learning system.",
  },
};
