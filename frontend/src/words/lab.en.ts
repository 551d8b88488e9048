/** The words of a lab's page, which alone loads them; in English. */

export const en = {
  run: "Run this page",
  offer: "Its Python runs in your browser: the controls come alive, and the code can be changed. The first time, about 6 MB are loaded.",
  fromFolder:
    "You are reading from a folder, where no Python runs: you see what the code gave when the book was made. To run it, open the book on the web, or with “onrecord serve”.",
  running: "Running …",
  loading: "Python is being loaded …",
  ready: "All cells ran. Change one and press Shift+Enter in it, or its Run button.",
  ranUpTo: (n: number) => `Cell ${n} ran.`,
  failed: (n: number) => `Cell ${n} did not come to its end; what it says stands under it.`,
  notLoaded: "Python could not be loaded. Look at your connection, and press the button again.",
  stopped: "Stopped. What was shown stays; Python begins anew with the next run, from the first cell.",
  startedOver: "All is as it was when you came: the code, and what it gave.",
  runAll: "Run all cells",
  stop: "Stop",
  startOver: "Start over",
  code: (n: number) => `Python code of cell ${n}`,
  cell: (n: number) => `cell ${n}`,
  runCell: "Run",
  runCellLabel: (n: number) => `Run cell ${n}`,
  restore: "Restore the original",
  restoreLabel: (n: number) => `Restore the original code of cell ${n}`,
  changed: "Changed; not run yet",
  cut: "… more was printed than a page can show; the rest is left out.",
  noWidget: "This control cannot be shown here.",
};
