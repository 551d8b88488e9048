"""The command `onrecord export`: the same banks as files for Moodle, Canvas, any system that reads cartridges, and Anki."""

from __future__ import annotations

import argparse
from pathlib import Path

from .anki import make_decks, write_anki
from .canvas import write_canvas
from .cartridge import write_cartridge
from .content import ContentError, find_root
from .corpus import Corpus, read_corpus
from .editions import read_packs
from .exercises import read_banks
from .moodle import write_moodle
from .quiz import Loss, Quiz, make_quiz, report_losses

FORMATS = ("moodle", "canvas", "cartridge", "anki")
ENDINGS = {"moodle": ".moodle.xml", "canvas": ".canvas.zip"}


def add_export(commands: argparse._SubParsersAction) -> None:
    """Add the command to a parser's commands."""
    export = commands.add_parser("export", help="write banks, with their keys, as quizzes for an LMS, or as Anki decks")
    export.add_argument("format", choices=FORMATS)
    export.add_argument("banks", nargs="*", metavar="BANK", help="banks by name, as national-2014 (default: all)")
    export.add_argument("--keys", type=Path, help="folder of keys (default: the course's)")
    export.add_argument(
        "--banks-folder", type=Path, metavar="FOLDER", help="folder of your own banks, instead of the course's"
    )
    export.add_argument(
        "--site", default="", metavar="URL", help="where your site stands: a cartridge links to its chapters"
    )
    export.add_argument("-o", "--out", type=Path, default=Path("export"), help="folder (default: %(default)s)")
    export.set_defaults(run=run_export)


def run_export(chosen: argparse.Namespace) -> int:
    """Write the files and beside each a report of what was lost; print where they are."""
    root = find_root()
    corpus = read_corpus(root)
    quizzes = _quizzes(root, corpus, chosen)
    chosen.out.mkdir(parents=True, exist_ok=True)
    made = _WRITERS[chosen.format](quizzes, corpus, chosen)
    for name, data in made.items():
        (chosen.out / name).write_bytes(data)
    print(f"In {chosen.out}: {', '.join(made)}. These files hold answers: give them to an LMS, never to a site.")
    return 0


def _quizzes(root: Path, corpus: Corpus, chosen: argparse.Namespace) -> list[Quiz]:
    banks = read_banks(root, chosen.banks_folder)
    packs = read_packs(root, chosen.keys or root / "keys", corpus, banks)
    for name in chosen.banks:
        if name not in packs:
            raise ContentError(f"there is no bank {name!r} with a key; write one of {', '.join(packs)}")
    return [make_quiz(banks[name][0], packs[name], corpus) for name in chosen.banks or packs]


def _one_each(writer_name: str, quizzes: list[Quiz]) -> dict[str, bytes]:
    writer = {"moodle": write_moodle, "canvas": write_canvas}[writer_name]
    made: dict[str, bytes] = {}
    for quiz in quizzes:
        data, losses = writer(quiz)
        made[quiz.name + ENDINGS[writer_name]] = data
        made |= _report(quiz, losses, writer_name)
    return made


def _report(quiz: Quiz, losses: list[Loss], format: str) -> dict[str, bytes]:
    return {f"{quiz.name}.{format}.losses.txt": report_losses(quiz, losses).encode()}


def _cartridge(quizzes: list[Quiz], corpus: Corpus, chosen: argparse.Namespace) -> dict[str, bytes]:
    site = chosen.site.rstrip("/")
    links = [(quiz.title, f"{site}/exercises/{quiz.name}.html") for quiz in quizzes] if site else []
    data, losses = write_cartridge("Accounts on Record", quizzes, links)
    made = {"accounts-on-record.imscc": data}
    for quiz in quizzes:
        made |= _report(quiz, losses[quiz.name], "cartridge")
    return made


def _anki(quizzes: list[Quiz], corpus: Corpus, _chosen) -> dict[str, bytes]:
    return {"accounts-on-record.apkg": write_anki(make_decks(quizzes, corpus))}


_WRITERS = {
    "moodle": lambda quizzes, *_: _one_each("moodle", quizzes),
    "canvas": lambda quizzes, *_: _one_each("canvas", quizzes),
    "cartridge": _cartridge,
    "anki": _anki,
}
