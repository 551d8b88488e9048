"""`onrecord check`: the course is clean, and each mistake an author can make is told as file:line, with what to write."""

import pytest

from onrecord.check import check_course
from onrecord.cli import main

from .conftest import spoil

DOCUMENT = "corpus/documents/national-2014.yml"
INSTRUMENTS = "corpus/instruments.yml"
RELATIONS = "corpus/relations.yml"
TERMS = "corpus/terms.yml"
BANK = "exercises/national-2014.yml"
KEY = "keys/national-2014.yml"


def test_the_course_is_clean(root):
    assert [str(finding) for finding in check_course(root)] == []


# (what an author did, file, words before, words after, words of the finding). The finding names the line of the edit.
# fmt: off
MISTAKES = [
    ("quoted a rendering's Chinese loosely", DOCUMENT, "zh: 进一步推动\n", "zh: 进一步促进\n", "are not in art_1__para_1; quote it to the letter"),
    ("gave two partings one name", DOCUMENT, "id: word-for-guiding", "id: object-of-title", "stands here a second time"),
    ("restated without a report", DOCUMENT, "zh: 互联网行业组织应当积极发挥作用，加强行业自律，推动行业信用评价体系建设，促进行业健康有序发展。", 'zh: ""', "has no Chinese; then `report` quotes"),
    ("put partings out of order", DOCUMENT, "zh: 进一步推动\n", "zh: 制定本规定\n", "in the order in which their words end"),
    ("named an unknown witness", DOCUMENT, "found: [minnan-art-6]", "found: [minnan]", "source 'minnan' is not in corpus/sources.yml"),
    ("quoted an unknown translation", DOCUMENT, "{clt: Provisions, fd: Rules}", "{clx: Provisions, fd: Rules}", "translation 'clx' is not in"),
    ("quoted too long a passage", DOCUMENT, "clt: further promote", f"clt: {'word ' * 41}", "41 words are quoted; a quotation has at most 40"),
    ("quoted too much in all", DOCUMENT, "share: 0.25", "share: 0.05", "the course may quote 5%"),
    ("wrote an answer into the corpus", DOCUMENT, "id: further-promote", "nearer: clt\n            id: further-promote", "'nearer' is not a field here"),
    ("used an unknown rank", INSTRUMENTS, "rank: judicial-interpretation", "rank: judicial", "'judicial' is no rank; write one of"),
    ("turned dates around", INSTRUMENTS, "{date: 2011-01-08, event: revised", "{date: 1993-01-08, event: revised", "from the oldest date to the newest"),
    ("wrote a date that is none", INSTRUMENTS, "{date: 2014-08-26", "{date: 26 August", "should be a date such as 2014-08-07"),
    ("dated an extract wrong", INSTRUMENTS, "expression: 2012-12-28", "expression: 2013-12-28", "is no expression of npcsc-2012"),
    ("used a certainty mark that is none", INSTRUMENTS, "event: published and in force, certainty: F2", "event: published and in force, certainty: R", "is not one of the words allowed here"),
    ("let a basis be younger", RELATIONS, "target: npcsc-2000@2000-12-28", "target: guofa-2014-33@2014-08-26", "a basis cannot be younger than what rests on it"),
    ("named no expression", RELATIONS, "target: npcsc-2000@2000-12-28", "target: npcsc-2000@2001-12-28", "has no expression of 2001-12-28; write npcsc-2000@"),
    ("related an unknown instrument", RELATIONS, "target: npcsc-2000@", "target: npcsc-1999@", "'npcsc-1999' is not in corpus/instruments.yml"),
    ("cited words that are not there", RELATIONS, "words: 《互联网新闻信息服务管理规定》", "words: 《互联网新闻管理规定》", "quote it to the letter"),
    ("cited no words", RELATIONS, "    words: 《互联网新闻信息服务管理规定》\n", "", "a cited relation quotes the words that cite"),
    ("pointed a term at nothing", TERMS, "seen: [national-2014#on-record,", "seen: [national-2014#on-file,", "there is no parting 'national-2014#on-file'"),
    ("used an unknown type", BANK, "type: textEntry", "type: essay", "'essay' is no type of question; write `type:` and one of choice"),
    ("wrote an answer into the bank", BANK, "type: textEntry", "type: textEntry\n    answer: six", "'answer' is not a field here"),
    ("wrote a hint into the bank", BANK, "type: textEntry", "type: textEntry\n    hints: [look]", "'hints' is not a field here"),
    ("numbered a question", BANK, "- id: acts-in-one-series", "- id: q1", "should be lower-case words with hyphens and no numbers"),
    ("named a question twice", BANK, "- id: both-ends-of-a-duty", "- id: acts-in-one-series", "stands here a second time"),
    ("named no objective", BANK, "objective: finds-duty", "objective: finds-duties", "is not under `objectives`"),
    ("named no level", BANK, "level: recognize", "level: easy", "is not one of the words allowed here: recognize, analyze, apply, argue"),
    ("gave no points", BANK, "points: 1\n", "points: 0\n", "points should be 1 or more"),
    ("showed no provision", BANK, "provision: national-2014#art_5__para_1, show: en", "provision: national-2014#art_11__para_1, show: en", "there is no provision 'national-2014#art_11__para_1'"),
    ("forgot the parallel", BANK, "    parallel: registered-on-monday\n", "", "names a `parallel` that does not"),
    ("named a parallel one way", BANK, "    parallel: account-never-entered\n", "", "parallels name each other"),
    ("changed the text of a hottext", BANK, "[require:require]", "[require:ask]", "without its marks this is not the text of national-2014#art_6__para_1"),
    ("gave two tokens one name", BANK, "[require:require]", "[users:require]", "two tokens have the same id"),
    ("glossed a word that is not shown", BANK, "{zh: 新闻单位,", "{zh: 新闻机构,", "the glossed word '新闻机构' is not in"),
    ("ordered too few", BANK, None, None, "2 items are no order to find; write three or more"),
    ("named no stem", BANK, "stem: bakery-and-a-report", "stem: bakery-and-report", "is not under `stems`"),
    ("wrote an answer into a stem", BANK, "  bakery-and-a-report:\n", "  bakery-and-a-report:\n    answer: six\n", "'answer' is not a field here"),
    ("numbered a stem", BANK, "  bakery-and-a-report:\n", "  bakery-2:\n", "'bakery-2' should be lower-case words"),
    ("showed no provision in a stem", BANK, "provision: national-2014#art_7__para_2, show: en}\n      - {provision: national-2014#art_8", "provision: national-2014#art_77, show: en}\n      - {provision: national-2014#art_8", "there is no provision 'national-2014#art_77'"),
    ("gave a stem one question", BANK, None, None, "1 questions have `stem: bakery-and-a-report`"),
    ("tore a stem apart", BANK, None, None, "should stand together, for a sheet shows the stem once"),
    ("gave a stem two skills", BANK, None, None, "should have one skill, for a sheet sorts by skill"),
    ("listed an order as it is right", BANK, None, None, "the bank lists the items in the right order"),
    ("ordered what is not offered", KEY, "answer: [authenticate,", "answer: [authentication,", "'authentication' is not offered; write one of"),
    ("left an item out of the order", KEY, "[register, agreement], examine, on-record]", "[register, agreement], examine]", "'on-record' should stand once"),
    ("ordered an item twice", KEY, "answer: [measures-published, security", "answer: [measures-published, im-provisions, security", "'im-provisions' should stand once"),
    ("wrote an order that is no list", KEY, "answer: [measures-published, security", "answer: now # [", "should be a list of items in their order"),
    ("gave no feedback on an item", KEY, "      empowering-notice: This", "      im-provisions=security-decision: This", "there is no feedback on 'empowering-notice'"),
    ("said again what is right", KEY, "      im-provisions=empowering-notice: Once", "      security-decision=measures-published: Once", "is right, or contested; a second feedback is for a mistake"),
    ("said again what is argued", KEY, "      on-record.said=named: The same", "      own-report.said=barred: The same", "is right, or contested; a second feedback is for a mistake"),
    ("said again of a place", KEY, "      on-record.said=named: The same", "      on-record.said: The same", "is nothing that can be tried twice"),
    ("said again of nothing", KEY, "      second: The same again", "      seconds: The same again", "'seconds' is nothing that can be tried twice"),
    ("misspelled feedback", KEY, "      background:", "      backgrund:", "there is nothing called 'backgrund' in this question"),
    ("forgot feedback", KEY, "      background:", "      backgrund:", "there is no feedback on 'background'"),
    ("answered a question that is not there", KEY, "  acts-in-one-series:", "  acts-in-a-series:", "has no question 'acts-in-a-series'"),
    ("gave one hint", KEY, None, None, "1 hints; write 2 or 3"),
    ("answered with what is not offered", KEY, None, None, "is not offered; write one of"),
    ("quoted evidence loosely", KEY, None, None, "quote it to the letter"),
    ("gave no evidence", KEY, None, None, "an answer rests on words; add `evidence`"),
    ("shortened the canary", KEY, "canary: canary-", "canary: c # ", "a canary is a random word of 16 or more letters"),
]
# fmt: on


