"""Names apart from grades: each student has a pseudonym, and the list that leads back stands in a file of its own."""

from __future__ import annotations

import csv
import secrets
from collections.abc import Iterable
from pathlib import Path

from .content import ContentError
from .gradetables import cell
from .identity import Who

HEAD = ["pseudonym", "key", "name", "id"]


def pseudonyms(people: Iterable[Who], path: Path) -> dict[str, str]:
    """A pseudonym for each key. The list at `path` is kept and added to, so that a second run gives the same ones."""
    known = _read(path)
    taken = set(known.values())
    rows = []
    for who in sorted({who.key: who for who in people}.values(), key=lambda who: who.key):
        if who.key not in known:
            known[who.key] = _new(taken)
            rows.append([known[who.key], cell(who.key), cell(who.name), who.id])
    if rows:
        _add(path, rows)
    return known


def _new(taken: set[str]) -> str:
    while (name := f"p-{secrets.token_hex(3)}") in taken:
        pass
    taken.add(name)
    return name


def _read(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    with path.open(newline="", encoding="utf-8-sig") as file:
        rows = list(csv.reader(file))
    if not rows or rows[0] != HEAD:
        raise ContentError(f"{path} is no list of pseudonyms; move it away, or name another table with -o")
    return {row[1].removeprefix("'"): row[0] for row in rows[1:] if len(row) == len(HEAD)}


def _add(path: Path, rows: list[list[str]]) -> None:
    new = not path.exists()
    with path.open("a", newline="", encoding="utf-8-sig" if new else "utf-8") as file:
        table = csv.writer(file)
        if new:
            table.writerow(HEAD)
        table.writerows(rows)
