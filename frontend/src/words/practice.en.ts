/** The words of the pages “Review” and “Progress”, which alone load them; in English. */

const day = (time: number): string =>
  new Date(time).toLocaleDateString("en", { weekday: "long", day: "numeric", month: "long" });

export const en = {
  // Coming back
  reviewEmpty: "Nothing comes back so far. Questions that you miss, guess or have the answer shown of are asked again here.",
  reviewNext: (on: number) => `Nothing to review today. The next question comes back on ${day(on)}.`,
  reviewEarly: "Practise now all the same",
  reviewCount: (done: number, of: number, waiting: number) =>
    `${done} of ${of} reviewed; ${waiting} in all are still to come back.`,
  reviewFilled: (due: number, more: number) =>
    `${due} due today; ${more} more that would come later, or that you once guessed or had shown, ${more === 1 ? "is" : "are"} asked with ${due === 1 ? "it" : "them"}.`,
  parallelAsked: "This is a parallel to the question that comes back.",
  askedEarly: (on: number) => `It is asked early: its day is ${day(on)}.`,
  askedOnceMore: "It is asked once more, though it has come back three times.",
  comesAgain: (days: number) => (days === 1 ? "It comes back tomorrow." : `It comes back in ${days} days.`),
  comesOnItsDay: "It was asked early, and comes back on its day.",
  comesNoMore: "It does not come back any more.",
  bankMissing: (title: string) => `The questions of “${title}” could not be loaded.`,
  noIndex: "The list of questions could not be loaded. Please load the page again.",

  // Progress
  tallyCaption: "Your progress, by chapter",
  chapter: "Chapter",
  columns: {
    answered: "Answered",
    first: "Right at first try",
    waiting: "To review",
    due: "Of these today",
    hints: "Hints used",
    seen: "Answers shown",
  },
  ofTotal: (n: number, of: number) => `${n} of ${of}`,
  total: "All",
  certaintyTold: {
    sure: (right: number, of: number) => `Where you were sure, ${right} of ${of} stand right.`,
    think: (right: number, of: number) => `Where you thought so, ${right} of ${of}.`,
    guess: (right: number, of: number) => `Where you guessed, ${right} of ${of}.`,
  },
  changedKept: (n: number) =>
    n === 1
      ? "One answer was given before its question changed. It is kept, shown at the question, and not counted."
      : `${n} answers were given before their questions changed. They are kept, shown at the questions, and not counted.`,
  unknownKept: (n: number, ids: string) =>
    n === 1
      ? `One answer is to a question that this book does not have. It is kept and not counted: ${ids}.`
      : `${n} answers are to questions that this book does not have. They are kept and not counted: ${ids}.`,
  damagedKept: (n: number, ids: string) =>
    `${n === 1 ? "One stored answer" : `${n} stored answers`} could not be read, and ${n === 1 ? "is" : "are"} set aside; “Save all progress” takes ${n === 1 ? "it" : "them"} along: ${ids}.`,
  ownProgress:
    "You are reading from a folder, where some browsers keep the answers of each page apart. If no answers are counted here, open your hand-in files on this page.",
  saveAll: "Save all progress",
  openAll: "Open saved progress",
  notProgress: "This is neither a progress file nor a hand-in file of this course; nothing was changed.",
  openedAll: (n: number) => (n === 1 ? "One question was read from the file." : `${n} questions were read from the file.`),
  unreadable: (n: number) => (n === 1 ? "One entry could not be read and was left out." : `${n} entries could not be read and were left out.`),
  resetBook: "Start the whole book over",
  bookReset: "All answers, tries and reviews are forgotten. Undo brings them back, as long as this page is open.",
  bookRestored: "All is back.",
};
