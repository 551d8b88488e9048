/** Draws a chain as SVG from its chart; what stands where is decided in chain.ts. */

import type { Chart, Line, Spot } from "./chain.ts";
import { words } from "./words/index.ts";

type Attributes = { [name: string]: string | number };

/** The picture; `alt` says in words what it shows. */
export function picture(chart: Chart, width: number, alt: string): SVGElement {
  const foot = chart.height;
  const years = chart.years.flatMap(({ x, year }) => [
    draw("line", { class: "onr-year", x1: x, y1: 0, x2: x, y2: foot - 16 }),
    label(year, { x, y: foot - 3, "text-anchor": "middle", class: "onr-rank" }),
  ]);
  const lanes = chart.lanes.flatMap(({ rank, say, y, ladder }) => [
    draw("line", { class: ladder ? "onr-lane" : "onr-lane onr-off", x1: 0, y1: y + 0.5, x2: width, y2: y + 0.5 }),
    label(rank, { x: 0, y: y + 13, class: "onr-rank", "data-say": say }),
  ]);
  const box = { role: "img", "aria-label": alt, width, height: foot, viewBox: `0 0 ${width} ${foot}` };
  return draw("svg", box, ...years, ...lanes, ...chart.lines.flatMap(line), ...chart.spots.flatMap(spot));
}

/** An arrow from what rests to what it rests on; against time it is broken, and says so. */
function line({ from, to, late }: Line): SVGElement[] {
  const turn = Math.atan2(to.y - from.y, to.x - from.x);
  const [x2, y2] = [to.x - 7 * Math.cos(turn), to.y - 7 * Math.sin(turn)];
  const style = late ? "onr-link onr-late" : "onr-link";
  const head = `translate(${x2} ${y2}) rotate(${(turn * 180) / Math.PI})`;
  const arrow = [
    draw("line", { class: style, x1: from.x, y1: from.y, x2, y2 }),
    draw("path", { class: style, d: "M0 0-9-4.5v9z", transform: head }),
  ];
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 - 5, "text-anchor": "middle", class: "onr-late" };
  return late ? [...arrow, label(words.late, middle)] : arrow;
}

function spot({ x, y, left, label: name }: Spot): SVGElement[] {
  const at = { x: left ? x - 10 : x + 10, y: y + 4, "text-anchor": left ? "end" : "start" };
  return [draw("circle", { cx: x, cy: y, r: 5 }), label(name, at)];
}

function label(text: string | number, attributes: Attributes): SVGElement {
  return draw("text", attributes, String(text));
}

function draw(tag: string, attributes: Attributes, ...children: (Node | string)[]): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, typeof value === "number" ? String(Math.round(value * 10) / 10) : value);
  }
  made.append(...children);
  return made;
}
