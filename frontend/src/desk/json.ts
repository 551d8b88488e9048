/**
 * JSON read strictly, and refused in the words of onrecord.handin: no NaN, no name twice in one object, not too deep.
 * A parser of our own, because JSON.parse takes a name that stands twice and cannot say how deep a text goes.
 */

import { Written } from "./python.ts";

/** A text that is no JSON, or none that is taken; the message says where. */
export class NoJson extends Error {}
/** A text with more brackets in one another than anything the page saves. */
export class TooDeep extends Error {}

const DEEPEST = 40; // brackets in one another; a response of the page has at most five
const RECURSION = 950; // where a reader that looks at the outside alone gives up
const BRACKETS = /"(?:[^"\\]|\\.)*"|[[\]{}]/gs; // and whole texts, whose brackets are none
const NO_JSON = "it is no JSON"; // in Python, each version tells it in other words, and at other places
const MOST_DIGITS = 4300; // as Python has it for whole numbers
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const SPACE = /[ \t\n\r]*/y;
const PLAIN = /[^"\\\x00-\x1f]*/y;
const ESCAPES: { [char: string]: string } = { '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };
const CONSTANTS: [string, unknown][] = [["null", null], ["true", true], ["false", false]];
const REFUSED = ["NaN", "Infinity", "-Infinity"];

export type Fields = { [name: string]: unknown };
export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Written);

export interface Read {
  value: unknown;
  /** The text of each member `response` that lies where a hand-in has them, by the object that holds it. */
  said: Map<object, string>;
  /** How many names stand in objects, each counted once an object. */
  names: number;
  /** Whether a name of the outermost object stands twice. */
  twice: boolean;
}

/** Read a whole text. Without `strict`, a name that stands twice is taken, the last time that it stands. */
export function parse(text: string, strict = true): Read {
  if (depth(text) > (strict ? DEEPEST : RECURSION)) throw new TooDeep();
  const reader = new Reader(text, strict);
  const value = reader.whole();
  return { value, said: reader.said, names: reader.names, twice: reader.twice };
}

/** How many brackets stand in one another, whether or not the text is JSON. */
function depth(text: string): number {
  let [now, most] = [0, 0];
  for (const [it] of text.matchAll(BRACKETS)) {
    if (it === "[" || it === "{") now += 1;
    else if (it === "]" || it === "}") now -= 1;
    most = Math.max(most, now);
  }
  return most;
}

/** Defined, not set: a member named __proto__ is one like any other. */
function set(into: Fields, name: string, value: unknown): void {
  Object.defineProperty(into, name, { value, enumerable: true, configurable: true, writable: true });
}

/** Numbers as such; raises for what no number of a computer holds. */
export function plain(value: unknown): unknown {
  if (value instanceof Written) {
    if (!Number.isFinite(Number(value.text)) && /[.eE]/.test(value.text)) throw new NoJson("a number out of range");
    return Number(value.text);
  }
  if (Array.isArray(value)) return value.map(plain);
  if (!isFields(value)) return value;
  const found: Fields = {};
  for (const [name, inner] of Object.entries(value)) set(found, name, plain(inner));
  return found;
}

class Reader {
  readonly said = new Map<object, string>();
  names = 0;
  twice = false;
  #text: string;
  #strict: boolean;
  #at = 0;
  #depth = 0;

  constructor(text: string, strict: boolean) {
    this.#text = text;
    this.#strict = strict;
  }

  whole(): unknown {
    if (this.#text.startsWith("\ufeff")) throw new NoJson(NO_JSON);
    this.#space();
    const value = this.#value();
    this.#space();
    if (this.#at < this.#text.length) throw new NoJson(NO_JSON);
    return value;
  }

  #value(): unknown {
    const char = this.#text[this.#at];
    if (char === '"') return this.#string();
    if (char === "{") return this.#nested(() => this.#object());
    if (char === "[") return this.#nested(() => this.#list());
    for (const [word, value] of CONSTANTS) if (this.#takes(word)) return value;
    for (const word of REFUSED) if (this.#takes(word)) throw new NoJson(`${word} is no JSON`);
    return this.#number();
  }

  #nested<T>(read: () => T): T {
    this.#depth += 1;
    this.#at += 1;
    this.#space();
    const value = read();
    this.#at += 1;
    this.#depth -= 1;
    return value;
  }

  #object(): Fields {
    const found: Fields = {};
    let [count, more] = [0, this.#text[this.#at] !== "}"];
    while (more) {
      if (this.#text[this.#at] !== '"') throw new NoJson(NO_JSON);
      const name = this.#string();
      this.#space();
      if (this.#text[this.#at] !== ":") throw new NoJson(NO_JSON);
      this.#at += 1;
      this.#space();
      const start = this.#at;
      const value = this.#value();
      set(found, name, value);
      if (this.#depth === 3 && name === "response") this.said.set(found, this.#text.slice(start, this.#at));
      count += 1;
      more = this.#more("}");
    }
    const names = Object.keys(found).length;
    if (this.#strict && names !== count) throw new NoJson("a name stands twice");
    this.names += names;
    if (this.#depth === 1) this.twice = names !== count;
    return found;
  }

  #list(): unknown[] {
    const found: unknown[] = [];
    let more = this.#text[this.#at] !== "]";
    while (more) {
      found.push(this.#value());
      more = this.#more("]");
    }
    return found;
  }

  /** Whether another one follows; the place is then its beginning, else the closing bracket. */
  #more(end: string): boolean {
    this.#space();
    const char = this.#text[this.#at];
    if (char === end) return false;
    if (char !== ",") throw new NoJson(NO_JSON);
    this.#at += 1;
    this.#space();
    return true;
  }

  #string(): string {
    let found = "";
    this.#at += 1;
    for (;;) {
      found += this.#match(PLAIN)[0];
      const char = this.#text[this.#at];
      if (char === undefined) throw new NoJson(NO_JSON);
      if (char === '"') break;
      if (char !== "\\") throw new NoJson(NO_JSON);
      found += this.#escape();
    }
    this.#at += 1;
    return found;
  }

  #escape(): string {
    const char = this.#text[this.#at + 1];
    if (char === undefined) throw new NoJson(NO_JSON);
    if (char !== "u") {
      const meant = ESCAPES[char];
      if (meant === undefined) throw new NoJson(NO_JSON);
      this.#at += 2;
      return meant;
    }
    const digits = this.#text.slice(this.#at + 2, this.#at + 6);
    if (!/^[0-9a-fA-F]{4}$/.test(digits) || this.#at + 6 >= this.#text.length) throw new NoJson(NO_JSON);
    this.#at += 6;
    return String.fromCharCode(parseInt(digits, 16));
  }

  #number(): number | Written {
    const found = this.#match(NUMBER);
    if (!found[0]) throw new NoJson(NO_JSON);
    const [text, fraction, exponent] = found;
    const digits = text.replace("-", "").length;
    if (!fraction && !exponent && digits > MOST_DIGITS) {
      const limit = `Exceeds the limit (${MOST_DIGITS} digits) for integer string conversion: value has ${digits} digits`;
      throw new NoJson(`${limit}; use sys.set_int_max_str_digits() to increase the limit`);
    }
    const value = Number(text);
    return String(value) === text ? value : new Written(text);
  }

  #takes(word: string): boolean {
    const found = this.#text.startsWith(word, this.#at);
    if (found) this.#at += word.length;
    return found;
  }

  #space(): void {
    this.#match(SPACE);
  }

  #match(pattern: RegExp): RegExpExecArray | [""] {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text) ?? ([""] as [""]);
    this.#at += found[0].length;
    return found;
  }

}
