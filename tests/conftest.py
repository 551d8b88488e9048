"""What the tests share: the real course, and a site built from it once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from onrecord.cli import main
from onrecord.corpus import read_corpus
from onrecord.editions import build_book, lay_out, read_packs
from onrecord.exercises import read_banks
from onrecord.keypack import write_key_pack

ROOT = Path(__file__).parent.parent
CONTENT = ("_config.yml", "_toc.yml", "book", "corpus", "exercises", "keys")


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def corpus():
    return read_corpus(ROOT)


@pytest.fixture(scope="session")
def banks():
    return read_banks(ROOT)


@pytest.fixture(scope="session")
def packs(corpus):
    return read_packs(ROOT, ROOT / "keys", corpus)


@pytest.fixture
def course(tmp_path) -> Path:
    """A copy of the course's content that a test may spoil."""
    return copy_course(tmp_path / "course")


def copy_course(folder: Path) -> Path:
    folder.mkdir(parents=True)
    for name in CONTENT:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy2)(source, folder / name)
    return folder


@pytest.fixture(scope="session")
def student_site(tmp_path_factory) -> Path:
    """The student edition, built from nothing, with warnings as errors."""
    folder = tmp_path_factory.mktemp("build")
    copy_course(folder / "course")
    build_book(folder / "course")
    lay_out(folder / "course" / "_build" / "html", folder / "student")
    return folder / "student"


@pytest.fixture(scope="session")
def site(student_site, packs) -> Path:
    """The self-study edition: the same pages, with the key packs beside them."""
    folder = student_site.parent / "self-study"
    shutil.copytree(student_site, folder)
    for pack in packs.values():
        write_key_pack(pack, folder / "keys")
    return folder


@pytest.fixture(scope="session")
def scorm_packages(tmp_path_factory) -> dict[str, Path]:
    """The SCORM packages of one chapter as an instructor exports them, without keys and with them."""
    folder = tmp_path_factory.mktemp("scorm")
    course = copy_course(folder / "course")
    return {name: export_scorm(course, folder / name / "package.zip", name) for name in ("student", "self-study")}


def export_scorm(course: Path, out: Path, edition: str = "student", bank: str = "national-2014") -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONRECORD_ROOT", str(course))
        assert main(["export", "scorm", bank, "--edition", edition, "-o", str(out)]) == 0
    return out


def spoil(course: Path, file: str, before: str, after: str) -> int:
    """Change the first place of `before` in a file of a course; return its line."""
    path = course / file
    text = path.read_text(encoding="utf-8")
    assert before in text, before
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return text[: text.index(before)].count("\n") + 1
