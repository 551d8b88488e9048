"""The files under what the instructor named: folders, zips from the LMS, single files, JSON lines; hostile ones, too.

Nothing is unpacked to disk. Listing gives items; reading one gives bytes or raises Refused, so that one file never
costs another. Not in here: what is in a file (handin), who it is from (identity).
"""

from __future__ import annotations

import stat
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from attrs import frozen

from .handin import DAMAGED, MOST_BYTES, Refused

LINES = ".jsonl"
SLICE = 8 * 1024 * 1024  # bytes of JSON lines that one job reads
BLOCK = 256 * 1024  # of them at a time
MOST_ENTRIES = 200_000  # a zip with more is no class's
MOST_RATIO = 100  # answers pack to a tenth or so; a bomb, to a thousandth
SMALL = 64 * 1024 * 1024  # what a zip may unpack to whatever its ratio


@frozen
class Item:
    """One file: `name` as the table has it; `path` holds it, as the zip's `entry` if it is one.

    With `end`, a slice of JSON lines: those that begin at a byte from `start` to before `end`.
    With `problem`, a file that is refused unread.
    """

    name: str
    path: Path
    entry: str = ""
    start: int = 0
    end: int = 0
    problem: tuple[str, str] | None = None


def find_items(paths: Iterable[Path]) -> Iterator[Item]:
    """Every file under the paths, in the order of the paths and, within one, of the names."""
    for path in paths:
        if path.is_dir():
            for file in sorted(p for p in path.rglob("*") if not p.name.startswith(".")):
                if file.is_symlink():
                    yield Item(file.relative_to(path).as_posix(), file, problem=LINK)
                elif file.is_file():
                    yield from _open(file, file.relative_to(path).as_posix())
        else:
            yield from _open(path, path.name)


LINK = ("foreign", "is a link, not a file; ask for the saved file")


def _open(path: Path, name: str) -> Iterator[Item]:
    if path.suffix.lower() == ".zip":
        yield from _list_zip(path, name)
    elif path.suffix.lower() == LINES:
        size = path.stat().st_size
        for start in range(0, size, SLICE):
            yield Item(name, path, start=start, end=min(start + SLICE, size))
    else:
        yield Item(name, path)


def _list_zip(path: Path, name: str) -> Iterator[Item]:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        yield Item(name, path, problem=("damaged", f"is no readable zip ({error}); download it again"))
        return
    if problem := _wrong_zip(path, entries):
        yield Item(name, path, problem=problem)
        return
    twice = {name for name, n in Counter(entry.filename for entry in entries).items() if n > 1}
    for entry in sorted(entries, key=lambda entry: entry.filename):
        yield Item(entry.filename, path, entry.filename, problem=TWICE if entry.filename in twice else _wrong(entry))


def _wrong_zip(path: Path, entries: list[zipfile.ZipInfo]) -> tuple[str, str] | None:
    """Why a whole zip is refused, if it is."""
    if not entries:
        return "damaged", "is an empty zip; download it again"
    if len(entries) > MOST_ENTRIES:
        return "oversized", f"holds {len(entries)} files, which no class hands in; download it again"
    if sum(entry.file_size for entry in entries) > max(SMALL, MOST_RATIO * path.stat().st_size):
        return "oversized", "unpacks to far more than it is, which no hand-ins do; download it from the LMS again"
    return None


TWICE = ("damaged", "stands twice under one name in the zip; download it from the LMS again")


def _wrong(entry: zipfile.ZipInfo) -> tuple[str, str] | None:
    """Why an entry is refused unread, if it is."""
    place = PurePosixPath(entry.filename.replace("\\", "/"))
    if stat.S_ISLNK(entry.external_attr >> 16):
        return LINK
    if place.is_absolute() or not place.parts or ".." in place.parts or ":" in place.parts[0]:
        return "foreign", "has a name that leads out of the zip; download it from the LMS again"
    if place.suffix.lower() == ".zip":
        return "foreign", "is a zip in a zip; ask for the saved file itself"
    if entry.flag_bits & 1:
        return "damaged", "is locked with a password; ask for the saved file itself"
    if entry.file_size > MOST_BYTES:
        return "oversized", TOO_LARGE
    return None


TOO_LARGE = f"is larger than {MOST_BYTES // 1024} kB, which no hand-in is; ask for the saved file"


class Reader:
    """Reads items, and keeps the zip that it reads from open; one to a process."""

    def __init__(self):
        self._zip: tuple[Path, zipfile.ZipFile] | None = None

    def read(self, item: Item) -> bytes:
        """The bytes of an item; raise Refused with what is wrong and what to do."""
        if item.problem:
            raise Refused(*item.problem)
        return self._entry(item) if item.entry else _file(item.path)

    def _entry(self, item: Item) -> bytes:
        """Never more than the limit, however much an entry claims or unpacks to."""
        try:
            if self._zip is None or self._zip[0] != item.path:
                self._zip = (item.path, zipfile.ZipFile(item.path))
            with self._zip[1].open(item.entry) as file:
                return within_limit(file.read(MOST_BYTES + 1))
        except Refused:
            raise
        except Exception as error:  # zipfile raises many kinds for one cause: the entry does not unpack
            raise Refused("damaged", f"does not unpack ({error}); {DAMAGED}") from None


def _file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return within_limit(file.read(MOST_BYTES + 1))
    except OSError as error:
        raise Refused("damaged", f"cannot be read ({error.strerror}); check the file and its rights") from None


def within_limit(data: bytes) -> bytes:
    """The bytes themselves; raise Refused where they are more than any hand-in has."""
    if len(data) > MOST_BYTES:
        raise Refused("oversized", TOO_LARGE)
    return data


def lines(item: Item) -> Iterator[tuple[int, bytes]]:
    """The lines of a slice, each with the byte at which it begins; one line is never read beyond the limit."""
    with item.path.open("rb", buffering=BLOCK) as file:
        if item.start:
            file.seek(item.start - 1)
            file.readline()  # the line that began before belongs to the slice before
        at = file.tell()
        while at < item.end and (line := file.readline(MOST_BYTES + 1)):
            yield at, line
            at += len(line)
            while not line.endswith(b"\n") and (line := file.readline(MOST_BYTES)):
                at += len(line)