def key_edits(course):
    import yaml

    path = course / KEY
    return path, yaml.safe_load(path.read_text(encoding="utf-8"))


def spoil_bank(course, name) -> None:
    """Changes that are more than one place of a text."""
    import yaml

    path = course / BANK
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    asked = {question["id"]: question for question in data["questions"]}
    parts = [question for question in data["questions"] if "stem" in question]
    if name == "ordered too few":
        asked["wordings-in-time"]["items"] = asked["wordings-in-time"]["items"][:2]
    elif name == "listed an order as it is right":
        items = {item["id"]: item for item in asked["wordings-in-time"]["items"]}
        right = "measures-published security-decision news-provisions measures-revised im-provisions empowering-notice"
        asked["wordings-in-time"]["items"] = [items[id] for id in right.split()]
    elif name == "gave a stem one question":
        for question in parts[1:]:
            del question["stem"]
    elif name == "tore a stem apart":
        data["questions"].remove(parts[0])
        data["questions"].insert(0, parts[0])
    else:
        parts[0]["skill"] = "translation"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def spoil_key(course, name) -> None:
    import yaml

    path, data = key_edits(course)
    answer = data["answers"]["registered-on-monday"]
    if name == "gave one hint":
        answer["hints"] = answer["hints"][:1]
    elif name == "answered with what is not offered":
        answer["answer"] = ["nowhere"]
    elif name == "quoted evidence loosely":
        answer["evidence"][0]["en"] = "words that stand nowhere"
    else:
        answer["evidence"] = []
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")


