/** Writes a zip in pieces, the same bytes for the same files. Reading one that somebody gave is zip.ts's business. */

import { Zip, ZipDeflate } from "fflate";
import { inPieces } from "./pieces.ts";

const LONG_AGO = new Date(1980, 0, 1); // the first day that a zip can name, whatever the clock says

/** A zip of texts by name; each is made only when its turn comes. */
export async function packZip(
  files: [name: string, text: () => string][],
  pause: () => Promise<void>,
  done: (n: number) => void = () => {},
): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece as Uint8Array<ArrayBuffer>);
  });
  const add = ([name, text]: [string, () => string]) => {
    const file = Object.assign(new ZipDeflate(name), { mtime: LONG_AGO });
    zip.add(file);
    file.push(new TextEncoder().encode(text()), true);
  };
  await inPieces(files, add, pause, done);
  zip.end();
  return new Blob(pieces, { type: "application/zip" });
}
