/** The words of a lab's page in Simplified Chinese. */

import type { LabWords } from "./lab.ts";

export const zh: LabWords = {
  run: "运行本页",
  offer: "Python 在浏览器中运行：控件可以操作，代码可以修改。首次运行约需下载 6 MB。",
  fromFolder: "您正在从文件夹阅读，此处不能运行 Python：所见为成书时代码的结果。要运行代码，请在网上打开本书，或使用“onrecord serve”。",
  running: "正在运行……",
  loading: "正在加载 Python……",
  ready: "所有单元格均已运行。修改任一单元格后，在其中按 Shift+Enter，或按其“运行”按钮。",
  ranUpTo: (n) => `单元格 ${n} 已运行。`,
  failed: (n) => `单元格 ${n} 未能运行完毕；原因见其下方。`,
  notLoaded: "Python 未能加载。请检查网络连接，然后再按一次按钮。",
  stopped: "已停止。已显示的内容保留；下次运行时 Python 重新启动，从第一个单元格开始。",
  startedOver: "代码及其结果均已恢复原状。",
  runAll: "运行全部单元格",
  stop: "停止",
  startOver: "重新开始",
  code: (n) => `单元格 ${n} 的 Python 代码`,
  cell: (n) => `单元格 ${n}`,
  runCell: "运行",
  runCellLabel: (n) => `运行单元格 ${n}`,
  restore: "恢复原代码",
  restoreLabel: (n) => `恢复单元格 ${n} 的原代码`,
  changed: "已修改，尚未运行",
  cut: "……输出过多，页面无法全部显示，其余从略。",
  noWidget: "此处无法显示该控件。",
};
