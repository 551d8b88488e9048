"""The files of a new document and of a new bank, with comments that say what to write: each passes `onrecord check` as it is.

Nothing that exists is written over. Not in here: what is printed of it (newcommand).
"""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path

from attrs import Factory, define

from .content import ContentError, read_yaml

CARDS = "corpus/instruments.yml"


@define
class Done:
    """What was written, what was there before, and what is left to the author."""

    written: list[str] = Factory(list)
    kept: list[str] = Factory(list)
    left: list[str] = Factory(list)


def new_document(root: Path, id: str) -> Done:
    """Write the document, its norms, its chapter and its card."""
    done = Done()
    _write(root, f"corpus/documents/{id}.yml", DOCUMENT, done)
    _write(root, f"corpus/norms/{id}.yml", NORMS.replace("<id>", id), done)
    _write(root, f"book/documents/{id}.md", CHAPTER.replace("<id>", id), done)
    _add_card(root, id, done)
    _ask_contents(root, f"book/documents/{id}", "Documents", done)
    return done


def new_bank(root: Path, id: str) -> Done:
    """Write the bank, its key and its sheet; it is of the document of its name, where there is one."""
    done = Done()
    own = (root / f"corpus/documents/{id}.yml").is_file()
    at, language, words = _some_words(root, id)
    evidence = f"{{at: {at}, {language}: {json.dumps(words, ensure_ascii=False)}}}"
    document = f"document: {id}" if own else "# chapter: book/method/a-page  # the page it belongs to, if any"
    _write(root, f"exercises/{id}.yml", BANK.replace("<id>", id).replace("<document>", document), done)
    canary = f"canary-{secrets.token_hex(12)}"
    _write(
        root,
        f"keys/{id}.yml",
        KEY.replace("<id>", id).replace("<canary>", canary).replace("<evidence>", evidence),
        done,
    )
    _write(root, f"exercises/{id}.md", SHEET.replace("<id>", id), done)
    _ask_contents(root, f"exercises/{id}", "Exercises", done)
    return done


def write_new(path: Path, text: str) -> bool:
    """Write a file that is not there yet; False if it is, and then nothing has changed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        return False
    return True


def _write(root: Path, name: str, text: str, done: Done) -> None:
    (done.written if write_new(root / name, text) else done.kept).append(name)


def _add_card(root: Path, id: str, done: Done) -> None:
    """Add the card at the end of the cards, and only if the file then reads as before with one card more."""
    path, card = root / CARDS, CARD.replace("<id>", id)
    before = read_yaml(path, root).data
    cards = before.get("instruments") if isinstance(before, dict) else None
    if isinstance(cards, list) and any(isinstance(it, dict) and it.get("id") == id for it in cards):
        done.kept.append(f"the card of {id} in {CARDS}")
        return
    draft = path.with_name(f"{path.name}.new")
    try:
        draft.write_text(f"{path.read_text(encoding='utf-8').rstrip()}\n\n{card}", encoding="utf-8")
        after = read_yaml(draft).data
        if after == {**before, "instruments": [*(cards or []), after["instruments"][-1]]}:
            os.replace(draft, path)
            done.written.append(f"a card at the end of {CARDS}")
            return
    except (ContentError, TypeError, KeyError, IndexError):
        pass  # the file has a form of its own: the author adds the card
    finally:
        draft.unlink(missing_ok=True)
    done.left.append(f"add to `instruments` in {CARDS}:\n{card}")


def _ask_contents(root: Path, page: str, part: str, done: Done) -> None:
    path = root / "_toc.yml"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    if not any(line.split("#")[0].strip() == f"- file: {page}" for line in lines):
        done.left.append(f"add to _toc.yml, under `caption: {part}`:\n      - file: {page}")


def _some_words(root: Path, id: str) -> tuple[str, str, str]:
    """Words that the first answer can rest on: a document's title, its own or else the first one's."""
    paths = sorted((root / "corpus" / "documents").glob("*.yml"), key=lambda path: (path.stem != id, path.stem))
    for path in paths:
        data = read_yaml(path, root).data
        title = data.get("title") if isinstance(data, dict) else None
        for language in ("en", "zh"):
            if isinstance(title, dict) and isinstance(title.get(language), str):
                return f"{path.stem}#title", language, title[language]
    return f"{id}#title", "en", "To write: words of the document"


DOCUMENT = """\
# To write: which text this is, and where it was read. Search for "To write" to see what is left.
# eIds (art_7__para_2) follow from the order and are never written here.
citation: To write (2000)

