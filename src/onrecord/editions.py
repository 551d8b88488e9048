"""Editions: the built book as a folder to publish. The student edition holds no key; self-study adds the key packs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from .content import ContentError, Source
from .corpus import Corpus, read_corpus
from .exercises import Bank, read_banks
from .keypack import key_pack, write_key_pack
from .keys import read_keys
from .offline import write_worker

EDITIONS = ("student", "self-study")


def build_edition(root: Path, edition: str, out: Path) -> Path:
    """Build the book and lay the edition into `out`, whose old files go; return `out`.

    Raise ContentError where Sphinx fails; its own words have been printed.
    """
    build_book(root)
    lay_out(root / "_build" / "html", out)
    if edition == "self-study":
        for pack in read_packs(root, root / "keys").values():
            write_key_pack(pack, out / "keys")
    return out


def build_book(root: Path) -> None:
    """Run Jupyter Book on `root`, warnings as errors; raise ContentError with what it warned of."""
    program = "import sys; from jupyter_book.cli.main import main; sys.exit(main())"
    command = [sys.executable, "-c", program, "build", "-W", "-n", "--keep-going", str(root)]
    log = root / "_build" / "build.log"
    log.parent.mkdir(exist_ok=True)
    with log.open("w", encoding="utf-8") as file:
        done = subprocess.run(command, stdout=file, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
    if done.returncode:
        raise ContentError(
            "\n".join([*_complaints(log), f"the book was not built; mend this (the whole log is {log})"])
        )


def _complaints(log: Path) -> list[str]:
    """The lines of a log that say what is wrong, without colors."""
    lines = re.sub(r"\x1b\[[0-9;]*m", "", log.read_text(encoding="utf-8")).splitlines()
    found = [
        line for line in lines if re.search(r"\b(WARNING|ERROR|CRITICAL):|^\w*(?:Error|Exception)\b|error:$", line)
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
