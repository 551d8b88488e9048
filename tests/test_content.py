"""YAML in, typed values out, and every mistake told as file:line."""

import pytest
from attrs import frozen

from onrecord.content import ContentError, find_root, read_yaml, structure


@frozen(kw_only=True)
class Leaf:
    word: str
    count: float = 0


@frozen(kw_only=True)
class Tree:
    leaves: list[Leaf]


# (what is wrong, the file, the line that is named, words of the message)
MISTAKES = [
    ("not YAML", "leaves:\n  - {word: a\n", 3, "is not YAML"),
    ("a key twice", "leaves:\n  - word: a\n    word: b\n", 3, "'word' stands here a second time"),
    ("an unknown field", "leaves:\n  - word: a\n    colour: red\n", 3, "'colour' is not a field here; the fields are"),
    ("a missing field", "leaves:\n  - word: a\n  - count: 2\n", 3, "'word' is missing"),
    ("a number for text", "leaves:\n  - word: 12\n", 2, "should be text, not 12; write quotes around it"),
    ("text for a number", "leaves:\n  - word: a\n    count: two\n", 3, "should be a number"),
    ("no list", "leaves: a\n", 1, "should be a list"),
    ("no mapping", "- a\n", 1, "should be a mapping"),
]


@pytest.mark.parametrize("name, text, line, words", MISTAKES, ids=[m[0] for m in MISTAKES])
def test_a_mistake_is_told_with_its_line(tmp_path, name, text, line, words):
    path = tmp_path / "leaves.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        structure(read_yaml(path, tmp_path), Tree)
    found = [f for f in caught.value.findings if words in f.message]
    assert found, caught.value
    assert str(found[0]).startswith(f"leaves.yml:{line}: ")


def test_all_mistakes_of_a_file_are_told_at_once(tmp_path):
    path = tmp_path / "leaves.yml"
    path.write_text("leaves:\n  - word: 1\n  - word: 2\n  - count: x\n", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        structure(read_yaml(path, tmp_path), Tree)
    assert [f.line for f in caught.value.findings] == [2, 3, 4, 4] or len(caught.value.findings) >= 4


def test_a_file_that_is_not_there_or_not_utf8_is_a_finding(tmp_path):
    with pytest.raises(ContentError, match="there is no such file"):
        read_yaml(tmp_path / "none.yml")
    (tmp_path / "latin.yml").write_bytes("word: é".encode("latin-1"))
    with pytest.raises(ContentError, match="is not UTF-8"):
        read_yaml(tmp_path / "latin.yml")


def test_words_and_dates_stay_what_the_author_wrote(tmp_path):
    path = tmp_path / "words.yml"
    path.write_text("a: no\nb: 2014-08-07\nc: on\nd: true\ne: 3\nf: ~\ng: 1.5\n", encoding="utf-8")
    assert read_yaml(path).data == {"a": "no", "b": "2014-08-07", "c": "on", "d": True, "e": 3, "f": None, "g": 1.5}


def test_the_root_is_found_upward_or_named(root, tmp_path, monkeypatch):
    monkeypatch.delenv("ONRECORD_ROOT", raising=False)
    assert find_root(root / "book" / "documents") == root
    with pytest.raises(ContentError, match="ONRECORD_ROOT"):
        find_root(tmp_path)
    monkeypatch.setenv("ONRECORD_ROOT", str(root))
    assert find_root(tmp_path) == root
