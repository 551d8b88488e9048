"""What the book itself says on a page, apart from the course's text: each saying has a name and goes out with it.

By the name (`data-say`) the page script puts the same in another language, where its reader has chosen one; those words
stand in frontend/src/words/says.zh.ts, and tests/test_interface.py holds the two together. Not in here: what the script
says by itself (frontend/src/words/en.ts), and anything an author wrote.
"""

from __future__ import annotations

from datetime import date
from html import escape

from .corpus import CERTAINTY, RANKS
from .exercises import LEVELS, SKILLS, TRACKS
from .markup import attributes

Saying = str | tuple[str, str]  # where there are two, the first is for a count of one

RANKS_SHORT = {
    "statute": "Statute",
    "administrative-regulation": "Administrative regulation",
    "state-council-document": "State Council document",
    "judicial-interpretation": "Judicial interpretation",
    "local-regulation": "Local regulation",
    "departmental-rule": "Departmental rule",
    "local-rule": "Local government rule",
    "normative-document": "Other normative document",
    "not-established": "Rank not established here",
}
KINDS_SHORT = {
    "obligation": "Obligation",
    "prohibition": "Prohibition",
    "permission": "Permission",
    "power": "Power",
    "soft": "Soft duty",
}

SAYS: dict[str, Saying] = {
    **{f"skill.{id}": words for id, words in SKILLS.items()},
    **{f"level.{id}": words for id, words in LEVELS.items()},
    **{f"track.{id}": words for id, words in TRACKS.items()},
    **{f"rank.{id}": words for id, (words, _) in RANKS.items()},
    **{f"certainty.{id}": words for id, words in CERTAINTY.items()},
    **{f"chinese.{id}": f"Chinese {words}: {{}}" for id, words in CERTAINTY.items()},
    **{f"report.{id}": f"Report {words}: {{}}" for id, words in CERTAINTY.items()},
    # A question
    "minutes": "{} min",
    "points": ("{} point", "{} points"),
    "shared": "Shared by {} questions",
    "gloss": "Word by word",
    "passage": "Passage {}",
    "course-translation": "Course translation.",
    "course-restatement": "Course restatement.",
    "choose": "choose …",
    "no-basis": "(no basis is named)",
    "from": "From",
    "relation": "Relation",
    "to": "To",
    "relation.based_on": "is based on",
    "relation.cites": "cites",
    "relation.implements": "implements",
    "relation.amends": "amends",
    "relation.repeals": "repeals",
    "your-answer": "Your answer (about {} words)",
    # A document
    "legend": (
        "Letters mark the places where a published translation parts from another or from the Chinese. "
        "Dotted words open the glossary. Under each paragraph stands in how many sources it was found: "
        "F2, in two or more or in the instrument itself; F1, in one."
    ),
    "not-found": "The document’s Chinese was not found. As reported:",
    "own-restatement": "The English is the course’s own restatement.",
    "link-to": "Link to and cite {}",
    "chinese-in": ("Chinese in {} source", "Chinese in {} sources"),
    "reported-in": ("Reported in {} source", "Reported in {} sources"),
    "part-here": "Here the published translations part: {}",
    "translations-part": ("One place where the translations part", "{} places where the translations part"),
    "translation-parts": (
        "One place where the translation and the Chinese part",
        "{} places where the translation and the Chinese part",
    ),
    "no-words": "has no words for it",
    # Reference
    "short-name": "Short name",
    "promulgated-by": "Promulgated by",
    "number": "Number",
    "dates": "Dates",
    "also": "Also",
    "rank": "Rank",
    "note": "Note",
    "how-we-know": "How we know",
    "in-force": "in force",
    "article": "Article {}",
    "article-paragraph": "Article {}, paragraph {}",
    "extract": "Extract",
    "text-of": "text of",
    "day": "{}",
    # A picture
    **{f"rank-short.{id}": words for id, words in RANKS_SHORT.items()},
    **{f"picture.kind.{id}": words for id, words in KINDS_SHORT.items()},
    "picture.timeline": "Every dated event of every instrument, and below it the six weeks in which most of them fall.",
    "picture.bases": (
        "Each line leads from a text to what it rests on or names. A basis stands before it in time: "
        "to its left, or, on a narrow page, above it."
    ),
    "picture.word": "Where the word and its neighbors stand in the documents, and what became of them in English.",
    "picture.burden": "How many norms of each kind fall on whom, document by document.",
    "picture.filing": "Who turns to whom for a record, in the words of the text.",
    "picture.after": "Open the picture after the exercises",
    "picture.table": "All of it as a table",
    "picture.parts": (
        "Point at a line, or tap it, to read its words; "
        "by keyboard, Tab leads to the lines and the arrow keys from one to the next."
    ),
    "picture.late": "Against time: the basis is younger than what would rest on it.",
    "picture.cited": "cited: named in the text",
    "picture.evident": "evident: its words return without a name",
    "picture.argued": "argued: a case can be made",
    "picture.dot": "the text",
    "picture.ring": "a later wording of it",
    "picture.range": "a range of ranks that are argued",
    "picture.from": "From",
    "picture.relation": "Relation",
    "picture.known": "How it is known",
    "picture.event.made": "adopted, published, or first seen",
    "picture.event.changed": "another wording",
    "picture.event.force": "takes effect",
    "picture.event.around": "around it: an approval, a report, the end of a term",
    "picture.event.more": "so many more, too close to be drawn apart",
    "picture.reported": "as reported",
    "picture.as-reported": "{} as reported",
    "picture.found": "in the Chinese that was found",
    "picture.bearer": "Bearer",
    "picture.place": "Where",
    "picture.who": "Who",
    "picture.with": "With whom",
    "picture.nobody": "not named",
    "picture.word-head": "Word",
    "picture.what": "What",
    "picture.contested": "Contested",
    "picture.issue": "contested: the table says what about",
    "picture.english": "In English",
    "picture.title": "title",
    "picture.sense.0": "first row: of users, their accounts and networks",
    "picture.sense.1": "first row: of services",
    "picture.sense.2": "first row: of norms",
    # A lab
    "notebook-open": "Open as a notebook",
    "notebook-download": "Download the notebook",
    "notebook-binder": "Run it on Binder",
    "notebook-jupyterhub": "Run it on your JupyterHub",
}


def words(name: str, *given: object) -> str:
    """A saying in English, with what is given put into it."""
    saying = SAYS[name]
    if not isinstance(saying, str):
        saying = saying[str(given[0]) != "1"]
    return saying.format(*given)


def named(name: str, *given: object) -> str:
    """The saying's name with what goes into it, as the page script reads it."""
    return "|".join([name, *map(str, given)])


def said(name: str, *given: object, tag: str = "span") -> str:
    """A saying as an element of its own."""
    return f"<{tag}{attributes(data_say=named(name, *given))}>{escape(words(name, *given), quote=False)}</{tag}>"


def labeled(name: str, *given: object) -> dict[str, str]:
    """The attributes that give an element a saying for its label."""
    return {"aria_label": words(name, *given), "data_say_label": named(name, *given)}


def titled(name: str, *given: object) -> dict[str, str]:
    """The attributes that give an element a saying for its title."""
    return {"title": words(name, *given), "data_say_title": named(name, *given)}


def day(on: date) -> str:
    """A date as readers write it: 7 August 2014."""
    return f"<time{attributes(datetime=str(on), data_say=named('day', on))}>{on.day} {on:%B %Y}</time>"
