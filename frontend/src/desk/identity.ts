/** Who handed a file in, told from the name that the LMS gave it; the twin of src/onrecord/identity.py. */

// In a Moodle zip either a folder or the file's own name begins with `Full Name_ID_assignsubmission_file_`.
const MOODLE = /(?:^|\/)(?<name>[^/]+?)_(?<id>\p{Nd}+)_assignsubmission_file/u;
// Canvas: name without spaces, then user and submission; a later try may end in -1, -2 before the ending.
const CANVAS =
  /(?:^|\/)(?<name>[^/_]+)(?:_LATE)?_(?<id>\p{Nd}+)_(?<submission>\p{Nd}+)_[^/]*?(?:-(?<again>\p{Nd}+))?(?:\.[^./]*)?$/u;
const ENDING = /(?:\.answers)?(?: ?\(\p{Nd}+\))?\.[\p{L}\p{N}_]+$/u;

/** One student: `key` tells them apart, `id` is the LMS's number for them or "", `turn` orders their files. */
export interface Who {
  key: string;
  name: string;
  id: string;
  lms: "moodle" | "canvas" | "plain";
  turn: [submission: bigint, again: bigint];
}

/** Who a file is from, by its name (with its folders). */
export function who(file: string): Who {
  const moodle = MOODLE.exec(file)?.groups;
  if (moodle) return known("moodle", moodle);
  const canvas = CANVAS.exec(file)?.groups;
  if (canvas) return { ...known("canvas", canvas), turn: [whole(canvas["submission"]), whole(canvas["again"])] };
  const name = file.replace(ENDING, "");
  return { key: name, name, id: "", lms: "plain", turn: [0n, 0n] };
}

function known(lms: Who["lms"], { name = "", id = "" }: { [part: string]: string | undefined }): Who {
  return { key: `${name}_${id}`, name, id, lms, turn: [0n, 0n] };
}

function whole(digits = "0"): bigint {
  const plain = digits.normalize("NFKC"); // full-width digits are digits, too
  return /^[0-9]+$/.test(plain) ? BigInt(plain) : 0n;
}
