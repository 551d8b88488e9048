"""The report on questions: one HTML page that needs nothing but a browser, with no name and no file in it.

Whatever a student wrote is escaped.
Not in here: counting (itemcounts), what counts say (itemstats), a single question (reportquestion), pictures (svg).
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from .exercises import LEVELS, Bank
from .feedback import page
from .itemcounts import Counted, Counts, file_statuses, in_all, item_of
from .itemstats import LIMITS, Reason, fisher, reasons, wilson
from .markup import inline
from .reportquestion import Found, number, percent, section, spread, table, told
from .svg import chart, interval

STYLE = (
    "body{max-width:72rem;font-family:Georgia,'Times New Roman','Liberation Serif','DejaVu Serif','Noto Serif CJK SC',serif}"
    "h2{margin-top:3rem}h3{overflow-wrap:anywhere}p,ul{max-width:44rem}"
    ".wide{overflow-x:auto;margin:1rem 0}.wide:focus-visible,summary:focus-visible,a:focus-visible{outline:2px solid}"
    "table{font-size:.92rem;font-variant-numeric:tabular-nums}th{font-weight:600;vertical-align:bottom}td{vertical-align:top}"
    "td.n{text-align:right;white-space:nowrap}td.id{min-width:11rem;overflow-wrap:anywhere}td.text{min-width:9rem}th{min-width:3rem}"
    "a{color:inherit;display:inline-block;min-height:24px}summary{cursor:pointer;min-height:24px}"
    "small{color:#555}.right{font-weight:600}svg{max-width:100%;height:auto;vertical-align:middle}"
    "svg.chart{min-width:32rem}svg.interval,svg.bars{min-width:120px}svg text{fill:currentColor;font:13px sans-serif}"
    ".axis{stroke:#b5b5b5;fill:none}.zero{stroke:currentColor}.span{stroke:#2c6fa6;stroke-width:3}"
    ".point,.bar0{fill:#2c6fa6}.bar1{fill:#c7761b}.ring{fill:none;stroke:#2c6fa6;stroke-width:2}"
    ".key{display:inline-block;width:.8em;height:.8em;margin-right:.3em}.key0{background:#2c6fa6}.key1{background:#c7761b}"
    "@media(prefers-color-scheme:dark){small{color:#b0b0b0}.axis{stroke:#5b5f66}td,th,section{border-color:#5b5f66}"
    ".span,.ring{stroke:#7db7e8}.zero{stroke:#aaa}.point,.bar0{fill:#7db7e8}.bar1{fill:#e5a45c}"
    ".key0{background:#7db7e8}.key1{background:#e5a45c}}"
    "@media print{details{display:none}section{break-inside:avoid}}"
)


def report_page(counted: Counted, banks: dict[str, Bank], packs: dict[str, dict]) -> str:
    """The whole page."""
    found = [_find(id, counts, banks, packs) for id, counts in counted.questions.items()]
    body = (
        f"{_head(counted)}{_few(found)}<h2>Questions to repair</h2>{_repairs(found)}"
        f"<h2>All questions</h2>{_map(found)}{_overview(found)}"
        f"<h2>Question by question</h2>{LEGEND}{''.join(section(one) for one in found)}"
        f"<h2>How it is reckoned</h2>{METHOD}{_limits()}"
    )
    return page("Which questions work", body, STYLE)


def _find(id: str, counts: Counts, banks: dict[str, Bank], packs: dict[str, dict]) -> Found:
    bank, _, name = id.partition("/")
    question = banks[bank].by_id[name]
    item = item_of(counts, packs[bank]["answers"][name], question.level)
    return Found(id, question, counts, item, reasons(item))


def _head(counted: Counted) -> str:
    files = ", ".join(f"{n} {escape(status)}" for status, n in file_statuses(counted.statuses)) or "none"
    way = f" {counted.given_way} gave way to a later file of the same sheet." if counted.given_way else ""
    empty = counted.statuses["without an answer"]
    left = f" {empty} held no answer." if empty else ""
    return (
        f"<p>{in_all(counted)} hand-ins are counted here. Files: {files}.{way}{left} "
        "Whoever handed in is not named, and no file is.</p>"
    )


def _few(found: list[Found]) -> str:
    """What cannot be told of a class so small that no question is judged."""
    most, least = max((one.item["n"] for one in found), default=0), LIMITS["least"]
    if not found or most >= least.value:
        return ""
    return (
        f"<p>No question has {least.value:g} answers. Below that none is judged, for {least.why}. "
        "Read the numbers as what happened in this class, not as what the questions are like. "
        "Where fewer than three answered, or all did alike, discrimination cannot be told and no thirds can be cut.</p>"
    )


def _link(one: Found, rows: int = 1) -> str:
    return f'<td class="id" rowspan="{rows}"><a href="#{one.anchor}">{escape(one.id)}</a></td>'


def _repairs(found: list[Found]) -> str:
    listed = sorted((one for one in found if one.reasons), key=lambda one: (not one.reasons[0].sure, -len(one.reasons)))
    if not listed:
        return "<p>None: no number lies beyond the limits below, or there are too few answers to say.</p>"
    rows = (
        f'<tr>{_link(one, len(lines)) if not n else ""}<td class="text">{words}</td><td class="n">{_said(alike)}</td>'
        f'<td class="n">{one.item["n"]}</td><td>{"hardly" if any(r.sure for r in alike) else "it could be"}</td></tr>'
        for one in listed
        for lines in [told(one)]
        for n, (words, alike) in enumerate(lines)
    )
    return table(["Question", "Reason", "Number", "n", "Chance?"], rows, "Questions to repair")


def _said(alike: list[Reason]) -> str:
    name, values = alike[0].name, [reason.value for reason in alike]
    if name in ("against", "no-agreement"):
        return number(values[0])
    ends = dict.fromkeys([percent(min(values)), percent(max(values))])
    return " to ".join(ends)


def _map(found: list[Found]) -> str:
    points = [
        (
            one.item["mean"],
            one.item["r"],
            f"{one.id}: {percent(one.item['mean'])}, {number(one.item['r'])}",
            bool(one.reasons),
        )
        for one in found
        if one.item["mean"] is not None and one.item["r"] is not None
    ]
    if not points:
        return ""
    picture = chart(points, "difficulty: mean share of points", "discrimination")
    return (
        "<p>A full dot is a question to repair, a ring one that is not. Good questions lie in the upper half.</p>"
        f'<div class="wide" role="group" tabindex="0" aria-label="Difficulty and discrimination">{picture}</div>'
    )


def _overview(found: list[Found]) -> str:
    head = ["Question", "Level", "n", "left out", "Difficulty", "95%", "0 to 1", "Discrimination", "95%", "−1 to 1"]
    return table(head, (_overview_row(one) for one in found), "All questions")


def _overview_row(one: Found) -> str:
    numbers = one.counts.numbers
    first = f'{_link(one)}<td>{LEVELS[one.question.level]}</td><td class="n">{one.item["n"]}</td>'
    left = f'<td class="n">{numbers["asked"] - numbers["answered"]}</td>'
    return f"<tr>{first}{left}{''.join(_difficulty(one))}{''.join(_discrimination(one))}</tr>"


def _difficulty(one: Found) -> Iterator[str]:
    mean, n = one.item["mean"], one.item["n"]
    if mean is None:
        yield f'<td colspan="3"><small>{"read by a person" if n else "no answer"}</small></td>'
        return
    low, high = wilson(mean, n)
    yield f'<td class="n">{percent(mean)}</td><td class="n">{spread(low, high)}</td><td>{interval(mean, low, high)}</td>'


def _discrimination(one: Found) -> Iterator[str]:
    r = one.item["r"]
    if r is None:
        yield '<td colspan="3"><small>cannot be told</small></td>'
        return
    low, high = fisher(r, int(one.counts.numbers["paired"]))
    yield f'<td class="n">{number(r)}</td><td class="n">{number(low)} to {number(high)}</td>'
    yield f"<td>{interval(r, low, high, least=-1, mark=0)}</td>"


LEGEND = (
    '<p><span class="key key0"></span>upper third, <span class="key key1"></span>lower third '
    "of the class, by the rest of the sheet. What the key accepts is bold.</p>"
)


METHOD = (
    "<p>Difficulty is the mean share of a question’s points among those who answered it. Its interval is Wilson’s; "
    "for questions of several parts it is rather too wide than too narrow, because such shares vary less than right and wrong.</p>"
    "<p>Discrimination is the correlation of that share with the share of points on the rest of the sheet, the question itself "
    "left out (corrected point-biserial). What was left out there counts as nothing, as in the grade. "
    "Its interval is Fisher’s, which is rough below about ten.</p>"
    "<p>The thirds are cut by the rest of the sheet, in whole percent. "
    "Those with equal results stay together, so that a third may be larger.</p>"
    "<p>An answer to an older form of a question is counted as left out. "
    "Of several files of a student for one sheet the latest counts; in JSON lines each line counts.</p>"
    "<p>The intervals take the class as drawn from others like it. Many questions are looked at together, so that some cross "
    "a limit by chance alone. “Hardly” in the first table means that the interval lies beyond the limit with all its width; "
    "for a share of choices it is held against a somewhat milder limit, for agreement it means thirty students or more.</p>"
)


def _limits() -> str:
    rows = (
        f'<tr><td class="text">{inline(limit.says)}</td><td class="n">{limit.value:g}</td>'
        f'<td class="text">{inline(limit.why)}</td></tr>'
        for limit in LIMITS.values()
    )
    return table(["Limit", "Number", "Why"], rows, "Limits")
