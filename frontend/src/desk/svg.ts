/** The few pictures of a report as inline SVG: the twin of src/onrecord/svg.py. What they show is also said in words. */

import { escape } from "./markup.ts";
import { fixed } from "./python.ts";

const [WIDE, HIGH] = [120, 16];
const one = (value: number) => fixed(value, 1);

function picture(width: number, height: number, body: string, name: string): string {
  const box = `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`;
  return `<svg class="${name}" ${box} aria-hidden="true" focusable="false">${body}</svg>`;
}

/** A point on a line from `least` to 1 with its interval; `mark` is a small stroke across, such as zero. */
export function interval(value: number, low: number, high: number, least = 0, mark: number | null = null): string {
  const x = (number: number) => one(4 + ((WIDE - 8) * (number - least)) / (1 - least));
  const middle = HIGH / 2;
  const across = mark === null ? "" : `<path class="axis" d="M${x(mark)} 1V${HIGH - 1}"/>`;
  const body =
    `<path class="axis" d="M4 ${middle}H${WIDE - 4}"/>${across}` +
    `<path class="span" d="M${x(low)} ${middle}H${x(high)}"/>` +
    `<circle class="point" cx="${x(value)}" cy="${middle}" r="4"/>`;
  return picture(WIDE, HIGH, body, "interval");
}

/** Shares from 0 to 1, one thin bar below the other. */
export function bars(shares: number[]): string {
  const height = 6;
  const body = shares.map((share, n) => `<rect class="bar${n}" x="0" y="${n * (height + 2)}" width="${one(WIDE * share)}" height="${height}"/>`);
  return picture(WIDE, shares.length * (height + 2), body.join(""), "bars");
}

/** Counts as columns, the highest as high as the picture. */
export function histogram(counts: number[]): string {
  const most = Math.max(0, ...counts) || 1;
  const width = 14;
  const columns = counts.map((count, n) => {
    const high = (38 * count) / most;
    return `<rect class="bar0" x="${n * width}" y="${one(40 - high)}" width="${width - 2}" height="${one(high)}"/>`;
  });
  return picture(counts.length * width, 41, `${columns.join("")}<path class="axis" d="M0 40.5H${counts.length * width}"/>`, "histogram");
}

/** A point of the map: 0 to 1 across, -1 to 1 upward, what it is, and whether it is to be seen first. */
export type Point = [across: number, up: number, title: string, first: boolean];

/** A map of points, with a title on each. */
export function chart(points: Point[], across: string, up: string): string {
  const [width, height, left, foot] = [600, 320, 46, 40];
  const x = (number: number) => left + (width - left - 12) * number;
  const y = (number: number) => 10 + ((height - foot - 10) * (1 - number)) / 2;
  const level = [-1, -0.5, 0, 0.5, 1].map(
    (n) =>
      `<path class="axis${n === 0 ? " zero" : ""}" d="M${left} ${one(y(n))}H${width - 12}"/>` +
      `<text x="${left - 6}" y="${one(y(n) + 4)}" text-anchor="end">${n}</text>`,
  );
  const upright = [0, 0.25, 0.5, 0.75, 1].map(
    (n) =>
      `<path class="axis" d="M${one(x(n))} 10V${height - foot}"/>` +
      `<text x="${one(x(n))}" y="${height - foot + 16}" text-anchor="middle">${n}</text>`,
  );
  const dots = points.map(
    ([a, b, title, first]) =>
      `<circle class="${first ? "point" : "ring"}" cx="${one(x(a))}" cy="${one(y(b))}" r="5"><title>${escape(title)}</title></circle>`,
  );
  const names =
    `<text x="${(width + left) / 2}" y="${height - 4}" text-anchor="middle">${escape(across)}</text>` +
    `<text transform="translate(11 ${(height - foot) / 2}) rotate(-90)" text-anchor="middle">${escape(up)}</text>`;
  return picture(width, height, [...level, ...upright, names, ...dots].join(""), "chart");
}
