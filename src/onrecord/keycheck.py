"""What is checked of a key: its shape against the bank, in both directions, and that its evidence stands in the corpus.

Not in here: the form of the file, which reading it checks (keys).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from .content import Finding, Source
from .corpus import Corpus
from .exercises import NOTHING_NAMED, Bank, Compare, ExtendedText, Order, Question, TextEntry, Trace
from .keys import Answer, Evidence, Key

HINTS = (2, 3)  # where to look, which word, the worked reading


def check_key(key: Key, source: Source, bank: Bank, bank_source: Source, corpus: Corpus) -> list[Finding]:
    """Every finding about a key against its bank, in both directions, and about its evidence."""
    findings = []
    for i, question in enumerate(bank.questions):
        if question.id not in key.answers:
            message = f"question {question.id!r} has no answer in {source.name}; add it there"
            findings.append(bank_source.finding(message, "questions", i))
    for name, answer in key.answers.items():
        if name not in bank.by_id:
            findings.append(
                source.finding(f"{bank_source.name} has no question {name!r}; mend the name", "answers", name)
            )
            continue
        for spot, message in _check_answer(answer, bank.by_id[name], corpus):
            findings.append(source.finding(message, "answers", name, *spot))
    return findings


def _check_answer(answer: Answer, question: Question, corpus: Corpus) -> Iterator[tuple[tuple, str]]:
    yield from ((("answer",), message) for message in _SHAPES[question.type](answer, question, corpus))
    known = {*question.feedback_ids, *question.more_feedback_ids}
    for missing in [name for name in question.feedback_ids if not answer.feedback.get(name)]:
        yield ("feedback",), f"there is no feedback on {missing!r}; say what choosing or filling it shows"
    for name in set(answer.feedback) - known:
        yield ("feedback", name), f"there is nothing called {name!r} in this question; mend the name"
    for name in answer.again:
        yield from ((("again", name), message) for message in _check_again(name, answer, question))
    if not HINTS[0] <= len(answer.hints) <= HINTS[1]:
        yield (
            ("hints",),
            f"{len(answer.hints)} hints; write {HINTS[0]} or {HINTS[1]}: where to look, which word, the worked reading",
        )
    if not answer.evidence:
        yield ("evidence",), "an answer rests on words; add `evidence` with `at` and the quoted `zh` or `en`"
    for n, evidence in enumerate(answer.evidence):
        for message in _check_evidence(evidence, corpus):
            yield ("evidence", n), message


def _check_again(name: str, answer: Answer, question: Question) -> Iterator[str]:
    """A second feedback stands under what was chosen, not under the place it was chosen in, and is for a mistake."""
    values = [*question.feedback_ids, *question.more_feedback_ids]
    if name not in values or any(other.startswith(f"{name}=") for other in values):
        yield f"{name!r} is nothing that can be tried twice; name an option, or a part with its value as in part=value"
    elif name in _right_ids(answer, question):
        yield f"{name!r} is right, or contested; a second feedback is for a mistake"


def _right_ids(answer: Answer, question: Question) -> set[str]:
    """The feedback ids that stand for what is right or argued."""
    given = answer.answer if isinstance(answer.answer, dict) else {"": answer.answer}
    slots = {**given, **given["slots"]} if isinstance(given.get("slots"), dict) else given
    values = {part: value if isinstance(value, list) else [value] for part, value in slots.items()}
    links = [str(link).split(" ")[-1] for link in values.get("links", [])]
    named = [f"{part}={value}" if part else str(value) for part, each in values.items() for value in each]
    follows = [f"{b}={a}" for a, b in _follow_ons(answer.answer)] if isinstance(question, Order) else []
    return {"right", *named, *links, *follows, *answer.contested}


def _follow_ons(answer: Any) -> Iterator[tuple[str, str]]:
    """Each two items of an order of which the second may stand right behind the first."""
    groups = [[*item] if isinstance(item, list) else [item] for item in answer] if isinstance(answer, list) else []
    for group, after in zip(groups, [*groups[1:], []]):
        yield from ((a, b) for a in group for b in [*group, *after] if a != b)


def _check_evidence(evidence: Evidence, corpus: Corpus) -> Iterator[str]:
    _name, _, eid = evidence.at.partition("#")
    if not evidence.zh and not evidence.en:
        yield "evidence quotes words; add `zh` or `en`"
    if not eid:
        yield from _check_card(evidence, corpus)
    elif evidence.by:
        yield from _check_rendering(evidence, corpus)
    else:
        for language in ("zh", "en"):
            quote = getattr(evidence, language)
            try:
                text = corpus.text(evidence.at, language)
            except KeyError:
                yield f"there is no provision {evidence.at!r} in the corpus; write document#eId"
                return
            if quote not in text:
                yield f"the words {quote!r} are not in {evidence.at}; quote it to the letter"


def _check_card(evidence: Evidence, corpus: Corpus) -> Iterator[str]:
    card = corpus.instruments.get(evidence.at)
    if card is None:
        yield f"there is no instrument {evidence.at!r} in corpus/instruments.yml"
        return
    dates = " ".join(f"{expression.date} {expression.event}" for expression in card.expressions)
    text = "\n".join([card.zh, card.en, card.number, card.promulgator, card.rank, card.rank_note, card.note, dates])
    for quote in (evidence.zh, evidence.en):
        if quote not in text:
            yield f"the words {quote!r} are not on the card of {evidence.at}; quote it to the letter"


def _check_rendering(evidence: Evidence, corpus: Corpus) -> Iterator[str]:
    name, _, eid = evidence.at.partition("#")
    document = corpus.documents.get(name)
    unit = document.provisions.get(eid) if document else None
    if unit is None:
        yield f"there is no provision {evidence.at!r} in the corpus; write document#eId"
        return
    quoted = [parting.renderings.get(evidence.by, "") for parting in unit.partings]
    quoted += [report.text for report in unit.report if report.by == evidence.by]
    if not any(evidence.en in text for text in quoted if text):
        yield f"the words {evidence.en!r} of {evidence.by!r} are not among the renderings quoted at {evidence.at}"


def _known(values: list, known: list[str]) -> Iterator[str]:
    for value in values:
        if value not in known:
            yield f"{value!r} is not offered; write one of {', '.join(known)}"


def _choice(answer: Answer, question, _corpus) -> Iterator[str]:
    values = answer.answer if isinstance(answer.answer, list) else [answer.answer]
    if question.several and not isinstance(answer.answer, list):
        yield "several may be right; write a list"
    if not question.several and set(answer.contested) != (set(values) if len(values) > 1 else set()):
        yield "where more than one answer is accepted, each of them and no other stands under `contested` with its case"
    if question.several:
        yield from _set(values, answer)
    yield from _known([*values, *answer.contested], question.parts["choice"])


def _set(values: list, answer: Answer) -> Iterator[str]:
    if not values:
        yield "something should be right; write at least one"
    for value in set(values) & set(answer.contested):
        yield f"{value!r} cannot be right and contested; keep it in one place"


def _hottext(answer: Answer, question, _corpus) -> Iterator[str]:
    if not isinstance(answer.answer, list):
        yield "should be a list of tokens"
        return
    yield from _set(answer.answer, answer)
    yield from _known([*answer.answer, *answer.contested], question.parts["token"])


def _record(answer: Answer, question: Question, _corpus) -> Iterator[str]:
    if not isinstance(answer.answer, dict):
        yield "should be a mapping of each part to its value"
        return
    yield from _check_slots(answer.answer, answer, question)
    if isinstance(question, Compare) and bool(question.repair) != bool(answer.model):
        yield "a repair has a `model`, and only a repair has one"


def _check_slots(slots: dict, answer: Answer, question: Question) -> Iterator[str]:
    for part in set(question.parts) ^ set(slots):
        yield f"{part!r} stands only on one side; the parts are {', '.join(question.parts)}"
    for part, value in slots.items():
        values = value if isinstance(value, list) else [value]
        if (len(values) > 1) != (part in answer.contested):
            yield f"{part!r}: more than one accepted value and an entry under `contested` go together"
        yield from _known(values, question.parts.get(part, values))


def _order(answer: Answer, question: Order, _corpus) -> Iterator[str]:
    if not isinstance(answer.answer, list):
        yield "should be a list of items in their order; items that may stand either way are a list within it"
        return
    placed = [name for item in answer.answer for name in (item if isinstance(item, list) else [item])]
    offered = question.parts["order"]
    yield from _known([*placed, *answer.contested], offered)
    for name in offered:
        if placed.count(name) + (name in answer.contested) != 1:
            yield f"{name!r} should stand once: in the order, or under `contested`"
    shown = [name for name in offered if name in placed]
    follows = set(_follow_ons(answer.answer))
    if all(pair in follows for pair in pairwise(shown)):
        yield "the bank lists the items in the right order; list them there in another"


def _trace(answer: Answer, question: Trace, corpus: Corpus) -> Iterator[str]:
    if not isinstance(answer.answer, dict) or "links" not in answer.answer:
        yield "should have `links`, a list of `start relation target`, and `slots` if the question has them"
        return
    yield from _set(answer.answer["links"], answer)
    cited = {
        (r.start.partition("#")[0], r.type, r.target.partition("@")[0]) for r in corpus.relations if r.how == "cited"
    }
    for link in answer.answer["links"]:
        start, relation, target = [*link.split(), "", "", ""][:3]
        if start not in question.starts or relation not in question.relations or target not in question.targets:
            yield f"{link!r} cannot be built from what the question offers"
        elif target != NOTHING_NAMED and (start, relation, target) not in cited:
            yield f"{link!r} is not a cited relation in corpus/relations.yml; only a cited link can be right or wrong"
    yield from _check_slots(answer.answer.get("slots", {}), answer, question)


def _text(answer: Answer, _question: TextEntry, _corpus) -> Iterator[str]:
    forms = answer.answer
    if not isinstance(forms, list) or not forms or not all(isinstance(form, str) for form in forms):
        yield "should be a list of accepted forms"


def _person(answer: Answer, question: ExtendedText, _corpus) -> Iterator[str]:
    if not isinstance(answer.answer, str) or not answer.answer:
        yield "should be a model answer, in full"
    if not answer.rubric:
        yield "a free answer is read against a `rubric`; add its criteria"
    points = sum(criterion.points for criterion in answer.rubric)
    if points != question.points:
        yield f"the rubric's points add up to {points}, the question has {question.points}; make them agree"


_SHAPES = {
    "choice": _choice,
    "hottext": _hottext,
    "match": _record,
    "order": _order,
    "compare": _record,
    "trace": _trace,
    "textEntry": _text,
    "extendedText": _person,
}
