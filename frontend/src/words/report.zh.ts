/** The words of the report on questions, in Chinese; their shape is that of report.en.ts. */

import type { TriesSaid } from "./report.en.ts";
import type { ReportWords } from "./report.ts";

const statuses: { [status: string]: string } = {
  graded: "已评分",
  "partly outdated": "部分题目已更新",
  outdated: "题目已更新",
  damaged: "已损坏",
  foreign: "非作答文件",
  oversized: "文件过大",
};

export const zh: ReportWords = {
  lang: "zh-CN",
  title: "哪些题目有效",
  repairs: "需要修改的题目",
  all: "全部题目",
  each: "逐题",
  method: "计算方法",

  head: (handins: number, files: string, givenWay: number, empty: number) =>
    `共统计 ${handins} 份提交。文件：${files || "无"}。` +
    `${givenWay ? `其中 ${givenWay} 份已由同一题单较晚的文件取代。` : ""}${empty ? `${empty} 份没有作答。` : ""}` +
    "这里不列提交者姓名，也不列文件名。",
  files: (counts: [status: string, n: number][]) => counts.map(([status, n]) => `${statuses[status] ?? status} ${n} 份`).join("，"),
  few: (least: number, why: string) =>
    `没有一题的作答达到 ${least} 份。少于此数时不作判断，因为${why}。` +
    "这些数字只说明本班的情况，不说明题目本身如何。作答不足三份，或众人所得相同时，无法得出区分度，也无法分出高低三分之一。",

  noRepairs: "无：没有数字超出下列界限，或作答太少，无法判断。",
  repairHeads: ["题目", "理由", "数值", "作答数", "是否偶然？"],
  hardly: "不大可能",
  couldBe: "有可能",
  range: (ends: string[]) => ends.join(" 至 "),
  places: (places: string[], more: number) => `：${places.join("；")}${more ? `；下面另有 ${more} 处` : ""}`,
  quoted: (text: string) => `“${text}”`,

  map: "实心圆点是需要修改的题目，空心圆圈是其余题目。好的题目位于上半部。",
  mapName: "难度与区分度",
  across: "难度：平均得分率",
  up: "区分度",
  point: (id: string, mean: string, r: string) => `${id}：${mean}，${r}`,

  heads: ["题目", "层次", "作答数", "未答", "难度", "95% 区间", "0 到 1", "区分度", "95% 区间", "−1 到 1"],
  levels: { recognize: "识别", analyze: "分析", apply: "适用", argue: "论证" },
  types: {
    choice: "选择题",
    hottext: "标注题",
    match: "填表题",
    order: "排序题",
    compare: "译文比较题",
    trace: "依据链题",
    textEntry: "填空题",
    extendedText: "问答题",
  },
  byPerson: "由教师评阅",
  noAnswer: "无作答",
  cannotBeTold: "无法得出",
  percents: (low: string, high: string) => `${low} 至 ${high}%`,
  numbers: (low: string, high: string) => `${low} 至 ${high}`,

  upper: "前三分之一，",
  lower: "后三分之一",
  legend: "，按该生在题单其余题目上的得分划分。答案认可的选项以粗体显示。",

  question: "题目原文",
  summary: (level: string, type: string, n: number, mean: string | null, left: number) =>
    `${level}，${type}。作答 ${n} 份${mean === null ? "" : `，平均得分率 ${mean}`}；${left} 份未答此题。`,
  shares: (steps: [tenth: number, n: number][]) =>
    `各得分率（按十分之一取整）的人数：${steps.map(([tenth, n]) => `${10 * tenth}%：${n}`).join("，")}。`,
  tries: (it: TriesSaid) =>
    `首次尝试得分率 ${it.first}（${it.firstSpread}），末次 ${it.last}（${it.lastSpread}）；共 ${it.n} 人。` +
    `${it.better} 人有所提高，${it.worse} 人有所下降；人均尝试 ${it.each} 次；${it.hinted} 人看过提示，${it.seen} 人看过答案。`,
  ownWord: "以上由学生的浏览器记录，无法核实。",
  agreement: (n: number, alpha: string) =>
    `${n} 名标注者在全部可标注词语上的一致程度：Krippendorff α 系数 ${alpha}（1：标注完全相同；0：如同随机）。`,

  chosen: "所选",
  chosenIn: (id: string) => `${id} 的作答分布`,
  ofAll: "全体",
  upperShort: "前三分之一",
  lowerShort: "后三分之一",
  group: (words: string, n: number) => `${words}（${n} 人）`,
  key: "（答案）",
  contested: "（有争议）",
  noThirds: "未能分组",
  placeOf: (item: string) => `位置：${item}`,
  links: "关系",
  wrongTexts: "多人写出的错误答案",
  howMany: "人数",
  wrongTextsName: "错误答案",

  reckoned: [
    "难度是作答者在该题上的平均得分率，区间采用 Wilson 方法；由多个部分组成的题目，其得分率的变动小于对错两分的题目，故区间偏宽而不偏窄。",
    "区分度是该题得分率与题单其余题目得分率之间的相关系数，计算时不含该题本身（校正后的点二列相关）。其余题目未答的按零分计，与评分一致。区间采用 Fisher 方法，作答少于十份左右时较为粗略。",
    "前、后三分之一按题单其余题目的得分率（取整到百分之一）划分。得分相同者归在一组，故一组可能超过三分之一。",
    "对旧版题目的作答视为未答。同一学生就同一题单提交多份文件时，以最晚的一份为准；JSON 行文件中每行各计一份。",
    "区间把本班视为从同类班级中抽取的样本。同时考察的题目很多，其中会有一些仅因偶然而超出界限。第一张表中的“不大可能”是指整个区间都在界限之外；选项的比例按稍宽的界限判断，一致程度则指三十人以上。",
  ],
  limits: "界限",
  limitHeads: ["界限", "数值", "理由"],
  limitWords: {
    least: ["作答少于此数：不作判断", "作答只有十份时，区间仍占整个范围的一半"],
    easy: ["平均得分率高于此值：过易", "几乎区分不出任何人"],
    "easy-recognize": ["“识别”层次的同一界限", "这类题目可以容易：它用来开篇"],
    hard: ["平均得分率低于此值：过难", "四个选项中随意猜测也能得到这么多"],
    "hard-recognize": ["“识别”层次的同一界限", "只需找到即可的内容，应有一半人找到"],
    against: ["区分度低于此值", "其余题目做得好的人在此题反而较差：请检查答案"],
    slot: ["一处空格的正确率低于此值", "几乎无人看出这一空在问什么"],
    dead: ["选择某选项的比例低于此值", "无人会选的错误选项没有作用"],
    "dead-least": ["作答少于此数：不认定选项无用", "人数更少时，可能只是碰巧无人选择"],
    "upper-least": ["前三分之一少于此数：不据此质疑选项", "两三个人证明不了什么"],
    half: ["可多选时，前三分之一中标注某错误选项的比例高于此值", "做得好的人大多认为它正确"],
    alpha: ["标注题的 Krippendorff α 系数低于此值", "学生的标注几乎如同随机"],
  },
  reasons: {
    "too-easy": "就其层次而言过易",
    "too-hard": "就其层次而言过难",
    against: "其余题目做得好的人在此题反而较差（区分度为负）",
    "wrong-preferred": "前三分之一的学生选某个错误选项多于正确选项",
    "wrong-marked": "前三分之一的学生大多标注了错误选项",
    "slot-unsolved": "几乎无人填对这一空",
    "dead-option": "几乎无人选择的错误选项",
    "no-agreement": "对应标注什么几乎没有一致意见",
  },

  // On the desk alone
  counting: "正在统计作答",
  open: "按题目名称可查看该题的作答分布。",
  noAnswers: "没有一份提交回答了这些答案所含的题目，因此无从评价题目。",
  unlabeled: (banks: string) => `下列题库的题目文字不在本网站旁，这里不作统计：${banks}。可用命令 onrecord report 加 --banks 和 --keys 统计。`,
  save: "保存报告",
};
