"""The commands `onrecord new` and `onrecord import-text`: the way in for a new document.

Not in here: the templates (scaffold), how a text is read (importtext) and laid out (importfile).
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from .content import ContentError, Finding, find_root
from .importfile import Witnessed, corpus_file
from .importtext import Language, Text, language_of, read_text
from .scaffold import new_bank, new_document, write_new

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
MOST_BYTES = 4_000_000
KINDS = {"document": new_document, "bank": new_bank}


def add_new(commands: argparse._SubParsersAction) -> None:
    """Add both commands to a parser's commands."""
    new = commands.add_parser("new", help="write the files of a new document or bank, with comments; never over others")
    new.add_argument("kind", choices=KINDS)
    new.add_argument("id", help="lower-case words and numbers with hyphens, as in order-195; it never changes")
    new.set_defaults(run=_new)

    text = commands.add_parser("import-text", help="turn a text with 第…条, 一、 or Article numbers into a corpus file")
    text.add_argument("file", nargs="?", help="the text, UTF-8; - for what is piped in")
    text.add_argument("--id", required=True, help="the document's id, and its file's name")
    text.add_argument("--language", choices=("zh", "en"), help="of FILE (default: by its characters)")
    text.add_argument("--zh", metavar="FILE", help="the Chinese, to be laid beside --en")
    text.add_argument("--en", metavar="FILE", help="the course's own translation, to be laid beside --zh")
    text.add_argument("--citation", default="", help="how it is cited, as in 'Order 195 (1996)' (default: the id)")
    text.add_argument("--found", default="", metavar="IDS", help="sources of every unit, as in one,two")
    text.add_argument("--certainty", choices=("F2", "F1", "I"), default="", help="of every unit")
    text.set_defaults(run=_import)


def _new(chosen: argparse.Namespace) -> int:
    root = find_root()
    done = KINDS[chosen.kind](root, _id(chosen.id))
    for name in done.written:
        print(f"written: {name}")
    for name in done.kept:
        print(f"already there, left as it is: {name}")
    for what in done.left:
        print(f"to do: {what}")
    if not done.written:
        print("Nothing was written. To begin again, move these files away, or take another id.", file=sys.stderr)
        return 1
    print("Search the files for “To write”; run `onrecord check` after each step.")
    return 0


def _import(chosen: argparse.Namespace) -> int:
    root = find_root()
    path = root / "corpus" / "documents" / f"{_id(chosen.id)}.yml"
    name = path.relative_to(root).as_posix()
    if path.exists():
        raise ContentError(f"{name} is there already and is left as it is; move it, or take another id")
    said, texts = _said(chosen), _texts(chosen)
    files = " and ".join("a pasted text" if file == "-" else Path(file).name for _, file in texts.values())
    laid = corpus_file(*_both(texts), said, chosen.citation or chosen.id, f"Read from {files}.")
    for line in (*_told(texts), *(f"{files}: {message}" for message in laid.told)):
        print(line)
    if not write_new(path, "\n".join([*laid.lines, ""])):
        raise ContentError(f"{name} was written meanwhile by somebody else and is left as it is")
    units = " and ".join(f"{len(text.articles)} {text.division}s in {it}" for it, (text, _) in texts.items())
    title = next((text.title for text, _ in texts.values() if text.title), "no title")
    print(f"{name}: “{title}”, {units}. Run `onrecord check`: it tells by line what is missing.")
    return 0


def _both(texts: dict[Language, tuple[Text, str]]) -> list[Text | None]:
    return [texts[language][0] if language in texts else None for language in ("zh", "en")]


def _said(chosen: argparse.Namespace) -> Witnessed:
    found = [name for name in re.split(r"[,\s]+", chosen.found) if name]
    if any(not ID.fullmatch(name) for name in found):
        raise ContentError(f"--found {chosen.found!r}: write ids from corpus/sources.yml, with commas between them")
    return Witnessed(found, chosen.certainty)


def _texts(chosen: argparse.Namespace) -> dict[Language, tuple[Text, str]]:
    """Each text with the name of its file; raise ContentError with every fault."""
    asked = [(language, name) for language, name in (("zh", chosen.zh), ("en", chosen.en)) if name]
    if bool(asked) == bool(chosen.file) or [name for _, name in asked] == ["-", "-"]:
        raise ContentError("name one file (or - for what is piped in), or name files with --zh and --en")
    texts: dict[Language, tuple[Text, str]] = {}
    for language, name in asked or [(chosen.language, chosen.file)]:
        raw = _raw(name)
        language = language or language_of(raw)
        texts[language] = (read_text(raw, language), name)
    faults = [Finding(name, n, message) for text, name in texts.values() for n, message in text.faults]
    if faults:
        raise ContentError([*faults, *_told(texts)])
    return texts


def _told(texts: dict[Language, tuple[Text, str]]) -> list[Finding]:
    return sorted(Finding(name, n, message) for text, name in texts.values() for n, message in text.told)


def _raw(name: str) -> str:
    if name == "-":
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
    else:
        with Path(name).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ContentError(f"{name} is longer than {MOST_BYTES // 1_000_000} MB; import one document at a time")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise ContentError(f"{name} is not UTF-8; open it in an editor and save it as UTF-8") from None


def _id(text: str) -> str:
    if not ID.fullmatch(text) or len(text) > 60:
        raise ContentError(f"{text!r} is no id; write lower-case words and numbers with hyphens, as in order-195")
    return text
