"""Editions: the built book as a folder to publish, whole or in part.

The student edition holds no key; self-study adds the key packs; instructor adds the page that shows and prints them.
Not in here: which pages an edition has (contents), key packs as files to hand on (keyfiles).
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from .archive import pack
from .content import ContentError, Source
from .contents import Choice, write_contents
from .corpus import Corpus, read_corpus
from .exercises import Bank, read_banks
from .keypack import key_pack, write_key_pack
from .keys import read_keys
from .offline import write_worker

EDITIONS = ("student", "self-study", "instructor")


def build_edition(root: Path, edition: str, out: Path, choice: Choice | None = None, keys: Path | None = None) -> Path:
    """Build the book, or the part of it that was chosen, and lay the edition into `out`, whose old files go; return `out`.

    `keys` is the folder of keys (default: the course's). Raise ContentError where Sphinx fails; its own words have been printed.
    """
    choice = choice or Choice(instructor=edition == "instructor")
    lay_out(build_book(root, choice), out)
    if edition != "student":
        for name, pack in read_packs(root, keys or root / "keys").items():
            if (out / "banks" / f"{name}.js").exists():  # a bank whose pages were left out keeps its key to itself
                write_key_pack(pack, out / "keys")
    return out


def build_book(root: Path, choice: Choice | None = None) -> Path:
    """Run Jupyter Book on `root`, warnings as errors; return the folder of HTML; raise ContentError with what it warned of.

    A part of the book has an output of its own, and links that lead out of it become plain words without a warning.
    """
    program = "import sys; from jupyter_book.cli.main import main; sys.exit(main())"
    command = [sys.executable, "-c", program, "build", "--keep-going"]
    contents = write_contents(root, choice) if choice and choice.is_part else None
    place = contents.parent if contents else root
    command += ["--toc", str(contents), "--path-output", str(place)] if contents else ["-W", "-n"]
    log = place / "_build" / "build.log"
    log.parent.mkdir(exist_ok=True, parents=True)
    with log.open("w", encoding="utf-8") as file:
        done = subprocess.run([*command, str(root)], stdout=file, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
    if done.returncode:
        raise ContentError(
            "\n".join([*_complaints(log), f"the book was not built; mend this (the whole log is {log})"])
        )
    return place / "_build" / "html"


def pack_edition(folder: Path) -> Path:
    """The edition as one zip beside its folder, the same bytes for the same files; return its path."""
    path = folder.with_name(f"{folder.name}.zip")
    files = {file.relative_to(folder.parent).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    pack(files, path)
    return path


def _complaints(log: Path) -> list[str]:
    """The lines of a log that say what is wrong, without colors."""
    lines = re.sub(r"\x1b\[[0-9;]*m", "", log.read_text(encoding="utf-8")).splitlines()
    found = [
        line
        for line in lines
        if re.search(
            r"\b(WARNING|ERROR|CRITICAL):|^\w*(?:Error|Exception)\b|error:$|is malformed:|^_config\.yml:", line
        )
    ]
    return found or lines[-15:]


def lay_out(html: Path, out: Path) -> None:
    """Make `out` the same as `html`, and fit for hosts that hide names with an underscore."""
    if out.exists() and not (out / ".nojekyll").exists() and any(out.iterdir()):
        raise ContentError(f"{out} holds files that no edition put there; name an empty folder")
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(html, out, ignore=shutil.ignore_patterns(".buildinfo*", "*.map"))
    (out / ".nojekyll").touch()
    write_worker(out)


def read_packs(
    root: Path, keys: Path, corpus: Corpus | None = None, banks: dict[str, tuple[Bank, Source]] | None = None
) -> dict[str, dict]:
    """The key packs of every bank (default: the course's) that has a key in the folder `keys`, by bank."""
    corpus = corpus or read_corpus(root)
    found = read_keys(keys, root)
    banks = banks or read_banks(root)
    return {name: key_pack(banks[name][0], key, corpus) for name, (key, _) in found.items() if name in banks}