# Published versions that are quoted, by a short name; {} if none is:
#   mine: {by: A. Writer, short: Writer, title: …, url: …, license: …, words: 400, share: 0.25}
translations: {}

# division: section  # for a text without articles

title:
  zh: 标题  # To write: the title, to the letter
  en: "To write: the title in the course's own English"
  found: []  # ids from corpus/sources.yml: where the Chinese was read
  certainty: I  # F2: two sources or the instrument itself; F1: one; I: inferred

articles:
  - heading: "To write: what article 1 is about; no part of the text"
    paragraphs:
      - zh: 条文  # To write: the paragraph, without 第一条
        en: "To write: the course's own translation"
        found: []
        certainty: I
        # points: a list of the same form, without （一）
        # partings: where a version named in `translations` parts from the Chinese or from another
        # Where no Chinese was found: no `zh`, and  report: [{by: mine, text: the words of the report}]
"""
NORMS = """\
# The norms of <id>, in the order of its text. The register counts what stands here; an empty list is allowed.
# A norm is also a unit in corpus/readings/units.yml, labeled in both readings there:
#   - id: say-the-act
#     at: art_1__para_1
#     kind: obligation
#     bearer: [provider]  # from corpus/parties.yml
#     action: what is to be done
#     trigger: {zh: [应当], en: [shall]}
#     certainty: F2
norms: []
"""
CHAPTER = """\
# To write: the document and its year

% Search for "To write". A line that begins with % is not shown.
To write: a question worth answering, that the text decides.

| Chapter guide | What to expect |
|---|---|
| You will be able to | To write |
| Before you start | nothing is assumed |
| Minutes | To write |
| 45-minute core | To write |

## The text

% A link to a provision is {prov}`<id>#art_1__para_1`, a source {src}`its-id`.

```{document} <id>
```
"""
CARD = """\
  - id: <id>
    zh: 标题  # To write
    en: "To write: the title in English"
    short: "To write: <id>"
    promulgator: To write
    rank: not-established  # a wrong word is told with the list of ranks
    expressions:  # its dated wordings, the oldest first
      - {date: 2000-01-01, event: published, certainty: I}  # To write
    certainty: I
    sources: []  # ids from corpus/sources.yml
"""
BANK = """\
# Questions; their key is keys/<id>.yml. No field here has room for an answer. Search for "To write" to see what is left.
# The types and their fields are the classes in src/onrecord/exercises.py.
title: "To write: <id>"
<document>
objectives:
  reads-words: "To write: what a reader can do afterward"
questions:
  - id: says-what  # lower-case words, no number; it never changes
    type: choice
    skill: obligations  # or translation, legal-bases
    objective: reads-words
    level: recognize  # or analyze, apply, argue
    chinese: none  # or glossed, read; `read` names a `parallel` that is not
    minutes: 2
    points: 1
    # passages:
    #   - {provision: <id>#art_1__para_1, show: both}
    prompt: "To write: ask what these words say, do or leave out"
    options:
      - {id: first, text: "To write: one reading"}
      - {id: second, text: "To write: another reading"}
      - {id: third, text: "To write: a third reading"}
"""
KEY = """\
# The key to exercises/<id>.yml: the only place of its answers.
canary: <canary>
answers:
  says-what:
    answer: first
    certainty: I
    feedback:  # for each option: what would have to stand in the text for it to be right
      first: To write
      second: To write
      third: To write
    hints:  # where to look, which word, the worked reading
      - To write
      - To write
    explanation: "To write: argue from the words"
    evidence:  # the words it rests on, to the letter
      - <evidence>
"""
SHEET = """\
# Exercises: to write

% To write: what the reader needs at hand.

```{sheet} <id>
```
"""
