"""The commands that begin a document: what they write passes the check, and nothing is written over."""

import io
import sys

import pytest

from onrecord.check import check_course
from onrecord.cli import main
from onrecord.content import read_yaml


@pytest.fixture
def here(course, monkeypatch):
    """A copy of the course as the working folder."""
    monkeypatch.delenv("ONRECORD_ROOT", raising=False)
    monkeypatch.chdir(course)
    return course


def contents(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def findings(course):
    return [(it.path, it.message) for it in check_course(course)]


def test_what_is_written_passes_the_check_and_says_what_to_add(here, capsys):
    before, cards = findings(here), read_yaml(here / "corpus/instruments.yml").data["instruments"]
    assert main(["new", "document", "my-notice"]) == main(["new", "bank", "my-notice"]) == 0
    assert findings(here) == before
    told = capsys.readouterr().out
    assert "- file: book/documents/my-notice" in told and "- file: exercises/my-notice" in told
    after = read_yaml(here / "corpus/instruments.yml").data["instruments"]
    assert after[:-1] == cards and after[-1]["id"] == "my-notice"
    assert "document: my-notice" in (here / "exercises/my-notice.yml").read_text()


def test_a_bank_of_no_document_passes_the_check_too(here):
    before = findings(here)
    assert main(["new", "bank", "my-bank"]) == 0
    assert findings(here) == before


def test_two_keys_have_two_canaries(here):
    main(["new", "bank", "one"])
    main(["new", "bank", "two"])
    canaries = {read_yaml(here / f"keys/{name}.yml").data["canary"] for name in ("one", "two")}
    assert len(canaries) == 2


@pytest.mark.parametrize("kind", ["document", "bank"])
def test_a_second_time_nothing_changes(here, capsys, kind):
    main(["new", kind, "my-notice"])
    before = contents(here)
    assert main(["new", kind, "my-notice"]) == 1
    assert contents(here) == before
    told = capsys.readouterr()
    assert "already there, left as it is" in told.out and "Nothing was written" in told.err


def test_what_is_missing_is_written_beside_what_is_there(here, capsys):
    page = here / "book/documents/my-notice.md"
    page.write_text("mine\n")
    assert main(["new", "document", "my-notice"]) == 0
    assert page.read_text() == "mine\n" and (here / "corpus/documents/my-notice.yml").exists()
    assert "left as it is: book/documents/my-notice.md" in capsys.readouterr().out


def test_cards_in_a_form_of_their_own_are_left_and_the_card_is_told(here, capsys):
    path = here / "corpus/instruments.yml"
    path.write_text(path.read_text().rstrip() + "\nmore: []\n")
    before = path.read_bytes()
    assert main(["new", "document", "my-notice"]) == 0
    assert path.read_bytes() == before and not list(path.parent.glob("*.new"))
    assert "to do: add to `instruments`" in capsys.readouterr().out


@pytest.mark.parametrize(
    "id", ["", "My-Notice", "../x", "a/b", "a b", "-a", "a-", "a--b", "通知", "2014-notice", "a" * 61, "a\n"]
)
def test_what_is_no_id_gets_a_sentence(here, capsys, id):
    before = contents(here)
    for command in (["new", "document", "--", id], ["new", "bank", "--", id], ["import-text", f"--id={id}", "-"]):
        assert main(command) == 1
        assert "is no id; write lower-case words" in capsys.readouterr().err
    assert contents(here) == before


def test_a_text_becomes_a_document_of_which_the_check_says_what_is_missing(here, capsys):
    (here / "a.txt").write_text("标题\n某年公布\n第一条 甲。\n第二条 乙：\n（一）丙。\n", encoding="utf-8")
    assert main(["import-text", "a.txt", "--id", "my-notice"]) == 0
    told = capsys.readouterr().out
    assert "a.txt:2: “某年公布” belongs to no article" in told and "2 articles in zh" in told
    own = [it for it in check_course(here) if it.path == "corpus/documents/my-notice.yml"]
    lines = (here / "corpus/documents/my-notice.yml").read_text().splitlines()
    missing = {(lines[it.line - 1].split()[-1], it.message.split("'")[1]) for it in own}
    assert {("甲。", "en"), ("甲。", "found"), ("甲。", "certainty"), ("丙。", "en")} <= missing
    assert any("'heading' is missing" in it.message for it in own)


def test_an_imported_document_takes_the_other_files_beside_it(here):
    (here / "a.txt").write_text("标题\n第一条 甲。\n", encoding="utf-8")
    main(["import-text", "a.txt", "--id", "my-notice"])
    before = (here / "corpus/documents/my-notice.yml").read_bytes()
    assert main(["new", "document", "my-notice"]) == main(["new", "bank", "my-notice"]) == 0
    assert (here / "corpus/documents/my-notice.yml").read_bytes() == before
    assert {it.path for it in check_course(here)} == {"corpus/documents/my-notice.yml"}


def test_a_text_can_be_piped_in(here, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Article 1 One.\n")))
    assert main(["import-text", "-", "--id", "my-notice"]) == 0
    assert "- en: One." in (here / "corpus/documents/my-notice.yml").read_text()


def test_a_document_is_not_imported_over_another(here, capsys):
    before = contents(here)
    assert main(["import-text", "README.md", "--id", "national-2014"]) == 1
    assert "is there already and is left as it is" in capsys.readouterr().err
    assert contents(here) == before


@pytest.mark.parametrize(
    "data, arguments, words",
    [
        (b"\xb5\xda\xd2\xbb\xcc\xf5", ["a.txt"], "is not UTF-8"),
        (b"", ["a.txt"], "a.txt:1: there is no"),
        ("第一条 甲。\n第三条 丙。".encode(), ["a.txt"], "a.txt:2: “第三条” stands where number 2 is due"),
        (b"x" * 4_000_001, ["a.txt"], "longer than 4 MB"),
        (b"x", ["b.txt"], "b.txt: No such file"),
        (b"x", ["."], "Is a directory"),
        (b"x", [], "name one file"),
        (b"x", ["a.txt", "--zh", "a.txt"], "name one file"),
        (b"x", ["--zh", "-", "--en", "-"], "name one file"),
        ("第一条 甲。".encode(), ["a.txt", "--found", "a: b"], "write ids from corpus/sources.yml"),
    ],
)
def test_odd_input_gets_a_sentence_and_nothing_is_written(here, capsys, data, arguments, words):
    (here / "a.txt").write_bytes(data)
    assert main(["import-text", "--id", "my-notice", *arguments]) == 1
    assert words in capsys.readouterr().err
    assert not (here / "corpus/documents/my-notice.yml").exists()
