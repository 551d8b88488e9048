"""The lab *Climb the ladder*: the map of legal bases walked, asked for a day, and with one text taken away.

Says what the data have and what they lack; whether an instrument could bear a rule is argued by whoever reads both.
Not in here: the graph (lab_map) and its picture (lab_picture).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import ipywidgets

from . import lab_map as graph
from .bases import HOW, VERBS
from .corpus import CERTAINTY, RANKS, Instrument, Relation
from .lab_map import Arrow, LegalMap, place_name
from .lab_picture import Picture
from .lab_table import frame
from .markup import CHINESE, attributes, inline, verbatim
from .panel import Panel

SURE = [("cited only", "cited"), ("cited or evident", "evident"), ("cited, evident or argued", "argued")]
UP, DOWN = "up: what it rests on", "down: what rests on it"


def _known() -> ipywidgets.Dropdown:
    return ipywidgets.Dropdown(options=SURE, value="argued", description="Known by")


def _citing() -> ipywidgets.Checkbox:
    return ipywidgets.Checkbox(value=False, description="Count mere naming", indent=False)


def _texts(bases: LegalMap, description: str, value: str) -> ipywidgets.Dropdown:
    options = [(f"{card.date.year} {card.short}", card.id) for card in bases.by_date]
    return ipywidgets.Dropdown(options=options, value=value, description=description)


def walk(bases: LegalMap, start: str = "national-2014") -> Panel:
    """A text or a provision, and what it rests on step by step, or what rests on it."""
    places = []
    for card in bases.by_date:
        eids = dict.fromkeys(arrow.eid for arrow in graph.starting(bases.arrows, card.id) if arrow.eid)
        places.append((f"{card.date.year} {card.short}", card.id))
        places += [(f"{card.short}, {place_name(eid)}", f"{card.id}#{eid}") for eid in eids]
    return Panel(
        lambda start, way, known, citing: view_walk(bases, bases.select(known, citing), start, way),
        start=ipywidgets.Dropdown(options=places, value=start, description="From"),
        way=ipywidgets.ToggleButtons(options=[UP, DOWN], description="Way", style={"button_width": "auto"}),
        known=_known(),
        citing=_citing(),
    )


def view_walk(bases: LegalMap, arrows: list[Arrow], start: str, way: str) -> str:
    """The picture and the steps of a walk."""
    id, _, eid = start.partition("#")
    card = bases.cards[id]
    if way == DOWN:
        below = graph.resting(arrows, id)
        taken = [arrow for arrow in arrows if arrow.target in {id, *below}]
        end = f"Chains lead to {card.short} from {_many(len(below), 'text')}"
    else:
        above = graph.reached(arrows, start)
        taken = [arrow for arrow in arrows if arrow.start in above] + graph.starting(arrows, start)
        end = _summit(bases, above, card.short, eid)
    picture = Picture(bases, taken, shown=[id], start=id).svg(f"{end}. The list below has every step.")
    steps = _steps(bases, arrows, id if way == DOWN else start, way, {id})
    return f"{picture}<p>{inline(end)}.{_note(card) if not taken else ''}</p>{steps}"


def _summit(bases: LegalMap, above: set[str], short: str, eid: str) -> str:
    where = f"{short}, {place_name(eid)}" if eid else short
    top = bases.highest(above)
    if not above:
        return f"From {where} no such arrow starts, which is a finding, too"
    highest = (
        f"the highest rung is that of {bases.cards[top].short}: {rank_name(bases.cards[top])}"
        if top
        else "none has a rung"
    )
    return f"From {where} chains lead to {_many(len(above), 'text')}; {highest}"


def _note(card: Instrument) -> str:
    return f" The card says: {inline(card.note)}" if card.note else ""


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _steps(bases: LegalMap, arrows: list[Arrow], place: str, way: str, told: set[str]) -> str:
    """The next texts as a list, each with its own next ones; what is in `told` has been told further up."""
    up = way == UP
    found: dict[str, list[Arrow]] = {}
    for arrow in graph.starting(arrows, place) if up else graph.pointing(arrows, place):
        found.setdefault(arrow.target if up else arrow.start, []).append(arrow)
    items = ""
    for id, steps in found.items():
        again, told = id in told, told | {id}
        further = "" if again else _steps(bases, arrows, id, way, told)
        told |= set() if again else graph.reached(arrows, id) if up else graph.resting(arrows, id)
        items += f"<li>{_head(bases.cards[id], again)}{_grounds(steps, bases)}{further or _end(bases, arrows, id, up, again)}</li>"
    return f'<ul class="lab-steps">{items}</ul>' if items else ""


def _head(card: Instrument, again: bool) -> str:
    more = "; its own steps stand above" if again else ""
    return f"<b>{inline(card.short)}</b> ({rank_name(card)}, {card.date.year}{more})"


def _grounds(steps: list[Arrow], bases: LegalMap) -> str:
    """What each arrow of one step goes by."""
    return "".join(f'<p class="lab-note">{_ground(arrow, bases)}</p>' for arrow in steps)


def _ground(arrow: Arrow, bases: LegalMap) -> str:
    relation = arrow.relation
    words = f" {_quoted(relation.words)}." if relation.words else ""
    note = f" {inline(relation.note)}" if relation.note else ""
    where = f"{inline(bases.cards[arrow.start].short)}, {arrow.place}, {VERBS[arrow.type]} the wording of"
    return f"{where} {arrow.wording}. {HOW[arrow.how]}.{words}{note} {_mark(relation)}"


def _mark(relation: Relation) -> str:
    """The mark of certainty, with what it says."""
    return f"<abbr{attributes(title=CERTAINTY[relation.certainty])}>{relation.certainty}</abbr>"


def _end(bases: LegalMap, arrows: list[Arrow], id: str, up: bool, again: bool) -> str:
    """That the map ends at a text, with what its card says of it; going down, an end needs no word."""
    if again or not up or graph.starting(arrows, id):
        return ""
    card = bases.cards[id]
    return f'<p class="lab-note">Here the map ends: no such arrow starts from {inline(card.short)}.{_note(card)}</p>'


def rank_name(card: Instrument) -> str:
    """The rank in short: `Statute`, `Departmental rule`."""
    return RANKS[card.rank][0].partition(",")[0]


def _quoted(words: str) -> str:
    return verbatim(words) if CHINESE.search(words) else f"“{verbatim(words)}”"


def on_a_day(bases: LegalMap, text: str = "national-2014", day: datetime.date | None = None) -> Panel:
    """A day, and which texts were there to be rested on, seen from the rung of one text."""
    day = day or bases.cards[text].date
    return Panel(
        lambda text, day: view_day(bases, text, day),
        text=_texts(bases, "Text", text),
        day=ipywidgets.DatePicker(value=day, description="Day"),
    )


def view_day(bases: LegalMap, text: str, day: datetime.date | None) -> str:
    """Every text rung by rung with its state on a day. Raise ValueError where there is no day."""
    if day is None:
        raise ValueError("Choose a day, such as 2014-08-07.")
    others = [card for card in bases.by_date if card.id != text]
    there = {card.id for card in others if graph.wording_on(card, day)}
    named = [arrow for arrow in graph.starting(bases.arrows, text)]
    title = f"By {day}, {len(there)} of the {len(others)} other texts are known to have been there. The table below has each."
    faint = {card.id for card in others} - there
    picture = Picture(bases, [], shown=[card.id for card in bases.by_date], start=text, faint=faint, day=day).svg(title)
    ranked = sorted(others, key=lambda card: -(bases.rung(card.id) or 0))
    rows = "".join(_day_row(bases, card, text, day, named) for card in ranked)
    heads = ("Text", "On that day", f"Seen from {bases.cards[text].short}")
    caution = (
        "The data have beginnings and no ends: that a text was there does not say that it had not been replaced. "
        "Nor do the cards have every wording of a text."
    )
    return f"<p>{title.partition('.')[0]}. {caution}{_rank_note(bases, text)}</p>{picture}{frame(heads, rows)}"


def _day_row(bases: LegalMap, card: Instrument, text: str, day: datetime.date, named: list[Arrow]) -> str:
    wording = graph.wording_on(card, day)
    state = graph.state_on(card, day) + (f", latest wording on its card {wording.date}" if wording else "")
    rank = f"{_beside(bases, text, card.id)}. " if wording else ""
    arrows = ", ".join(f"{place_name(a.eid)} ({_way(a)})" for a in named if a.target == card.id)
    return (
        f'<tr{"" if wording else " class=lab-faint"}><th scope="row">{inline(card.short)} '
        f'<span class="lab-note">{rank_name(card)}</span></th>'
        f"<td>{state}</td><td>{rank}{f'<b>Arrow: {arrows}</b>' if arrows else ''}</td></tr>"
    )


def _beside(bases: LegalMap, text: str, other: str) -> str:
    """Where another text stands on the ladder, seen from one."""
    low, high = bases.rung(text), bases.rung(other)
    if low is None or high is None:
        return graph.five_tests(bases, text, other)["rank"].replace("cannot", "Cannot")
    return "Stands higher" if high > low else "Stands lower" if high < low else "On the same rung"


def _way(arrow: Arrow) -> str:
    return f"{arrow.type.replace('_', ' ')}, {arrow.how}"


def _rank_note(bases: LegalMap, id: str) -> str:
    card = bases.cards[id]
    note = f" {inline(card.rank_note)}" if card.rank_note else ""
    return f" The rank of {inline(card.short)}: {rank_name(card)}.{note}"


def take_away(bases: LegalMap, gone: str = "order-33") -> Panel:
    """One text is taken away, and what then hangs in the air and what still stands."""
    return Panel(
        lambda gone, known, citing: view_without(bases, bases.select(known, citing), gone),
        gone=_texts(bases, "Without", gone),
        known=_known(),
        citing=_citing(),
    )


def view_without(bases: LegalMap, arrows: list[Arrow], gone: str) -> str:
    """Which places lose an arrow, and how high the chains still reach. Raise ValueError where nothing rests on the text."""
    lost = graph.pointing(arrows, gone)
    short = bases.cards[gone].short
    if not lost:
        raise ValueError(f"No such arrow points at {short}; nothing in the data falls with it.")
    left, hang = graph.without(arrows, gone), graph.hanging(arrows, gone)
    below = graph.resting(arrows, gone)
    taken = [arrow for arrow in arrows if arrow.start in below or gone in (arrow.start, arrow.target)]
    broken = [arrow for arrow in taken if gone in (arrow.start, arrow.target)]
    places = dict.fromkeys(arrow.relation.start for arrow in lost)
    title = f"Without {short}, {len(hang)} of the {len(places)} places that point at it are left with no arrow at all"
    return (
        f"<p>{inline(title)}. What falls is red.</p>"
        f"{Picture(bases, taken, gone=gone, broken=broken).svg(f'{title}. The tables below have each.')}"
        f"{frame(('Where', 'What falls', 'What is left there'), _lost_rows(bases, lost, left))}"
        f"{frame(('Text', 'Its chains reached', 'They reach now'), _reach_rows(bases, arrows, left, below))}"
    )


def _lost_rows(bases: LegalMap, lost: Iterable[Arrow], left: list[Arrow]) -> str:
    def row(arrow: Arrow) -> str:
        others = [other for other in left if other.relation.start == arrow.relation.start]
        rest = ", ".join(f"{bases.cards[it.target].short} ({it.how})" for it in others)
        return (
            f'<tr><th scope="row">{inline(bases.cards[arrow.start].short)}, {arrow.place}</th>'
            f"<td>{_way(arrow)}</td>"
            f"<td>{inline(rest) or '<b>nothing: it hangs in the air</b>'}</td></tr>"
        )

    return "".join(map(row, lost))


def _reach_rows(bases: LegalMap, arrows: list[Arrow], left: list[Arrow], below: set[str]) -> str:
    def top(arrows: list[Arrow], id: str) -> str:
        ids = graph.reached(arrows, id)
        highest = bases.highest(ids)
        if highest:
            return f"{rank_name(bases.cards[highest])} ({bases.cards[highest].short})"
        return "no text on the ladder" if ids else "nothing"

    return "".join(
        f'<tr><th scope="row">{inline(card.short)}</th><td>{inline(top(arrows, card.id))}</td>'
        f"<td>{inline(top(left, card.id))}</td></tr>"
        for card in bases.by_date
        if card.id in below
    )


def could_rest(bases: LegalMap, start: str = "beijing-2011", target: str = "npcsc-2012") -> Panel:
    """A claim that one text could rest on another, and what date and rank say to it."""
    return Panel(
        lambda start, target: view_claim(bases, start, target),
        start=_texts(bases, "This text", start),
        target=_texts(bases, "on this one", target),
    )


def view_claim(bases: LegalMap, start: str, target: str) -> str:
    """The five tests of a claim, as far as the data go. Raise ValueError for a text on itself."""
    if start == target:
        raise ValueError("Choose two texts; none rests on itself.")
    rows = "".join(
        f'<tr><th scope="row">{test.capitalize()}</th><td>{inline(says[0].upper() + says[1:])}</td></tr>'
        for test, says in graph.five_tests(bases, start, target).items()
    )
    arrows = [arrow for arrow in graph.starting(bases.arrows, start) if arrow.target == target]
    told = _grounds(arrows, bases) or "<p>The data have no arrow from the one to the other.</p>"
    return f"{frame(('Test', 'What the data say'), rows)}<p>{_rank_note(bases, start)}{_rank_note(bases, target)}</p>{told}"
