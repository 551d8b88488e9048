"""The marking lab: marks beside the register, agreement with it, and a form that shows nothing before a mark is kept."""

import re

import pytest

from onrecord import lab_marking as lab
from onrecord.agreement import agreement, read_readings, read_units
from onrecord.corpus import read_document
from onrecord.lab_marking_form import Marking, beside_register
from onrecord.lab_marking_views import agreement_view, clause_view
from onrecord.norms import read_norms, read_parties, read_register

FILING = "national-2014#art_7__para_1~2"
AIM = "national-2014#art_1__para_1"


@pytest.fixture(autouse=True)
def here(monkeypatch, root):
    monkeypatch.setenv("ONRECORD_ROOT", str(root))


def mark(unit=FILING, **said) -> lab.Mark:
    return lab.Mark(**{"unit": unit, "kind": "obligation", "bearer": "provider", **said})


def test_what_is_read_alone_is_what_the_whole_has(root, corpus):
    register = read_register(root)
    for id, document in corpus.documents.items():
        assert read_document(root, id) == document
        assert read_norms(root, id) == register.norms[id]
    assert read_parties(root) == register.parties
    assert read_units(root) == read_readings(root).units
    assert corpus.documents.keys() == set(lab.documents())


def test_a_document_that_is_not_there_is_told_with_those_that_are():
    with pytest.raises(ValueError, match="there is no document 'beijing'; write one of national-2014, beijing-2011"):
        lab.clauses("beijing")


def test_every_clause_has_its_place_and_stands_in_its_provision():
    for document in lab.documents():
        for name, clause in lab.clauses(document).items():
            for language in ("zh", "en"):
                assert "".join(clause.text(language)) in ("", clause.document.text(clause.unit.at, language)), name
            assert lab.part_of(clause.unit.at) in name
    assert lab.clauses("national-2014")[FILING].place == "art. 7 para. 1, clause 2"
    assert list(lab.clauses("national-2014", "art_3"))[2] == "national-2014#art_3__para_2"


def test_a_part_that_is_not_there_is_told_with_those_that_are():
    with pytest.raises(ValueError, match=r"has no clauses in 'art_70'; write one of art_1, art_2"):
        lab.clauses("national-2014", "art_70")


def test_the_register_marks_every_clause_and_what_is_no_norm():
    for document in lab.documents():
        assert list(lab.register(document)) == list(lab.clauses(document))
    register = lab.register("national-2014")
    assert register[FILING] == mark(
        authority="content-authority", deadline="none", sanction="art_9", reason="Does 应当 reach the filing?"
    )
    assert (register[AIM].kind, register[AIM].bearer) == ("none", "nobody")


@pytest.mark.parametrize(
    "said, same",
    [
        ({}, {"kind": True, "bearer": True}),  # what was not marked is not compared
        ({"kind": "power", "bearer": "provider+user"}, {"kind": False, "bearer": False}),
        ({"authority": "none"}, {"kind": True, "bearer": True, "authority": False}),
        ({"sanction": "art_9"}, {"kind": True, "bearer": True, "sanction": True}),
        ({"sanction": "none", "deadline": "none"}, {"kind": True, "bearer": True, "deadline": True, "sanction": False}),
    ],
)
def test_a_mark_beside_the_register(said, same):
    assert lab.compare(mark(**said), lab.register("national-2014")[FILING]) == same


def test_one_of_several_sanctions_is_enough():
    agreed = "national-2014#art_6__para_2"
    assert lab.register("national-2014")[agreed].sanction == "art_8+art_9"
    mine = {agreed: mark(agreed, bearer="user", sanction="art_8")}
    assert lab.agreements(mine, lab.register("national-2014"))["sanction"].observed == 1
    assert list(lab.partings(mine, lab.register("national-2014"))) == []


