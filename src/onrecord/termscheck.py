"""The checks of `terms.yml`: what it refers to is there, and each sense of a term has one English word in the translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .content import Finding, Source
from .corpus import Corpus, Sense, Term, place_of
from .terms import senses_at, standing, within

TERMS = "terms.yml"


def check_terms(corpus: Corpus) -> list[Finding]:
    """Every finding about the terms, and about each translated passage that has another word for one."""
    source = corpus.files[TERMS]
    placed = _places(corpus)
    english = {place: en for place, _, en in corpus.translated()}
    findings = []
    for n, item in enumerate(source.data["terms"]):
        term = corpus.terms[item["id"]]
        places = placed.get(term.id, [])
        findings += [source.finding(message, "terms", n, *spot) for spot, message in _check_names(term, corpus)]
        findings += [source.finding(message, "terms", n, *spot) for spot, message in _check_senses(term, places)]
        findings += [source.finding(message, "terms", n, *spot) for spot, message in _check_exceptions(term, english)]
        findings += _check_words(term, places, english, corpus)
    return findings


def _places(corpus: Corpus) -> dict[str, list[str]]:
    """The translated passages in which each term stands, by the term's id."""
    found: dict[str, list[str]] = {}
    for place, zh, _ in corpus.translated():
        for name in dict.fromkeys(term.id for _, _, term in standing(zh, corpus.terms.values())):
            found.setdefault(name, []).append(place)
    return found


def _check_names(term: Term, corpus: Corpus) -> Iterator[tuple[tuple, str]]:
    for name in term.sources:
        if name not in corpus.sources:
            yield (
                ("sources",),
                f"source {name!r} is not in corpus/sources.yml; add it there, or mend the name",
            )
    for n, place in enumerate(term.seen):
        try:
            corpus.parting(place)
        except KeyError:
            yield ("seen", n), f"there is no parting {place!r}; write document#parting-id"


def _check_senses(term: Term, places: list[str]) -> Iterator[tuple[tuple, str]]:
    """A term with several senses says of each place which of them stands there."""
    for n, sense in enumerate(term.senses):
        for i, name in enumerate(sense.at):
            if not any(within(place, name) for place in places):
                yield (
                    ("senses", n, "at", i),
                    f"{term.zh} does not stand in {name!r}; write document, document#eId or instrument#eId",
                )
    if len(term.senses) > 1:
        for place in places:
            if not senses_at(term, place):
                yield ("senses",), f"{term.zh} stands in {place}; name it in `at` of the sense that it has there"


def _check_exceptions(term: Term, english: dict[str, str]) -> Iterator[tuple[tuple, str]]:
    for n, exception in enumerate(term.exceptions):
        senses = senses_at(term, exception.at)
        if exception.at not in english:
            yield ("exceptions", n, "at"), f"there is no translated passage {exception.at!r}; write document#eId"
        elif all(_has(english[exception.at], sense) for sense in senses):
            yield ("exceptions", n), f"{exception.at} has the course's word for {term.zh}; drop the exception"


def _check_words(term: Term, places: list[str], english: dict[str, str], corpus: Corpus) -> Iterator[Finding]:
    excepted = {exception.at for exception in term.exceptions}
    for place in places:
        for sense in senses_at(term, place):
            if place not in excepted and not _has(english[place], sense):
                source, spot = _english_of(place, corpus)
                message = (
                    f"{term.zh} stands in the Chinese of {place}, and not {sense.en!r} in the English; "
                    f"write {_choice(sense)}, or give a reason under `exceptions` of {term.id!r} in corpus/{TERMS}"
                )
                yield source.finding(message, *spot)


def _choice(sense: Sense) -> str:
    return "it" if not sense.forms else "one of " + ", ".join(sense.forms)


def _has(text: str, sense: Sense) -> bool:
    """Whether the English has the course's word, in one of its forms, as whole words."""
    forms = sense.forms or [sense.en]
    return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text, re.IGNORECASE) for form in forms)


def _english_of(place: str, corpus: Corpus) -> tuple[Source, tuple]:
    """The file of a translated passage, and the place of its English in there."""
    name, _, eid = place.partition("#")
    if name in corpus.documents:
        return corpus.files[f"documents/{name}.yml"], (*place_of(eid), "en")
    cards = [item["id"] for item in corpus.files["instruments.yml"].data["instruments"]]
    extracts = [extract.eid for extract in corpus.instruments[name].extracts]
    return corpus.files["instruments.yml"], ("instruments", cards.index(name), "extracts", extracts.index(eid), "en")
