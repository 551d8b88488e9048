"""What the built pages say by themselves has a name and a Chinese; nothing is written past the table."""

import ast
import re
from pathlib import Path

import pytest

from onrecord.interface import SAYS, said, words

ROOT = Path(__file__).parent.parent
CHINESE = ROOT / "frontend" / "src" / "words" / "says.zh.ts"
ENTRY = re.compile(r'^  "?([\w.-]+)"?:\s*(\([\w, ]+\) =>)?', re.M)


def test_every_saying_has_a_chinese_that_takes_the_same():
    table = CHINESE.read_text(encoding="utf-8").partition("export const says")[2]
    chinese = {name: bool(takes) for name, takes in ENTRY.findall(table)}
    english = {name: "{}" in (saying if isinstance(saying, str) else saying[1]) for name, saying in SAYS.items()}
    assert chinese == english


@pytest.mark.parametrize("module", ["render", "reader", "reference"])
def test_no_words_are_written_past_the_table(module):
    tree = ast.parse((ROOT / "src" / "onrecord" / f"{module}.py").read_text(encoding="utf-8"))
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    labels = [
        keyword.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg in ("aria_label", "title") and isinstance(keyword.value, ast.Constant | ast.JoinedStr)
    ]
    assert [text for text in texts if re.search(r"<[a-z/][^<>]*>[^`<]*[A-Za-z]{2}", text)] == []
    assert labels == []


def test_a_count_of_one_is_said_so():
    assert [words("points", 1), words("points", 2)] == ["1 point", "2 points"]
    assert said("minutes", "2.5") == '<span data-say="minutes|2.5">2.5 min</span>'
