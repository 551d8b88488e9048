"""A quiz as Moodle XML, the format that loses least on Moodle (4.5 was tried: lms.md, 1.1 and 1.2).

Each trap that Moodle's importer sets is met here and held by a test: fractions from its own list, `shownumcorrect`,
the version in the category's name because an import never updates.
"""

from __future__ import annotations

import hashlib
from html import escape
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from . import __version__
from .quiz import Essay, Fill, Item, Loss, Pick, Quiz, Sort, Write

# Moodle's list of fractions, in percent; any other ends the import (question_bank::fraction_options).
FRACTIONS = (
    100,
    90,
    83.33333,
    80,
    75,
    70,
    66.66667,
    60,
    50,
    40,
    33.33333,
    30,
    25,
    20,
    16.66667,
    14.28571,
    12.5,
    11.11111,
    10,
    5,
)
MOST_RIGHT = 10  # beyond, no equal shares are in the list (but 20)


def write_moodle(quiz: Quiz) -> tuple[bytes, list[Loss]]:
    """The file, always the same bytes for the same quiz, and what Moodle loses besides."""
    root, losses = Element("quiz"), []
    category = SubElement(SubElement(root, "question", type="category"), "category")
    SubElement(category, "text").text = category_name(quiz)
    for item in quiz.items:
        losses += _WRITERS[type(item)](root, item) or []
    indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="utf-8") + b"\n", losses


def category_name(quiz: Quiz) -> str:
    """Where the questions go: a category of their own for every version, for a second import adds and does not replace."""
    digest = hashlib.sha256(repr(quiz.items).encode()).hexdigest()[:6]
    title = quiz.title.replace("/", "//")  # a slash parts categories, two are one slash
    return f"$course$/top/Accounts on Record/{title} {__version__}-{digest}"


def _html(parent: Element, tag: str, html: str, **attributes: str) -> Element:
    made = SubElement(parent, tag, format="html", **attributes)
    SubElement(made, "text").text = html
    return made


def _question(root: Element, kind: str, item: Item, prompt: str = "") -> Element:
    question = SubElement(root, "question", type=kind)
    SubElement(SubElement(question, "name"), "text").text = item.id.partition("/")[2]
    _html(question, "questiontext", prompt or item.prompt)
    _html(question, "generalfeedback", item.explanation)
    SubElement(question, "defaultgrade").text = f"{item.points:.7f}"
    SubElement(question, "penalty").text = "0.0000000"
    SubElement(question, "hidden").text = "0"
    SubElement(question, "idnumber").text = item.id
    return question


def _overall(question: Element) -> None:
    for tag in ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"):
        _html(question, tag, "")
    SubElement(question, "shownumcorrect").text = "1"  # without it `ordering` ends the whole import


def share(k: int) -> float:
    """An equal share of k in percent, as Moodle's list has it."""
    return min(FRACTIONS, key=lambda fraction: abs(fraction - 100 / k))


def _pick(root: Element, item: Pick) -> list[Loss]:
    question = _question(root, "multichoice", item)
    SubElement(question, "single").text = "false" if item.several else "true"
    SubElement(question, "shuffleanswers").text = "0"  # hints and feedback speak of the order on the page
    SubElement(question, "answernumbering").text = "none"
    _overall(question)
    weight = share(len(item.right)) if item.several else 100.0
    wrong = -weight if item.several else 0.0
    for id, text in item.options:
        fraction = weight if id in item.right else 0.0 if id in item.open else wrong
        answer = _html(question, "answer", text, fraction=f"{fraction:.5f}".rstrip("0").rstrip("."))
        _html(answer, "feedback", item.feedback.get(id, ""))
    if item.several and len(item.right) > MOST_RIGHT:
        return [
            Loss(item.id, f"{len(item.right)} right options have no equal shares in Moodle; the score is rounded", True)
        ]
    return []


def _fill(root: Element, item: Fill) -> None:
    """A table of drop-downs; every gap's options are a group of their own, the right one first in the file."""
    rows, choices = [], []
    for n, gap in enumerate(item.gaps, 1):
        right = next(text for id, text in gap.options if id == gap.right)
        number = len(choices) + 1
        choices += [(right, n), *((text, n) for id, text in gap.options if id != gap.right)]
        rows.append(f"<tr><td>{gap.label}</td><td>[[{number}]]</td></tr>")
    table = f"<table><tbody>{''.join(rows)}</tbody></table>"
    question = _question(root, "gapselect", item, item.prompt + table)
    SubElement(question, "shuffleanswers").text = "1"
    _overall(question)
    for text, group in choices:
        option = SubElement(question, "selectoption")
        SubElement(option, "text").text = text
        SubElement(option, "group").text = str(group)


def _sort(root: Element, item: Sort) -> None:
    question = _question(root, "ordering", item)
    for tag, value in (
        ("layouttype", "VERTICAL"),
        ("selecttype", "ALL"),
        ("selectcount", "0"),
        ("gradingtype", "RELATIVE_NEXT_EXCLUDE_LAST"),  # neighboring pairs, as on the page
        ("showgrading", "SHOW"),
        ("numberingstyle", "none"),
    ):
        SubElement(question, tag).text = value
    _overall(question)
    texts = dict(item.entries)
    for n, id in enumerate(item.right, 1):
        _html(question, "answer", texts[id], fraction=f"{n:.7f}")


def _write(root: Element, item: Write) -> list[Loss]:
    question = _question(root, "shortanswer", item)
    SubElement(question, "usecase").text = "0"
    for form in item.forms:
        answer = SubElement(question, "answer", fraction="100", format="plain_text")
        SubElement(answer, "text").text = form.replace("*", "\\*")  # an asterisk is Moodle's wildcard
        _html(answer, "feedback", "")
    return [Loss(item.id, "quotation marks, width and a final full stop in what is written are not forgiven", True)]


def _essay(root: Element, item: Essay) -> None:
    question = _question(root, "essay", item)
    SubElement(question, "responseformat").text = "editor"
    SubElement(question, "responserequired").text = "1"
    SubElement(question, "responsefieldlines").text = str(min(40, max(5, item.lines)))
    SubElement(question, "attachments").text = "0"
    rows = "".join(f"<tr><td>{text}</td><td>{points}</td></tr>" for text, points in item.rubric)
    table = f"<table><tbody>{rows}</tbody></table>" if rows else ""
    _html(question, "graderinfo", f"{table}<h4>{escape('A model answer')}</h4>{item.model}")
    _html(question, "responsetemplate", "")


_WRITERS = {Pick: _pick, Fill: _fill, Sort: _sort, Write: _write, Essay: _essay}
