/** Tables as text, written and read as Python's csv module does: RFC 4180, with a mark by which a spreadsheet knows UTF-8. */

const MARK = "\ufeff";
const LONGEST = 131_072; // letters of a field, as Python has it
const FORMULA = /^[=+\-@\t\r]/;

/** A table that cannot be used; the message says why and what to give. */
export class BadTable extends Error {}

/** Text that a spreadsheet takes for text, never for a formula. */
export function cell(text: string): string {
  const whole = text.replace(/\p{Surrogate}/gu, "?");
  return FORMULA.test(whole) ? `'${whole}` : whole;
}

export function writeCsv(rows: string[][]): string {
  return MARK + rows.map((row) => `${row.map((text) => written(text, row.length)).join(",")}\r\n`).join("");
}

function written(text: string, width: number): string {
  return /[",\r\n]/.test(text) || (text === "" && width === 1) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The head and the rows of a table, each as wide as the head; raise BadTable where there is none. */
export function readTable(bytes: Uint8Array, name: string): { head: string[]; rows: string[][] } {
  const rows = parseCsv(decode(bytes, name), name).filter((row) => row.length);
  const [head, ...others] = rows;
  if (!head) throw new BadTable(`${name} is empty; export it from the LMS again`);
  return { head, rows: others.map((row) => [...row, ...head.map(() => "")].slice(0, head.length)) };
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new BadTable(`${name} is no CSV table in UTF-8; export it from the LMS again`);
  }
}

function parseCsv(text: string, name: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length; ) {
    if (!row.length && "\r\n".includes(text[at] as string)) {
      at += 1; // an empty line
      continue;
    }
    const { field, end } = text[at] === '"' ? quoted(text, at) : plain(text, at);
    if (field.length > LONGEST) throw new BadTable(`${name} has a field of more than ${LONGEST} letters; export it from the LMS again`);
    row.push(field);
    at = end;
    const more = text[at] === ",";
    if (more && at + 1 >= text.length) row.push("");
    if (more && at + 1 < text.length && "\r\n".includes(text[at + 1] as string)) {
      row.push("");
      at += 1;
    }
    if (!more || "\r\n".includes(text[at] ?? "")) {
      rows.push(row);
      row = [];
    }
    at += 1;
  }
  if (row.length) rows.push(row);
  return rows;
}

function plain(text: string, start: number): { field: string; end: number } {
  const end = next(text, start);
  return { field: text.slice(start, end), end };
}

/** A field in quotation marks; what stands behind the closing one belongs to it, as in Python. */
function quoted(text: string, start: number): { field: string; end: number } {
  let field = "";
  let at = start + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0) return { field: field + text.slice(at), end: text.length };
    field += text.slice(at, close);
    if (text[close + 1] !== '"') {
      const end = next(text, close + 1);
      return { field: field + text.slice(close + 1, end), end };
    }
    field += '"';
    at = close + 2;
  }
}

function next(text: string, start: number): number {
  let at = start;
  while (at < text.length && !",\r\n".includes(text[at] as string)) at += 1;
  return at;
}
