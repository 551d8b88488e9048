/**
 * A zip, listed and unpacked with nothing believed: its table of contents read here, entry by entry, for fflate's own
 * reading would pass over links, locks and names that stand twice. The words are those of Python's zipfile.
 */

import { Inflate } from "fflate";
import { repr } from "./python.ts";

/** What is wrong with a zip or one of its entries, in words that fit into a sentence. */
export class BadZip extends Error {}

export interface Entry {
  name: string;
  /** What it says that it unpacks to. */
  size: number;
  packed: number;
  method: number;
  crc: number;
  locked: boolean;
  link: boolean;
  start: number;
}

// The 128 upper letters of code page 437, in which names stand where an archive does not say UTF-8.
const UPPER =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";
const [END, END_64, LOCATOR_64, CENTRAL, LOCAL] = [0x06054b50, 0x06064b50, 0x07064b50, 0x02014b50, 0x04034b50];
const LINK = 0o120000;
const KIND = 0o170000;
const STEP = 4096; // packed bytes at a time: at most four megabytes come of them before what came is counted

/** The entries of a zip in its own order, folders left out; raise BadZip where it is none. */
export function listEntries(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { size, offset, end } = contents(view);
  const shift = end - size - offset; // what stands before the zip, if something does
  if (end - size < 0 || shift < 0) throw new BadZip("Bad offset for central directory");
  const found: Entry[] = [];
  for (let at = end - size; at < end; ) {
    if (at + 46 > end) throw new BadZip("Truncated central directory");
    if (view.getUint32(at, true) !== CENTRAL) throw new BadZip("Bad magic number for central directory");
    const entry = readEntry(bytes, view, at);
    entry.start += shift;
    if (!entry.name.endsWith("/")) found.push(entry);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return found;
}

/** Where the table of contents is: its size, its place as written, and where it ends. */
function contents(view: DataView): { size: number; offset: number; end: number } {
  let at = view.byteLength - 22;
  const least = Math.max(0, at - 0xffff);
  while (at >= least && view.getUint32(at, true) !== END) at -= 1;
  if (at < least) throw new BadZip("File is not a zip file");
  const far = at >= 20 && view.getUint32(at - 20, true) === LOCATOR_64 ? at - 76 : -1;
  if (far >= 0 && view.getUint32(far, true) === END_64) return { size: long(view, far + 40), offset: long(view, far + 48), end: far };
  return { size: view.getUint32(at + 12, true), offset: view.getUint32(at + 16, true), end: at };
}

const long = (view: DataView, at: number) => Number(view.getBigUint64(at, true));

function readEntry(bytes: Uint8Array, view: DataView, at: number): Entry {
  const flags = view.getUint16(at + 8, true);
  const name = bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true));
  const mode = view.getUint32(at + 38, true) >>> 16;
  const entry: Entry = {
    name: (nameOf(name, (flags & 0x800) !== 0).split("\0")[0] ?? ""),
    size: view.getUint32(at + 24, true),
    packed: view.getUint32(at + 20, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    locked: (flags & 1) !== 0,
    link: (mode & KIND) === LINK,
    start: view.getUint32(at + 42, true),
  };
  lengthen(entry, view, at + 46 + name.length, view.getUint16(at + 30, true));
  return entry;
}

function nameOf(bytes: Uint8Array, utf8: boolean): string {
  if (!utf8) return Array.from(bytes, (byte) => (byte < 128 ? String.fromCharCode(byte) : UPPER[byte - 128])).join("");
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new BadZip("a name in it is no text");
  }
}

/** Sizes and places too large for their fields stand in an extra field. */
function lengthen(entry: Entry, view: DataView, start: number, length: number): void {
  const end = Math.min(start + length, view.byteLength);
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    for (const field of ["size", "packed", "start"] as const) {
      if (entry[field] !== 0xffffffff || next + 8 > end) continue;
      entry[field] = long(view, next);
      next += 8;
    }
  }
}

/** The bytes of an entry, never more than `most` and one; raise BadZip where it does not unpack to what it says. */
export function unpack(bytes: Uint8Array, entry: Entry, most: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { start } = entry;
  if (start + 30 > bytes.length) throw new BadZip("Truncated file header");
  if (view.getUint32(start, true) !== LOCAL) throw new BadZip("Bad magic number for file header");
  const name = view.getUint16(start + 26, true);
  const utf8 = (view.getUint16(start + 6, true) & 0x800) !== 0;
  if (nameOf(bytes.subarray(start + 30, start + 30 + name), utf8) !== entry.name) throw new BadZip("its name differs from that in the table of contents");
  const from = start + 30 + name + view.getUint16(start + 28, true);
  const packed = bytes.subarray(from, from + entry.packed);
  const found = unpacked(packed, entry.method, Math.min(entry.size, most + 1));
  if (found.length < entry.size && found.length <= most) throw new BadZip("it ends too early");
  if (found.length === entry.size && crc32(found) !== entry.crc) throw new BadZip(`Bad CRC-32 for file ${repr(entry.name)}`);
  return found;
}

function unpacked(packed: Uint8Array, method: number, most: number): Uint8Array {
  if (method === 0) return packed.subarray(0, most);
  if (method !== 8) throw new BadZip("That compression method is not supported");
  const pieces: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((piece) => {
    pieces.push(piece);
    length += piece.length;
  });
  try {
    for (let at = 0; at < packed.length && length < most; at += STEP) inflate.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
  } catch (error) {
    throw new BadZip(error instanceof Error ? error.message : String(error));
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole.subarray(0, most);
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (TABLE[(value ^ byte) & 255] as number) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