def test_agreement_is_counted_over_what_both_have_marked():
    mine = {FILING: mark(kind="power"), AIM: mark(AIM, kind="none", bearer="nobody", deadline="none")}
    measured = lab.agreements(mine, lab.register("national-2014"))
    assert {question: (it.n, it.observed) for question, it in measured.items()} == {
        "kind": (2, 0.5),
        "bearer": (2, 1),
        "deadline": (1, 1),
    }
    assert list(lab.partings(mine, lab.register("national-2014"))) == [(FILING, "kind")]
    assert lab.agreements({}, lab.register("national-2014")) == {}


def test_the_readings_agree_as_the_library_of_the_sources_page_has_it(root):
    first, second = lab.reading("first"), lab.reading("second")
    it = agreement([m.bearer for m in first.values()], [second[unit].bearer for unit in first])
    assert it == lab.agreements(first, second)["bearer"]
    assert len(lab.reading("first", "national-2014")) == len(lab.clauses("national-2014"))


def test_marks_are_written_and_read_again():
    marks = {FILING: mark(reason="“由…” assigns, says I,\nand no more"), AIM: mark(AIM, kind="none", bearer="nobody")}
    assert lab.read_marks(lab.write_marks(marks)) == marks
    assert lab.write_marks({}).splitlines() == ["unit,kind,bearer,authority,deadline,sanction,reason"]


HEAD = "unit,kind,bearer,authority,deadline,sanction,reason\n"


@pytest.mark.parametrize(
    "text, words",
    [
        ("", "these are no marks; paste the whole table"),
        (f"{FILING},obligation,provider,,,,", "these are no marks"),  # the first line was forgotten
        (f"{HEAD}national-2014#art_70,obligation,provider,,,,", "is no unit that a mark can have"),
        (f"{HEAD}{FILING},duty,provider,,,,", "'duty' is no kind that a mark can have"),
        (f"{HEAD}{FILING},obligation,provider+google,,,,", "'google' is no bearer"),
        (f"{HEAD}{FILING},obligation", "'' is no bearer"),
    ],
)
def test_a_table_that_holds_no_marks_is_told_in_a_sentence(text, words):
    with pytest.raises(ValueError, match=re.escape(words)):
        lab.read_marks(text)


def test_a_clause_is_shown_with_its_words_and_those_to_look_at():
    shown = clause_view(lab.clauses("national-2014")[FILING])
    assert "<mark><ruby>由<rt" in shown
    assert "<em>yīngdāng</em> “shall”" in shown
    assert "put on record, by category" in shown
    apply = clause_view(lab.clauses("beijing-2011")["beijing-2011#art_6__para_1~1"])
    assert "申请" in apply and "<ruby>请" not in apply


def test_where_no_chinese_was_found_the_report_is_quoted_with_its_source():
    shown = clause_view(lab.clauses("chongqing-2006")["chongqing-2006#sec_2__para_1"])
    assert "<q>within 30 days</q>" in shown
    assert 'href="https://chinadigitaltimes.net/2006/07/"' in shown
    assert "the course’s own restatement" in shown


def test_the_agreement_of_marks_is_shown_with_its_partings_and_a_caution():
    shown = agreement_view({FILING: mark(kind="power", reason="<b>")})
    assert "So few clauses (1) say little" in shown
    assert "<td>Power</td><td>Obligation</td><td>&lt;b&gt;</td>" in shown
    assert "No clause has been marked" in agreement_view({})


# The form


def choose(form: Marking, **values: str) -> None:
    for name, value in values.items():
        (form._choices if name in form._choices else form._fields)[name].value = value


def shows_the_register(form: Marking) -> bool:
    return "The register reads" in form._marked.html() or "The register has no norm" in form._marked.html()


def test_the_register_is_not_shown_before_a_mark_is_kept():
    form = Marking("national-2014", "art_7")
    choose(form, clause=FILING, kind="obligation", bearer="provider", authority="content-authority")
    still = form._repr_mimebundle_()[0]["text/html"]
    for words in ("The register reads", "Contested", "second reading", "put the public account on record, by category"):
        assert words not in still
    form._fields["keep"].click()
    assert shows_the_register(form)
    assert form.marks == {FILING: mark(authority="content-authority")}


