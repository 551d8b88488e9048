/** The words of the pages that are loaded apart, in Chinese; their shape is that of pages.en.ts. */

import type { PageWords } from "./pages.ts";

const listed = (counts: [string, number][], names: { [id: string]: string }) =>
  counts.map(([name, n]) => `${names[name] ?? name} ${n} 题`).join("，");
const levels: { [id: string]: string } = { recognize: "识别", analyze: "分析", apply: "适用", argue: "论证" };
const tracks: { [id: string]: string } = { none: "无需中文", glossed: "中文附注释", read: "需读中文" };
const statuses = { graded: "已评分", "partly outdated": "部分题目已更新", outdated: "题目已更新", damaged: "已损坏", foreign: "非作答文件", oversized: "文件过大" };

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

  // The grade desk
  desk: {
    dropHere: "请将答案文件和学生提交文件拖放到此处，先后或一并均可；也可自行选择。",
    keys: "答案",
    noKeys: "尚无答案。请提供 onrecord keys pack 生成的 keys.zip，或 keys 文件夹中的脚本。",
    chooseKeys: "选择答案文件",
    siteKeys: "使用本网站的答案",
    noSiteKeys: "本网站旁没有答案；请以文件形式提供。",
    keysGiven: (n: number, names: string) => `已有 ${n} 个题库的答案：${names}`,
    noKey: (name: string) => `${name} 中没有本课程的答案，或答案已损坏；未用其评分。请提供 keys.zip，或重新生成。`,
    handIns: "提交文件",
    noFiles: "尚无提交文件。请提供学习平台导出的压缩包（无需解压）、作答文件，或其所在文件夹。",
    chooseFiles: "选择压缩包或文件",
    chooseFolder: "选择文件夹",
    filesGiven: (n: number, names: string[]) => `共 ${n} 个文件，来自 ${[...new Set(names)].slice(0, 3).join("、")}${new Set(names).size > 3 ? "等" : ""}`,
    showNames: "显示姓名（不选时，每名学生以代号表示）",
    grading: "正在评分",
    graded: (n: number, counts: [string, number][]) => `共 ${n} 个文件：${counts.map(([status, n]) => `${statuses[status as keyof typeof statuses] ?? status} ${n} 个`).join("，")}`,
    files: "文件",
    students: "学生",
    heads: { file: "文件", status: "状态", message: "说明", sheet: "题单", score: "得分", points: "满分", percent: "百分比", toRead: "待评阅" },
    statuses,
    saveGrades: "保存 grades.csv",
    saveStudents: "保存成绩册",
    saveNames: "保存姓名对照表",
    saveFeedback: "保存反馈页",
    feedbackHow: "反馈页：每名学生一页，列出得分与理由，装在一个压缩包中。显示姓名时，该压缩包可原样传回 Moodle。",
    saveToRead: "保存待评阅的作答",
    toReadHow: "待评阅的作答：全部自由作答，按题排列，附评分标准和参考答案。",
    making: "正在生成页面",
    keepApart: "每次打开本页，代号都会重新生成。姓名对照表可还原学生身份；请与成绩分开保存。",
    lms: "用于 Moodle 或 Canvas",
    lmsHow: "请提供平台自身导出的表格：Moodle 的评分工作表，或 Canvas 的成绩册。填入成绩后即可取回。",
    chooseTable: "选择表格",
    lmsGiven: (name: string) => `待填表格：${name}。`,
    column: "作业",
    saveFilled: "保存已填表格",
  },

  // The page of answer keys
  chapter: "章",
  loadingKey: "正在载入答案……",
  noKeyHere: (title) => `此副本没有“${title}”的答案。请将答案文件夹放在网页旁（onrecord keys open），再重新载入本页。`,

  // A package for an LMS
  scorm: {
    done: (done, of) => `已作答 ${done} / ${of} 题。`,
    kept: "全部作答即为完成，平行题任答其一。作答由学习平台保存。",
    toQuestions: "前往题目",
    complete: "本章已完成，并已告知学习平台。",
    tooLong: (n) => `有 ${n} 题的作答过长，学习平台无法保存，仅保留在本浏览器中：请保存提交文件。`,
    tooLongAndLost: (n) => `有 ${n} 题的作答过长，学习平台无法保存，本浏览器也不保存：请在离开前保存提交文件。`,
    onlyHere: "未能连接学习平台：作答仅保留在本浏览器中，完成情况不会上报。",
    nowhere: "未能连接学习平台，本浏览器也不保存：请在离开前保存提交文件。",
    lookingOn: "您正在浏览：不会向学习平台上报任何内容。",
  },
};
