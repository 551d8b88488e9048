"""What can be measured of two wordings in the same language: which words they share, and with what modal words.

A measure knows spelling and order and nothing of law.
Not in here: whose wordings they are (lab_renderings), and what a difference does (whoever reads it).
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from statistics import median
from typing import Literal

from attrs import frozen

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# English words that can carry a duty, a ban or a leave, as far as the documents and their versions use them.
MODALS = ("shall", "must", "should", "will", "may", "can", "prohibited", "required", "encouraged", "responsible")
# The Chinese ones; 由 gives a task to whom it precedes, 请 asks.
MARKS = ("应当", "必须", "不得", "严禁", "可以", "鼓励", "负责", "由", "请")

Kind = Literal["the same", "one adds", "some replaced", "nothing shared"]
KINDS: tuple[Kind, ...] = ("one adds", "some replaced", "nothing shared")


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared: case and the shape of quotation marks set aside."""
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]


@frozen
class Block:
    """A stretch of two aligned texts: the same words on both sides, or words that have no partner."""

    left: list[str]
    right: list[str]
    same: bool


def align(left: str, right: str) -> list[Block]:
    """Two texts laid along each other, longest common runs first (difflib); spelling as in the texts."""
    a, b = WORD.findall(left), WORD.findall(right)
    found = SequenceMatcher(None, words_of(left), words_of(right), autojunk=False).get_opcodes()
    return [Block(a[i:j], b[k:m], tag == "equal") for tag, i, j, k, m in found]


def share(left: str, right: str) -> float:
    """How much of both texts lies in words that they share in the same order, from 0 to 1 (difflib's ratio)."""
    return SequenceMatcher(None, words_of(left), words_of(right), autojunk=False).ratio()


def changed(left: str, right: str) -> int:
    """How many words stand without a partner, on the side that has more of them, summed over the blocks."""
    return sum(max(len(block.left), len(block.right)) for block in align(left, right) if not block.same)


def kind(left: str, right: str) -> Kind:
    """How two texts differ, as far as words tell: one has all that the other has, or not all, or nothing."""
    blocks = align(left, right)
    apart = [block for block in blocks if not block.same]
    if not apart:
        return "the same"
    if len(apart) == len(blocks):
        return "nothing shared"
    one_sided = not (any(block.left for block in apart) and any(block.right for block in apart))
    return "one adds" if one_sided else "some replaced"


def modals(text: str) -> list[str]:
    """The modal words of an English text, in its order."""
    return [word for word in words_of(text) if word in MODALS]


def marks(chinese: str) -> list[str]:
    """The words of a Chinese text that can carry a duty, a ban, a leave or a task, in its order."""
    return re.findall("|".join(MARKS), re.sub("[自理事]由", "", chinese))


def ahead(first: list[float], second: list[float]) -> float | None:
    """Of all pairs of one from `first` and one from `second`, the share where the first is larger; ties count half.

    0.5 says that the numbers do not tell the groups apart; None that a group is empty.
    """
    pairs = [(a, b) for a in first for b in second]
    return sum((a > b) + (a == b) / 2 for a, b in pairs) / len(pairs) if pairs else None


def middle(numbers: list[float]) -> float | None:
    """The median, or None where there are no numbers."""
    return median(numbers) if numbers else None
