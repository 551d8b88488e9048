/** Authors' plain text as HTML: escaped, *emphasis*, paragraphs, `lang` on every run of Chinese; the twin of src/onrecord/markup.py. */

const HAN = "㐀-䶿一-鿿豈-﫿";
const CHINESE = new RegExp(
  `[《〈「『（【〔]*[${HAN}](?:[${HAN}《》〈〉「」『』（）【】〔〕、。，；：！？]|“(?=[${HAN}])|(?<=[${HAN}])”(?=[${HAN}，。、]))*`,
  "g",
);
const EMPHASIS = /\*([^*\s](?:[^*]*[^*\s])?)\*/g;
const ESCAPED: { [char: string]: string } = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };

/** Text that stands in HTML, in an attribute too. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ESCAPED[char] as string);
}

/** One line of an author's text as HTML. */
export function inline(text: string): string {
  const plain = text.replace(/[&<>]/g, (char) => ESCAPED[char] as string);
  return plain.replace(CHINESE, '<span lang="zh-Hans">$&</span>').replace(EMPHASIS, "<em>$1</em>");
}

/** An author's text as HTML paragraphs; a blank line parts them. */
export function prose(text: string): string {
  const parts = text.trim().split(/\n\s*\n/);
  return parts.map((part) => `<p>${inline(part.trim().split(/\s+/).join(" "))}</p>`).join("");
}
