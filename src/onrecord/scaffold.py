"""The files of a new document and of a new bank, with comments that say what to write: each passes `onrecord check` as it is.

Nothing that exists is written over. Not in here: the texts (templates), and what is printed (newcommand).
"""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path

from attrs import Factory, define

from .content import ContentError, read_yaml
from .templates import BANK, CARD, CHAPTER, DOCUMENT, KEY, NORMS, SHEET

CARDS = "corpus/instruments.yml"


@define
class Done:
    """What was written, what was there before, and what is left to the author."""

    written: list[str] = Factory(list)
    kept: list[str] = Factory(list)
    left: list[str] = Factory(list)


def new_document(root: Path, id: str) -> Done:
    """Write the document, its norms, its chapter and its card."""
    done = Done()
    _write(root, f"corpus/documents/{id}.yml", DOCUMENT, done)
    _write(root, f"corpus/norms/{id}.yml", NORMS.replace("<id>", id), done)
    _write(root, f"book/documents/{id}.md", CHAPTER.replace("<id>", id), done)
    _add_card(root, id, done)
    _ask_contents(root, f"book/documents/{id}", "Documents", done)
    return done


def new_bank(root: Path, id: str) -> Done:
    """Write the bank, its key and its sheet; it is of the document of its name, where there is one."""
    done = Done()
    own = (root / f"corpus/documents/{id}.yml").is_file()
    at, language, words = _some_words(root, id)
    evidence = f"{{at: {at}, {language}: {json.dumps(words, ensure_ascii=False)}}}"
    document = f"document: {id}" if own else "# chapter: book/method/a-page  # the page it belongs to, if any"
    _write(root, f"exercises/{id}.yml", BANK.replace("<id>", id).replace("<document>", document), done)
    canary = f"canary-{secrets.token_hex(12)}"
    _write(
        root,
        f"keys/{id}.yml",
        KEY.replace("<id>", id).replace("<canary>", canary).replace("<evidence>", evidence),
        done,
    )
    _write(root, f"exercises/{id}.md", SHEET.replace("<id>", id), done)
    _ask_contents(root, f"exercises/{id}", "Exercises", done)
    return done


def write_new(path: Path, text: str) -> bool:
    """Write a file that is not there yet; False if it is, and then nothing has changed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        return False
    return True


def _write(root: Path, name: str, text: str, done: Done) -> None:
    (done.written if write_new(root / name, text) else done.kept).append(name)


def _add_card(root: Path, id: str, done: Done) -> None:
    """Add the card at the end of the cards, and only if the file then reads as before with one card more."""
    path, card = root / CARDS, CARD.replace("<id>", id)
    before = read_yaml(path, root).data
    cards = before.get("instruments") if isinstance(before, dict) else None
    if isinstance(cards, list) and any(isinstance(it, dict) and it.get("id") == id for it in cards):
        done.kept.append(f"the card of {id} in {CARDS}")
        return
    draft = path.with_name(f"{path.name}.new")
    try:
        draft.write_text(f"{path.read_text(encoding='utf-8').rstrip()}\n\n{card}", encoding="utf-8")
        after = read_yaml(draft).data
        if after == {**before, "instruments": [*(cards or []), after["instruments"][-1]]}:
            os.replace(draft, path)
            done.written.append(f"a card at the end of {CARDS}")
            return
    except (ContentError, TypeError, KeyError, IndexError):
        pass  # the file has a form of its own: the author adds the card
    finally:
        draft.unlink(missing_ok=True)
    done.left.append(f"add to `instruments` in {CARDS}:\n{card}")


def _ask_contents(root: Path, page: str, part: str, done: Done) -> None:
    path = root / "_toc.yml"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    if not any(line.split("#")[0].strip() == f"- file: {page}" for line in lines):
        done.left.append(f"add to _toc.yml, under `caption: {part}`:\n      - file: {page}")


def _some_words(root: Path, id: str) -> tuple[str, str, str]:
    """Words that the first answer can rest on: a document's title, its own or else the first one's."""
    paths = sorted((root / "corpus" / "documents").glob("*.yml"), key=lambda path: (path.stem != id, path.stem))
    for path in paths:
        data = read_yaml(path, root).data
        title = data.get("title") if isinstance(data, dict) else None
        for language in ("en", "zh"):
            if isinstance(title, dict) and isinstance(title.get(language), str):
                return f"{path.stem}#title", language, title[language]
    return f"{id}#title", "en", "To write: words of the document"