@pytest.mark.parametrize("name, file, before, after, words", MISTAKES, ids=[m[0] for m in MISTAKES])
def test_a_mistake_is_told_with_its_place(course, name, file, before, after, words):
    if before is None:
        (spoil_bank if file == BANK else spoil_key)(course, name)
    else:
        spoil(course, file, before, after)
    told = [finding for finding in check_course(course) if words in finding.message]
    assert told, [str(finding) for finding in check_course(course)]
    assert told[0].path in (file, BANK, KEY)
    assert told[0].line > 1 or name == "shortened the canary"


def test_a_mistake_names_its_very_line(course):
    line = spoil(course, BANK, "level: recognize", "level: easy")
    assert f"{BANK}:{line}: " in str(check_course(course)[0])


def test_a_bank_without_a_key_and_a_key_without_a_bank_are_told(course):
    (course / KEY).rename(course / "keys" / "other-bank.yml")
    told = " ".join(str(finding) for finding in check_course(course))
    assert "this bank has no key; write keys/national-2014.yml" in told
    assert "there is no bank exercises/other-bank.yml for this key" in told


def test_a_question_without_an_answer_is_told_at_the_bank(course):
    spoil(course, KEY, "  acts-in-one-series:", "  acts-in-a-series:")
    told = " ".join(str(finding) for finding in check_course(course))
    assert "question 'acts-in-one-series' has no answer in keys/national-2014.yml; add it there" in told


def test_a_chapter_that_quotes_other_words_is_told_with_its_line(course):
    page = course / "book" / "documents" / "two-translations.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n{quoted}`clt: words never written`\n", encoding="utf-8")
    (finding,) = check_course(course)
    assert str(finding).startswith("book/documents/two-translations.md:") and "'words never written'" in finding.message


def test_findings_of_all_files_come_at_once(course):
    spoil(course, BANK, "level: recognize", "level: easy")
    spoil(course, KEY, "certainty: F2", "certainty: R")
    spoil(course, TERMS, "pinyin:", "sound:")
    assert {finding.path for finding in check_course(course)} == {BANK, KEY, TERMS}


def test_the_command_prints_findings_and_exits_with_one(course, monkeypatch, capsys):
    monkeypatch.setenv("ONRECORD_ROOT", str(course))
    assert main(["check"]) == 0
    spoil(course, BANK, "level: recognize", "level: easy")
    assert main(["check"]) == 1
    out = capsys.readouterr()
    assert out.out.startswith(f"{BANK}:") and "1 finding" in out.err
    assert main(["build"]) == 1
    assert capsys.readouterr().err.startswith(f"{BANK}:")
