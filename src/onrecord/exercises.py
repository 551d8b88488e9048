"""Question banks: the question types, their structure, and what of them is public.

No type here has a field for an answer, a hint or feedback: those stand in `keys/` alone, and an unknown field is an error.
Types and their words follow QTI 3.0 (`choice`, `match`, `order`, `hottext`, `textEntry`, `extendedText`).
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import cached_property
from itertools import permutations
from pathlib import Path
from typing import Any, ClassVar, Literal

from attrs import Factory, frozen

from .content import ContentError, Source, converter, read_yaml, structure
from .corpus import RANKS, Corpus

SKILLS = {
    "obligations": "Identify the obligations",
    "translation": "Compare translations",
    "legal-bases": "Trace legal bases",
}
LEVELS = {"recognize": "Recognize", "analyze": "Analyze", "apply": "Apply", "argue": "Argue"}
TRACKS = {"none": "No Chinese needed", "glossed": "Chinese with glosses", "read": "Reads Chinese"}
NAME = re.compile(r"[a-z]+(-[a-z]+)*")  # no year, term or position: an id outlives them
NOTHING_NAMED = "none"  # a valid end of a chain: no basis is named


@frozen(kw_only=True)
class Option:
    """Something to choose."""

    id: str
    text: str


@frozen(kw_only=True)
class Gloss:
    """One word of a Chinese passage with its sound and its plain sense."""

    zh: str
    pinyin: str
    en: str


@frozen(kw_only=True)
class Passage:
    """The words that stand above a question: of one provision, in one or both languages, with glosses if given."""

    provision: str
    show: Literal["zh", "en", "both"] = "both"
    quote: str = ""  # part of the Chinese, where the whole provision is too much
    gloss: list[Gloss] = Factory(list)


@frozen(kw_only=True)
class Stem:
    """What several questions share: the case, and the words above it."""

    prompt: str
    passages: list[Passage] = Factory(list)


@frozen(kw_only=True)
class Slot:
    """A place to fill from a list of its own."""

    id: str
    prompt: str
    options: list[Option]


@frozen(kw_only=True)
class Column:
    """A column of a table to fill; every row offers its options."""

    id: str
    heading: str
    options: list[Option]


@frozen(kw_only=True)
class Question:
    """What every question has. `parts` are the places a response fills, `feedback_ids` what a key must speak to."""

    id: str
    type: str
    skill: Literal["obligations", "translation", "legal-bases"]
    objective: str
    level: Literal["recognize", "analyze", "apply", "argue"]
    chinese: Literal["none", "glossed", "read"]
    minutes: float
    points: int
    prompt: str
    stem: str = ""
    passages: list[Passage] = Factory(list)
    parallel: str = ""

    @property
    def parts(self) -> dict[str, list[str]]:
        """Each part of a response with the values it may take; empty where the reader writes freely."""
        return {}

    @property
    def feedback_ids(self) -> list[str]:
        """What the key must give feedback on: each option, token or slot."""
        return [f"{part}={value}" for part, values in self.parts.items() for value in values]

    @property
    def more_feedback_ids(self) -> list[str]:
        """What the key may give feedback on besides."""
        return []

    def structure(self) -> Any:
        """What makes an old response unusable when it changes: ids and their places, never wording."""
        return [self.type, self.parts]

    @cached_property
    def hash(self) -> str:
        """Twelve hex digits of the structure's SHA-256."""
        text = json.dumps(self.structure(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    def public(self, corpus: Corpus) -> dict:
        """What the page script needs beside the form."""
        return {"type": self.type, "hash": self.hash, "points": self.points}


@frozen(kw_only=True)
class Choice(Question):
    """Pick one, or with `several` any number (QTI choiceInteraction)."""

    type: Literal["choice"]
    options: list[Option]
    several: bool = False

    @property
    def parts(self):
        return {"choice": [option.id for option in self.options]}

    @property
    def feedback_ids(self):
        return self.parts["choice"]

    def structure(self):
        return [self.type, self.several, sorted(self.parts["choice"])]

    def public(self, corpus):
        return super().public(corpus) | {"several": self.several}


@frozen(kw_only=True)
class Hottext(Question):
    """Mark words of a provision (QTI hottextInteraction). `text` is the provision's, each token written as [id:words]."""

    TOKEN: ClassVar = re.compile(r"\[([a-z-]+):([^\]]+)\]")

    type: Literal["hottext"]
    provision: str
    language: Literal["zh", "en"]
    text: str

    @property
    def tokens(self) -> dict[str, str]:
        return dict(self.TOKEN.findall(self.text))

    @property
    def plain(self) -> str:
        """The text without its marks: the provision's words."""
        return self.TOKEN.sub(r"\2", self.text)

    @property
    def parts(self):
        return {"token": list(self.tokens)}

    @property
    def feedback_ids(self):
        return list(self.tokens)

    def structure(self):
        return [self.type, self.tokens]


@frozen(kw_only=True)
class Row:
    """A row of a table to fill; `skip` names columns that do not apply to it."""

    id: str
    text: str
    skip: list[str] = Factory(list)


@frozen(kw_only=True)
class Match(Question):
    """Fill a table: rows by columns (QTI matchInteraction)."""

    type: Literal["match"]
    rows: list[Row]
    columns: list[Column]

    @property
    def parts(self):
        return {
            f"{row.id}.{column.id}": [option.id for option in column.options]
            for row in self.rows
            for column in self.columns
            if column.id not in row.skip
        }

    @property
    def feedback_ids(self):
        return list(self.parts)

    @property
    def more_feedback_ids(self):
        return Question.feedback_ids.fget(self)


@frozen(kw_only=True)
class Order(Question):
    """Put items in their order, by date, rank or sequence (QTI orderInteraction). The bank lists them in another one."""

    type: Literal["order"]
    items: list[Option]

    @property
    def parts(self):
        return {"order": [item.id for item in self.items]}

    @property
    def feedback_ids(self):
        return self.parts["order"]

    @property
    def more_feedback_ids(self):
        """`item=other`: the item was put right behind that other one."""
        return [f"{item}={other}" for other, item in permutations(self.parts["order"], 2)]

    def structure(self):
        return [self.type, sorted(self.parts["order"])]


@frozen(kw_only=True)
class Compare(Question):
    """Judge two renderings of the same words: slots, and a repair in the reader's own words if asked for."""

    type: Literal["compare"]
    partings: list[str]
    slots: list[Slot]
    repair: str = ""

    @property
    def parts(self):
        return {slot.id: [option.id for option in slot.options] for slot in self.slots}

    def public(self, corpus):
        return super().public(corpus) | {"repair": bool(self.repair)}


@frozen(kw_only=True)
class Trace(Question):
    """Build a chain of links `start relation target`, then fill slots about it. Nodes are instruments, or `none`."""

    type: Literal["trace"]
    starts: list[str]
    relations: list[Literal["based_on", "cites", "implements", "amends", "repeals"]]
    targets: list[str]
    links: int  # how many links there is room for
    slots: list[Slot] = Factory(list)

    @property
    def parts(self):
        return {slot.id: [option.id for option in slot.options] for slot in self.slots}

    @property
    def feedback_ids(self):
        mislinks = MISLINKS if len(self.relations) > 1 else MISLINKS[:-1]
        return [*self.targets, *mislinks, *super().feedback_ids]

    def structure(self):
        return [self.type, sorted(self.starts), sorted(self.relations), sorted(self.targets), self.parts]

    def instruments(self) -> list[str]:
        return [name for name in dict.fromkeys([*self.starts, *self.targets]) if name != NOTHING_NAMED]

    def public(self, corpus):
        """Where each node stands in the picture of the chain: its date across, its rung upward."""
        cards = {name: corpus.instruments[name] for name in self.instruments()}
        nodes = {
            name: {
                "date": str(card.date),
                "rank": RANKS[card.rank][0],
                "rung": RANKS[card.rank][1],
                "say": f"rank.{card.rank}",
            }
            for name, card in cards.items()
        }
        return super().public(corpus) | {"nodes": nodes}


# What can be wrong with a link whatever its ends; each has feedback of its own, the last where relations can be chosen.
MISLINKS = ("wrong-direction", "impossible-date", "wrong-rank", "wrong-relation")


@frozen(kw_only=True)
class TextEntry(Question):
    """Write a term or a number (QTI textEntryInteraction)."""

    type: Literal["textEntry"]
    language: Literal["zh", "en"] = "en"

    @property
    def feedback_ids(self):
        return ["right", "wrong"]


@frozen(kw_only=True)
class ExtendedText(Question):
    """Translate a sentence or argue a point (QTI extendedTextInteraction); a person reads it."""

    type: Literal["extendedText"]
    words: int  # about how long a good answer is


TYPES = {
    "choice": Choice,
    "hottext": Hottext,
    "match": Match,
    "order": Order,
    "compare": Compare,
    "trace": Trace,
    "textEntry": TextEntry,
    "extendedText": ExtendedText,
}


def _structure_question(value: Any, _type: type) -> Question:
    kind = value.get("type") if isinstance(value, dict) else None
    if kind not in TYPES:
        raise ValueError(f"{kind!r} is no type of question; write `type:` and one of {', '.join(TYPES)}")
    return converter.structure(value, TYPES[kind])


converter.register_structure_hook_func(lambda kind: kind is Question, _structure_question)


@frozen(kw_only=True)
class Bank:
    """A chapter's questions. Its id is its file's name; a question's full id is `bank/id`.

    The chapter is that of a `document`, or a page of the book, as in `chapter: book/method/reading-a-rule`;
    a bank that belongs to no chapter (an examination) names neither.
    """

    title: str
    objectives: dict[str, str]
    questions: list[Question]
    document: str = ""
    chapter: str = ""
    stems: dict[str, Stem] = Factory(dict)
    id: str = ""

    @cached_property
    def by_id(self) -> dict[str, Question]:
        return {question.id: question for question in self.questions}

    def stem(self, question: Question) -> Stem | None:
        """The stem that a question stands under, if it has one."""
        return self.stems[question.stem] if question.stem else None


def read_bank(path: Path, root: Path) -> tuple[Bank, Source]:
    """Read one bank; raise ContentError with all that is wrong with its form."""
    source = read_yaml(path, root)
    bank = structure(source, Bank)
    object.__setattr__(bank, "id", path.stem)  # the file's name is the id, so that it cannot be written wrong
    return bank, source


def read_banks(root: Path, folder: Path | None = None) -> dict[str, tuple[Bank, Source]]:
    """Read every bank in a folder (default: `exercises/`), by id; raise ContentError with the findings of all of them."""
    banks, findings = {}, []
    for path in sorted((folder or root / "exercises").glob("*.yml")):
        try:
            banks[path.stem] = read_bank(path, root)
        except ContentError as error:
            findings.extend(error.findings)
    if findings:
        raise ContentError(findings)
    return banks
