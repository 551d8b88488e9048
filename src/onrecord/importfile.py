"""A text that was read, and its English beside it, as the lines of a corpus file.

What the author has to add (translation, headings, witnesses) is left out and not guessed, so that `onrecord check` asks for it.
Not in here: how a pasted text is read (importtext), and where the file goes (newcommand).
"""

from __future__ import annotations

import json
import re
from itertools import zip_longest

from attrs import Factory, define

from .importtext import Article, Paragraph, Text

HEADER = """\
# {source}
# eIds (art_7__para_2) follow from the order and are never written here.
# `en` is the course's own translation; a published one is quoted only in `partings`.
# `onrecord check` asks for what is missing: `en`, a `heading` of your own, the witnesses in `found`, the `certainty`.
"""
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~0-9][^\n]*")


@define
class Laid:
    """The lines of the file, and what did not fit."""

    lines: list[str] = Factory(list)
    told: list[str] = Factory(list)


@define
class Witnessed:
    """What is said of every unit alike, where the author said it."""

    found: list[str] = Factory(list)
    certainty: str = ""

    def lines(self, indent: str) -> list[str]:
        found = [f"{indent}found: [{', '.join(self.found)}]"] if self.found else []
        return found + ([f"{indent}certainty: {self.certainty}"] if self.certainty else [])


def corpus_file(zh: Text | None, en: Text | None, said: Witnessed, citation: str, source: str) -> Laid:
    """Lay one text, or both, as a corpus file. Both are paired by article, paragraph and point."""
    main = zh or en
    assert main is not None
    laid = Laid(HEADER.format(source=source).splitlines())
    laid.lines += [f"# aside: {line}" for text in (zh, en) if text for _, line in text.aside]
    laid.lines += [f"citation: {scalar(citation)}", "translations: {}"]
    laid.lines += ["division: section"] if main.division == "section" else []
    laid.lines += ["title:", *_texts(zh and zh.title, en and en.title, "  "), *said.lines("  "), "articles:"]
    _check_articles(zh, en, laid)
    for a, b in zip_longest(zh.articles if zh else [], en.articles if en else []):
        _article(a, b, said, laid)
    return laid


def _check_articles(zh: Text | None, en: Text | None, laid: Laid) -> None:
    if zh and en and len(zh.articles) != len(en.articles):
        laid.told.append(f"articles: {len(zh.articles)} in Chinese, {len(en.articles)} in English")


def _article(zh: Article | None, en: Article | None, said: Witnessed, laid: Laid) -> None:
    above = [line for article in (zh, en) if article for line in article.above]
    laid.lines += [f"  # {line}" for line in above]
    laid.lines.append("  - paragraphs:")
    if zh and en and len(zh.paragraphs) != len(en.paragraphs):
        counts = f"paragraphs: {len(zh.paragraphs)} in Chinese, {len(en.paragraphs)} in English"
        laid.told.append(f"article {zh.number}: {counts}; the English stands as comments to be laid in by hand")
        laid.lines += [
            f"      # en: {line}" for paragraph in en.paragraphs for line in [paragraph.text, *paragraph.points]
        ]
        en = None
    pairs = zip_longest(zh.paragraphs if zh else [], en.paragraphs if en else [])
    for n, (a, b) in enumerate(pairs, 1):
        _paragraph(a, b, f"article {(zh or en).number} paragraph {n}", said, laid)


def _paragraph(zh: Paragraph | None, en: Paragraph | None, place: str, said: Witnessed, laid: Laid) -> None:
    laid.lines += _item(_texts(zh and zh.text, en and en.text, "        "), said.lines("        "))
    ours, theirs = zh.points if zh else [], en.points if en else []
    if zh and en and len(ours) != len(theirs):
        counts = f"points: {len(ours)} in Chinese, {len(theirs)} in English"
        laid.told.append(f"{place}: {counts}; the English ones stand as comments to be laid in by hand")
        laid.lines += [f"        # en: {line}" for line in theirs]
        theirs = []
    if ours or theirs:
        laid.lines.append("        points:")
        for a, b in zip_longest(ours, theirs):
            laid.lines += _item(_texts(a, b, "            "), said.lines("            "))


def _texts(zh: str | None, en: str | None, indent: str) -> list[str]:
    return [f"{indent}{name}: {scalar(text)}" for name, text in (("zh", zh), ("en", en)) if text]


def _item(texts: list[str], more: list[str]) -> list[str]:
    """The fields of an item of a list, the first behind its dash."""
    first, *rest = [*texts, *more]
    dash = len(first) - len(first.lstrip()) - 2
    return [f"{' ' * dash}- {first.lstrip()}", *rest]


def scalar(text: str) -> str:
    """A text as YAML: as it is where that is safe, else in double quotes."""
    risky = (
        not text.isprintable()
        or ": " in text
        or " #" in text
        or text.endswith((":", " "))
        or text in ("true", "false", "null")
    )
    return text if _PLAIN.fullmatch(text) and not risky else json.dumps(text, ensure_ascii=False)
