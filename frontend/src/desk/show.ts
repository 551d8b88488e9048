/** The desk's tables on the page: a row a file, to be put in any order, and a row a student. */

import { element } from "../element.ts";
import { words } from "../words/pages.ts";
import type { Row } from "./gradebook.ts";
import { compare } from "./python.ts";
import { number, percent } from "./tables.ts";

type Column = [head: string, of: (row: Row) => string | number];

const columns = (): Column[] => {
  const { heads, statuses } = words.desk;
  return [
    [heads.file, (row) => row.file],
    [heads.status, (row) => statuses[row.status as keyof typeof statuses] ?? row.status],
    [heads.message, (row) => row.message],
    [heads.sheet, (row) => row.sheet],
    [heads.score, (row) => row.score ?? ""],
    [heads.points, (row) => (row.score === null ? "" : row.points)],
    [heads.percent, (row) => (row.score === null ? "" : Number(percent(row.score, row.points) || 0))],
    [heads.toRead, (row) => row.toRead],
  ];
};

/** The table of files; a press on a head puts it in that order, a second one in the other. */
export function filesTable(rows: Row[]): HTMLElement {
  const body = element("tbody");
  const lines = rows.map((row) => ({ row, line: filesRow(row) }));
  const heads = columns().map(([head, of]) => {
    const sort = () => {
      const down = at.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      at.setAttribute("aria-sort", down ? "descending" : "ascending");
      const sorted = [...lines].sort((a, b) => byValue(of(a.row), of(b.row), down ? -1 : 1));
      body.replaceChildren(...sorted.map(({ line }) => line));
    };
    const at = element("th", { scope: "col" }, element("button", { type: "button", onclick: sort }, head));
    return at;
  });
  body.append(...lines.map(({ line }) => line));
  return framed(words.desk.files, element("table", { class: "onr-grades" }, element("thead", {}, element("tr", {}, ...heads)), body));
}

function filesRow(row: Row): HTMLElement {
  const [file, ...others] = columns().map(([, of]) => of(row));
  const cells = others.map((value) => element("td", {}, typeof value === "number" ? number(value) : value));
  return element("tr", { "data-status": row.status }, element("th", { scope: "row" }, String(file)), ...cells);
}

/** What is empty comes last in either order. */
function byValue(a: string | number, b: string | number, way: number): number {
  if (a === "" || b === "") return Number(a === "") - Number(b === "");
  return way * (typeof a === "number" && typeof b === "number" ? a - b : compare(String(a), String(b)));
}

/** A table as it stands in the file: its head, then its rows. */
export function plainTable(title: string, [head = [], ...rows]: string[][]): HTMLElement {
  const heads = head.map((text) => element("th", { scope: "col" }, text));
  const lines = rows.map(([first = "", ...others]) => {
    const cells = others.map((text) => element("td", {}, text));
    return element("tr", {}, element("th", { scope: "row" }, first), ...cells);
  });
  return framed(title, element("table", { class: "onr-grades" }, element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...lines)));
}

/** A long table scrolls in a frame of its own, by keyboard too. */
function framed(title: string, table: HTMLElement): HTMLElement {
  return element("div", { class: "onr-frame", role: "region", "aria-label": title, tabindex: "0" }, table);
}
