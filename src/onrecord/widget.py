"""Questions, sheets and documents as live widgets (anywidget): the page's HTML, with `response` and `score` in Python.

A widget's state holds questions and never their keys: with a key, Python grades and sends back what there is to say.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from .grading import grade

STATIC = Path(__file__).parent / "static"


class Live(anywidget.AnyWidget):
    """What all three share: ready HTML, brought to life by the page's own code."""

    _esm = STATIC / "widget.js"
    _css = STATIC / "onrecord.css"

    html = traitlets.Unicode().tag(sync=True)

    def _repr_mimebundle_(self, **kwargs):
        """The live view for a notebook, and the page's HTML for a built page, which needs no kernel."""
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        return {**data, "text/html": self.html}, metadata


class Reader(Live):
    """A document, or a part of it, with the reader's switches, terms and partings."""


class Graded(Live):
    """Questions that Python grades where it has their entries, by id."""

    has_key = traitlets.Bool(False).tag(sync=True)

    def __init__(self, entries: dict[str, dict], **traits):
        self._entries = entries
        self._said: Counter[tuple[str, str]] = Counter()  # how often each thing was said of each question
        super().__init__(has_key=bool(entries), **traits)
        self.on_msg(self._answer)

    def _answer(self, _widget, message: dict[str, Any], _buffers) -> None:
        id = message.get("question")
        if id in self._entries and message.get("type") in _ANSWERS:
            if message["type"] == "check":
                self._tried(id, message.get("response"))
            said = _ANSWERS[message["type"]](self._entries[id], message)
            if message["type"] == "check":
                self._say_again(id, said)
            self.send({"type": message["type"], "question": id, **said})

    def _say_again(self, id: str, said: dict) -> None:
        """What was said before is said in other words, where the key has them."""
        names, again = said["verdict"]["feedback"], self._entries[id]["again"]
        for name in names:
            if self._said[id, name] and name in again:
                said["entry"]["feedback"][name] = again[name]
        self._said.update((id, name) for name in names)

    def _score(self, id: str, response: Any) -> float | None:
        if id not in self._entries or response is None:
            return None
        return grade(self._entries[id], response).score

    def _tried(self, id: str, response: Any) -> None:
        raise NotImplementedError


class Exercise(Graded):
    """One question. Synced: `html`, `question`, `has_key`, `response`. Python's alone: `score`, `points`, `attempts`.

    `response` has the shape that grading reads, None while nothing is answered; setting it fills the form.
    `score` follows `response` where a key was passed, else it stays None.
    """

    question = traitlets.Unicode().tag(sync=True)
    response = traitlets.Any(None, allow_none=True).tag(sync=True)
    score = traitlets.Float(None, allow_none=True)
    points = traitlets.Int()
    attempts = traitlets.Int(0)

    def __init__(self, question: str, html: str, points: int, entry: dict | None = None):
        super().__init__({question: entry} if entry else {}, question=question, html=html, points=points)

    @traitlets.observe("response")
    def _follow(self, _change) -> None:
        self.score = self._score(self.question, self.response)

    def _tried(self, id, response):
        self.response = response
        self.attempts += 1


class Sheet(Graded):
    """All questions of a bank. `response`, `score`, `points` and `attempts` are mappings by question id.

    Synced: `html`, `bank`, `has_key`, `response`. A question that is not answered is not in `response`; set the whole
    mapping to fill the forms. `score` has the questions that are answered, None where a person grades.
    """

    bank = traitlets.Unicode().tag(sync=True)
    response = traitlets.Dict().tag(sync=True)
    score = traitlets.Dict()
    points = traitlets.Dict()
    attempts = traitlets.Dict()

    def __init__(self, bank: str, html: str, points: dict[str, int], entries: dict[str, dict] | None = None):
        named = {f"{bank}/{id}": entry for id, entry in (entries or {}).items()}
        super().__init__(named, bank=bank, html=html, points=points, attempts=dict.fromkeys(points, 0))

    @traitlets.observe("response")
    def _follow(self, _change) -> None:
        if self._entries:
            self.score = {id: self._score(f"{self.bank}/{id}", given) for id, given in self.response.items()}

    def _tried(self, id, response):
        short = id.removeprefix(f"{self.bank}/")
        self.response = {**self.response, short: response}
        self.attempts = {**self.attempts, short: self.attempts[short] + 1}


def _check(entry: dict, message: dict) -> dict:
    verdict = grade(entry, message.get("response"))
    said = {name: entry["feedback"].get(name) for name in _with_parts(verdict.feedback)}
    argued = {name: text for name, text in entry["contested"].items() if name in verdict.marks}
    return {
        "verdict": {
            "score": verdict.score,
            "points": verdict.points,
            "marks": verdict.marks,
            "feedback": verdict.feedback,
        },
        "entry": {"feedback": {name: text for name, text in said.items() if text}, "contested": argued},
    }


def _hint(entry: dict, message: dict) -> dict:
    hints = entry["hints"]
    n = message.get("n")
    html = hints[n - 1] if isinstance(n, int) and 1 <= n <= len(hints) else ""
    return {"n": n, "of": len(hints), "html": html}


def _show(entry: dict, _message: dict) -> dict:
    return {"entry": entry}


_ANSWERS = {"check": _check, "hint": _hint, "show": _show}


def _with_parts(names: list[str]) -> list[str]:
    """Feedback may stand under a slot's value or under the slot."""
    return [*names, *(name.partition("=")[0] for name in names)]
