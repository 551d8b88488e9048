"""What instructors are told of the banks: each objective with its questions and minutes, and plans whose minutes add up.

Not in here: keys, and how a question looks (render).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .content import ContentError
from .exercises import SKILLS, Bank, Question
from .markup import inline

STEP = re.compile(r"^\s*(?P<time>[^|]+?)\s*\|\s*(?P<words>.+?)\s*$")
NUMBER = re.compile(r"\d+(\.5)?")


def render_objectives(bank: Bank) -> str:
    """A table by family: each objective that is asked for in it, how often, and how long that takes."""
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Objective", "Asked", "Min"))
    groups = "".join(_family(bank, skill) for skill in SKILLS)
    return f'<table class="table onr-objectives"><thead><tr>{heads}</tr></thead>{groups}</table>'


def _family(bank: Bank, skill: str) -> str:
    asked = [question for question in bank.questions if question.skill == skill]
    rows = [_objective(words, [q for q in asked if q.objective == id]) for id, words in bank.objectives.items()]
    head = f'<tr><th scope="rowgroup" colspan="3">{SKILLS[skill]}</th></tr>'
    return f"<tbody>{head}{''.join(rows)}</tbody>" if asked else ""


def _objective(words: str, asked: list[Question]) -> str:
    return f"<tr><td>{inline(words)}</td><td>{len(asked)}</td><td>{minutes(asked):g}</td></tr>" if asked else ""


def bank_in_numbers(bank: Bank) -> str:
    """A sentence: how many questions, minutes and points a bank has, and how much of it needs no reading of Chinese."""
    open_to_all = [question for question in bank.questions if question.chinese != "read"]
    points = sum(question.points for question in bank.questions)
    n = len(bank.questions)
    return (
        f"{n} question{'' if n == 1 else 's'}, {minutes(bank.questions):g} minutes, {points} points; "
        f"without those that ask for reading Chinese, {len(open_to_all)} and {minutes(open_to_all):g} minutes."
    )


def minutes(questions: Iterable[Question]) -> float:
    return sum(question.minutes for question in questions)


def questions_named(names: Iterable[str], banks: dict[str, Bank]) -> list[tuple[Bank, Question]]:
    """The questions that `bank`, `bank#skill` or `bank/id` name, in the order of the names; raise ContentError if none."""
    return [found for name in names for found in _named(name, banks)]


def _named(name: str, banks: dict[str, Bank]) -> list[tuple[Bank, Question]]:
    bank_id, mark, rest = re.fullmatch(r"([^#/]*)([#/]?)(.*)", name).groups()
    bank = banks.get(bank_id)
    wanted = {"": lambda q: True, "#": lambda q: q.skill == rest, "/": lambda q: q.id == rest}[mark]
    found = [(bank, question) for question in bank.questions if wanted(question)] if bank else []
    if not found:
        raise ContentError(f"{name!r} names no question; write bank, bank#skill or bank/id")
    return found


def plan_rows(lines: Iterable[str], banks: dict[str, Bank]) -> Iterator[tuple[float, str]]:
    """Each step of a plan as minutes and words; raise ContentError for a step that is none.

    A step is written `20 | what is done`, `bank/id bank#skill | what is done`, where the minutes are the questions',
    or both, as in `20 bank/id | what is done`.
    """
    for line in lines:
        if not line.strip():
            continue
        step = STEP.match(line)
        if step is None:
            raise ContentError(f"{line!r} is no step; write `20 | what is done`, or `bank/id | what is done`")
        written = [float(part) for part in step["time"].split() if NUMBER.fullmatch(part)]
        names = [part for part in step["time"].split() if not NUMBER.fullmatch(part)]
        asked = questions_named(names, banks)
        words = f"{step['words']} ({_places(names, asked)})" if names else step["words"]
        yield sum(written) + minutes(question for _, question in asked), words


def _places(names: list[str], asked: list[tuple[Bank, Question]]) -> str:
    """Single questions by name, whole banks and families by number."""
    if any("/" not in name for name in names):
        n = len(asked)
        return f"{n} question{'' if n == 1 else 's'}"
    return ", ".join(f"{{question}}`{bank.id}/{question.id}`" for bank, question in asked)
