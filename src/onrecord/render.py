"""Questions as HTML: a real form for each, usable and printable without script, with no answer in it.

The page script finds its way by `data-question`, `data-type`, `data-public` and `data-part`; see frontend/src/types/.
Not in here: documents (reader), keys, and the page around the form.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape

from .corpus import Corpus, cite
from .exercises import (
    NOTHING_NAMED,
    SKILLS,
    Bank,
    Choice,
    Compare,
    ExtendedText,
    Hottext,
    Match,
    Option,
    Order,
    Passage,
    Question,
    Slot,
    TextEntry,
    Trace,
)
from .interface import labeled, said, words
from .markup import LANG, attributes, inline, prose, verbatim

Link = Callable[[str], str]  # from `document#eId` to an address, or "" where there is none


def question_id(bank: Bank, question: Question) -> str:
    """The question's full id, as in `national-2014/registers-what`."""
    return f"{bank.id}/{question.id}"


def render_question(
    bank: Bank,
    question: Question,
    corpus: Corpus,
    link: Link = lambda _: "",
    prefix: str = "",
    stem: bool = True,
) -> str:
    """The question as a `<form>`; `prefix` keeps element ids apart where one page shows a question twice.

    A question that shares a stem shows it, unless `stem` is false, where the page has it above (see `render_stem`).
    """
    name = f"{prefix}ex-{bank.id}-{question.id}"
    head = attributes(
        class_="onr-question",
        id=name,
        data_question=question_id(bank, question),
        data_bank=bank.id,
        data_type=question.type,
        data_public=json.dumps(question.public(corpus), separators=(",", ":")),
        data_stem=question.stem or None,
        aria_labelledby=f"{name}-skill {name}-prompt",
    )
    above = render_stem(bank, question.stem, corpus, link) if question.stem and stem else ""
    body = _BODIES[question.type](question, name, corpus)
    return (
        f"<form{head}>{_head(question, name)}{above}{_passages(question.passages, corpus, link)}"
        f'<div class="onr-prompt" id="{name}-prompt">{prose(question.prompt)}</div>'
        f'<div class="onr-body">{body}</div><div class="onr-foot"></div></form>'
    )


def render_prompt(bank: Bank, question: Question, corpus: Corpus) -> str:
    """All that stands above the place to answer: the shared case, passages, prompt, renderings; for formats without forms."""
    stem = render_stem(bank, question.stem, corpus) if question.stem else ""
    pairs = "".join(_renderings(place, corpus) for place in getattr(question, "partings", []))
    return f"{stem}{_passages(question.passages, corpus, lambda _: '')}{prose(question.prompt)}{pairs}"


def render_stem(bank: Bank, id: str, corpus: Corpus, link: Link = lambda _: "") -> str:
    """What several questions share, as a group of its own."""
    stem = bank.stems[id]
    passages = _passages(stem.passages, corpus, link)
    sharing = sum(question.stem == id for question in bank.questions)
    head = attributes(class_="onr-stem", role="group", data_stem=id, **labeled("shared", sharing))
    shared = f'<p class="onr-shared">{said("shared", sharing)}</p>'
    return f'<div{head}>{shared}{passages}<div class="onr-prompt">{prose(stem.prompt)}</div></div>'


def _passages(passages: list[Passage], corpus: Corpus, link: Link) -> str:
    many = len(passages) > 1
    return "".join(render_passage(passage, corpus, link, n if many else None) for n, passage in enumerate(passages, 1))


def render_sheet(bank: Bank, corpus: Corpus, link: Link = lambda _: "") -> str:
    """All questions of a bank under the headings of their skills, for where no page sets the headings."""
    sections = []
    for skill in SKILLS:
        forms = "".join(render_question(bank, q, corpus, link) for q in bank.questions if q.skill == skill)
        sections.append(f"<h3>{said(f'skill.{skill}')}</h3>{forms}" if forms else "")
    return f'<div class="onr-sheet"{attributes(data_sheet=bank.id)}>{"".join(sections)}</div>'


def _head(question: Question, name: str) -> str:
    level, track = said(f"level.{question.level}"), said(f"track.{question.chinese}")
    facts = f"{level}{track}{said('minutes', f'{question.minutes:g}')}{said('points', question.points)}"
    skill = said(f"skill.{question.skill}")
    return f'<p class="onr-head"><strong id="{name}-skill">{skill}</strong><span class="onr-facts">{facts}</span></p>'


