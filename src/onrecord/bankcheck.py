"""What is checked of a bank: its ids, its references, its quoted words.

Not in here: the form of the file, which reading it checks (exercises), and its key (keycheck).
"""

from __future__ import annotations

from collections.abc import Iterator

from .content import Finding, Source
from .corpus import Corpus
from .exercises import NAME, Bank, Compare, Hottext, Match, Order, Passage, Question, Trace


def check_bank(bank: Bank, source: Source, corpus: Corpus) -> list[Finding]:
    """Every finding about a bank's ids, references and quoted words."""
    findings, seen = [], set()
    for i, question in enumerate(bank.questions):
        place = ("questions", i)
        if question.id in seen:
            findings.append(
                source.finding(f"question {question.id!r} stands here a second time; give it another id", *place)
            )
        seen.add(question.id)
        findings += [
            source.finding(message, *place, *spot) for spot, message in _check_question(question, bank, corpus)
        ]
    findings += [source.finding(message, "stems", *spot) for spot, message in _check_stems(bank, corpus)]
    return findings


def _check_stems(bank: Bank, corpus: Corpus) -> Iterator[tuple[tuple, str]]:
    for name, stem in bank.stems.items():
        if not NAME.fullmatch(name):
            yield (name,), f"{name!r} should be lower-case words with hyphens and no numbers"
        places = [n for n, question in enumerate(bank.questions) if question.stem == name]
        if len(places) < 2:
            yield (name,), f"{len(places)} questions have `stem: {name}`; two or more share a stem"
        elif places[-1] - places[0] >= len(places):
            yield (name,), f"the questions with `stem: {name}` should stand together, for a sheet shows the stem once"
        if len({bank.questions[n].skill for n in places}) > 1:
            yield (name,), f"the questions with `stem: {name}` should have one skill, for a sheet sorts by skill"
        for n, passage in enumerate(stem.passages):
            yield from (((name, "passages", n, *spot), message) for spot, message in _check_passage(passage, corpus))


def _check_question(question: Question, bank: Bank, corpus: Corpus) -> Iterator[tuple[tuple, str]]:
    if not NAME.fullmatch(question.id):
        yield ("id",), f"{question.id!r} should be lower-case words with hyphens and no numbers, as in registers-what"
    if question.objective not in bank.objectives:
        yield ("objective",), f"{question.objective!r} is not under `objectives`; add it there, or mend the name"
    if question.points < 1:
        yield ("points",), "points should be 1 or more"
    if question.stem and question.stem not in bank.stems:
        yield ("stem",), f"{question.stem!r} is not under `stems`; add it there, or mend the name"
    if question.parallel:
        yield from _check_parallel(question, bank)
    yield from _check_track(question, bank)
    for n, passage in enumerate(question.passages):
        yield from ((("passages", n, *spot), message) for spot, message in _check_passage(passage, corpus))
    for part, values in question.parts.items():
        if len(set(values)) != len(values) or len(values) < 2:
            yield (), f"{part!r} should offer two or more options, each with an id of its own"
    yield from _CHECKS.get(question.type, lambda *_: ())(question, corpus)


def _check_parallel(question: Question, bank: Bank) -> Iterator[tuple[tuple, str]]:
    parallel = bank.by_id.get(question.parallel)
    if parallel is None:
        yield ("parallel",), f"there is no question {question.parallel!r} in this bank to be parallel to"
    elif parallel.parallel != question.id:
        yield ("parallel",), f"{parallel.id!r} does not name {question.id!r} as its parallel; parallels name each other"
    elif parallel.objective != question.objective:
        yield ("parallel",), f"{parallel.id!r} has another objective; parallels share one"


def _check_track(question: Question, bank: Bank) -> Iterator[tuple[tuple, str]]:
    """Every objective can be reached without reading Chinese: a `read` question has a parallel of equal points."""
    if question.chinese != "read":
        return
    parallel = bank.by_id.get(question.parallel)
    if parallel is None:
        yield ("chinese",), "a question that asks to read Chinese names a `parallel` that does not"
    elif parallel.chinese == "read" or parallel.points != question.points:
        yield ("parallel",), f"{parallel.id!r} should have the same points, and not ask to read Chinese"


def _check_passage(passage: Passage, corpus: Corpus) -> Iterator[tuple[tuple, str]]:
    try:
        text = corpus.text(passage.provision, "zh")
    except KeyError:
        yield (
            ("provision",),
            f"there is no provision {passage.provision!r}; write document#eId as in national-2014#art_7__para_1",
        )
        return
    if not text and passage.show != "en":
        yield ("show",), f"no Chinese was found of {passage.provision}; write show: en"
    if passage.quote and passage.quote not in text:
        yield ("quote",), f"the words {passage.quote!r} are not in {passage.provision}; quote it to the letter"
    for word in passage.gloss:
        if word.zh not in (passage.quote or text):
            yield ("gloss",), f"the glossed word {word.zh!r} is not in the words shown of {passage.provision}"


def _check_hottext(question: Hottext, corpus: Corpus) -> Iterator[tuple[tuple, str]]:
    if len(question.TOKEN.findall(question.text)) != len(question.tokens):
        yield ("text",), "two tokens have the same id; give each its own"
    try:
        text = corpus.text(question.provision, question.language)
    except KeyError:
        yield ("provision",), f"there is no provision {question.provision!r}; write document#eId"
        return
    if question.language == "zh" and not text:
        yield (
            ("language",),
            f"no Chinese was found of {question.provision}; mark the restatement, or ask something else",
        )
    elif question.plain not in text:
        yield ("text",), f"without its marks this is not the text of {question.provision}; copy it to the letter"


def _check_compare(question: Compare, corpus: Corpus) -> Iterator[tuple[tuple, str]]:
    for n, place in enumerate(question.partings):
        try:
            corpus.parting(place)
        except KeyError:
            yield ("partings", n), f"there is no parting {place!r}; write document#parting-id"


def _check_trace(question: Trace, corpus: Corpus) -> Iterator[tuple[tuple, str]]:
    for name in question.instruments():
        if name not in corpus.instruments:
            yield (), f"{name!r} is not in corpus/instruments.yml; add it there, or mend the name"


def _check_match(question: Match, corpus: Corpus) -> Iterator[tuple[tuple, str]]:
    columns = {column.id for column in question.columns}
    for n, row in enumerate(question.rows):
        for name in set(row.skip) - columns:
            yield ("rows", n, "skip"), f"there is no column {name!r}"


def _check_order(question: Order, _corpus: Corpus) -> Iterator[tuple[tuple, str]]:
    if len(question.items) < 3:
        yield ("items",), f"{len(question.items)} items are no order to find; write three or more"


_CHECKS = {
    "hottext": _check_hottext,
    "compare": _check_compare,
    "trace": _check_trace,
    "match": _check_match,
    "order": _check_order,
}
