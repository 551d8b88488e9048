"""What is checked of the corpus: references, dates, quoted words, and how much of a published version is quoted.

Not in here: the form of the files, which reading them checks (corpus), and the words of terms (termscheck).
"""

from __future__ import annotations

from collections.abc import Iterator

from .content import Finding, Source
from .corpus import RANKS, Corpus, Document, Instrument, Provision, Relation, place_of

MOST_QUOTED_WORDS = 40


def check_corpus(corpus: Corpus) -> list[Finding]:
    """Every finding about what the corpus says of itself: ids, references, dates of relations, quotations."""
    return [
        *_check_instruments(corpus),
        *_check_relations(corpus),
        *(finding for document in corpus.documents.values() for finding in _check_document(corpus, document)),
    ]


def _unknown(names: list[str], known: dict, source: Source, place: tuple, kind: str, where: str) -> Iterator[Finding]:
    for name in names:
        if name not in known:
            yield source.finding(f"{kind} {name!r} is not in {where}; add it there, or mend the name", *place)


def _check_instruments(corpus: Corpus) -> Iterator[Finding]:
    source = corpus.files["instruments.yml"]
    seen = set()
    for i, item in enumerate(source.data["instruments"]):
        instrument = corpus.instruments[item["id"]]
        place = ("instruments", i)
        if item["id"] in seen:
            yield source.finding(f"instrument {item['id']!r} stands here a second time; keep one", *place)
        seen.add(item["id"])
        if instrument.rank not in RANKS:
            yield source.finding(f"{instrument.rank!r} is no rank; write one of {', '.join(RANKS)}", *place, "rank")
        yield from _check_argued(instrument, source, place)
        dates = [expression.date for expression in instrument.expressions]
        if not dates or dates != sorted(dates):
            yield source.finding("expressions should run from the oldest date to the newest", *place, "expressions")
        yield from _unknown(
            instrument.sources, corpus.sources, source, (*place, "sources"), "source", "corpus/sources.yml"
        )
        for n, event in enumerate(instrument.events):
            spot = (*place, "events", n, "sources")
            yield from _unknown(event.sources, corpus.sources, source, spot, "source", "corpus/sources.yml")
        for n, extract in enumerate(instrument.extracts):
            spot = (*place, "extracts", n)
            yield from _unknown(
                extract.sources, corpus.sources, source, (*spot, "sources"), "source", "corpus/sources.yml"
            )
            if extract.expression not in dates:
                yield source.finding(
                    f"{extract.expression} is no expression of {item['id']}; add it above", *spot, "expression"
                )


def _check_argued(card: Instrument, source: Source, place: tuple) -> Iterator[Finding]:
    """Ranks that are argued are rungs of the ladder, other than the rank itself, and a note says who argues."""
    rungs = [name for name, (_, rung) in RANKS.items() if rung and name != card.rank]
    for n, rank in enumerate(card.rank_argued):
        if rank not in rungs:
            message = f"{rank!r} is no other rung than its own; write one of {', '.join(rungs)}"
            yield source.finding(message, *place, "rank_argued", n)
    if card.rank_argued and not card.rank_note:
        yield source.finding("who gives it another rank is not said; add `rank_note`", *place, "rank_argued")


def _check_relations(corpus: Corpus) -> Iterator[Finding]:
    source = corpus.files["relations.yml"]
    for i, relation in enumerate(corpus.relations):
        place = ("relations", i)
        yield from _unknown(
            relation.sources, corpus.sources, source, (*place, "sources"), "source", "corpus/sources.yml"
        )
        start, _, eid = relation.start.partition("#")
        target, _, date = relation.target.partition("@")
        missing = [name for name in (start, target) if name not in corpus.instruments]
        for name in missing:
            yield source.finding(f"{name!r} is not in corpus/instruments.yml; add it there, or mend the name", *place)
        if missing:
            continue
        dates = {str(expression.date) for expression in corpus.instruments[target].expressions}
        if date not in dates:
            message = f"{target!r} has no expression of {date or 'no date'}; write {target}@ and one of {', '.join(sorted(dates))}"
            yield source.finding(message, *place, "target")
        elif date > str(since := relation.wording or corpus.instruments[start].date):
            message = (
                f"a basis cannot be younger than what rests on it: {relation.target} is later than {start} of {since}"
            )
            yield source.finding(message, *place, "target")
        own = [expression.date for expression in corpus.instruments[start].expressions]
        if relation.wording and relation.wording not in own:
            message = f"{start!r} has no expression of {relation.wording}; write one of {', '.join(map(str, own))}"
            yield source.finding(message, *place, "wording")
        if relation.how == "cited" and not (relation.words or relation.note):
            yield source.finding(
                "a cited relation quotes the words that cite, or notes why it cannot; add `words` or `note`", *place
            )
        if relation.words and start in corpus.documents:
            yield from _check_words(corpus, start, eid, relation.words, source, (*place, "words"))
        elif relation.words and not _in_extract(corpus, relation):
            yield source.finding(
                f"the words {relation.words!r} are not in the extract {relation.start}; quote it to the letter",
                *place,
                "words",
            )


