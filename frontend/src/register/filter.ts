/** Which norms a choice of filters shows, and how the choice is written into the address; no DOM. */

/** The facets that filter, each with its name and its values by id. */
export type Facets = { [facet: string]: { label: string; values: { [id: string]: string } } };

/** The chosen value of each facet that is filtered by. */
export type Choice = { [facet: string]: string };

/** The choice that an address names; what is no facet or no value of one is left out. */
export function readChoice(hash: string, facets: Facets): Choice {
  const named = new URLSearchParams(hash.replace(/^#/, ""));
  const known = Object.keys(facets).map((facet) => [facet, named.get(facet) ?? ""] as const);
  return Object.fromEntries(known.filter(([facet, value]) => Object.hasOwn(facets[facet]!.values, value)));
}

/** The choice as the end of an address, or "" where nothing is chosen. */
export function writeChoice(choice: Choice): string {
  const text = new URLSearchParams(choice).toString();
  return text && `#${text}`;
}

/** Whether a norm, as its values by facet (several parted by blanks), fits a choice. */
export function fits(norm: { [facet: string]: string | undefined }, choice: Choice): boolean {
  return Object.entries(choice).every(([facet, value]) => (norm[facet] ?? "").split(" ").includes(value));
}

/** Whether an address is one of ours: it names a facet, and is no link to a row. */
export function isChoice(hash: string): boolean {
  return hash === "" || hash.includes("=");
}
