"""Which pages an edition has: the book's table of contents, whole, or with chapters chosen and pages withheld."""

from __future__ import annotations

import hashlib
from pathlib import Path

import yaml
from attrs import frozen

from .content import ContentError

SHEETS = "exercises/"
CHAPTERS = ("book/documents/", "book/method/", "book/threads/", SHEETS)  # what `--chapters` chooses among
ALWAYS = "book/reference/"  # every page links to it, and it answers nothing
ANSWERS = "book/teach/answer-keys"
SUMMARY = "book/handed-in"  # a sheet's foot leads to it


@frozen
class Choice:
    """What of the book an edition has: `chapters` by the names of their pages (none: all), without the withheld pages.

    `alone`: these chapters and what they need, and no page of the book about itself; the first of them is the front page.
    """

    chapters: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    instructor: bool = False
    alone: bool = False

    @property
    def is_part(self) -> bool:
        """Whether it differs from the whole book as everybody reads it."""
        return bool(self.chapters or self.withheld or self.instructor)

    def has(self, page: str) -> bool:
        """Whether a page, as `_toc.yml` names it, is in the edition."""
        if any(_is_under(page, name) for name in self.withheld):
            return False
        if page.startswith(CHAPTERS) and self.chapters:
            return page.rpartition("/")[2] in self.chapters
        return not self.alone or page.startswith(ALWAYS) or page == SUMMARY


def _is_under(page: str, name: str) -> bool:
    return any(f"{page}/".startswith(f"{start}{name.rstrip('/')}/") for start in ("", "book/"))


def write_contents(root: Path, choice: Choice) -> Path:
    """Write the table of contents of a choice into a folder of its own under `_build`; return its path.

    Raise ContentError for a name that no page has.
    """
    toc = _read_toc(root)
    _check(choice, _pages(toc))
    front = front_page(root, choice) if choice.alone else toc["root"]
    parts = []
    for part in toc["parts"]:
        chapters = [it for it in part["chapters"] if choice.has(it["file"]) and it["file"] != front]
        if chapters:
            parts.append({**part, "chapters": chapters})
    if choice.instructor:
        parts.append({"caption": "Answer keys", "chapters": [{"file": ANSWERS}]})
    text = yaml.safe_dump({**toc, "root": front, "parts": parts}, allow_unicode=True, sort_keys=False)
    folder = root / "_build" / "parts" / hashlib.sha256(text.encode()).hexdigest()[:12]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "_toc.yml"
    if not path.exists():  # an older file keeps its date, and with it what was built
        path.write_text(text, encoding="utf-8")
    return path


def front_page(root: Path, choice: Choice) -> str:
    """The first of the chosen chapters' pages, as `_toc.yml` names it."""
    toc = _read_toc(root)
    _check(choice, _pages(toc))
    return next(page for page in _pages(toc) if page.startswith(CHAPTERS) and choice.has(page))


def chapter_pages(root: Path) -> list[str]:
    """The chapters that are read, in their order, as `_toc.yml` names them: all but the sheets of exercises."""
    return [page for page in _pages(_read_toc(root)) if page.startswith(CHAPTERS) and not page.startswith(SHEETS)]


def _read_toc(root: Path) -> dict:
    return yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))


def _pages(toc: dict) -> list[str]:
    return [chapter["file"] for part in toc["parts"] for chapter in part["chapters"]]


def _check(choice: Choice, pages: list[str]) -> None:
    names = sorted({page.rpartition("/")[2] for page in pages if page.startswith(CHAPTERS)})
    for name in choice.chapters:
        if name not in names:
            raise ContentError(f"there is no chapter {name!r}; write one of {', '.join(names)}")
    for name in choice.withheld:
        found = [page for page in pages if _is_under(page, name)]
        if not found:
            raise ContentError(f"there is no page {name!r} to withhold; name it as in _toc.yml, or a folder of pages")
        if any(page.startswith(ALWAYS) for page in found):
            raise ContentError(f"{name!r} is reference, which every page links to and which answers nothing; keep it")