def render_passage(passage: Passage, corpus: Corpus, link: Link, number: int | None = None) -> str:
    """The words above a question, with where they stand; numbered where a question has several."""
    parts = []
    if passage.show in ("zh", "both"):
        chinese = passage.quote or corpus.text(passage.provision, "zh")
        parts.append(f'<blockquote class="onr-zh" lang="{LANG}"><p>{escape(chinese)}</p></blockquote>')
    if passage.show in ("en", "both"):
        english = corpus.text(passage.provision, "en")
        parts.append(f'<blockquote class="onr-en"><p>{inline(english)}</p></blockquote>')
    gloss = "".join(
        f'<li><span lang="{LANG}">{escape(word.zh)}</span>'
        f'<span class="onr-pinyin" lang="zh-Latn">{escape(word.pinyin)}</span>'
        f"<span>{inline(word.en)}</span></li>"
        for word in passage.gloss
    )
    if gloss:
        parts.append(f"<ol{attributes(class_='onr-gloss', **labeled('gloss'))}>{gloss}</ol>")
    place = citation(passage.provision, corpus)
    address = link(passage.provision)
    source = f"<a{attributes(href=address)}>{inline(place)}</a>" if address else inline(place)
    kind = "translation" if corpus.text(passage.provision, "zh") else "restatement"
    note = f" {said(f'course-{kind}')}" if passage.show != "zh" else ""
    which = f"{said('passage', number, tag='b')} " if number else ""
    return f'<figure class="onr-passage">{"".join(parts)}<figcaption>{which}{source}.{note}</figcaption></figure>'


def citation(place: str, corpus: Corpus) -> str:
    """How a provision is cited: `IM Provisions (2014), art. 7 para. 1`, or an instrument's short name and article."""
    name, _, eid = place.partition("#")
    if eid and name in corpus.documents:
        return cite(corpus.documents[name], eid)
    short = corpus.instruments[name].short
    return f"{short}, {eid.replace('art_', 'art. ').replace('__para_', ' para. ')}" if eid.startswith("art_") else short


def _choice(question: Choice, name: str, _corpus: Corpus) -> str:
    options = _options(question.options, "choice", "checkbox" if question.several else "radio")
    return f'<fieldset class="onr-options" aria-labelledby="{name}-prompt">{options}</fieldset>'


def _options(options: list[Option], field: str, kind: str) -> str:
    return "".join(
        f'<label class="onr-option"{attributes(data_part=option.id)}>'
        f"<input{attributes(type=kind, name=field, value=option.id)}>"
        f"<span>{inline(option.text)}</span></label>"
        for option in options
    )


def _hottext(question: Hottext, name: str, _corpus: Corpus) -> str:
    pieces, end = [], 0
    for token in question.TOKEN.finditer(question.text):
        pieces.append(escape(question.text[end : token.start()]))
        pieces.append(
            f'<label class="onr-token"{attributes(data_part=token[1])}>'
            f"<input{attributes(type='checkbox', name='token', value=token[1])}><span>{escape(token[2])}</span></label>"
        )
        end = token.end()
    pieces.append(escape(question.text[end:]))
    language = LANG if question.language == "zh" else None
    group = attributes(class_="onr-hottext", role="group", lang=language, aria_labelledby=f"{name}-prompt")
    return f"<div{group}>{''.join(pieces)}</div>"


def _select(field: str, options: list[Option], labels: str, says: dict[str, str] | None = None) -> str:
    """A list to choose from; `says` names, by option, the sayings among them (see interface)."""
    says = {"": "choose", **(says or {})}
    choices = "".join(
        f"<option{attributes(value=option.id, data_say=says.get(option.id))}>{escape(option.text)}</option>"
        for option in [Option(id="", text=words("choose")), *options]
    )
    return f"<select{attributes(name=field, aria_labelledby=labels)}>{choices}</select>"


def _on_paper(lists: dict[str, list[str]]) -> str:
    """What selects offer, as lists that show in print alone, where a select is a line to write on."""
    items = "".join(f"<dt>{head}</dt><dd>{'; '.join(options)}</dd>" for head, options in lists.items())
    return f'<dl class="onr-paper">{items}</dl>'


def _match(question: Match, name: str, _corpus: Corpus) -> str:
    heads = "".join(
        f'<th scope="col" id="{name}-{column.id}">{inline(column.heading)}</th>' for column in question.columns
    )
    rows = "".join(_match_row(question, row, name) for row in question.rows)
    return (
        f'<table class="onr-match" aria-labelledby="{name}-prompt"><thead><tr><td></td>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
        + _on_paper(
            {inline(column.heading): [inline(option.text) for option in column.options] for column in question.columns}
        )
    )


