"""The notebook's door: `onrecord.show` for questions and sheets, `onrecord.show_document` for documents."""

from __future__ import annotations

from pathlib import Path

from .content import ContentError, find_root
from .corpus import read_corpus
from .exercises import Bank, read_bank
from .keypack import entry
from .keys import Key, read_key
from .reader import Pinyin, render_document
from .render import render_question, render_sheet
from .widget import Exercise, Reader, Sheet


def show(name: str, keys: str | Path | None = None) -> Exercise | Sheet:
    """Return the question `bank/id`, or with `bank` alone its whole sheet, as a live widget.

    With `keys`, a folder of key files or one key file, Python grades: `score` follows `response`.
    Raise ContentError where there is no such bank, question or key.
    """
    root = find_root()
    bank_id, _, id = name.partition("/")
    bank = _bank(root, bank_id)
    if id and id not in bank.by_id:
        raise ContentError(f"there is no question {id!r} in {bank_id!r}; it has {', '.join(bank.by_id)}")
    corpus = read_corpus(root)
    asked = [bank.by_id[id]] if id else bank.questions
    key = None if keys is None else _key(root, Path(keys), bank_id, [question.id for question in asked])
    entries = {question.id: entry(question, key.answers[question.id], corpus) for question in asked} if key else {}
    if not id:
        return Sheet(bank_id, render_sheet(bank, corpus), {q.id: q.points for q in asked}, entries)
    return Exercise(name, render_question(bank, asked[0], corpus), asked[0].points, entries.get(id))


def show_document(place: str) -> Reader:
    """Return a document, `national-2014`, or a part of it, `national-2014#art_7`, as a live reader.

    Raise ContentError where there is no such document or part.
    """
    corpus = read_corpus(find_root())
    name, _, eid = place.partition("#")
    if name not in corpus.documents:
        raise ContentError(f"there is no document {name!r}; write one of {', '.join(corpus.documents)}")
    document = corpus.documents[name]
    if eid and not any(unit == eid or unit.startswith(f"{eid}__") for unit in document.provisions):
        raise ContentError(f"there is no {eid!r} in {name!r}; write an eId such as art_7 or art_7__para_1")
    return Reader(html=render_document(document, corpus, _pinyin(), eid))


def _bank(root: Path, name: str) -> Bank:
    path = root / "exercises" / f"{name}.yml"
    if not path.is_file():
        names = ", ".join(sorted(p.stem for p in path.parent.glob("*.yml")))
        raise ContentError(f"there is no bank {name!r}; write bank/question or a bank, with one of the banks {names}")
    return read_bank(path, root)[0]


def _key(root: Path, keys: Path, bank: str, ids: list[str]) -> Key:
    folder = keys if keys.is_absolute() or keys.exists() else root / keys
    path = folder / f"{bank}.yml" if folder.is_dir() else folder
    key, _ = read_key(path, root)
    for id in ids:
        if id not in key.answers:
            raise ContentError(f"{path} has no answer to {id!r}; add it there, or pass other keys")
    return key


def _pinyin() -> Pinyin:
    """The sounds, where pypinyin is installed; a reader without them is a reader all the same."""
    try:
        from .pinyin import pinyin
    except ImportError:
        return lambda text: [""] * len(text)
    return pinyin
