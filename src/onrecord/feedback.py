"""What goes back to students, and what a person still reads: plain HTML files that need nothing but a browser.

Whatever a student wrote is escaped. Not in here: tables (gradetables).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import count
from pathlib import Path
from typing import Any

from .exercises import Bank, Question
from .gradebook import Row
from .gradetables import Student, number
from .grading import grade
from .markup import inline, prose

STYLE = (
    "body{font:1rem/1.55 Georgia,'Noto Serif CJK SC','Songti SC',serif;max-width:42rem;margin:2rem auto;padding:0 1rem}"
    "h1,h2,h3{font-weight:600;line-height:1.25}h3{margin-top:2rem}section{border-top:1px solid #bbb}"
    ".score{float:right;font-variant-numeric:tabular-nums}blockquote{margin:.5rem 0 .5rem 1rem;white-space:pre-wrap}"
    "table{border-collapse:collapse}td,th{border:1px solid #bbb;padding:.3rem .6rem;text-align:left}"
    "@media(prefers-color-scheme:dark){body{background:#16181b;color:#e6e6e6}}"
)
Banks = dict[str, Bank]
Packs = dict[str, dict]


def page(title: str, body: str, style: str = "") -> str:
    """A whole HTML page, with no script and nothing from anywhere else; `style` adds to that of all."""
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{escape(title)}</title><style>{STYLE}{style}</style></head><body><main><h1>{escape(title)}</h1>{body}</main></body></html>\n"
    )


def feedback_page(student: Student, shown: str, banks: Banks, packs: Packs) -> str:
    """One student's feedback: each question with what was earned, what the choices show and why."""
    parts = []
    for name, row in student.sheets.items():
        total = f"{number(row.score or 0)} of {row.points} points"
        parts.append(f'<h2>{escape(name)} <span class="score">{total}</span></h2>')
        parts += [_question(id, row, banks, packs) for id in row.scores]
    return page(f"Feedback for {shown}", "".join(parts))


def _question(id: str, row: Row, banks: Banks, packs: Packs) -> str:
    question, entry = _find(id, banks, packs)
    verdict = grade(entry, row.responses[id])
    earned = "read by a person" if verdict.score is None else f"{number(verdict.score)} of {verdict.points}"
    told = [entry["feedback"].get(name) or entry["feedback"].get(name.partition("=")[0]) for name in verdict.feedback]
    items = "".join(f"<li>{html}</li>" for html in dict.fromkeys(filter(None, told)))
    argued = "".join(entry["contested"].values())
    return (
        f'<section><h3>{escape(id)} <span class="score">{earned}</span></h3>{prose(question.prompt)}'
        f"{_written(row.responses[id])}{f'<ul>{items}</ul>' if items else ''}"
        f"<h4>Why</h4>{_unlinked(entry['explanation'] + argued)}</section>"
    )


def _written(response: Any) -> str:
    given = [response.get("text"), response.get("repair")] if isinstance(response, dict) else []
    text = next((text for text in given if isinstance(text, str) and text), "")
    return f"<blockquote>{escape(text)}</blockquote>" if text else ""


def _find(id: str, banks: Banks, packs: Packs) -> tuple[Question, dict]:
    bank, _, name = id.partition("/")
    return banks[bank].by_id[name], packs[bank]["answers"][name]


def _unlinked(html: str) -> str:
    """Links of the site lead nowhere from a file of its own."""
    return re.sub(r"</?a\b[^>]*>", "", html)


def to_read_page(rows: list[Row], shown: dict[str, str], banks: Banks, packs: Packs) -> str:
    """Every open answer, question by question, with rubric and model answer; `shown` has whose it is by file."""
    ids = sorted({id for row in rows for id, score in row.scores.items() if score is None})
    body = "".join(_open_question(id, rows, shown, banks, packs) for id in ids)
    return page("Answers to read", body or "<p>There is nothing to read: no open question was answered.</p>")


def _open_question(id: str, rows: list[Row], shown: dict[str, str], banks: Banks, packs: Packs) -> str:
    question, entry = _find(id, banks, packs)
    criteria = "".join(f"<tr><td>{c['text']}</td><td>{c['points']}</td></tr>" for c in entry["rubric"])
    given = "".join(_answer(row, id, shown[row.file]) for row in rows if row.scores.get(id, 0) is None)
    return (
        f"<section><h2>{escape(id)}</h2>{prose(question.prompt)}"
        f"<table><tr><th>{inline('Criterion')}</th><th>Points</th></tr>{criteria}</table>"
        f"<details><summary>A model answer</summary>{_unlinked(entry.get('solution', ''))}</details>{given}</section>"
    )


def _answer(row: Row, id: str, shown: str) -> str:
    own = row.self_scored.get(id)
    note = f" (by their own reading {escape(own)})" if own else ""
    return f"<h3>{escape(shown)}{note}</h3>{_written(row.responses[id])}"


def write_feedback(students: list[Student], folder: Path, shown: dict[str, str], banks: Banks, packs: Packs) -> int:
    """One file a student with something graded; return how many.

    For Moodle the file lies in a folder named as in the download, so that the folder, zipped, can be uploaded as feedback.
    """
    places = list(_places(students, shown))
    for student, place in places:
        target = folder / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(feedback_page(student, shown[student.who.key], banks, packs), encoding="utf-8")
    return len(places)


def _places(students: list[Student], shown: dict[str, str]) -> Iterator[tuple[Student, str]]:
    """Where each student's page lies; no two in one place, whether or not capitals tell files apart."""
    taken = set()
    for student in filter(lambda student: student.sheets, students):
        called, who = shown[student.who.key], student.who
        safe = re.sub(r"[^\w .@-]+", "_", called).strip(". ") or "student"
        moodle = who.lms == "moodle" and called == who.name
        stem = f"{safe}_{who.id}_assignsubmission_file_/feedback" if moodle else safe
        tries = (stem if n == 1 else f"{stem} ({n})" for n in count(1))
        place = next(place for place in tries if place.lower() not in taken)
        taken.add(place.lower())
        yield student, f"{place}.html"
