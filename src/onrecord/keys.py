"""Keys: answers, feedback, hints, explanations and evidence, read from `keys/`; the only place where they stand.

Not in here: what is checked of a key (keycheck), how a response is graded (grading), how a key reaches a page (keypack).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from attrs import Factory, frozen

from .content import ContentError, Source, converter, read_yaml, structure
from .corpus import Certainty


@frozen(kw_only=True)
class Evidence:
    """The words a key rests on.

    `at` is document#eId, instrument#eId (an extract) or an instrument (its card); `zh` or `en` quotes it to the letter.
    With `by`, `en` quotes that published translation instead.
    """

    at: str
    zh: str = ""
    en: str = ""
    by: str = ""
    note: str = ""


@frozen(kw_only=True)
class Criterion:
    """One thing a good free answer does."""

    id: str
    text: str
    points: int


@frozen(kw_only=True)
class Answer:
    """The answer to one question, in the shape its type asks for (see keycheck), and all that explains it.

    `contested` names the options, parts or links that are argued, each with the strongest case on each side:
    they are discussed and never failed.
    `again` has, by the ids of `feedback`, what is said instead when the same wrong thing is tried once more.
    """

    answer: Any
    feedback: dict[str, str] = Factory(dict)
    again: dict[str, str] = Factory(dict)
    hints: list[str]
    explanation: str
    evidence: list[Evidence]
    certainty: Certainty
    contested: dict[str, str] = Factory(dict)
    model: str = ""
    rubric: list[Criterion] = Factory(list)


converter.register_structure_hook(Any, lambda value, _: value)


@frozen(kw_only=True)
class Key:
    """The answers to one bank, by question id. `canary` is a random word by which a leak is found."""

    canary: str
    answers: dict[str, Answer]
    id: str = ""


def read_key(path: Path, root: Path | None = None) -> tuple[Key, Source]:
    """Read one key; raise ContentError with all that is wrong with its form."""
    source = read_yaml(path, root)
    key = structure(source, Key)
    object.__setattr__(key, "id", path.stem)  # the file's name is the id, so that it cannot be written wrong
    return key, source


def read_keys(folder: Path, root: Path | None = None) -> dict[str, tuple[Key, Source]]:
    """Read every key in a folder, by bank id; raise ContentError with the findings of all of them."""
    keys, findings = {}, []
    for path in sorted(folder.glob("*.yml")):
        try:
            keys[path.stem] = read_key(path, root)
        except ContentError as error:
            findings.extend(error.findings)
    if findings:
        raise ContentError(findings)
    return keys
