"""Questions with their answers as the few kinds of item that learning management systems know; and what that loses.

The writers (moodle, canvas, cartridge) turn items into their formats. An item's score is the question's, or a share of it.
Not in here: any format; how our own page grades (grading).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape

from attrs import Factory, frozen

from .corpus import Corpus
from .exercises import NOTHING_NAMED, Bank, Option
from .interface import words
from .markup import LANG, inline
from .render import render_prompt


@frozen(kw_only=True)
class Item:
    """What every item has: `id` is `bank/question`, with a suffix where a question becomes several; texts are HTML."""

    id: str
    prompt: str
    points: float
    explanation: str = ""


@frozen(kw_only=True)
class Pick(Item):
    """Pick one, or with `several` all that are right; `open` options count neither way."""

    options: list[tuple[str, str]]
    right: list[str]
    open: list[str] = Factory(list)
    several: bool = False
    feedback: dict[str, str] = Factory(dict)


@frozen
class Gap:
    """A place to fill from a list: its label (HTML), its options (plain text), and the one that is right."""

    part: str
    label: str
    options: list[tuple[str, str]]
    right: str


@frozen(kw_only=True)
class Fill(Item):
    """Fill every gap from its list; each weighs the same."""

    gaps: list[Gap]


@frozen(kw_only=True)
class Sort(Item):
    """Put items in their order; `entries` stand as the page shows them, `right` has their ids in order."""

    entries: list[tuple[str, str]]
    right: list[str]


@frozen(kw_only=True)
class Write(Item):
    """Write a term; any of the forms is right."""

    forms: list[str]


@frozen(kw_only=True)
class Essay(Item):
    """Write freely; a person reads it by the rubric."""

    rubric: list[tuple[str, int]] = Factory(list)
    model: str = ""
    lines: int = 10


@frozen
class Loss:
    """What a question cannot do in a format as it does on the page, in a sentence; with `scores`, marks may differ, too."""

    id: str
    sentence: str
    scores: bool = False


@frozen
class Quiz:
    """A bank as items, with what was lost on the way to them."""

    name: str
    title: str
    items: list[Item]
    losses: list[Loss]


def make_quiz(bank: Bank, pack: dict, corpus: Corpus) -> Quiz:
    """The quiz of a bank and its key pack."""
    items: list[Item] = []
    losses: list[Loss] = []
    for question in bank.questions:
        entry = pack["answers"][question.id]
        id = f"{bank.id}/{question.id}"
        common = {
            "id": id,
            "prompt": render_prompt(bank, question, corpus),
            "points": question.points,
            "explanation": entry["explanation"],
        }
        made = _MAKERS[question.type](question, entry, common, corpus, partial(_lose, losses, id))
        items += made
        for name in entry["contested"]:
            losses.append(Loss(id, f"{name!r} is contested; the case for each side stands only in the explanation"))
    return Quiz(bank.id, bank.title, items, losses)


def _lose(losses: list[Loss], id: str, sentence: str, scores: bool = False) -> None:
    losses.append(Loss(id, sentence, scores))


Lose = Callable[..., None]  # a sentence, and whether marks may differ


def _pairs(options: list[Option]) -> list[tuple[str, str]]:
    return [(option.id, inline(option.text)) for option in options]


def _plain(options: list[Option]) -> list[tuple[str, str]]:
    return [(option.id, option.text.replace("*", "")) for option in options]


def _choice(question, entry, common, _corpus, lose: Lose):
    right = entry["right"] if question.several else entry["accepted"]
    if len(right) > 1 and not question.several:
        lose(f"{len(right)} answers are accepted; where a format knows one only, it is {right[0]!r}", True)
    explanation = common["explanation"] + "".join(entry["contested"].values())
    return [
        Pick(
            **common | {"explanation": explanation},
            options=_pairs(question.options),
            right=right,
            open=[name for name in entry["open"] if name not in right],
            several=question.several,
            feedback=entry["feedback"],
        )
    ]


def _hottext(question, entry, common, _corpus, lose: Lose):
    """Words in a text become numbered spans and a list to tick."""
    lose("words are ticked in a list of numbered spans, not marked in the text")
    numbers = {id: n for n, id in enumerate(question.tokens, 1)}
    pieces, end = [], 0
    for token in question.TOKEN.finditer(question.text):
        pieces.append(escape(question.text[end : token.start()]))
        pieces.append(f"<u>{escape(token[2])}</u><sup>{numbers[token[1]]}</sup>")
        end = token.end()
    pieces.append(escape(question.text[end:]))
    language = f' lang="{LANG}"' if question.language == "zh" else ""
    text = f"<blockquote{language}><p>{''.join(pieces)}</p></blockquote>"
    options = [(id, f"{numbers[id]}. {inline(words)}") for id, words in question.tokens.items()]
    return [
        Pick(
            **common | {"prompt": common["prompt"] + text},
            options=options,
            right=entry["right"],
            open=entry["open"],
            several=True,
            feedback=entry["feedback"],
        )
    ]


def _gap(part: str, label: str, options: list[tuple[str, str]], accepted: list[str], lose: Lose) -> Gap:
    if len(accepted) > 1:
        lose(f"in {part!r} {len(accepted)} answers are accepted on the page, and only {accepted[0]!r} here", True)
    return Gap(part, label, options, accepted[0])


def _match(question, entry, common, _corpus, lose: Lose):
    columns = {column.id: column for column in question.columns}
    gaps = []
    for part, accepted in entry["slots"].items():
        row_id, _, column_id = part.rpartition(".")
        row = next(row for row in question.rows if row.id == row_id)
        label = f"{inline(row.text)}: {inline(columns[column_id].heading)}"
        gaps.append(_gap(part, label, _plain(columns[column_id].options), accepted, lose))
    return [Fill(**common, gaps=gaps)]


def _slot_gaps(question, entry, lose: Lose) -> list[Gap]:
    return [
        _gap(slot.id, inline(slot.prompt), _plain(slot.options), entry["slots"][slot.id], lose)
        for slot in question.slots
    ]


def _compare(question, entry, common, _corpus, lose: Lose):
    items: list[Item] = [Fill(**common, gaps=_slot_gaps(question, entry, lose))]
    if question.repair:
        lose("the repair is an item of its own, without points, and the model repair stands in its notes")
        own = {"id": f"{common['id']}.repair", "prompt": f"<p>{inline(question.repair)}</p>", "points": 0}
        items.append(Essay(**own, model=entry["model"], lines=4))
    return items


def _trace(question, entry, common, corpus, lose: Lose):
    """Each right link becomes a gap: where it starts and how is given, and the target is chosen."""
    lose("only the targets of the links are chosen: where a link starts, and how many there are, is given away")
    if question.relations != [entry["right"][0].split()[1]]:
        lose("the relation of each link is given away")
    lose("a wrong link earns nothing for itself and takes nothing from the others", True)

    def name(id: str) -> str:
        return "(no basis is named)" if id == NOTHING_NAMED else corpus.instruments[id].short

    targets = [(id, name(id)) for id in question.targets]
    gaps = []
    for n, link in enumerate(entry["right"], 1):
        start, relation, target = link.split()
        label = f"{inline(name(start))} {words(f'relation.{relation}')} …"
        gaps.append(Gap(f"link{n}", label, targets, target))
    same = [gap for gap in gaps if gap.label == gaps[0].label]
    if len(same) > 1:
        lose("several links have the same beginning, and each of them takes one target only", True)
    return [Fill(**common, gaps=[*gaps, *_slot_gaps(question, entry, lose)])]


def _order(question, entry, common, _corpus, lose: Lose):
    right = [name for group in entry["right"] for name in group]
    if any(len(group) > 1 for group in entry["right"]):
        lose("items that may stand either way on the page have one order here", True)
    if entry["open"]:
        lose(f"{', '.join(map(repr, entry['open']))} may stand anywhere on the page, and is left out here", True)
    entries = [pair for pair in _pairs(question.items) if pair[0] in right]
    return [Sort(**common, entries=entries, right=right)]


def _text(_question, entry, common, _corpus, _lose: Lose):
    return [Write(**common, forms=entry["accepted"])]


def _person(question, entry, common, _corpus, _lose: Lose):
    rubric = [(criterion["text"], criterion["points"]) for criterion in entry["rubric"]]
    return [Essay(**common, rubric=rubric, model=entry["solution"], lines=max(6, question.words // 12))]


_MAKERS: dict[str, Callable[..., list[Item]]] = {
    "choice": _choice,
    "hottext": _hottext,
    "match": _match,
    "order": _order,
    "compare": _compare,
    "trace": _trace,
    "textEntry": _text,
    "extendedText": _person,
}


def report_losses(quiz: Quiz, more: list[Loss]) -> str:
    """The reduction report as text: each question that lost something, and what."""
    losses = [*quiz.losses, *more]
    if not losses:
        return f"{quiz.title}: nothing was lost.\n"
    lines = [f"{quiz.title}: what the page can do and this file cannot", ""]
    for id in dict.fromkeys(loss.id for loss in losses):
        sentences = dict.fromkeys(_told(loss) for loss in losses if loss.id == id)
        lines += [id, *(f"  - {sentence}" for sentence in sentences), ""]
    return "\n".join(lines)


def _told(loss: Loss) -> str:
    return f"{loss.sentence} (marks may differ)" if loss.scores else loss.sentence
