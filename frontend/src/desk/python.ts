/** Writes and orders values as the command does, so that its tables and this page's are the same, byte for byte. */

type Value = unknown;

/** A number as JSON wrote it, where JavaScript would lose how: 1.0 or more digits than it keeps. */
export class Written {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Python's `str`. */
export function str(value: Value): string {
  return typeof value === "string" ? value : repr(value);
}

/** Python's `repr` of what JSON can hold. */
export function repr(value: Value): string {
  if (typeof value === "string") return quoted(value);
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (value instanceof Written) return /[.eE]/.test(value.text) ? float(Number(value.text)) : value.text.replace(/^-0$/, "0");
  if (typeof value === "number") return /[.e]/.test(String(value)) ? float(value) : String(value);
  if (Array.isArray(value)) return `[${value.map(repr).join(", ")}]`;
  return `{${Object.entries(value as object).map(([name, inner]) => `${repr(name)}: ${repr(inner)}`).join(", ")}}`;
}

function float(value: number): string {
  if (!Number.isFinite(value)) return value < 0 ? "-inf" : "inf";
  const size = Math.abs(value);
  if (size && (size < 1e-4 || size >= 1e16)) return value.toExponential().replace(/e([+-])(\d)$/, "e$10$2");
  return Number.isInteger(value) ? `${Object.is(value, -0) ? "-0" : value}.0` : String(value);
}

const ESCAPED: { [char: string]: string } = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function quoted(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const safe = text.replace(/[\\\p{C}\p{Z}]/gu, (char) => (char === " " ? char : (ESCAPED[char] ?? byNumber(char))));
  return mark + (mark === "'" ? safe.replaceAll("'", "\\'") : safe) + mark;
}

function byNumber(char: string): string {
  const hex = (char.codePointAt(0) as number).toString(16);
  if (hex.length <= 2) return `\\x${hex.padStart(2, "0")}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}

/** By code points, as Python sorts text; JavaScript's own order differs where a character has two units. */
export function compare(a: string, b: string): number {
  const [x, y] = [[...a], [...b]];
  const at = x.findIndex((char, n) => char !== y[n]);
  if (at < 0) return x.length - y.length;
  return at < y.length ? (x[at]?.codePointAt(0) ?? 0) - (y[at]?.codePointAt(0) ?? 0) : 1;
}

/** A number to so many places; what lies exactly between goes to the even one, as in Python, not up as in `toFixed`. */
export function fixed(value: number, places: number): string {
  const text = value.toFixed(places);
  const [, fraction = ""] = value.toFixed(100).split(".");
  const between = /^50*$/.test(fraction.slice(places));
  if (!between || Number(text.at(-1)) % 2 === 0) return text;
  return (value < Number(text) ? Number(text) - 10 ** -places : Number(text) + 10 ** -places).toFixed(places);
}

/** To a whole number; what lies exactly between goes to the even one. */
export function round(value: number): number {
  const up = Math.round(value);
  return up - value === 0.5 && up % 2 !== 0 ? up - 1 : up;
}
