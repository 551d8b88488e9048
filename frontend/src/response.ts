/** What a student said, as plain data, and safe ways to look into it; what it is worth is in grading. */

export type Fields = { [part: string]: unknown };
export type Response = string | string[] | Fields;

/** The distinct strings of a list, in order; anything else counts as nothing said. */
export function texts(value: unknown): string[] {
  return Array.isArray(value) ? [...new Set(value.filter((item) => typeof item === "string"))] : [];
}

/** The parts of a record that hold a non-empty string. */
export function fields(value: unknown): Map<string, string> {
  const given = new Map<string, string>();
  for (const [part, text] of Object.entries(record(value))) {
    if (typeof text === "string" && text) given.set(part, text);
  }
  return given;
}

/** The value itself where it is a record, else an empty one. */
export function record(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** Whether two responses say the same, whatever the order of their parts. */
export function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([part, inner]) => [part, ordered(inner)]);
}

/** What of a response is checked: scoring oneself afterwards (`met`) is no new attempt. */
export function attempted(response: Response | null): Response | null {
  if (response === null || typeof response === "string" || Array.isArray(response)) return response;
  const { met: _, ...rest } = response;
  return rest;
}
