"""Exports: marked as the LMS would mark them, they give what the page gives, or the report says where not.

The marking here follows the vendors' sources, as lms.md has them; each trap of its section 1.2 is a test.
"""

import re
import zipfile
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from onrecord.anki import make_decks, write_anki
from onrecord.canvas import write_canvas
from onrecord.cartridge import write_cartridge
from onrecord.cli import main
from onrecord.grading import grade
from onrecord.moodle import FRACTIONS, category_name, share, write_moodle
from onrecord.quiz import Sort, make_quiz, report_losses

from .test_grading import full_answer

Q = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"


@pytest.fixture(scope="module")
def quizzes(banks, packs, corpus):
    return {name: make_quiz(banks[name][0], pack, corpus) for name, pack in packs.items()}


def responses(entry: dict) -> dict:
    """What a student might do with a question: the key, nothing, everything, one thing wrong."""
    full = full_answer(entry)
    made = {"key": full, "nothing": None}
    if entry["rule"] == "single":
        made["one wrong"] = next((v for v in entry["values"] if v not in entry["accepted"]), None)
    if entry["rule"] == "multiple":
        made["everything"] = entry["values"]
        wrong = [v for v in entry["values"] if v not in (*entry["right"], *entry["open"])]
        made["one wrong"] = [*entry["right"], *wrong[:1]]
        made["one missing"] = entry["right"][1:]
    if entry["rule"] == "record":
        first = next(iter(full))
        made["one wrong"] = full | {first: "no such value"}
    if entry["rule"] == "ordered":
        made["one wrong"] = [full[1], full[0], *full[2:]]
    if entry["rule"] == "trace":
        made["one missing"] = full | {"links": full["links"][1:]}
    if entry["rule"] == "text":
        made["one wrong"] = "no such term"
    return made


# Moodle


@pytest.fixture(scope="module")
def moodle(quizzes):
    return {name: (ElementTree.fromstring(data), losses) for name, (data, losses) in written(quizzes, write_moodle)}


def written(quizzes, writer):
    return [(name, writer(quiz)) for name, quiz in quizzes.items()]


def texts(node, path):
    return [found.findtext("text") for found in node.findall(path)]


def moodle_marks(node, entry: dict, response, question) -> float:
    """The fraction that Moodle gives (question types of 4.5)."""
    kind = node.get("type")
    if kind == "multichoice":
        ids = [option for option in (question.parts.get("choice") or question.parts.get("token"))]
        fractions = dict(zip(ids, (float(a.get("fraction")) for a in node.findall("answer"))))
        ticked = [response] if isinstance(response, str) else response or []
        return min(1, max(0, sum(fractions[id] for id in ticked) / 100))
    if kind == "gapselect":
        options = list(zip(texts(node, "selectoption"), [o.findtext("group") for o in node.findall("selectoption")]))
        gaps = [options[int(n) - 1] for n in re.findall(r"\[\[(\d+)\]\]", node.find("questiontext").findtext("text"))]
        return sum(chosen(gap, n, entry, response, question) for n, gap in enumerate(gaps)) / len(gaps)
    if kind == "ordering":
        order = texts(node, "answer")
        labels = {item.id: text for item, text in ((item, item.text) for item in question.items)}
        given = [labels[id] for id in response or [] if id in full_answer(entry)]
        pairs = set(pairwise([re.sub("<[^>]+>", "", text) for text in order]))
        return sum(pair in pairs for pair in pairwise(given)) / (len(order) - 1)
    if kind == "shortanswer":
        return float(response in texts(node, "answer"))
    raise AssertionError(kind)


def chosen(gap, n: int, entry: dict, response, question) -> bool:
    """Whether the n-th gap was filled as the file wants it."""
    response = response or {}
    links = entry.get("right", []) if entry["rule"] == "trace" else []
    if n < len(links):
        return links[n] in response.get("links", [])
    slots = response.get("slots", {}) if entry["rule"] == "trace" else response
    part = list(entry["slots"])[n - len(links)]
    return slots.get(part) == entry["slots"][part][0]


def test_moodle_marks_as_the_page_does_or_the_report_says_so(moodle, quizzes, banks, packs):
    compared = 0
    for name, (root, more) in moodle.items():
        differing = {loss.id for loss in [*quizzes[name].losses, *more] if loss.scores}
        for node in root.findall("question[idnumber]"):
            id = node.findtext("idnumber")
            entry = packs[name]["answers"].get(id.partition("/")[2])
            if entry is None or entry["rule"] == "person":
                continue
            for what, response in responses(entry).items():
                ours = grade(entry, response).score / entry["points"]
                theirs = moodle_marks(node, entry, response, banks[name][0].by_id[id.partition("/")[2]])
                assert abs(ours - theirs) < 1e-4 or id in differing, (id, what, ours, theirs)
                compared += 1
                if what == "key":
                    assert theirs > 0.99, id
    assert compared > 150


