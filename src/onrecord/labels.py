"""What the parts of a question and the values in them are called, as HTML: for tables of what was chosen.

The grade desk has them of a script beside the site, `labels/<bank>.js`. Not in here: the form that a student fills (render).
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

from .exercises import NOTHING_NAMED, Bank, Option, Question
from .markup import inline
from .packscript import write_script

LINKS = "links"  # a part whose values are links: `start relation target`


def labels(question: Question) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """The names of those parts that have one, and by part the words of each value; links say themselves (`words_of`)."""
    names: dict[str, str] = {}
    texts: dict[str, dict[str, str]] = {}

    def take(part: str, options: Iterable[Option]) -> None:
        texts[part] = {option.id: inline(option.text) for option in options}

    if hasattr(question, "options"):
        take("marked" if question.several else "choice", question.options)
    if hasattr(question, "tokens"):
        texts["token"] = {id: inline(words) for id, words in question.tokens.items()}
    for slot in getattr(question, "slots", []):
        names[slot.id] = inline(slot.prompt)
        take(slot.id, slot.options)
    for row in getattr(question, "rows", []):
        for column in (column for column in question.columns if column.id not in row.skip):
            names[f"{row.id}.{column.id}"] = f"{inline(row.text)}: {inline(column.heading)}"
            take(f"{row.id}.{column.id}", column.options)
    for item in getattr(question, "items", []):
        names[item.id] = inline(item.text)
    return names, texts


def words_of(texts: dict[str, dict[str, str]], part: str, value: str) -> str:
    """What a value is called in a part; its id where it has no words."""
    if part != LINKS:
        return texts.get(part, {}).get(value) or escape(value)
    start, _, end = value.partition(" ")
    relation, _, target = end.partition(" ")
    return escape(f"{start} {relation.replace('_', ' ')} {'nothing named' if target == NOTHING_NAMED else target}")


def label_pack(bank: Bank) -> dict:
    """`{bank, questions: {id: {hash, level, prompt, parts, names, texts}}}`: all that a report says of a question but its key."""
    return {"bank": bank.id, "questions": {question.id: _labeled(question) for question in bank.questions}}


def _labeled(question: Question) -> dict:
    names, texts = labels(question)
    own = {name: getattr(question, name) for name in ("hash", "level", "prompt", "parts")}
    return own | {"names": names, "texts": texts}


def write_labels(bank: Bank, folder: Path) -> Path:
    """Write `<bank>.js` into a folder; return its path."""
    return write_script(folder / f"{bank.id}.js", "onrecordLabels", label_pack(bank))
