/** Puts many small pieces of text together before they are sent: a loop that prints would else drown the page; no DOM. */

export const PATIENCE = 50; // ms: what is printed shows this late at most

interface Piece {
  type: string;
  name?: string;
  text?: string;
  cell: number;
}

/** A sender that holds back streams until another message comes, or some time is over at the next piece. */
export function joined(send: (piece: Piece) => void, now: () => number): { send(piece: Piece): void; flush(): void } {
  let held: Piece | null = null;
  let since = 0;
  const flush = () => {
    if (held) send(held);
    held = null;
  };
  return {
    flush,
    send(piece) {
      const fits = held && piece.type === "stream" && held.name === piece.name && held.cell === piece.cell;
      if (!fits) flush();
      if (piece.type !== "stream") return send(piece);
      if (!held) since = now();
      held = held ? { ...held, text: (held.text ?? "") + piece.text } : piece;
      if (now() - since >= PATIENCE) flush();
    },
  };
}
