"""Grading: the rules that turn a response and an answer into a verdict (QTI cardinalities single, multiple, ordered, record).

The page's `grading.ts` is the same rules; `tests/cases/grading.json` holds both to one table.
Both work on an entry of a key pack (see keypack). Not in here: files, students, feedback texts.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import Any

from attrs import Factory, frozen


@frozen
class Verdict:
    """What a response earned. `score` is None where a person must read; `marks` has right, wrong or open by part.

    `feedback` names what there is to say, in the order of the response.
    """

    score: float | None
    points: int
    marks: dict[str, str] = Factory(dict)
    feedback: list[str] = Factory(list)


def grade(entry: dict, response: Any) -> Verdict:
    """Grade one response against its key pack entry; a response of the wrong shape earns nothing and harms nothing."""
    rule = _RULES[entry["rule"]]
    fraction, marks, feedback = rule(entry, response)
    score = None if fraction is None else entry["points"] * fraction
    return Verdict(score, entry["points"], marks, feedback)


def _texts(value: Any) -> list[str]:
    """The distinct strings of a list, in order; anything else counts as nothing said."""
    return list(dict.fromkeys(item for item in value if isinstance(item, str))) if isinstance(value, list) else []


def _fields(value: Any) -> dict[str, str]:
    return {k: v for k, v in value.items() if isinstance(v, str) and v} if isinstance(value, dict) else {}


def _single(entry, response):
    if not isinstance(response, str) or response not in entry["values"]:
        return 0, {}, []
    accepted = response in entry["accepted"]
    return int(accepted), {response: _mark(accepted, response in entry["open"])}, [response]


def _mark(accepted: bool, contested: bool) -> str:
    """A contested answer that is accepted is shown as open, not as right: the key discusses it."""
    if not accepted:
        return "wrong"
    return "open" if contested else "right"


def _marked(chosen: list[str], right: list[str], open_: list[str]) -> tuple[float, dict[str, str]]:
    """Right minus wrong, over all that is right, not below 0; what is contested counts neither way."""
    marks = {value: "open" if value in open_ else "right" if value in right else "wrong" for value in chosen}
    earned = sum(1 if mark == "right" else -1 for mark in marks.values() if mark != "open")
    return max(0, earned) / len(right), marks


def _multiple(entry, response):
    chosen = [value for value in _texts(response) if value in entry["values"]]
    fraction, marks = _marked(chosen, entry["right"], entry["open"])
    return fraction, marks, chosen


def _slots(entry, response) -> tuple[int, dict[str, str], list[str]]:
    given = _fields(response)
    marks, feedback, right = {}, [], 0
    for part, accepted in entry["slots"].items():
        value = given.get(part)
        if value is None:
            continue
        correct = value in accepted
        right += correct
        marks[part] = _mark(correct, part in entry["open"])
        feedback.append(f"{part}={value}")
    return right, marks, feedback


def _record(entry, response):
    right, marks, feedback = _slots(entry, response)
    return right / len(entry["slots"]), marks, feedback


def _ordered(entry, response):
    """Neighboring pairs: an item right behind one that it may follow. The contested is passed over, as if not there."""
    place = {value: n for n, group in enumerate(entry["right"]) for value in group}
    given = [value for value in _texts(response) if value in entry["values"]]
    placed = [value for value in given if value in place]
    marks = {value: "open" for value in given if value in entry["open"]}
    for before, value in pairwise(placed):
        marks[value] = "right" if 0 <= place[value] - place[before] <= 1 else "wrong"
    feedback = [f"{value}={before}" for before, value in pairwise(placed)]
    right = sum(mark == "right" for mark in marks.values())
    return right / (len(place) - 1), marks, feedback


def _trace(entry, response):
    """Links by right minus wrong, slots one by one; each right link and each slot weighs the same."""
    response = response if isinstance(response, dict) else {}
    links = [link for link in _texts(response.get("links")) if link in entry["values"]]
    fraction, marks = _marked(links, entry["right"], entry["open"])
    feedback = [entry["says"][link] for link in links]
    right, slot_marks, slot_feedback = _slots(entry, response.get("slots"))
    weight = len(entry["right"])
    whole = (fraction * weight + right) / (weight + len(entry["slots"]))
    return whole, marks | slot_marks, list(dict.fromkeys(feedback)) + slot_feedback


def normalize(text: str) -> str:
    """Fold what does not matter in a written term: width, case, spaces, quotation marks, a final full stop."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = "".join(" " if c.isspace() else c for c in text if c not in "\"'“”‘’「」《》〈〉")
    return " ".join(text.split()).strip(" .。")


def _text(entry, response):
    given = normalize(response) if isinstance(response, str) else ""
    if not given:
        return 0, {}, []
    right = given in [normalize(form) for form in entry["accepted"]]
    return int(right), {"text": "right" if right else "wrong"}, ["right" if right else "wrong"]


def _person(entry, response):
    return None, {}, []


def self_score(entry: dict, response: Any) -> float | None:
    """What the writer of a free text found it worth, by the criteria ticked; None where none is. It is never a score."""
    met = _texts(response.get("met")) if entry["rule"] == "person" and isinstance(response, dict) else []
    points = [criterion["points"] for criterion in entry.get("rubric", []) if criterion["id"] in met]
    return sum(points) if points else None


_RULES = {
    "single": _single,
    "multiple": _multiple,
    "ordered": _ordered,
    "record": _record,
    "trace": _trace,
    "text": _text,
    "person": _person,
}
