/** Which cells are to run when one of them is asked for; no DOM. */

export interface Runnable {
  code: string;
  /** The code with which it last came to its end, null where it has not. */
  ran: string | null;
}

/** The places of the cells to run for the cell at `asked`: what stands before it and has not run as it is, and itself. */
export function due(cells: Runnable[], asked: number): number[] {
  return cells.flatMap(({ code, ran }, n) => (n === asked || (n < asked && code !== ran) ? [n] : []));
}
