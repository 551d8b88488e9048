"""One question as a live widget (anywidget): the page's form, with `response` and `score` in Python.

The widget's state holds the question and never its key: with a key, Python grades and sends back what there is to say.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from .grading import grade

STATIC = Path(__file__).parent / "static"


class Exercise(anywidget.AnyWidget):
    """A question. Synced: `html`, `question`, `has_key`, `response`. Python's alone: `score`, `points`, `attempts`.

    `response` has the shape that grading reads, None while nothing is answered; setting it fills the form.
    `score` follows `response` where a key was passed, else it stays None.
    """

    _esm = STATIC / "widget.js"
    _css = STATIC / "onrecord.css"

    html = traitlets.Unicode().tag(sync=True)
    question = traitlets.Unicode().tag(sync=True)
    has_key = traitlets.Bool(False).tag(sync=True)
    response = traitlets.Any(None, allow_none=True).tag(sync=True)
    score = traitlets.Float(None, allow_none=True)
    points = traitlets.Int()
    attempts = traitlets.Int(0)

    def __init__(self, question: str, html: str, points: int, entry: dict | None = None):
        self._entry = entry
        self._said: Counter[str] = Counter()  # how often each thing was said, for what is said instead the next time
        super().__init__(question=question, html=html, points=points, has_key=entry is not None)
        self.on_msg(self._answer)

    @traitlets.observe("response")
    def _follow(self, _change) -> None:
        if self._entry is not None:
            self.score = None if self.response is None else grade(self._entry, self.response).score

    def _answer(self, _widget, message: dict[str, Any], _buffers) -> None:
        if self._entry is not None and message.get("type") in self._ANSWERS:
            self.send(self._ANSWERS[message["type"]](self, message))

    def _check(self, message: dict) -> dict:
        self.response = message.get("response")
        verdict = grade(self._entry, self.response)
        self.attempts += 1
        said = {name: self._entry["feedback"].get(name) for name in _with_parts(verdict.feedback)}
        said |= {name: self._entry["again"][name] for name in verdict.feedback if self._is_again(name)}
        self._said.update(verdict.feedback)
        argued = {name: text for name, text in self._entry["contested"].items() if name in verdict.marks}
        return {
            "type": "verdict",
            "verdict": {
                "score": verdict.score,
                "points": verdict.points,
                "marks": verdict.marks,
                "feedback": verdict.feedback,
            },
            "entry": {"feedback": {name: text for name, text in said.items() if text}, "contested": argued},
        }

    def _is_again(self, name: str) -> bool:
        return self._said[name] > 0 and name in self._entry["again"]

    def _hint(self, message: dict) -> dict:
        hints = self._entry["hints"]
        n = message.get("n")
        html = hints[n - 1] if isinstance(n, int) and 1 <= n <= len(hints) else ""
        return {"type": "hint", "n": n, "of": len(hints), "html": html}

    def _show(self, _message: dict) -> dict:
        return {"type": "answer", "entry": self._entry}

    _ANSWERS = {"check": _check, "hint": _hint, "show": _show}

    def _repr_mimebundle_(self, **kwargs):
        """The live view for a notebook, and the directive's HTML for a built page, which needs no kernel."""
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        return {**data, "text/html": self.html}, metadata


def _with_parts(names: list[str]) -> list[str]:
    """Feedback may stand under a slot's value or under the slot."""
    return [*names, *(name.partition("=")[0] for name in names)]