def _match_row(question: Match, row, name: str) -> str:
    cells = []
    for column in question.columns:
        part = f"{row.id}.{column.id}"
        if column.id in row.skip:
            cells.append('<td class="onr-none"><span aria-hidden="true">–</span></td>')
            continue
        select = _select(part, column.options, f"{name}-row-{row.id} {name}-{column.id}")
        cells.append(f"<td{attributes(data_part=part, data_label=column.heading)}>{select}</td>")
    return f'<tr><th scope="row" id="{name}-row-{row.id}">{inline(row.text)}</th>{"".join(cells)}</tr>'


def _order(question: Order, name: str, _corpus: Corpus) -> str:
    """Each item with a list of places: enough without script and on paper, where a number is written."""
    places = [Option(id=str(n), text=str(n)) for n in range(1, len(question.items) + 1)]
    items = "".join(
        f"<li{attributes(data_part=item.id)}>{_select(f'place.{item.id}', places, f'{name}-{item.id}')}"
        f'<span class="onr-item" id="{name}-{item.id}">{inline(item.text)}</span></li>'
        for item in question.items
    )
    return f'<ol class="onr-order" aria-labelledby="{name}-prompt">{items}</ol>'


def _compare(question: Compare, name: str, corpus: Corpus) -> str:
    pairs = "".join(_renderings(place, corpus) for place in question.partings)
    slots = "".join(_slot(slot) for slot in question.slots)
    return pairs + slots + _free("repair", inline(question.repair), 3) * bool(question.repair)


def _renderings(place: str, corpus: Corpus) -> str:
    document = corpus.documents[place.partition("#")[0]]
    _, parting = corpus.parting(place)
    figures = "".join(
        f"<figure><figcaption><b>{letter}</b> {escape(document.translations[by].short)}</figcaption>"
        f'<blockquote cite="{escape(document.translations[by].url)}"><p>“{verbatim(text)}”</p></blockquote></figure>'
        for letter, (by, text) in zip("ABC", parting.renderings.items())
    )
    return f'<div class="onr-renderings"><p lang="{LANG}">{escape(parting.zh)}</p>{figures}</div>'


def _slot(slot: Slot) -> str:
    return (
        f'<fieldset class="onr-slot"{attributes(data_part=slot.id)}><legend>{inline(slot.prompt)}</legend>'
        f"{_options(slot.options, slot.id, 'radio')}</fieldset>"
    )


def _trace(question: Trace, name: str, corpus: Corpus) -> str:
    says = {NOTHING_NAMED: "no-basis", **{id: f"relation.{id}" for id in question.relations}}

    def option(id: str) -> Option:
        return Option(id=id, text=words(says[id]) if id in says else corpus.instruments[id].short)

    labels = {"start": "from", "relation": "relation", "target": "to"}
    ids = {"start": question.starts, "relation": question.relations, "target": question.targets}
    fields = {field: [option(id) for id in there] for field, there in ids.items()}
    heads = "".join(f'<span class="onr-sr" id="{name}-{field}">{said(word)}</span>' for field, word in labels.items())
    rows = "".join(
        f'<li data-part="link{n}">'
        + "".join(_select(f"link{n}.{field}", options, f"{name}-{field}", says) for field, options in fields.items())
        + "</li>"
        for n in range(question.links)
    )
    slots = "".join(_slot(slot) for slot in question.slots)
    paper = _on_paper(
        {
            said(labels[field]): [said(says[it.id]) if it.id in says else inline(it.text) for it in options]
            for field, options in fields.items()
        }
    )
    return f'{heads}<ol class="onr-links" aria-labelledby="{name}-prompt">{rows}</ol>{paper}{slots}'


def _text_entry(question: TextEntry, name: str, _corpus: Corpus) -> str:
    head = attributes(
        type="text",
        name="text",
        class_="onr-entry",
        lang=LANG if question.language == "zh" else "en",
        autocomplete="off",
        spellcheck="false",
        data_part="text",
        aria_labelledby=f"{name}-prompt",
    )
    return f"<input{head}>"


def _free(field: str, prompt: str, rows: int) -> str:
    """A field to write in; `prompt` is HTML."""
    return (
        f'<label class="onr-free"><span>{prompt}</span>'
        f"<textarea{attributes(name=field, rows=str(rows))}></textarea></label>"
    )


def _extended_text(question: ExtendedText, name: str, _corpus: Corpus) -> str:
    return _free("text", said("your-answer", question.words), max(4, question.words // 12))


_BODIES = {
    "choice": _choice,
    "hottext": _hottext,
    "match": _match,
    "order": _order,
    "compare": _compare,
    "trace": _trace,
    "textEntry": _text_entry,
    "extendedText": _extended_text,
}