def test_every_question_reaches_moodle(moodle, banks):
    for name, (root, _) in moodle.items():
        ids = [node.findtext("idnumber") for node in root.findall("question[idnumber]")]
        assert {f"{name}/{q.id}" for q in banks[name][0].questions} == {id.removesuffix(".repair") for id in ids}
        assert len(ids) == len(set(ids))


def test_moodle_s_traps(moodle, quizzes):
    for name, (root, _) in moodle.items():
        for node in root.findall("question"):
            if node.get("type") in ("ordering", "multichoice", "gapselect"):
                assert node.findtext("shownumcorrect") == "1"
            if node.get("type") == "multichoice":
                for answer in node.findall("answer"):
                    assert abs(float(answer.get("fraction"))) in (0, *FRACTIONS)
        assert root.find("question/category").findtext("text") == category_name(quizzes[name])


@pytest.mark.parametrize("k, percent", [(1, 100), (3, 33.33333), (6, 16.66667), (7, 14.28571), (9, 11.11111), (10, 10)])
def test_equal_shares_are_in_moodle_s_list(k, percent):
    assert share(k) == percent


def test_a_category_is_new_when_a_question_is(quizzes):
    from attrs import evolve

    quiz = quizzes["national-2014"]
    changed = evolve(quiz, items=[evolve(quiz.items[0], prompt="other"), *quiz.items[1:]])
    assert category_name(quiz) != category_name(changed)
    assert "//" in category_name(evolve(quiz, title="a/b"))


# QTI 1.2: Canvas, Common Cartridge


def qti_marks(item, given: dict[str, list[str]]) -> float:
    """What the conditions of an item give, from 0 to 1."""
    score = 0.0
    for rule in item.iter(f"{Q}respcondition"):
        setvar = rule.find(f"{Q}setvar")
        if setvar is None or not any(holds(node, given) for node in rule.find(f"{Q}conditionvar")):
            continue
        score = float(setvar.text) if setvar.get("action") == "Set" else score + float(setvar.text)
        if rule.get("continue") == "No":
            break
    return score / 100


def holds(node, given) -> bool:
    tag = node.tag.removeprefix(Q)
    if tag == "varequal":
        return node.text in given.get(node.get("respident"), [])
    if tag == "not":
        return not any(holds(inner, given) for inner in node)
    return tag == "other" or all(holds(inner, given) for inner in node)


def canvas_items(quiz):
    data, losses = write_canvas(quiz)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        (name,) = [name for name in archive.namelist() if name != "imsmanifest.xml"]
        assert name in archive.read("imsmanifest.xml").decode()
        return ElementTree.fromstring(archive.read(name)).findall(f".//{Q}item"), losses


def field(item, label: str) -> str:
    return next(
        f.findtext(f"{Q}fieldentry") for f in item.iter(f"{Q}qtimetadatafield") if f.findtext(f"{Q}fieldlabel") == label
    )


def labels(box) -> list[str]:
    return [label.get("ident") for label in box.iter(f"{Q}response_label")]


def test_canvas_marks_as_the_page_does_or_the_report_says_so(quizzes, packs, banks):
    for name, quiz in quizzes.items():
        items, more = canvas_items(quiz)
        differing = {loss.id for loss in [*quiz.losses, *more] if loss.scores}
        by_title = {item.get("title"): item for item in items}
        for id, entry in packs[name]["answers"].items():
            if entry["rule"] == "person":
                continue
            for what, response in responses(entry).items():
                ours = grade(entry, response).score / entry["points"]
                theirs = qti_marks(by_title[id], canvas_response(by_title[id], entry, response))
                assert abs(ours - theirs) < 1e-3 or f"{name}/{id}" in differing, (id, what, ours, theirs)
                assert what != "key" or theirs > 0.99, id


def canvas_response(item, entry: dict, response) -> dict[str, list[str]]:
    """The same response in the identifiers of the item."""
    boxes = item.findall(f".//{Q}response_lid")
    if entry["rule"] in ("single", "multiple", "ordered"):
        values = (
            entry["values"] if entry["rule"] != "ordered" else [v for v in entry["values"] if v in full_answer(entry)]
        )
        numbers = dict(zip(values, labels(boxes[0])))
        ticked = [response] if isinstance(response, str) else response or []
        return {"response1": [numbers[value] for value in ticked if value in numbers]}
    if entry["rule"] == "text":
        return {"response1": [response] if response else []}
    given = {}
    for n, box in enumerate(boxes):
        want = next(v.text for v in item.iter(f"{Q}varequal") if v.get("respident") == box.get("ident"))
        given[box.get("ident")] = [want] if chosen(None, n, entry, response, None) else []
    return given


