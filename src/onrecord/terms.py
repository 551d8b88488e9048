"""Where terms of art stand, and in which of their senses.

A term stands where its characters stand outside a longer term: 备案 does not stand in 备案手续, which is a term itself.
Not in here: what is wrong with it (termscheck), and how a list of places looks (places).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .corpus import Sense, Term


def standing(text: str, terms: Iterable[Term]) -> Iterator[tuple[int, int, Term]]:
    """Where in a Chinese text each term stands, from the front: start, end, term."""
    by_word: dict[str, Term | None] = {}
    for term in terms:
        by_word |= {term.zh: term, **dict.fromkeys(term.apart)}
    if by_word:
        pattern = "|".join(map(re.escape, sorted(by_word, key=len, reverse=True)))
        for found in re.finditer(pattern, text):
            if term := by_word[found[0]]:
                yield found.start(), found.end(), term


def senses_at(term: Term, place: str) -> list[Sense]:
    """The senses that a term has at a place: its only one, or those that name the place."""
    if len(term.senses) == 1:
        return term.senses
    return [sense for sense in term.senses if any(within(place, name) for name in sense.at)]


def within(place: str, name: str) -> bool:
    """Whether `document#eId` is what a name means: the place itself, what it contains, or the whole document."""
    return place == name or place.startswith((f"{name}#", f"{name}__"))
