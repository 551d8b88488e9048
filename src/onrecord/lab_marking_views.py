"""What the marking lab shows, as HTML: a clause with its words, a mark beside the register, agreement and partings.

Not in here: what is compared (lab_marking), and the controls (lab_marking_form).
"""

from __future__ import annotations

import re
from html import escape

from .agreement import Agreement
from .lab_marking import (
    QUESTIONS,
    Clause,
    Mark,
    Marks,
    agreements,
    clauses,
    compare,
    ended,
    in_words,
    norm_of,
    partings,
    reading,
    register,
    second_label,
)
from .markup import LANG, attributes, inline, verbatim
from .norms import Norm

# Words to look at, with their sound, for readers without Chinese; longer ones first, where one begins like another.
MARKERS = {
    "应当": ("yīngdāng", "shall"),
    "必须": ("bìxū", "must"),
    "不得": ("bùdé", "must not"),
    "严禁": ("yánjìn", "strictly forbidden"),
    "未经": ("wèi jīng", "without having had"),
    "可以": ("kěyǐ", "may"),
    "也可": ("yě kě", "may also"),
    "负责": ("fùzé", "is responsible for"),
    "决定": ("juédìng", "decide; a decision"),
    "鼓励": ("gǔlì", "encourage"),
    "坚持": ("jiānchí", "hold to"),
    "是指": ("shì zhǐ", "means"),
    "包括": ("bāokuò", "includes"),
    "适用": ("shìyòng", "apply"),
    "施行": ("shīxíng", "take effect"),
    "根据": ("gēnjù", "on the basis of"),
    "及时": ("jíshí", "promptly"),
    "天内": ("tiān nèi", "within … days"),
    "个月内": ("gè yuè nèi", "within … months"),
    "由": ("yóu", "by: names who acts"),
    "请": ("qǐng", "please"),
}
APART = ("申请",)  # longer words with a marker's character in them
_WORDS = re.compile("|".join([*APART, *MARKERS]))


def clause_view(clause: Clause) -> str:
    """The provision in Chinese and English, its clause marked; where no Chinese was found, the words of the reports."""
    unit = clause.document.provisions[clause.unit.at]
    zh = f'<p lang="{LANG}">{_marked(clause.text("zh"), _sounded)}</p>' if unit.zh else _reports(clause)
    en = f"<p>{_marked(clause.text('en'), inline)}</p>"
    note = "" if unit.zh else '<p class="lab-note">The English is the course’s own restatement.</p>'
    where = f"{inline(clause.document.citation)}, {clause.place}"
    return f'<div class="lab-clause"><p><strong>{where}</strong></p>{zh}{en}{note}{_words_of(unit.zh)}</div>'


def _marked(parts: tuple[str, str, str], html) -> str:
    before, words, after = map(html, parts)
    return f"{before}<mark>{words}</mark>{after}" if before or after else words


def _sounded(text: str) -> str:
    """Chinese with the sound over its markers."""

    def sound(found: re.Match) -> str:
        word = found[0]
        return word if word in APART else f'<ruby>{word}<rt lang="zh-Latn">{MARKERS[word][0]}</rt></ruby>'

    return _WORDS.sub(sound, escape(text, quote=False))


def _words_of(zh: str) -> str:
    there = [word for word in dict.fromkeys(_WORDS.findall(zh)) if word in MARKERS]
    glosses = ", ".join(
        f'<span lang="{LANG}">{word}</span> <em>{MARKERS[word][0]}</em> “{MARKERS[word][1]}”' for word in there
    )
    return f'<p class="lab-note">Words to look at: {glosses}.</p>' if there else ""


def _reports(clause: Clause) -> str:
    quotes = "".join(
        f'<li><q>{verbatim(report.text)}</q> (<a href="{escape(source.url)}">{escape(source.short)}</a>)</li>'
        for report in clause.document.provisions[clause.unit.at].report
        for source in [clause.document.translations[report.by]]
    )
    return f'<p class="lab-note">The document’s Chinese was not found. As reported:</p><ul>{quotes}</ul>'


