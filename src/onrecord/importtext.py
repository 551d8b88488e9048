"""A pasted text with 第…条, 一、 or Article numbering, read into articles, paragraphs and points.

Nothing is dropped: a line that belongs to no article is kept in `aside`, a chapter's heading above its article.
Not in here: how two languages are laid together and how the corpus file looks (importfile).
"""

from __future__ import annotations

import re
from typing import Literal

from attrs import Factory, define

from .numerals import CHINESE, values

Language = Literal["zh", "en"]

_ZH, _ANY = rf"[{CHINESE}]+", rf"(?:[{CHINESE}]+|[0-9０-９]+)"
ARTICLE = {
    "zh": re.compile(rf"第\s*({_ANY})\s*条(之{_ZH})?(?P<gap>[\s:：.．]*)"),
    "en": re.compile(r"(?:Article|Art\.)\s+([0-9０-９]+|[IVXLC]+)\b()(?P<gap>[\s:：.．—–-]*)", re.IGNORECASE),
}
CITES = {  # how a sentence goes on that only speaks of an article
    "zh": re.compile(r"第|款|项|至|到|、|，|和|与|及|或|的|所|规定|之"),
    "en": re.compile(r"of\b|to\b|and\b|or\b|paragraph|,|shall\b|applies\b|does\b"),
}
SECTION = {"zh": re.compile(rf"({_ZH})\s*[、．.]\s*"), "en": re.compile(r"([0-9]+|[IVXLC]+)[.、)]\s+")}
HEADING = {
    "zh": re.compile(rf"第\s*{_ANY}\s*[编章节](?:\s|$|[^，。；、]{{1,30}}$)"),
    "en": re.compile(r"(?:Chapter|Part)\s+(?:[0-9]+|[IVXLC]+)\b[^.;]*$", re.IGNORECASE),
}
NAMED = re.compile(r"[【（(\[][^】）)\]]{1,20}[】）)\]]$")  # an article's own heading, as in 第一条（目的）
BRACKETS = re.compile(rf"[（(]\s*({_ANY}|[ivxlc]+|[a-z])\s*[)）]\s*")
POINTS = {
    "zh": [BRACKETS, SECTION["zh"], re.compile(r"([0-9０-９]+)\s*[、．.](?![0-9])\s*")],
    "en": [BRACKETS, re.compile(r"([0-9]+)[.)]\s+")],
}
LED, FOLLOWS = re.compile(r"[：:]\s*$"), re.compile(r"(?:[；;。.，,]|[；;，,]\s*(?:and|or|和|或|或者))\s*$")
ENDS = "。；：！？.;:!?”’」』）)》…"
ODD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")


@define
class Paragraph:
    line: int
    text: str
    points: list[str] = Factory(list)
    style: int = -1  # which pattern its points are numbered with


@define
class Article:
    line: int
    number: int
    paragraphs: list[Paragraph] = Factory(list)
    above: list[str] = Factory(list)  # headings that stand over it


@define
class Text:
    """What was read. With `faults` it cannot be numbered as the corpus numbers; `told` is for the author to look at."""

    division: Literal["article", "section"] = "article"
    title: str = ""
    aside: list[tuple[int, str]] = Factory(list)
    articles: list[Article] = Factory(list)
    faults: list[tuple[int, str]] = Factory(list)
    told: list[tuple[int, str]] = Factory(list)


def language_of(text: str) -> Language:
    """Chinese if a tenth of it are Chinese characters, else English."""
    return "zh" if len(re.findall(r"[\u4e00-\u9fff]", text)) * 10 > len(text) else "en"


def read_text(raw: str, language: Language) -> Text:
    """Read a pasted text line by line."""
    lines = [(n, _clean(line)) for n, line in enumerate(raw.splitlines(), 1)]
    lines = [(n, line) for n, line in lines if line]
    by_article = any(_head(line, language, None) for _, line in lines)
    reader = _Reader(Text("article" if by_article else "section"), language)
    for n, line in lines:
        reader.read(n, line)
    return reader.done()


def _clean(line: str) -> str:
    """Without marks that nobody sees, and without the # and ** of Markdown."""
    plain = re.sub(r"\*\*([^*]+)\*\*", r"\1", re.sub(r"\s+", " ", ODD.sub("", line)))
    return re.sub(r"^\s*#+\s+", "", plain).strip()


def _head(line: str, language: Language, wanted: int | None) -> re.Match | None:
    """The number at the start of an article; None where a sentence only begins by citing one."""
    match = ARTICLE[language].match(line)
    if not match or not values(match[1]):
        return None
    if CITES[language].match(line, match.end()) and not (language == "zh" and match["gap"]):
        return None
    alone = bool(match["gap"]) or match.end() == len(line)
    return match if alone or wanted is None or wanted in values(match[1]) else None


