/** The shape of a key pack as onrecord.keypack writes it; all texts in it are HTML of our own making. */

export interface Criterion {
  id: string;
  text: string;
  points: number;
}

export type Html = { [name: string]: string };

/** What there is to say about what was chosen; enough to show a verdict. */
export interface Sayings {
  feedback: Html;
  /** What is said instead where the same wrong thing is tried once more. */
  again?: Html;
  contested: Html;
}

/** What every entry has besides its rule. */
export interface Explained extends Sayings {
  type: string;
  hash: string;
  points: number;
  hints: string[];
  explanation: string;
  evidence: string[];
  model: string;
  rubric: Criterion[];
}

export interface Slots {
  slots: { [part: string]: string[] };
  open: string[];
}

interface Marked {
  right: string[];
  open: string[];
  values: string[];
}

export type Single = { rule: "single"; accepted: string[]; open: string[]; values: string[] };
export type Multiple = { rule: "multiple" } & Marked;
export type Ordered = { rule: "ordered"; right: string[][]; open: string[]; values: string[] };
export type RecordRule = { rule: "record" } & Slots;
export type Trace = { rule: "trace"; says: { [link: string]: string } } & Marked & Slots;
export type Text = { rule: "text"; accepted: string[] };
export type Person = { rule: "person"; solution?: string; rubric?: Criterion[] };

/** What grading needs of an entry. */
export type Rule = { points: number } & (Single | Multiple | Ordered | RecordRule | Trace | Text | Person);

export type Entry = Explained & Rule;

export interface Pack {
  bank: string;
  answers: { [id: string]: Entry };
}