@pytest.mark.parametrize(
    "document, part, words", [("beijing", "art_7", "no document"), ("national-2014", "7", "write one")]
)
def test_a_form_for_what_is_not_there_is_refused_in_a_sentence(document, part, words):
    with pytest.raises(ValueError, match=words):
        Marking(document, part)


def test_kind_and_bearer_are_needed():
    form = Marking()
    choose(form, kind="obligation")
    form._fields["keep"].click()
    assert form.marks == {} and not shows_the_register(form)
    assert "Mark the kind and who bears it" in form._marked.html()


def test_what_was_kept_is_not_changed_but_can_be_taken_back():
    form = Marking("national-2014", "art_7")
    choose(form, clause=FILING, kind="power", bearer="user", also="provider")
    form._fields["keep"].click()
    assert form.marks[FILING].bearer == "provider+user"
    assert form._fields["kind"].disabled and form._fields["keep"].disabled
    form._reason.value = "由 assigns a task"
    assert form.marks[FILING].reason == "由 assigns a task"
    form._fields["undo"].click()
    assert form.marks == {} and not form._fields["kind"].disabled and not shows_the_register(form)


def test_a_clause_comes_back_as_it_was_marked():
    form = Marking("national-2014", "art_7")
    choose(form, clause=FILING, kind="power", bearer="provider")
    form._fields["keep"].click()
    form._fields["next"].click()
    assert form.clause.name == "national-2014#art_7__para_2~1"
    assert form._fields["kind"].value == "" and not shows_the_register(form)
    choose(form, clause=FILING)
    assert form._fields["kind"].value == "power" and shows_the_register(form)


def test_a_reason_is_asked_for_where_the_readings_part():
    form = Marking("national-2014", "art_7")
    choose(form, clause=FILING, kind="obligation", bearer="provider")
    form._fields["keep"].click()
    assert form._reason.layout.display == "none"
    form._fields["undo"].click()
    choose(form, kind="power")
    form._fields["keep"].click()
    assert form._reason.layout.display == ""


def test_next_leads_through_every_clause_of_a_document_and_back():
    form = Marking("chongqing-2006", "sec_1")
    seen = []
    for _ in lab.clauses("chongqing-2006"):
        seen.append(form.clause.name)
        assert form.clause.place in form._chosen.html()
        form._fields["next"].click()
    assert seen == list(lab.clauses("chongqing-2006"))
    assert form.clause.name == seen[0]


def test_another_document_brings_its_own_articles():
    form = Marking("chongqing-2006", "sec_1")
    for document in lab.documents():
        choose(form, document=document)
        assert form.clause.document.id == document
        assert form._choices["clause"].options[0][1] == next(iter(lab.clauses(document)))
        assert {value for _, value in form._fields["sanction"].options} >= {
            lab.part_of(clause.unit.at) for clause in lab.clauses(document).values()
        }


def test_marks_of_another_reader_can_be_laid_beside():
    form = Marking("national-2014", "art_7")
    choose(form, clause=FILING, kind="power", bearer="provider")
    form._fields["keep"].click()
    shown = form.agreement({FILING: mark()}, "my neighbor’s marks")._repr_html_()
    assert "Where your marks part from my neighbor’s marks" in shown
    assert "second reading" not in shown


def test_one_mark_can_be_shown_beside_the_register():
    shown = beside_register(mark(deadline="promptly"))._repr_html_()
    assert "Your mark and the register: 2 of 3 the same" in shown
    assert "Contested: Does" in shown


def test_a_mark_that_none_can_make_is_told_in_a_sentence():
    shown = beside_register(mark("national-2014#art_70"))._repr_html_()
    assert "'national-2014#art_70' is no unit that a mark can have" in shown
