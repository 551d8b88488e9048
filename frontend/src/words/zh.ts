/** Every word the script says to a reader, in Chinese; its shape is that of en.ts, so that none can be missing. */

import type { Words } from "./index.ts";

const points = (score: number): string => String(Math.round(score * 100) / 100);

export const zh: Words = {
  // The language itself, and the way to the other
  lang: "zh-CN",
  otherLanguage: "English",
  otherLang: "en",
  switchLoses: "浏览器不保存本页的作答，切换语言后作答会丢失。请先保存提交文件。仍要切换吗？",

  // Buttons of a question
  check: "检查",
  compare: "与参考答案对照",
  tryAgain: "再试一次",
  hint: "提示",
  nextHint: "下一条提示",
  showAnswer: "显示答案",
  showUntried: "不作答，直接看答案？",
  hideAnswer: "收起答案",
  clear: "清空",
  undo: "撤销",

  // What a question says of itself
  empty: "请先选择、移动或填写。",
  emptyText: "请先写至少一句话。",
  notKept: "本版本不含答案。您的作答会保留，供提交之用。",
  kept: "已保留，供提交之用。",
  widgetKept: "没有提供答案：作答保留在 `response` 中。",
  right: (score: number, of: number) => `正确：${points(score)} / ${of} 分。`,
  argued: (score: number, of: number) => `可以接受，但存在争议：${points(score)} / ${of} 分。`,
  partly: (score: number, of: number) => `部分正确：${points(score)} / ${of} 分。`,
  notYet: (score: number, of: number) => `还不对：${points(score)} / ${of} 分。`,
  byPerson: "参考答案见下。请勾选您的文字已做到的各项。",
  hintOf: (n: number, of: number) => `提示 ${n} / ${of}`,
  noMoreHints: "这是最后一条提示。",
  answerBelow: "答案详解见下。",
  pressAgain: "再按一次，即可不作答而查看答案。",
  cleared: "已清空。按“撤销”可恢复。",
  failed: "未能检查，请再试一次。",

  // Marks, read out beside their signs
  marks: { right: "正确", wrong: "错误", open: "有争议" },
  answer: "答案",

  // Feedback and the worked answer
  feedback: "对您所选的说明",
  place: (row: string, column: string) => `${row}：${column}`,
  contested: "此处有争议：",
  workedAnswer: "答案详解",
  answerIs: "答案：",
  or: " 或 ",
  rightLinks: "各环节",
  modelAnswer: "参考答案",
  modelRepair: "参考改法",
  explanation: "理由",
  evidence: "所依据的文字",
  rubric: "自评：您的文字做到了哪些？",
  rubricPoints: (n: number) => `${n} 分`,
  rubricSum: (sum: number, of: number) => `自评：${sum} / ${of} 分。`,

  // Items to put in order
  orderHow: "用各项的按钮移到相应位置；焦点在按钮上时，也可用方向键移动。",
  up: "上移",
  down: "下移",
  movedTo: (item: string, place: number, of: number) => `${item}：现为第 ${place} 项，共 ${of} 项`,
  behind: "接在上一项之后：",
  rightOrder: "顺序",
  eitherOrder: (items: string) => `${items}（先后均可）`,

  // Links of a chain
  chain: (links: string) => `依据链示意图，横向为时间，纵向为效力层级：${links}。`,
  late: "时间在后！",
  addLink: "增加一环",
  removeLink: (n: number) => `删除第 ${n} 环`,
  remove: "删除",

  // Notes
  refused: "浏览器不保存本页的作答；离开前请保存提交文件。",
  damaged: "本题此前的作答无法读取，已另行存放；本题从空白开始。",
  changed: "您作答之后，本题有所改动；原作答予以保留，但不计分。",
  oldAnswer: "您原来的作答",
  discard: "删除原作答",
  ownStorage:
    "您正在从文件夹打开本书，有些浏览器会将各页的作答分开存放。请在每个作答的页面保存提交文件；几份文件可以一并提交。",

  // Hand-in
  progress: (done: number, of: number) => `已答 ${done} 题，共 ${of} 题`,
  save: "保存提交文件",
  open: "打开已保存的文件",
  clearSheet: "清空本页练习",
  saved: (name: string) => `已保存为 ${name}。`,
  opened: (n: number) => `已从文件读取 ${n} 题的作答。`,
  notAFile: "这不是本课程的提交文件；未作任何改动。",
  sheetCleared: "本页练习的作答已全部清空。按“撤销”可恢复。",
  sheetRestored: "作答已恢复。",
  conflict: (n: number) => `文件中有 ${n} 题的作答与本页不同。保留哪一份？`,
  keepMine: "保留本页的",
  takeTheirs: "采用文件中的",
  cancel: "取消",
  summary: "供打印的摘要",

  // A problem with a question
  report: "报告本题的问题",
  reportHow: "以下内容供您发给本书的维护者。在您自己发送之前，不会发出任何信息。",
  reportWrong: "问题何在：",
  reportTitle: (id: string) => `题目 ${id} 的问题`,
  reportIssue: "打开填好的问题单",
  reportMail: "写邮件",
  copy: "复制文字",
  copied: "已复制。",
  notCopied: "未能复制；请选中文字自行复制。",
  close: "关闭",

  // Reading a document
  chinese: "中文",
  english: "英文",
  pinyin: "拼音",
  tools: "显示",
  cited: "引注已复制。",
  notCited: "引注未能复制。",
  term: "术语",

  // Comparing a translation
  document: "文件",
  versionName: "译本名称",
  versionNameHint: "例如：我的译文，或某网站的名称",
  pasteHere: "在此粘贴英文译本，或拖入文本文件",
  align: "与原文对照排列",
  chooseFile: "选择文本文件",
  writeOwn: "自己翻译",
  ownName: "我的译文",
  pastedName: (n: number) => `粘贴的译本 ${n}`,
  pasteFirst: "请先粘贴文字，或选择文件。",
  noArticles:
    "没有找到条文标题（Article 1、Art. 1 或第一条），因此全部文字都排在第一条之上。请在“编辑文字”中加上标题。",
  aligned: (found: number, of: number) => `共 ${of} 条，找到 ${found} 条。`,
  staysHere:
    "文字只存放在本浏览器的本地存储中，名称为 onrecord:translations，不会发送到任何地方。按“删除”即可移除。",
  staysNowhere: "浏览器在本页不保存任何内容；离开前请将文字另存为文件。",
  noDocument: "未能载入该文件。",
  versions: "您的译本",
  version: "译本",
  beside: "对照",
  besideNothing: "不对照：只看中文",
  courseTranslation: "课程译文",
  editText: "编辑文字",
  doneEditing: "完成",
  saveText: "另存为文本文件",
  deleteVersion: "删除",
  deleted: (name: string) => `“${name}”已从本浏览器删除。`,
  deskLegend:
    "带下划线的词语在对照文字中没有对应。字母表示：此处出现了课程在译法分歧处引用过的词语；这只是按词语查找的结果，请自行判断是否为同一处。",
  articleHead: (n: number) => `第 ${n} 条`,
  titleHead: "标题",
  otherArticles: "原文没有的条文",
  noText: "无文字",
  yourText: (head: string) => `您的文字：${head}`,
  alsoIn: (by: string) => `：同样的词语见于 ${by}：`,

  // Printing the key
  printKey: "打印答案",
  keyTo: (title: string) => `答案：${title}`,

  // Reading offline
  saveOffline: "保存供离线阅读",
  savingOffline: "正在保存……",
  savedOffline: "本书已保存在这台设备上。离线时的作答会保留，联网后再检查。",
  removeOffline: "删除已保存的副本",
  removedOffline: "已保存的副本已删除。您的作答仍在。",
  offlineFailed: "未能保存本书。请在联网后再试。",

  // The norms register
  filterNorms: "只显示",
  filterAll: "全部",
  clearFilters: "显示全部",
  normsShown: (n, of) => (n === of ? `共显示 ${of} 条规范。` : `显示 ${n} 条，共 ${of} 条规范。`),
  noNorms: (of) => `${of} 条规范中没有符合条件的，请减少筛选条件。`,

  // Practice: certainty, second pass, starting over, the count beside a chapter
  howSure: "您有多大把握？",
  certainties: { sure: "有把握", think: "大概是", guess: "猜的" },
  certain: {
    sure: { right: "您有把握，答对了。", wrong: "您有把握，但尚未全对。" },
    think: { right: "您认为大概是，答对了。", wrong: "您认为大概是，但尚未全对。" },
    guess: { right: "您是猜的，答对了。", wrong: "您是猜的，尚未全对。" },
  },
  startOver: "重新开始",
  startedOver: "此题的作答与尝试均已清除。可撤销恢复。",
  resetSheet: "整份练习重新开始",
  sheetReset: "本练习的全部作答、尝试与提示均已清除。可撤销恢复。",
  onlyWrong: (n) => `只看未答对的（${n}）`,
  allQuestions: "全部题目",
  onlyWrongShown: (n) => `显示 ${n} 题：尚未答对、属于猜测或已看过答案。`,
  allShown: (n) => `显示全部 ${n} 题。`,
  counted: (answered, of, first, waiting) => `已答 ${answered}／${of} 题，首次即对 ${first} 题，待复习 ${waiting} 题`,
};
