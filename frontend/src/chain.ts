/** Where each node and link of a chain stands in its picture: time across, rank upward; numbers only, no DOM. */

/** A node as the form's public data has it; `rung` is null for what stands on no rung of the ladder. */
export interface Card {
  date: string;
  rank: string;
  rung: number | null;
  /** The rank's name among the sayings (src/onrecord/interface.py). */
  say?: string;
}

export interface Node extends Card {
  id: string;
  label: string;
}

export interface Spot extends Node {
  x: number;
  y: number;
  /** Whether the label stands to the left of the dot. */
  left: boolean;
}

export interface Lane {
  rank: string;
  say: string;
  y: number;
  /** Whether the rank is a rung of the ladder. */
  ladder: boolean;
}

export interface Line {
  from: Spot;
  to: Spot;
  /** The basis is younger than what rests on it: the line runs to the right, against time. */
  late: boolean;
}

export interface Chart {
  height: number;
  lanes: Lane[];
  spots: Spot[];
  lines: Line[];
  years: { x: number; year: number }[];
}

const MARGIN = 14;
const HEAD = 18; // the name of a lane
const ROW = 24;
const GAP = 10; // from a dot to its label
const LETTER = 7; // about as wide as one is
const TICK = 64; // the least distance of two years

/** Lay out the nodes and the links between them; `dates` are all dates that the question offers, and fix the scale. */
export function layOut(nodes: Node[], links: [start: string, target: string][], dates: string[], width: number): Chart {
  const x = scale(dates, width);
  const spots: Spot[] = [];
  const lanes: Lane[] = [];
  let y = 0;
  for (const lane of inLanes(nodes)) {
    const [{ rank, rung, say = "" } = lane[0] as Node] = lane;
    lanes.push({ rank, say, y, ladder: rung !== null });
    const placed = inRows(lane, x, width, new Set(links.map(([, target]) => target)));
    spots.push(...placed.map((spot) => ({ ...spot, y: y + HEAD + (spot.y + 0.5) * ROW })));
    y += HEAD + (1 + Math.max(...placed.map((spot) => spot.y))) * ROW;
  }
  return { height: y + HEAD, lanes, spots, lines: linesOf(spots, links), years: yearsOf(dates, x, width) };
}

const time = (date: string) => Date.parse(date);

function scale(dates: string[], width: number): (date: string) => number {
  const times = dates.map(time);
  const first = Math.min(...times);
  const span = Math.max(...times) - first || 1;
  return (date) => MARGIN + ((time(date) - first) / span) * (width - 2 * MARGIN);
}

/** The nodes by rank, the highest first; what is on no rung comes below. */
function inLanes(nodes: Node[]): Node[][] {
  const lanes = new Map<string, Node[]>();
  for (const node of nodes) lanes.set(node.rank, [...(lanes.get(node.rank) ?? []), node]);
  return [...lanes.values()].sort(([a], [b]) => (b?.rung ?? 0) - (a?.rung ?? 0));
}

/**
 * Each node in the first row of its lane where its label touches no other; `y` is the row's number.
 * The label of a basis stands to the left of its dot where there is room, for arrows come from the right.
 */
function inRows(lane: Node[], x: (date: string) => number, width: number, bases: Set<string>): Spot[] {
  const taken: [from: number, to: number][][] = [];
  return [...lane]
    .sort((a, b) => time(a.date) - time(b.date))
    .map((node) => {
      const at = x(node.date);
      const long = GAP + node.label.length * LETTER;
      const left = bases.has(node.id) ? at > long || at > width / 2 : at + long > width && at > width / 2;
      const [from, to] = left ? [at - long, at + GAP] : [at - GAP, at + long];
      const free = taken.findIndex((row) => row.every(([start, end]) => to < start || end < from));
      const y = free < 0 ? taken.length : free;
      (taken[y] ??= []).push([from, to]);
      return { ...node, x: at, y, left };
    });
}

function linesOf(spots: Spot[], links: [string, string][]): Line[] {
  const spot = new Map(spots.map((each) => [each.id, each]));
  return links.flatMap(([start, target]) => {
    const [from, to] = [spot.get(start), spot.get(target)];
    return from && to && from !== to ? [{ from, to, late: time(to.date) > time(from.date) }] : [];
  });
}

function yearsOf(dates: string[], x: (date: string) => number, width: number): Chart["years"] {
  const years = dates.map((date) => Number(date.slice(0, 4)));
  const [first, last] = [Math.min(...years) + 1, Math.max(...years)];
  const all = Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n);
  const every = [1, 2, 5, 10, 20].find((step) => (last - first + 1) / step <= width / TICK) ?? 50;
  return all.filter((year) => year % every === 0).map((year) => ({ year, x: x(`${year}-01-01`) }));
}
