"""One question of the report: what was chosen, by whom among the class, on which try, and what its parts are called.

Not in here: the page around it (report).
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from attrs import frozen

from .exercises import LEVELS, Question
from .itemcounts import Counts
from .itemstats import REASONS, Reason, wilson
from .labels import labels, words_of
from .markup import prose
from .svg import bars, histogram

SHOWN_TEXTS = 8
MOST_PLACES = 3
TWICE = 2  # a text that only one student wrote could tell who it was


@frozen
class Found:
    """One question with its counts, what they say, and why it should be looked at."""

    id: str
    question: Question
    counts: Counts
    item: dict
    reasons: list[Reason]

    @property
    def anchor(self) -> str:
        return "q-" + self.id.replace("/", "-")


def percent(share: float) -> str:
    return f"{100 * share:.0f}%"


def spread(low: float, high: float) -> str:
    return f"{100 * low:.0f} to {100 * high:.0f}%"


def number(value: float) -> str:
    return f"{round(value, 2) + 0.0:.2f}".replace("-", "−")


def table(head: Iterable[str], rows: Iterable[str], name: str) -> str:
    cells = "".join(f'<th scope="col">{words}</th>' for words in head)
    whole = f"<table><thead><tr>{cells}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    return f'<div class="wide" role="group" tabindex="0" aria-label="{escape(name)}">{whole}</div>'


def told(one: Found) -> list[tuple[str, list[Reason]]]:
    """Why a question should be looked at: each kind of reason in words, with where it shows, and its reasons."""
    kinds: dict[str, list[Reason]] = {}
    for reason in one.reasons:
        kinds.setdefault(reason.name, []).append(reason)
    result = []
    for name, alike in kinds.items():
        places = [words for words in (_where(one, reason) for reason in alike) if words]
        more = f"; and {len(places) - MOST_PLACES} more below" if len(places) > MOST_PLACES else ""
        words = f": {'; '.join(places[:MOST_PLACES])}{more}" if places else ""
        result.append((REASONS[name] + words, alike))
    return result


def _where(one: Found, reason: Reason) -> str:
    if not reason.where:
        return ""
    part, _, value = reason.where.partition("=")
    names, texts = labels(one.question)
    words = [name for name in [_part_name(names, part, one.item["parts"][part]["kind"])] if name]
    if value:
        words.append(f"“{words_of(texts, part, value)}”")
    return " ".join(words)


def _part_name(names: dict[str, str], part: str, kind: str) -> str:
    """What stands above a part's values; nothing where the question has only that part."""
    if kind == "links":
        return "Links"
    return f"Place of {names[part]}" if kind == "place" else names.get(part, "")


def section(one: Found) -> str:
    numbers, why = one.counts.numbers, "".join(f"<li>{words}</li>" for words, _ in told(one))
    left = numbers["asked"] - numbers["answered"]
    mean = "" if one.item["mean"] is None else f", {percent(one.item['mean'])} of the points on average"
    alpha = one.item["alpha"]
    agree = "" if alpha is None else (
        f"<p>Agreement among the {one.item['n']} who marked, over all words that can be marked: "
        f"Krippendorff’s alpha {number(alpha)} (1: all mark alike; 0: as by chance).</p>"
    )  # fmt: skip
    return (
        f'<section id="{one.anchor}"><h3>{escape(one.id)}</h3>'
        f"<details><summary>The question</summary>{prose(one.question.prompt)}</details>"
        f"<p>{LEVELS[one.question.level]}, {escape(one.question.type)}. n = {one.item['n']}{mean}; "
        f"{left} left it out.</p>{_shares(one.counts)}{f'<ul>{why}</ul>' if why else ''}"
        f"{_tries(numbers)}{agree}{_choices(one)}{_texts(one.counts)}</section>"
    )


def _shares(counts: Counts) -> str:
    if not counts.numbers["scored"]:
        return ""
    steps = [0] * 11
    for share, n in counts.shares.items():
        steps[round(share / 10)] += n
    words = ", ".join(f"{10 * n}%: {count}" for n, count in enumerate(steps) if count)
    return f"<p>{histogram(steps)} <small>How many earned which share of the points, to the nearest tenth. {words}.</small></p>"


def _tries(numbers) -> str:
    n = numbers["tried"]
    if not n:
        return ""
    ends = (f"{percent(numbers[name] / n)} ({spread(*wilson(numbers[name] / n, n))})" for name in ("first", "last"))
    return (
        f"<p>First try {next(ends)}, last try {next(ends)}; n = {n}. "
        f"{numbers['better']} ended better, {numbers['worse']} worse; {numbers['attempts'] / n:.1f} tries each; "
        f"{numbers['hinted']} took a hint, {numbers['seen']} opened the answer. "
        "<small>This is the word of the students’ browsers, and cannot be checked.</small></p>"
    )


def _choices(one: Found) -> str:
    names, texts = labels(one.question)
    thirds = one.item["lower"] and one.item["upper"]
    rows = []
    for name, part in one.item["parts"].items():
        if called := _part_name(names, name, part["kind"]):
            rows.append(f'<tr><th scope="rowgroup" colspan="6">{called} <small>n = {part["n"]}</small></th></tr>')
        values = part["chosen"].items()
        if part["kind"] in ("links", "place"):
            values = [(value, three) for value, three in values if three[2] or value in part["right"]]
        rows += [_choice(one, name, part, value, three, texts, thirds) for value, three in values]
    if not rows:
        return ""
    groups = [f"{words} (n\u202f=\u202f{one.item[third]})" for words, third in (("upper", "upper"), ("lower", "lower"))]
    head = ["Chosen", "all", "95%", *groups, "0 to 1"]
    return table(head, rows, f"What was chosen in {one.id}")


def _choice(one: Found, name: str, part: dict, value: str, three: list[int], texts: dict, thirds: int) -> str:
    low, high, n = three
    share = n / part["n"] if part["n"] else 0
    words = words_of(texts, name, value)
    right = ' class="right"' if value in part["right"] else ""
    note = (
        " <small>(key)</small>"
        if value in part["right"]
        else " <small>(contested)</small>"
        if value in part["open"]
        else ""
    )
    shares = [high / one.item["upper"], low / one.item["lower"]] if thirds else []
    cells = (
        "".join(f'<td class="n">{percent(s)}</td>' for s in shares) or '<td colspan="2"><small>no thirds</small></td>'
    )
    return (
        f'<tr><td class="text"><span{right}>{words}</span>{note}</td><td class="n">{n} ({percent(share)})</td>'
        f'<td class="n">{spread(*wilson(share, part["n"]))}</td>{cells}<td>{bars(shares) if shares else ""}</td></tr>'
    )


def _texts(counts: Counts) -> str:
    often = [(text, n) for text, n in counts.texts.most_common(SHOWN_TEXTS) if n >= TWICE]
    if not often:
        return ""
    rows = (f'<tr><td class="text">{escape(text)}</td><td class="n">{n}</td></tr>' for text, n in often)
    return table(["Wrong answer that several wrote", "how many"], rows, "Wrong answers")
