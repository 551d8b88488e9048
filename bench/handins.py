"""Hand-ins to measure grading with, the same ones each time: `python bench/handins.py KIND COUNT FILE` writes JSON lines.

The kinds differ in how often two students say the same, which is what grading can make use of.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from onrecord.editions import read_packs
from onrecord.exercises import Question, read_banks
from onrecord.grading import grade

ROOT = Path(__file__).resolve().parent.parent
BANK = "national-2014"
QUESTIONS = 20
POOL = 10_000  # draws for each question, among which a hand-in's responses are
WORDS = [
    *("the", "provider", "shall", "register", "users", "and", "verify", "who", "they", "are", "before", "an"),
    *("account", "is", "on", "record", "with", "its", "office"),
]


def class_like(question: Question, entry: dict, chance: random.Random):
    """What a student might say: mostly right, wrong answers of unlike appeal, a few left blank, free texts all their own."""
    known = chance.betavariate(5, 2)
    slots = {
        part: chance.choice(right) if chance.random() < known else _wrong(question.parts[part], chance)
        for part, right in entry.get("slots", {}).items()
    }
    right = entry.get("right", [])
    some = [value for value in entry.get("values", []) if (value in right) == (chance.random() < 0.5 + known / 2)]
    return {
        "single": lambda: (
            chance.choice(entry["accepted"]) if chance.random() < known else _wrong(entry["values"], chance)
        ),
        "multiple": lambda: some,
        "ordered": lambda: _nearly([value for group in right for value in group], chance),
        "record": lambda: slots,
        "text": lambda: chance.choice([entry["accepted"][0], "18", "20", "2014"]),
        "person": lambda: {"text": " ".join(chance.choices(WORDS, k=chance.randint(20, 90))), "met": []},
    }[entry["rule"]]()


def _wrong(values: list[str], chance: random.Random) -> str:
    return values[min(int(chance.expovariate(1)), len(values) - 1)]


def _nearly(values: list[str], chance: random.Random) -> list[str]:
    at = chance.randrange(len(values) - 1)
    return [*values[:at], values[at + 1], values[at], *values[at + 2 :]]


def at_random(question: Question, entry: dict, chance: random.Random):
    """Any response, each as likely as another: of a large table hardly two are alike."""
    slots = {part: chance.choice(values) for part, values in question.parts.items()}
    values = entry.get("values", [])
    return {
        "single": lambda: slots["choice"],
        "multiple": lambda: chance.sample(values, 2),
        "ordered": lambda: chance.sample(values, len(values)),
        "record": lambda: slots,
        "text": lambda: "19",
        "person": lambda: {"text": "A sentence."},
    }[entry["rule"]]()


def distinct(question: Question, entry: dict, chance: random.Random):
    """A response that nobody else gives: one value is made up."""
    said, own = at_random(question, entry, chance), f"x{chance.getrandbits(48):x}"
    if isinstance(said, dict):
        return said | {list(said)[-1]: own}
    return [*said, own] if isinstance(said, list) else own


KINDS: dict[str, Callable] = {"class": class_like, "random": at_random, "distinct": distinct}


def handins(kind: str, count: int) -> Iterator[bytes]:
    """`count` lines, each a hand-in as the page writes it."""
    packs, (bank, _) = read_packs(ROOT, ROOT / "keys"), read_banks(ROOT)[BANK]
    chance, answers = random.Random(kind), packs[BANK]["answers"]
    questions = [(q, answers[q.id]) for q in bank.questions[:QUESTIONS]]

    def draw(question: Question, entry: dict) -> str:
        given = _given(entry, KINDS[kind](question, entry, chance), chance)
        return f'"{BANK}/{question.id}":{given}'

    pools = [[draw(*question) for _ in range(0 if kind == "distinct" else POOL)] for question in questions]
    asked = json.dumps([f"{BANK}/{q.id}" for q, _ in questions], separators=(",", ":"))
    head = f'{{"format":"onrecord-answers","v":1,"course":"accounts-on-record","book":"0.1.0","sheet":"{BANK}","asked":{asked}'
    for _ in range(count):
        given = [chance.choice(pool) for pool in pools] if pools[0] else [draw(*question) for question in questions]
        yield f'{head},"responses":{{{",".join(given)}}}}}\n'.encode()


def _given(entry: dict, response, chance: random.Random) -> str:
    score = grade(entry, response).score
    tries = min(1 + int(chance.expovariate(2)), 4)
    first = score if tries == 1 or score is None else round(score * chance.random(), 2)
    more = {"attempts": tries, "hints": chance.choice([0, 0, 0, 1]), "seen": False, "first": first, "last": score}
    given = {"hash": entry["hash"], "response": response, **more}
    return json.dumps(given, separators=(",", ":"), ensure_ascii=False)


if __name__ == "__main__":
    with open(sys.argv[3], "wb") as out:
        out.writelines(handins(sys.argv[1], int(sys.argv[2])))
