/** Every word the script says to a reader, in English; nothing else is in here. The Chinese is zh.ts, held to the same shape. */

const points = (score: number): string => String(Math.round(score * 100) / 100);

export const en = {
  // The language itself, and the way to the other
  lang: "en",
  otherLanguage: "中文",
  otherLang: "zh-CN",
  switchLoses:
    "Your browser does not keep answers on this page, and they go when the language changes. Save the hand-in file first. Change it all the same?",

  // Buttons of a question
  check: "Check",
  compare: "Compare with the model answer",
  tryAgain: "Try again",
  hint: "Hint",
  nextHint: "Next hint",
  showAnswer: "Show answer",
  showUntried: "Show the answer without trying?",
  hideAnswer: "Hide answer",
  clear: "Clear",
  undo: "Undo",

  // What a question says of itself
  empty: "Choose, move or write something first.",
  emptyText: "Write at least a sentence first.",
  notKept: "This copy has no answer key. Your answer will be kept for hand-in.",
  kept: "Kept for hand-in.",
  widgetKept: "No key was given: the answer is kept in `response`.",
  right: (score: number, of: number) => `Right: ${points(score)} of ${of} points.`,
  argued: (score: number, of: number) => `Accepted, and argued: ${points(score)} of ${of} points.`,
  partly: (score: number, of: number) => `Partly right: ${points(score)} of ${of} points.`,
  notYet: (score: number, of: number) => `Not yet: ${points(score)} of ${of} points.`,
  byPerson: "The model answer is below. Tick what your own text does.",
  hintOf: (n: number, of: number) => `Hint ${n} of ${of}`,
  noMoreHints: "That was the last hint.",
  answerBelow: "The worked answer is below.",
  pressAgain: "Press again to see the answer without trying.",
  cleared: "Emptied. Undo brings it back.",
  failed: "This could not be checked. Please try again.",

  // Marks, read out beside their signs
  marks: { right: "right", wrong: "wrong", open: "contested" },
  answer: "answer",

  // Feedback and the worked answer
  feedback: "What your choices show",
  place: (row: string, column: string) => `${row}: ${column}`,
  contested: "This is argued:",
  workedAnswer: "Worked answer",
  answerIs: "Answer:",
  or: " or ",
  rightLinks: "The links",
  modelAnswer: "A model answer",
  modelRepair: "A model repair",
  explanation: "Why",
  evidence: "The words this rests on",
  rubric: "Your own reading: what does your text do?",
  rubricPoints: (n: number) => (n === 1 ? "1 point" : `${n} points`),
  rubricSum: (sum: number, of: number) => `By your own reading: ${sum} of ${of} points.`,

  // Items to put in order
  orderHow: "Move each item to its place with its buttons; the arrow keys do the same from a button.",
  up: "Up",
  down: "Down",
  movedTo: (item: string, place: number, of: number) => `${item}: now place ${place} of ${of}`,
  behind: "after the one above:",
  rightOrder: "The order",
  eitherOrder: (items: string) => `${items} (in either order)`,

  // Links of a chain
  chain: (links: string) => `The chain as a picture, time across and rank upward: ${links}.`,
  late: "later!",
  addLink: "Add a link",
  removeLink: (n: number) => `Remove link ${n}`,
  remove: "Remove",

  // Notes
  refused: "Your browser does not keep answers on this page; save the hand-in file before you leave.",
  damaged: "An earlier answer to this question could not be read. It is set aside, and the question starts empty.",
  changed: "This question has changed since you answered; your old answer is kept but not counted.",
  oldAnswer: "Your old answer",
  discard: "Remove the old answer",
  ownStorage:
    "You are reading from a folder, where some browsers keep the answers of each page apart. Save a hand-in file on each page where you answer; they can be handed in together.",

  // Hand-in
  progress: (done: number, of: number) => `${done} of ${of} answered`,
  save: "Save hand-in file",
  open: "Open a saved file",
  clearSheet: "Clear this sheet",
  saved: (name: string) => `Saved as ${name}.`,
  opened: (n: number) => (n === 1 ? "1 answer was read from the file." : `${n} answers were read from the file.`),
  notAFile: "This is not a hand-in file of this course; nothing was changed.",
  sheetCleared: "All answers on this sheet are emptied. Undo brings them back.",
  sheetRestored: "The answers are back.",
  conflict: (n: number) =>
    n === 1
      ? "One answer in the file differs from yours on this page. Which one should stand?"
      : `${n} answers in the file differ from yours on this page. Which should stand?`,
  keepMine: "Keep those on this page",
  takeTheirs: "Take those in the file",
  cancel: "Cancel",
  summary: "Summary to print",

  // A problem with a question
  report: "Report a problem with this question",
  reportHow: "This is what you can send to those who keep this book. Nothing is sent until you send it yourself.",
  reportWrong: "What is wrong:",
  reportTitle: (id: string) => `Problem with question ${id}`,
  reportIssue: "Open a filled-in issue",
  reportMail: "Write a mail",
  copy: "Copy the text",
  copied: "Copied.",
  notCopied: "The text could not be copied; select it and copy it yourself.",
  close: "Close",

  // Reading a document
  chinese: "Chinese",
  english: "English",
  pinyin: "Pinyin",
  tools: "Show",
  cited: "Citation copied.",
  notCited: "The citation could not be copied.",
  term: "Term",

  // Comparing a translation
  document: "Document",
  versionName: "Name of the version",
  versionNameHint: "for example: my translation, or the name of a website",
  pasteHere: "Paste an English version, or drop a text file here",
  align: "Lay it beside the document",
  chooseFile: "Choose a text file",
  writeOwn: "Write my own",
  ownName: "My translation",
  pastedName: (n: number) => `Pasted version ${n}`,
  pasteFirst: "Paste a text first, or choose a file.",
  noArticles:
    "No article headings were found (Article 1, Art. 1 or 第一条), so all of it stands above article 1. Put the headings in under “Edit the text”.",
  aligned: (found: number, of: number) => `${found} of ${of} articles were found.`,
  staysHere:
    "The text stays in this browser, in its local storage under the name onrecord:translations. Nothing is sent anywhere. “Delete” removes it.",
  staysNowhere: "Your browser keeps nothing on this page; save your text as a file before you leave.",
  noDocument: "The document could not be loaded.",
  versions: "Your versions",
  version: "Version",
  beside: "Compared with",
  besideNothing: "nothing: the Chinese alone",
  courseTranslation: "The course translation",
  editText: "Edit the text",
  doneEditing: "Done",
  saveText: "Save as a text file",
  deleteVersion: "Delete",
  deleted: (name: string) => `“${name}” is deleted from this browser.`,
  deskLegend:
    "Underlined words have no partner in the text beside. A letter stands where the text has words that the course quotes at a place where published translations part; it is found by the words alone, so see whether it is the same place.",
  articleHead: (n: number) => `Article ${n}`,
  titleHead: "Title",
  otherArticles: "Articles that the document does not have",
  noText: "no text",
  yourText: (head: string) => `Your text of ${head}`,
  alsoIn: (by: string) => `: the same words stand in ${by}:`,

  // Printing the key
  printKey: "Print the key",
  keyTo: (title: string) => `Key: ${title}`,

  // The norms register
  filterNorms: "Show only",
  filterAll: "All",
  clearFilters: "Show all",
  normsShown: (n: number, of: number) => (n === of ? `All ${of} norms are shown.` : `${n} of ${of} norms are shown.`),
  noNorms: (of: number) => `None of the ${of} norms fits. Take a filter away.`,

  // Reading offline
  saveOffline: "Save for offline",
  savingOffline: "Saving …",
  savedOffline: "This book is saved on this device. Answers given offline are kept; they are checked when you are online.",
  removeOffline: "Remove the saved copy",
  removedOffline: "The saved copy is removed. Your answers stay.",
  offlineFailed: "The book could not be saved. Please try again when you are online.",

  // Practice: certainty, second pass, starting over, the count beside a chapter
  howSure: "How sure are you?",
  certainties: { sure: "sure", think: "think so", guess: "guess" },
  certain: {
    sure: { right: "You were sure, and it is right.", wrong: "You were sure; it is not all right yet." },
    think: { right: "You thought so, and it is right.", wrong: "You thought so; it is not all right yet." },
    guess: { right: "You guessed, and it is right.", wrong: "You guessed; it is not all right yet." },
  },
  startOver: "Start over",
  startedOver: "All that was tried here is forgotten. Undo brings it back.",
  resetSheet: "Start this sheet over",
  sheetReset: "All answers, tries and hints of this sheet are forgotten. Undo brings them back.",
  onlyWrong: (n: number) => `Only what was wrong (${n})`,
  allQuestions: "All questions",
  onlyWrongShown: (n: number) =>
    n === 1
      ? "One question is shown: not right yet, guessed, or with its answer shown."
      : `${n} questions are shown: not right yet, guessed, or with their answer shown.`,
  allShown: (n: number) => `All ${n} questions are shown.`,
  counted: (answered: number, of: number, first: number, waiting: number) =>
    `${answered} of ${of} answered, ${first} right at first try, ${waiting} to review`,
};
