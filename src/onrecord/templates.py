"""The texts of the files that `onrecord new` writes; <id>, <document>, <canary> and <evidence> are filled in by scaffold."""

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
