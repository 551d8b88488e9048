"""A bank as any page of the site can read it: public data and the ready form of each question, in `banks/<bank>.js`,
and in `banks/index.js` what is known of all banks' questions without their text (progress, review).

With it a page can show a question that was not built into it (review, assignment).
A script and not JSON, because a page opened from a folder may not fetch, but may load a script.
"""

from __future__ import annotations

from pathlib import Path

from .corpus import Corpus
from .exercises import Bank
from .packscript import write_script
from .render import render_question

ROOT = "{root}"  # stands in addresses for the way to the site's root, which only the page knows


def bank_pack(bank: Bank, corpus: Corpus, documents: str, sheets: str) -> dict:
    """The pack of one bank: `{bank, title, chapter, sheet, objectives, questions: {id: {...public, html}}}`.

    A question that shares a stem shows it in its own form, too (`.onr-stem`), so that it can stand alone.

    `documents` and `sheets` are the folders of the site in which a document's chapter and a bank's sheet stand.
    """

    def link(place: str) -> str:
        name, _, eid = place.partition("#")
        return f"{ROOT}{documents}/{name}.html#{eid}" if name in corpus.documents else ""

    questions = {
        q.id: {
            **q.public(corpus),
            "stem": q.stem,
            "skill": q.skill,
            "objective": q.objective,
            "level": q.level,
            "chinese": q.chinese,
            "minutes": q.minutes,
            "parallel": q.parallel,
            "prompt": q.prompt,
            "html": render_question(bank, q, corpus, link),
        }
        for q in bank.questions
    }
    return {
        "bank": bank.id,
        "title": bank.title,
        "chapter": _address(f"{documents}/{bank.document}" if bank.document else bank.chapter),
        "sheet": _address(f"{sheets}/{bank.id}"),
        "objectives": bank.objectives,
        "questions": questions,
    }


def list_bank(pack: dict) -> dict:
    """A pack's entry in the index: `{bank, title, chapter, sheet, questions: {id: {hash, skill, points, minutes, parallel}}}`."""
    kept = ("hash", "skill", "points", "minutes", "parallel")
    questions = {id: {name: question[name] for name in kept} for id, question in pack["questions"].items()}
    return {name: pack[name] for name in ("bank", "title", "chapter", "sheet")} | {"questions": questions}


def _address(page: str) -> str:
    """Where a page stands, from the site's root; nowhere for no page."""
    return page and f"{page}.html"


def write_bank_pack(pack: dict, folder: Path) -> Path:
    """Write `<bank>.js` into a folder; return its path."""
    return write_script(folder / f"{pack['bank']}.js", "onrecordBank", pack)


def write_bank_index(packs: list[dict], folder: Path) -> Path:
    """Write `index.js` into a folder; return its path."""
    return write_script(folder / "index.js", "onrecordBanks", [list_bank(pack) for pack in packs])
