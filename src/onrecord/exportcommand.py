"""The command `onrecord export`: the same banks as quizzes for an LMS or as cards, and chapters as SCORM packages."""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from .anki import make_decks, write_anki
from .archive import packed
from .canvas import write_canvas
from .cartridge import Page, write_cartridge
from .content import ContentError, find_root
from .contents import Choice, chapter_pages, front_page
from .corpus import Corpus, read_corpus
from .editions import build_book, build_edition, read_packs
from .exercises import Bank, read_banks
from .moodle import write_moodle
from .quiz import Loss, Quiz, make_quiz, report_losses
from .scorm import package_files, report_package
from .stillpage import page_losses, still_page

FORMATS = ("moodle", "canvas", "cartridge", "scorm", "anki")
ENDINGS = {"moodle": ".moodle.xml", "canvas": ".canvas.zip"}
REPORT = ".losses.txt"
FILES = (".zip", ".xml", ".imscc", ".apkg")  # how the name of one file ends
WITH_ANSWERS = "These files hold answers: give them to an LMS, never to a site."
WITHOUT = "No answer is in them."


def add_export(commands: argparse._SubParsersAction) -> None:
    """Add the command to a parser's commands."""
    export = commands.add_parser("export", help="write banks as quizzes or packages for an LMS, or as Anki decks")
    export.add_argument("format", choices=FORMATS)
    export.add_argument("banks", nargs="*", metavar="BANK", help="banks by name, as national-2014 (default: all)")
    export.add_argument("--keys", type=Path, help="folder of keys (default: the course's)")
    export.add_argument(
        "--banks-folder", type=Path, metavar="FOLDER", help="folder of your own banks, instead of the course's"
    )
    export.add_argument(
        "--site", default="", metavar="URL", help="where your site stands: a cartridge links to its chapters"
    )
    export.add_argument(
        "--chapters",
        choices=("links", "pages"),
        default="links",
        help="of a cartridge: as links to your site (default), or as pages that stand in the LMS",
    )
    export.add_argument(
        "--edition",
        choices=("student", "self-study"),
        default="student",
        help="of a SCORM package: without keys (default), or with them and a score",
    )
    export.add_argument(
        "-o", "--out", type=Path, default=Path("export"), help="folder, or a name for one file (default: %(default)s)"
    )
    export.set_defaults(run=run_export)


def run_export(chosen: argparse.Namespace) -> int:
    """Write the files and beside each a report of what was lost; print where they are."""
    root = find_root()
    made = _scorm(root, chosen) if chosen.format == "scorm" else _quiz_files(root, chosen)
    folder, made = _named(chosen.out, made)
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in made.items():
        (folder / name).write_bytes(data)
    answers = chosen.format != "scorm" or chosen.edition != "student"
    print(f"In {folder}: {', '.join(made)}. {WITH_ANSWERS if answers else WITHOUT}")
    return 0


def _named(out: Path, made: dict[str, bytes]) -> tuple[Path, dict[str, bytes]]:
    """The folder to write to, and the files by name: their own, but where `out` names a file, the one that is no report."""
    if out.suffix not in FILES or out.is_dir():
        return out, made
    files = [name for name in made if not name.endswith(REPORT)]
    if len(files) > 1:
        raise ContentError(f"{out} names one file, and there are {len(files)}; name a folder, or one bank")
    return out.parent, {out.name if name in files else name: data for name, data in made.items()}


def _quiz_files(root: Path, chosen: argparse.Namespace) -> dict[str, bytes]:
    corpus = read_corpus(root)
    return _WRITERS[chosen.format](_quizzes(root, corpus, chosen), corpus, chosen)


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
    return {f"{quiz.name}.{format}{REPORT}": report_losses(quiz, losses).encode()}


def _cartridge(quizzes: list[Quiz], corpus: Corpus, chosen: argparse.Namespace) -> dict[str, bytes]:
    site = chosen.site.rstrip("/")
    as_pages = chosen.chapters == "pages"
    pages = _chapters(find_root(), quizzes, chosen, site) if as_pages else []
    links = [(quiz.title, f"{site}/exercises/{quiz.name}.html") for quiz in quizzes] if site and not as_pages else []
    data, losses = write_cartridge("Accounts on Record", quizzes, links, pages)
    made = {"accounts-on-record.imscc": data}
    for quiz in quizzes:
        made |= _report(quiz, losses[quiz.name], "cartridge")
    if as_pages:
        made |= _report(Quiz("chapters", "The chapters as pages", [], []), page_losses(site), "cartridge")
    return made


def _chapters(root: Path, quizzes: list[Quiz], chosen: argparse.Namespace, site: str) -> list[Page]:
    """The chapters of the banks that were named, or all; the book is built for them."""
    names = {quiz.name for quiz in quizzes}
    pages = chapter_pages(root)
    if chosen.banks or chosen.banks_folder:
        banks = [bank for name, (bank, _) in read_banks(root, chosen.banks_folder).items() if name in names]
        wanted = {_chapter(bank) for bank in banks}
        pages = [page for page in pages if page.rpartition("/")[2] in wanted]
    html = build_book(root)
    return [still_page(html, f"{page}.html", site, names) for page in pages]


def _chapter(bank: Bank) -> str:
    """The name of the chapter that a bank belongs to; "" for none."""
    return (bank.document or bank.chapter).rpartition("/")[2]


def _scorm(root: Path, chosen: argparse.Namespace) -> dict[str, bytes]:
    if chosen.banks_folder:
        raise ContentError(
            "a SCORM package holds pages of the book; put your bank into it, as book/teach/adapting.md says"
        )
    banks, made = {name: bank for name, (bank, _) in read_banks(root).items()}, {}
    for name in chosen.banks or banks:
        if name not in banks:
            raise ContentError(f"there is no bank {name!r}; write one of {', '.join(banks)}")
        made |= _package(root, banks[name], chosen)
    return made


def _package(root: Path, bank: Bank, chosen: argparse.Namespace) -> dict[str, bytes]:
    chapters = tuple(filter(None, (bank.id, _chapter(bank))))
    choice, scored = Choice(chapters, alone=True), chosen.edition != "student"
    with TemporaryDirectory() as folder:
        site = build_edition(root, chosen.edition, Path(folder) / "site", choice, chosen.keys)
        data = packed(package_files(bank, site, front_page(root, choice), scored))
    return {f"{bank.id}.scorm.zip": data, f"{bank.id}.scorm{REPORT}": report_package(bank, scored).encode()}


def _anki(quizzes: list[Quiz], corpus: Corpus, _chosen) -> dict[str, bytes]:
    return {"accounts-on-record.apkg": write_anki(make_decks(quizzes, corpus))}


_WRITERS = {
    "moodle": lambda quizzes, *_: _one_each("moodle", quizzes),
    "canvas": lambda quizzes, *_: _one_each("canvas", quizzes),
    "cartridge": _cartridge,
    "anki": _anki,
}