@define
class _Reader:
    """The text so far, and the headings that wait for the next article."""

    text: Text
    language: Language
    waiting: list[str] = Factory(list)

    def read(self, n: int, line: str) -> None:
        if HEADING[self.language].match(line):
            self.waiting.append(line)
            self.text.told.append((n, f"the heading “{line}” is kept as a comment; the corpus has articles only"))
        elif head := self._opens(line):
            self._open(n, line, head)
        elif not self.text.articles:
            self._before(n, line)
        else:
            self._inside(n, line)

    def _opens(self, line: str) -> re.Match | None:
        wanted = len(self.text.articles) + 1
        if self.text.division == "article":
            return _head(line, self.language, wanted)
        return SECTION[self.language].match(line)

    def _open(self, n: int, line: str, head: re.Match) -> None:
        wanted, numbers = len(self.text.articles) + 1, values(head[1])
        inserted = head[2] if self.text.division == "article" else ""
        if inserted or wanted not in numbers:
            self.text.faults.append((n, f"“{head[0].strip()}” stands where number {wanted} is due; {_WHY}"))
        self.text.articles.append(Article(n, wanted, above=self.waiting))
        self.waiting = []
        if rest := line[head.end() :].strip():
            self._inside(n, rest)

    def _before(self, n: int, line: str) -> None:
        if not self.text.title:
            self.text.title = line
            return
        self.text.aside.append((n, line))
        self.text.told.append((n, f"“{_short(line)}” belongs to no article; it is kept as a comment"))

    def _inside(self, n: int, line: str) -> None:
        article = self.text.articles[-1]
        if not article.paragraphs and NAMED.fullmatch(line):
            article.above.append(line)
            self.text.told.append((n, f"“{line}” is kept as a comment, as the heading of article {article.number}"))
        elif not self._point(n, line, article):
            self._paragraph(n, line, article)

    def _paragraph(self, n: int, line: str, article: Article) -> None:
        if ARTICLE[self.language].match(line):
            self.text.told.append((n, f"“{_short(line)}” is taken for a sentence that cites an article"))
        text, points = split_points(line)
        article.paragraphs.append(Paragraph(n, text, points, 0 if points else -1))

    def _point(self, n: int, line: str, article: Article) -> bool:
        """Take the line as a point of the last paragraph; False if it is none."""
        for style, pattern in enumerate(POINTS[self.language]):
            match = pattern.match(line)
            if match and values(match[1]):
                if article.paragraphs:
                    self._add_point(n, line, match, style, article.paragraphs[-1])
                else:
                    self.text.faults.append(
                        (n, "a point stands before any paragraph; put the words that lead to it first")
                    )
                return True
        return False

    def _add_point(self, n: int, line: str, match: re.Match, style: int, paragraph: Paragraph) -> None:
        if paragraph.points and style != paragraph.style:
            self.text.told.append((n, f"“{_short(line)}” is a point of a point; it is joined to the point above it"))
            paragraph.points[-1] += f" {line}" if self.language == "en" else line
            return
        if len(paragraph.points) + 1 not in values(match[1]):
            due = len(paragraph.points) + 1
            self.text.faults.append((n, f"“{match[0].strip()}” stands where point {due} is due; {_WHY}"))
        paragraph.style = style
        paragraph.points.append(line[match.end() :].strip())

    def done(self) -> Text:
        if self.waiting:
            self.text.aside += [(0, line) for line in self.waiting]
        for article in self.text.articles:
            self.text.told += _unended(article)
            if not article.paragraphs:
                self.text.faults.append((article.line, f"article {article.number} has no text; add it"))
        if not self.text.articles:
            self.text.faults.append(
                (1, "there is no 第一条, no 一、 and no Article 1 at the start of a line; number it so")
            )
        return self.text


_WHY = "the corpus counts by order, so add what is missing, or mend the number"


def _unended(article: Article) -> list[tuple[int, str]]:
    """Paragraphs that stop without a stop: broken by the paste, or a date or signature that is no part of the text."""
    return [
        (paragraph.line, f"“{_short(last)}” does not end as a sentence does; join it to the next line, or take it out")
        for paragraph in article.paragraphs
        for last in [(paragraph.points or [paragraph.text])[-1]]
        if not last.endswith(tuple(ENDS))
    ]


def _short(line: str) -> str:
    return line if len(line) <= 24 else f"{line[:24]} …"


def split_points(line: str) -> tuple[str, list[str]]:
    """A paragraph with its points in one line, as in 有下列行为：（一）…；（二）…, taken apart; else the whole of it."""
    marks, due = [], 1
    for match in BRACKETS.finditer(line):
        led = LED if due == 1 else FOLLOWS
        if led.search(line, max(0, match.start() - 8), match.start()) and due in values(match[1]):
            marks.append(match)
            due += 1
    if len(marks) < 2:
        return line, []
    ends = [match.start() for match in marks[1:]] + [len(line)]
    return line[: marks[0].start()].strip(), [line[m.end() : end].strip() for m, end in zip(marks, ends)]