def test_canvas_keeps_the_identifiers_of_answers(quizzes):
    for quiz in quizzes.values():
        for item in canvas_items(quiz)[0]:
            listed = [id for id in (field(item, "original_answer_ids") or "").split(",") if id]
            shown = [id for id in labels(item) if id != "answer1"]
            assert all(id.isdigit() for id in shown) and len(set(shown)) == len(shown)
            assert not shown or shown == listed


@pytest.mark.parametrize("write", [write_canvas, lambda quiz: write_cartridge("t", [quiz], [])])
def test_html_in_qti_is_escaped_twice(quizzes, write):
    data, _ = write(quizzes["national-2014"])
    with zipfile.ZipFile(BytesIO(data)) as archive:
        text = next(archive.read(n) for n in archive.namelist() if n != "imsmanifest.xml").decode()
    assert "&lt;p&gt;" in text and "<p>" not in text


def cartridge(quizzes):
    links = [("Chapter", "https://example.org/exercises/national-2014.html")]
    data, losses = write_cartridge("Accounts on Record", list(quizzes.values()), links)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}, losses


def test_the_cartridge_is_of_the_version_that_moodle_reads(quizzes):
    files, _ = cartridge(quizzes)
    manifest = files["imsmanifest.xml"]
    assert "imsccv1p1/imscp_v1p1" in manifest and "<schemaversion>1.1.0</schemaversion>" in manifest
    for name in re.findall(r'href="([^"]+)"', manifest):
        assert name in files


def test_the_cartridge_s_traps(quizzes):
    files, _ = cartridge(quizzes)
    for name, text in files.items():
        if not name.endswith("assessment.xml"):
            continue
        assert all(f"qmd_{label}" in text for label in ("assessmenttype", "scoretype")) and "qti_" not in text
        for item in ElementTree.fromstring(text).iter(f"{Q}item"):
            profile = field(item, "cc_profile")
            if profile == "cc.multiple_response.v0p1":
                assert item.findall(f".//{Q}varequal[@case='Yes']"), "without it Moodle finds no right answer"
            if profile == "cc.essay.v0p1":
                assert field(item, "qmd_computerscored") == "No"
            else:
                assert item.findall(f".//{Q}setvar"), item.get("title")


def test_the_cartridge_s_parts_add_up_to_the_points_and_its_key_is_right(quizzes, packs):
    files, losses = cartridge(quizzes)
    for name in quizzes:
        (text,) = [
            t for n, t in files.items() if n.endswith("assessment.xml") and f'title="{quizzes[name].title}"' in t
        ]
        items = list(ElementTree.fromstring(text).iter(f"{Q}item"))
        for id, entry in packs[name]["answers"].items():
            mine = [
                item for item in items if item.get("title").split(".")[0] == id and ".repair" not in item.get("title")
            ]
            assert sum(float(field(item, "cc_weighting")) for item in mine) == pytest.approx(entry["points"], abs=1e-3)
        assert all(loss.sentence for loss in losses[name])
        orders = {item.id for item in quizzes[name].items if isinstance(item, Sort)}
        assert orders <= {loss.id for loss in losses[name] if loss.scores}


def test_files_are_the_same_bytes_each_time(quizzes, corpus, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    quiz = quizzes["national-2014"]
    for write in (write_moodle, write_canvas, lambda q: write_cartridge("t", [q], [])):
        assert write(quiz)[0] == write(quiz)[0]
    assert write_anki(make_decks([quiz], corpus)) == write_anki(make_decks([quiz], corpus))


def test_the_anki_deck_has_every_term_and_question(quizzes, corpus):
    decks = make_decks(list(quizzes.values()), corpus)
    assert len(decks[0].notes) == len(corpus.terms)
    notes = [note for deck in decks for note in deck.notes]
    assert all(all(note.fields) for note in notes) and len({note.guid for note in notes}) == len(notes)


def test_the_report_names_each_question_that_lost_something(quizzes):
    quiz = quizzes["national-2014"]
    text = report_losses(quiz, [])
    assert all(loss.id in text for loss in quiz.losses) and "(marks may differ)" in text


def test_the_command_writes_files_and_reports(root, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(root)
    for format, name in (("moodle", "national-2014.moodle.xml"), ("canvas", "national-2014.canvas.zip")):
        assert main(["export", format, "national-2014", "-o", str(tmp_path)]) == 0
        assert (tmp_path / name).stat().st_size > 10_000
        assert (tmp_path / f"national-2014.{format}.losses.txt").exists()
    assert main(["export", "cartridge", "--site", "https://example.org/", "-o", str(tmp_path)]) == 0
    assert main(["export", "moodle", "none", "-o", str(tmp_path)]) == 1
    assert "there is no bank 'none'" in capsys.readouterr().err
