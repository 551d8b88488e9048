"""The norms register: each mistake is told as file:line; the table and the CSV hold every norm."""

import csv
import io

import pytest

from onrecord.check import check_course
from onrecord.norms import KINDS, Norm, Trigger, read_register
from onrecord.register import facet_values, facets, register_csv, render_register, safe_cell

from .conftest import spoil

NATIONAL = "corpus/norms/national-2014.yml"
BEIJING = "corpus/norms/beijing-2011.yml"
PARTIES = "corpus/parties.yml"


@pytest.fixture(scope="module")
def register(root):
    return read_register(root)


# (what an author did, file, words before, words after, words of the finding)
# fmt: off
MISTAKES = [
    ("named a norm twice", NATIONAL, "id: means-tools", "id: scope", "norm 'scope' stands here a second time"),
    ("used an unknown kind", NATIONAL, "kind: soft", "kind: gentle", "is not one of the words allowed here: obligation"),
    ("named an unknown bearer", NATIONAL, "bearer: [industry-body]", "bearer: [industry]", "'industry' is no party; write one of provider"),
    ("named an unknown authority", NATIONAL, "authority: content-authority", "authority: office", "'office' is no party"),
    ("forgot the bearer", NATIONAL, "bearer: [industry-body]", "bearer: []", "a constitutive norm has no bearer"),
    ("pointed at no provision", NATIONAL, "at: art_10__para_1", "at: art_11__para_1", "there is no 'art_11__para_1' in national-2014"),
    ("pointed at no sanction", NATIONAL, "sanction: [art_8__para_2, art_9__para_1]", "sanction: [art_8__para_9]", "there is no 'art_8__para_9'"),
    ("quoted Chinese loosely", NATIONAL, "zh: [适用本规定]", "zh: [适用于本规定]", "are not in art_2__para_1; quote it to the letter"),
    ("quoted English loosely", NATIONAL, "en: [These Provisions apply to]", "en: [The Provisions apply to]", "are not in art_2__para_1"),
    ("quoted no Chinese", NATIONAL, "zh: [适用本规定], ", "", "given in zh and en here; mend 'zh'"),
    ("was surer than the text", NATIONAL, "    deadline: {type: before, words: when registering an account}\n    sanction: [art_8__para_2, art_9__para_1]\n    trigger: {zh: [应当与即时通信工具服务提供者签订协议], en: [shall sign an agreement]}\n    certainty: F1", "    trigger: {zh: [应当与即时通信工具服务提供者签订协议], en: [shall sign an agreement]}\n    certainty: F2", "cannot be surer"),
    ("hid a report", BEIJING, "    reported: true\n    trigger: {report: [establish comprehensive", "    trigger: {report: [establish comprehensive", "`reported` is for norms of which no Chinese was found"),
    ("left the order", NATIONAL, "at: art_4__para_1\n    clause: 2", "at: art_3__para_1\n    clause: 2", "norms stand in the order of the text"),
    ("named no unit", NATIONAL, "at: art_5__para_1\n    clause: 6", "at: art_5__para_1\n    clause: 7", "there is no unit 'art_5__para_1~7'"),
    ("wrote an unknown field", PARTIES, "    means: An association", "    meaning: An association", "'meaning' is not a field here"),
]
# fmt: on


@pytest.mark.parametrize("file, before, after, told", [row[1:] for row in MISTAKES], ids=[row[0] for row in MISTAKES])
def test_a_mistake_is_told(course, file, before, after, told):
    spoil(course, file, before, after)
    findings = [finding for finding in check_course(course) if finding.path == file]
    assert any(told in finding.message for finding in findings), findings
    assert all(finding.line for finding in findings)


def test_a_document_without_norms_is_told(course):
    (course / "corpus/norms/zhaoqing-2014.yml").unlink()
    assert any("write corpus/norms/zhaoqing-2014.yml" in finding.message for finding in check_course(course))


def test_every_norm_is_a_row_that_names_all_that_it_is_found_by(register, corpus):
    html = render_register(register, corpus, lambda place: f"../documents/{place}", "../../norms.csv")
    assert html.count("<tr id=") == sum(map(len, register.norms.values()))
    known = facets(register, corpus)
    for document, norms in register.norms.items():
        for norm in norms:
            for facet, values in facet_values(document, norm).items():
                assert set(values) <= set(known[facet]["values"])


def test_the_csv_has_every_norm_and_its_chinese(register, corpus):
    rows = list(csv.DictReader(io.StringIO(register_csv(register, corpus))))
    assert len(rows) == sum(map(len, register.norms.values()))
    filing = next(row for row in rows if (row["document"], row["norm"]) == ("national-2014", "filing"))
    assert filing["place"] == "IM Provisions (2014), art. 7 para. 1"
    assert filing["trigger zh"] == "应当 … 由即时通信工具服务提供者 … 备案"
    assert {row["kind"] for row in rows} <= set(KINDS)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(text):
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a = b", "’s", "《通告》", "1-2"])
def test_a_cell_without_a_sign_stays_as_it_is(text):
    assert safe_cell(text) == text


def test_a_clause_is_part_of_the_name_of_a_unit():
    norm = dict(
        id="x", at="art_1__para_1", kind="power", bearer=["police"], action="act", trigger=Trigger(), certainty="F1"
    )
    assert (Norm(**norm).unit, Norm(**norm, clause=2).unit) == ("art_1__para_1", "art_1__para_1~2")
