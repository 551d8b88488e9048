/** The words of the pages “Review” and “Progress” in Simplified Chinese; the shape is practice.en.ts's. */

import type { PracticeWords } from "./practice.ts";

const day = (time: number): string =>
  new Date(time).toLocaleDateString("zh-CN", { weekday: "long", day: "numeric", month: "long" });

export const zh: PracticeWords = {
  // Coming back
  reviewEmpty: "目前没有需要复习的题目。答错、靠猜或看过答案的题目会在此再次出现。",
  reviewNext: (on) => `今天没有要复习的题目。下一题将于${day(on)}再次出现。`,
  reviewEarly: "仍要现在练习",
  reviewCount: (done, of, waiting) => `已复习 ${done}／${of} 题；还有 ${waiting} 题以后再现。`,
  reviewFilled: (due, more) => `今天到期 ${due} 题；另有 ${more} 题本应以后再现，或曾经猜答、看过答案，一并提出。`,
  parallelAsked: "这是需要复习的题目的平行题。",
  askedEarly: (on) => `提前提问：原定日期为${day(on)}。`,
  askedOnceMore: "此题已复习三次，再问一次。",
  comesAgain: (days) => (days === 1 ? "明天再次出现。" : `${days} 天后再次出现。`),
  comesOnItsDay: "此题系提前提问，仍将在原定日期出现。",
  comesNoMore: "此题不再出现。",
  bankMissing: (title) => `未能载入“${title}”的题目。`,
  noIndex: "未能载入题目清单，请重新载入本页。",

  // Progress
  tallyCaption: "您的学习进度（按章）",
  chapter: "章",
  columns: {
    answered: "已答",
    first: "首次即对",
    waiting: "待复习",
    due: "其中今天到期",
    hints: "所用提示",
    seen: "看过答案",
  },
  ofTotal: (n, of) => `${n}／${of}`,
  total: "合计",
  certaintyTold: {
    sure: (right, of) => `有把握的 ${of} 题中，${right} 题答对。`,
    think: (right, of) => `认为大概是的 ${of} 题中，${right} 题答对。`,
    guess: (right, of) => `猜答的 ${of} 题中，${right} 题答对。`,
  },
  changedKept: (n) => `有 ${n} 个作答完成于题目改动之前：予以保留，并在题目处显示，但不计入。`,
  unknownKept: (n, ids) => `有 ${n} 个作答对应的题目不在本书中：予以保留，但不计入（${ids}）。`,
  damagedKept: (n, ids) => `有 ${n} 个已存作答无法读取，已另行保存；“保存全部进度”会一并带走（${ids}）。`,
  ownProgress: "您正从文件夹中阅读，有些浏览器会分别保存各页的作答。若此处未计入作答，请在本页打开您的提交文件。",
  saveAll: "保存全部进度",
  openAll: "打开已存进度",
  notProgress: "这既不是进度文件，也不是本课程的提交文件；未作任何更改。",
  openedAll: (n) => `已从文件读入 ${n} 题。`,
  unreadable: (n) => `有 ${n} 项无法读取，已略去。`,
  resetBook: "全书重新开始",
  bookReset: "全部作答、尝试与复习记录均已清除。在关闭本页之前可以撤销。",
  bookRestored: "已全部恢复。",
};