def _in_extract(corpus: Corpus, relation: Relation) -> bool:
    try:
        return relation.words in corpus.text(relation.start, "zh")
    except KeyError:
        return False


def _check_words(
    corpus: Corpus, document: str, eid: str, words: str, source: Source, place: tuple
) -> Iterator[Finding]:
    """Words that cite stand in the Chinese, or, where that was not found, in a quoted report."""
    unit = corpus.documents[document].provisions.get(eid)
    if unit is None:
        message = f"there is no provision '{document}#{eid}'; write document#eId as in national-2014#art_7__para_1"
        yield source.finding(message, *place)
    elif not any(words in text for text in (unit.zh, *(report.text for report in unit.report))):
        yield source.finding(f"the words {words!r} are not in {document}#{eid}; quote it to the letter", *place)


def _check_document(corpus: Corpus, document: Document) -> Iterator[Finding]:
    source = corpus.files[f"documents/{document.id}.yml"]
    if document.id not in corpus.instruments:
        yield source.finding(f"{document.id!r} has no card in corpus/instruments.yml; add one of this id")
    ids: set[str] = set()
    for eid, unit in document.provisions.items():
        place = place_of(eid)
        yield from _unknown(unit.found, corpus.sources, source, (*place, "found"), "source", "corpus/sources.yml")
        if unit.restated and not unit.report:
            message = "has no Chinese; then `report` quotes the words that the restatement goes by"
            yield source.finding(message, *place)
        yield from _check_partings(unit, eid, ids, source, place)
    yield from _check_quotations(document, source)


def _check_partings(unit: Provision, eid: str, ids: set[str], source: Source, place: tuple) -> Iterator[Finding]:
    ends = [unit.zh.find(parting.zh) + len(parting.zh) for parting in unit.partings]
    if ends != sorted(ends):  # their letters follow their order, and questions name them by letter
        yield source.finding(
            "partings should stand in the order in which their words end in the Chinese", *place, "partings"
        )
    for n, parting in enumerate(unit.partings):
        spot = (*place, "partings", n)
        if parting.id in ids:
            yield source.finding(f"parting {parting.id!r} stands here a second time; give it a name of its own", *spot)
        ids.add(parting.id)
        if parting.zh not in unit.zh:
            yield source.finding(f"the words {parting.zh!r} are not in {eid}; quote it to the letter", *spot, "zh")


def _check_quotations(document: Document, source: Source) -> Iterator[Finding]:
    """Quotations of published versions: from a known one, at most 40 words each, and in all no more than its share."""
    quoted: dict[str, set[str]] = {name: set() for name in document.translations}
    for name, text, place in _quotations(document):
        if name not in document.translations:
            yield source.finding(
                f"translation {name!r} is not in `translations` above; add it there, or mend the name", *place
            )
        quoted.setdefault(name, set()).add(text)
        if len(text.split()) > MOST_QUOTED_WORDS:
            message = f"{len(text.split())} words are quoted; a quotation has at most {MOST_QUOTED_WORDS}: shorten it"
            yield source.finding(message, *place)
    for name, translation in document.translations.items():
        words = sum(len(text.split()) for text in quoted[name])
        if words > translation.share * translation.words:
            message = (
                f"{words} of {translation.words} words of {translation.short} are quoted; "
                f"the course may quote {translation.share:.0%}: shorten or drop some"
            )
            yield source.finding(message, "translations", name)


def _quotations(document: Document) -> Iterator[tuple[str, str, tuple]]:
    """Whose words, which, and where they stand in the file."""
    for eid, unit in document.provisions.items():
        place = place_of(eid)
        for n, parting in enumerate(unit.partings):
            for name, text in parting.renderings.items():
                yield name, text, (*place, "partings", n, "renderings", name)
        for n, report in enumerate(unit.report):
            yield report.by, report.text, (*place, "report", n)
