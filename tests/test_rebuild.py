"""An edit of YAML, TypeScript or Python shows after the next `make book`, without anything else being done."""

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from .conftest import CONTENT, ROOT


@pytest.fixture(scope="module")
def clone(tmp_path_factory) -> Path:
    """A copy of the whole project that borrows what is installed, built once."""
    folder = tmp_path_factory.mktemp("rebuild") / "clone"
    folder.mkdir()
    for name in (
        *CONTENT,
        "src",
        "Makefile",
        "pyproject.toml",
        "requirements.txt",
        "requirements-live.txt",
        "requirements-live-notebook.txt",
        "requirements-test.txt",
        "README.md",
    ):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy2)(source, folder / name)
    shutil.copytree(ROOT / "frontend", folder / "frontend", ignore=shutil.ignore_patterns("node_modules"))
    (folder / "frontend" / "node_modules").symlink_to(ROOT / "frontend" / "node_modules")
    (folder / ".venv").symlink_to(ROOT / ".venv")
    make_book(folder)
    return folder


def make_book(folder: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "ONRECORD_ROOT": str(folder)}
    done = subprocess.run(
        ["make", "-o", ".venv/.book", "book"], cwd=folder, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text, before
    time.sleep(1.1)  # make compares times in whole seconds on some file systems
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


# (what is edited, words before, words after, the built file that must show the words after)
EDITS = [
    (
        "exercises/national-2014.yml",
        "authenticated on the Friday",
        "authenticated on the Saturday",
        "exercises/national-2014.html",
    ),
    ("exercises/national-2014.yml", "registered on a Monday", "registered on a Tuesday", "book/labs/one-question.html"),
    ("keys/national-2014.yml", "it fixes no day", "it fixes no hour", "keys/national-2014.js"),
    (
        "corpus/documents/national-2014.yml",
        "heading: Violations",
        "heading: Breaches",
        "book/documents/national-2014.html",
    ),
    (
        "corpus/filings.yml",
        "what: the public account, by category",
        "what: the public account, class by class",
        "book/documents/national-2014.html",
    ),
    (
        "corpus/sources.yml",
        "title: NetEase, 15 August 2013",
        "title: NetEase of 15 August 2013",
        "book/reference/sources.html",
    ),
    ("frontend/src/words/en.ts", 'check: "Check"', 'check: "Check this"', "_static/onrecord.js"),
    ("frontend/src/styles/theme.css", "line-height: 1.65", "line-height: 1.66", "_static/onrecord.css"),
    ("src/onrecord/interface.py", "(no basis is named)", "(nothing is named)", "exercises/national-2014.html"),
]


@pytest.mark.skipif(not (ROOT / ".venv").is_dir(), reason="needs the project's own .venv, which make makes")
@pytest.mark.parametrize("file, before, after, shown", EDITS, ids=[f"{e[0]}->{e[3]}" for e in EDITS])
def test_an_edit_shows_after_make_book(clone, file, before, after, shown):
    edit(clone / file, before, after)
    make_book(clone)
    assert after.removeprefix("title: ").removeprefix("heading: ").removeprefix("what: ").split(": ")[-1].strip(
        '"'
    ) in (clone / "_build" / "self-study" / shown).read_text(encoding="utf-8")
