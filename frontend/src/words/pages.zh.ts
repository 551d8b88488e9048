/** The words of the pages that are loaded apart, in Chinese; their shape is that of pages.en.ts. */

import type { PageWords } from "./pages.ts";

const listed = (counts: [string, number][], names: { [id: string]: string }) =>
  counts.map(([name, n]) => `${names[name] ?? name} ${n} 题`).join("，");
const levels: { [id: string]: string } = { recognize: "识别", analyze: "分析", apply: "适用", argue: "论证" };
const tracks: { [id: string]: string } = { none: "无需中文", glossed: "中文附注释", read: "需读中文" };

export const zh: PageWords = {
  // Making an assignment
  title: "标题",
  titleHint: "例如：第三周，谁应当备案",
  due: "截止日期",
  mode: "完成方式",
  practice: "练习：网站有答案时，当即反馈",
  handIn: "提交：不给反馈，作答保存为文件",
  questions: "题目",
  chosenOf: (title: string, n: number, of: number) => `${title}：已选 ${n} 题，共 ${of} 题`,
  wholeChapter: "整章，包括今后可能增加的题目",
  facts: (level: string, chinese: string, minutes: number, points: number) =>
    `${levels[level] ?? level} · ${tracks[chinese] ?? chinese} · ${minutes} 分钟 · ${points} 分`,
  order: "顺序",
  asInBook: "按书中顺序",
  asListed: "自行排列",
  shuffled: "打乱顺序，人人相同",
  shuffleAgain: "重新打乱",
  up: "上移",
  down: "下移",
  moved: (place: number, of: number) => `现为第 ${place} 题，共 ${of} 题。`,
  result: "作业",
  nothingChosen: "请在上面选择章节或题目；链接和教学大纲用的文字会显示在这里。",
  link: "链接",
  copyLink: "复制链接",
  syllabus: "教学大纲用的文字",
  copyText: "复制文字",
  tryIt: "打开作业",
  copied: "已复制。",
  notCopied: "未能复制；请选中后自行复制。",
  localLink: "您正在从文件夹或本机阅读，链接也指向那里。请在已发布的网站上制作链接，或将“book/”之前的部分换成网站地址。",

  // What it comes to
  total: (questions: number, minutes: number, points: number) => `共 ${questions} 题，约 ${minutes} 分钟，${points} 分`,
  chinese: (counts: [string, number][]) => `中文要求：${listed(counts, tracks)}`,
  levels: (counts: [string, number][]) => `层次：${listed(counts, levels)}`,
  objectives: "学习目标：",
  dueOn: (day: string) => `截止日期：${day}`,
  untitled: "作业",
  howPractice: "练习：每题作答后可在页面上检查。",
  howHandIn: "在页面上作答，在页末按“保存提交文件”，然后提交该文件。文件中请勿写姓名。",

  // Doing it
  noAssignment: "本页须通过作业链接打开。请打开教师给您的链接。",
  damagedLink: "链接不完整：传递途中缺失了一部分。请从原处完整复制，或请教师重新发送。",
  laterLink: "此链接由本书较新的版本制作。请在教师指定的网站上打开。",
  goneQuestions: (ids: string) => `链接中有本书没有的题目：${ids}。请告知教师；其余题目见下。`,
  nothingLeft: "链接中的题目本书都没有。请向教师索取新的链接。",
  make: "布置作业",
  keptHere: "您的作答保留在本浏览器中，直至您保存提交文件。",

  // The summary of a hand-in
  which: "提交内容",
  answeredOf: (title: string, n: number, of: number) => `${title}（已答 ${n} 题，共 ${of} 题）`,
  openFile: "打开提交文件",
  saveFile: "保存提交文件",
  saved: (name: string) => `已保存为 ${name}。`,
  notAFile: "这不是本课程的提交文件；未作任何改动。",
  print: "打印",
  fromFile: (name: string) => `来自文件 ${name}`,
  name: "姓名：",
  date: (day: string) => `日期：${day}`,
  answered: (n: number, of: number) => `已答 ${n} 题，共 ${of} 题`,
  score: (score: number, of: number) => `${Math.round(score * 100) / 100} / ${of} 分`,
  scoreSum: (score: number, of: number, read: number) =>
    `得分：${Math.round(score * 100) / 100} / ${of} 分${read ? `；另有 ${read} 题由教师评阅` : ""}`,
  toRead: "由教师评阅",
  notAnswered: "未作答。",
  olderForm: "所答为本题的旧版，不计分：",
  noAnswers: "本浏览器中尚无作答。请先做练习，或打开提交文件。",
  apart: "从文件夹打开时，有些浏览器将各页的作答分开存放。如这里看不到您的作答，请打开已保存的文件。",

  // The page of answer keys
  chapter: "章",
  loadingKey: "正在载入答案……",
  noKeyHere: (title) => `此副本没有“${title}”的答案。请将答案文件夹放在网页旁（onrecord keys open），再重新载入本页。`,
};
