"""A key as the page and the grader read it: one JSON entry per question, texts already HTML.

An entry has `rule`, what the rule needs (see grading), and what there is to say: `feedback`, `again`, `hints`,
`explanation`, `evidence`, `contested`, `model`, `rubric`.
The file `keys/<bank>.js` is a script, not JSON, because a page opened from a folder may not fetch, but may load a script.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from .corpus import RANKS, Corpus
from .exercises import NOTHING_NAMED, Bank, Question, Trace
from .keys import Answer, Evidence, Key
from .markup import LANG, inline, prose
from .packscript import pack_script, write_script
from .render import citation

CALL = "onrecordKey"  # the page's function that takes a pack


def key_pack(bank: Bank, key: Key, corpus: Corpus) -> dict:
    """The pack of one bank: `{bank, canary, answers: {question id: entry}}`."""
    answers = {q.id: entry(q, key.answers[q.id], corpus) for q in bank.questions if q.id in key.answers}
    return {"bank": bank.id, "canary": key.canary, "answers": answers}


def write_key_pack(pack: dict, folder: Path) -> Path:
    """Write `<bank>.js` into a folder; return its path."""
    return write_script(folder / f"{pack['bank']}.js", CALL, pack)


def pack_text(pack: dict) -> str:
    """The same script as text, to be packed with others."""
    return pack_script(CALL, pack)


def entry(question: Question, answer: Answer, corpus: Corpus) -> dict:
    """One question's entry."""
    return {
        "type": question.type,
        "hash": question.hash,
        "points": question.points,
        **_RULES[question.type](question, answer, corpus),
        "feedback": {name: inline(text) for name, text in answer.feedback.items()},
        "again": {name: inline(text) for name, text in answer.again.items()},
        "hints": [prose(hint) for hint in answer.hints],
        "explanation": prose(answer.explanation),
        "evidence": [_evidence(evidence, corpus) for evidence in answer.evidence],
        "contested": {name: prose(text) for name, text in answer.contested.items()},
        "model": prose(answer.model) if answer.model else "",
        "rubric": [{"id": c.id, "text": inline(c.text), "points": c.points} for c in answer.rubric],
    }


def _evidence(evidence: Evidence, corpus: Corpus) -> str:
    quotes = []
    if evidence.zh:
        quotes.append(f'<q lang="{LANG}">{escape(evidence.zh)}</q>')
    if evidence.en:
        quotes.append(f"<q>{inline(evidence.en)}</q>")
    place = inline(citation(evidence.at, corpus))
    document, _, eid = evidence.at.partition("#")
    if document in corpus.documents and eid:
        place = f'<a data-onr-root href="book/documents/{document}.html#{eid}">{place}</a>'
    if evidence.by:
        place += f", {escape(corpus.documents[document].translations[evidence.by].short)}"
    note = f" {inline(evidence.note)}" if evidence.note else ""
    return f'{" ".join(quotes)} <span class="onr-source">({place})</span>{note}'


def _list(value) -> list:
    return value if isinstance(value, list) else [value]


def _choice(question, answer: Answer, _corpus) -> dict:
    values = question.parts["choice"]
    if question.several:
        return {"rule": "multiple", "right": answer.answer, "open": list(answer.contested), "values": values}
    return {"rule": "single", "accepted": _list(answer.answer), "open": list(answer.contested), "values": values}


def _hottext(question, answer: Answer, _corpus) -> dict:
    values = question.parts["token"]
    return {"rule": "multiple", "right": answer.answer, "open": list(answer.contested), "values": values}


def _slots(slots: dict, answer: Answer) -> dict:
    accepted = {part: _list(value) for part, value in slots.items()}
    return {"slots": accepted, "open": [part for part in accepted if part in answer.contested]}


def _record(_question, answer: Answer, _corpus) -> dict:
    return {"rule": "record", **_slots(answer.answer, answer)}


def _order(question, answer: Answer, _corpus) -> dict:
    values = question.parts["order"]
    return {
        "rule": "ordered",
        "right": [_list(item) for item in answer.answer],
        "open": list(answer.contested),
        "values": values,
    }


def _trace(question: Trace, answer: Answer, corpus: Corpus) -> dict:
    right = answer.answer["links"]
    links = [f"{s} {r} {t}" for s in question.starts for r in question.relations for t in question.targets]
    slots = _slots(answer.answer.get("slots", {}), answer)
    return {
        "rule": "trace",
        "right": right,
        "values": links,
        "says": {link: _what_to_say(link, right, question, corpus) for link in links},
        "slots": slots["slots"],
        "open": [*slots["open"], *(link for link in links if link in answer.contested)],
    }


def _what_to_say(link: str, right: list[str], question: Trace, corpus: Corpus) -> str:
    """Which feedback a link calls for: its target's, or that of a mistake that needs no reading to see."""
    start, relation, target = link.split()
    if link not in right and any(f"{start} {other} {target}" in right for other in question.relations):
        return "wrong-relation"
    if link in right or NOTHING_NAMED in (start, target):
        return target
    if f"{target} {relation} {start}" in right:
        return "wrong-direction"
    if corpus.instruments[target].date > corpus.instruments[start].date:
        return "impossible-date"
    rungs = [RANKS[corpus.instruments[name].rank][1] for name in (start, target)]
    return "wrong-rank" if None not in rungs and rungs[1] < rungs[0] else target


def _text(_question, answer: Answer, _corpus) -> dict:
    return {"rule": "text", "accepted": answer.answer}


def _person(_question, answer: Answer, _corpus) -> dict:
    return {"rule": "person", "solution": prose(answer.answer)}


_RULES = {
    "choice": _choice,
    "hottext": _hottext,
    "match": _record,
    "order": _order,
    "compare": _record,
    "trace": _trace,
    "textEntry": _text,
    "extendedText": _person,
}