def comparison_view(clause: Clause, mine: Mark) -> str:
    """A mark that was kept, beside the register and the second reading, with the words that each goes by."""
    theirs, norm = register(clause.document.id)[clause.name], norm_of(clause.name)
    same = compare(mine, theirs)
    rows = "".join(_compared(question, clause, mine, theirs, same.get(question)) for question in QUESTIONS)
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("Question", "Your mark", "The register", "Same or not"))
    table = (
        f'<table class="lab-table lab-compared"><caption>Your mark and the register: {sum(same.values())} of {len(same)} the same'
        f"</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )
    return f"{table}{_evidence(norm)}{_second(clause)}"


def _compared(question: str, clause: Clause, mine: Mark, theirs: Mark, same: bool | None) -> str:
    asked = getattr(mine, question)
    words = inline(in_words(question, asked, clause.document)) if asked else '<span class="lab-note">not marked</span>'
    named = inline(in_words(question, getattr(theirs, question), clause.document))
    verdict = {True: "same", False: "<strong>parts</strong>", None: ""}[same]
    return (
        f'<tr{attributes(class_="lab-parts" if same is False else None)}><th scope="row">{QUESTIONS[question]}</th>'
        f'<td data-label="Your mark">{words}</td><td data-label="The register">{named}</td><td>{verdict}</td></tr>'
    )


def _evidence(norm: Norm | None) -> str:
    """The register's own words, and what can be argued about them."""
    if norm is None:
        return "<p>The register has no norm here: it takes the clause for an aim, a reason or a naming of bases.</p>"
    words = norm.trigger.report if norm.reported else norm.trigger.zh
    said = f'<span lang="{LANG}">{escape(" … ".join(words))}</span>' if norm.trigger.zh else verbatim(" … ".join(words))
    english = "" if norm.reported else f", “{escape(' … '.join(norm.trigger.en), quote=False)}”"
    reads = f"<p>The register reads: <em>{inline(norm.action)}</em>. It goes by {said}{english}.</p>"
    if not norm.contested:
        return reads
    it = norm.contested
    return (
        f"{reads}<p><strong>Contested: {inline(it.issue)}</strong></p><p>{inline(it.one)}</p><p>{inline(it.other)}</p>"
    )


def _second(clause: Clause) -> str:
    label = second_label(clause.name)
    said = ", ".join(in_words(question, getattr(label, name), clause.document) for question, name in _BOTH)
    note = f" {inline(label.note)}" if label.note else ""
    end = ended(clause.name)
    why = f"<p>How the course’s two readings ended here: {inline(end)}</p>" if end else ""
    return f"<p>The second reading: {inline(said)}.{note}</p>{why}"


_BOTH = (("kind", "kind"), ("bearer", "bearers"))  # what the second reading has labeled


def agreement_view(mine: Marks, theirs: Marks | None = None, name: str = "the register") -> str:
    """How far the marks agree with the register, or with another reader's, on each question, and where they part."""
    other = theirs if theirs is not None else _everything(mine)
    measured = agreements(mine, other)
    if not measured:
        return f"<p>No clause has been marked yet that could be laid beside {escape(name)}.</p>"
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Question", "Clauses", "Same", "Cohen’s kappa"))
    rows = "".join(_measured(QUESTIONS[question], it) for question, it in measured.items())
    second = agreements(mine, reading("second")) if theirs is None else {}
    rows += "".join(_measured(f"{QUESTIONS[question]}, second reading", it) for question, it in second.items())
    return (
        f'<table class="lab-table"><caption>Your marks and {escape(name)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>{_caution(measured)}{_partings(mine, other, name)}"
    )


FEW = 20  # clauses below which one clause more or less moves kappa by leaps


def _caution(measured: dict[str, Agreement]) -> str:
    most = max(it.n for it in measured.values())
    if most >= FEW:
        return ""
    return f'<p class="lab-note">So few clauses ({most}) say little: one more or less would change each figure by leaps.</p>'


def _everything(mine: Marks) -> dict[str, Mark]:
    marked = dict.fromkeys(unit.partition("#")[0] for unit in mine)
    return {name: mark for document in marked for name, mark in register(document).items()}


def _measured(name: str, it: Agreement) -> str:
    kappa = "not defined" if it.kappa is None else f"{it.kappa:.2f}"
    same = f"{round(it.observed * it.n)} ({it.observed:.0%})"
    return f'<tr><th scope="row">{name}</th><td>{it.n}</td><td>{same}</td><td>{kappa}</td></tr>'


def _partings(mine: Marks, theirs: Marks, name: str) -> str:
    rows = "".join(_parting(mine[unit], theirs[unit], question) for unit, question in partings(mine, theirs))
    if not rows:
        return f"<p>Nowhere do your marks part from {escape(name)}.</p>"
    heads = "".join(
        f'<th scope="col">{head}</th>' for head in ("Where", "On", "Your mark", name.capitalize(), "Your reason")
    )
    return (
        f'<table class="lab-table"><caption>Where your marks part from {escape(name)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _parting(mine: Mark, theirs: Mark, question: str) -> str:
    document = mine.unit.partition("#")[0]
    clause = clauses(document)[mine.unit]
    said = [inline(in_words(question, getattr(mark, question), clause.document)) for mark in (mine, theirs)]
    cells = [QUESTIONS[question], *said, inline(mine.reason) or '<span class="lab-note">none given</span>']
    where = f"{inline(clause.document.citation)}, {clause.place}"
    return f'<tr><th scope="row">{where}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'
