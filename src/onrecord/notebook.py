"""The notebook's door: `onrecord.show`."""

from __future__ import annotations

from pathlib import Path

from .content import ContentError, find_root
from .corpus import read_corpus
from .exercises import read_bank
from .keypack import entry
from .keys import read_key
from .render import render_question
from .widget import Exercise


def show(question: str, keys: str | Path | None = None) -> Exercise:
    """Return the question `bank/id` as a live widget.

    With `keys`, a folder of key files or one key file, Python grades: `score` follows `response`.
    Raise ContentError where there is no such question or key.
    """
    root = find_root()
    bank_id, _, id = question.partition("/")
    path = root / "exercises" / f"{bank_id}.yml"
    if not path.is_file():
        names = ", ".join(sorted(p.stem for p in path.parent.glob("*.yml")))
        raise ContentError(f"there is no bank {bank_id!r}; write bank/question, with one of the banks {names}")
    bank, _ = read_bank(path, root)
    if id not in bank.by_id:
        raise ContentError(f"there is no question {id!r} in {bank_id!r}; it has {', '.join(bank.by_id)}")
    corpus = read_corpus(root)
    asked = bank.by_id[id]
    answer = None if keys is None else _answer(root, Path(keys), bank_id, id)
    html = render_question(bank, asked, corpus)
    return Exercise(question, html, asked.points, answer and entry(asked, answer, corpus))


def _answer(root: Path, keys: Path, bank: str, id: str):
    folder = keys if keys.is_absolute() or keys.exists() else root / keys
    path = folder / f"{bank}.yml" if folder.is_dir() else folder
    key, _ = read_key(path, root)
    if id not in key.answers:
        raise ContentError(f"{path} has no answer to {id!r}; add it there, or pass other keys")
    return key.answers[id]
