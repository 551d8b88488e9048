"""Cohen's kappa against tables worked by hand, and what becomes of two readings that differ."""

import pytest

from onrecord.agreement import (
    Label,
    Reading,
    Readings,
    Resolved,
    Unit,
    agreement,
    agreements,
    check_readings,
    named_units,
    read_readings,
)
from onrecord.basereadings import BaseReadings
from onrecord.check import check_course
from onrecord.norms import read_register
from onrecord.register import render_agreement

from .conftest import spoil

FIRST = "corpus/readings/first.yml"
UNITS = "corpus/readings/units.yml"


def pairs(table: dict) -> tuple[list[str], list[str]]:
    """Two lists of labels from a table of counts, as one writes it down by hand."""
    both = [pair for pair, count in table.items() for _ in range(count)]
    return [a for a, _ in both], [b for _, b in both]


def test_kappa_of_a_table_worked_by_hand():
    # 50 units: both yes 20, only the first 5, only the second 10, both no 15.
    # observed (20+15)/50 = 0.7; expected (25*30 + 25*20)/2500 = 0.5; kappa (0.7-0.5)/(1-0.5) = 0.4
    it = agreement(*pairs({("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15}))
    assert (it.n, it.first, it.second) == (50, {"yes": 25, "no": 25}, {"yes": 30, "no": 20})
    assert it.observed == pytest.approx(0.7)
    assert it.kappa == pytest.approx(0.4)


def test_kappa_with_three_labels():
    # 10 units; observed 7/10; expected (5*4 + 3*4 + 2*2)/100 = 0.36; kappa 0.34/0.64
    it = agreement(*pairs({("a", "a"): 4, ("a", "b"): 1, ("b", "b"): 2, ("b", "c"): 1, ("c", "c"): 1, ("c", "b"): 1}))
    assert it.kappa == pytest.approx(0.34 / 0.64)


@pytest.mark.parametrize(
    "first, second, kappa",
    [
        (["a", "b"], ["a", "b"], 1.0),
        (["a", "b"], ["b", "a"], -1.0),
        (["a", "a"], ["a", "a"], None),  # one label throughout: nothing was told apart, so nothing is measured
        (["a", "b"], ["a", "a"], 0.0),
    ],
)
def test_kappa_at_its_ends(first, second, kappa):
    assert agreement(first, second).kappa == kappa


@pytest.mark.parametrize("first, second", [([], []), (["a"], ["a", "b"])])
def test_lists_that_are_no_readings_of_the_same_units(first, second):
    with pytest.raises(ValueError):
        agreement(first, second)


def test_the_order_of_bearers_is_no_difference():
    a, b = (Label(unit="u", kind="power", bearer=names) for names in (["user", "provider"], ["provider", "user"]))
    assert a.bearers == b.bearers == "provider+user"
    assert Label(unit="u", kind="none", bearer=[]).bearers == "nobody"


def test_clauses_are_counted_only_where_there_are_several():
    units = {"d": [Unit(at="a"), Unit(at="b", zh="x"), Unit(at="b", zh="y")]}
    assert list(named_units(units)) == ["d#a", "d#b~1", "d#b~2"]


A, B, C = (f"national-2014#art_{n}__para_1" for n in (4, 5, 6))


def two_readings(*resolved: Resolved) -> Readings:
    labels = {A: "obligation", B: "power", C: "soft"}
    other = {A: "obligation", B: "obligation", C: "obligation"}
    made = [
        Reading(reading=name, made="-", labels=[Label(unit=u, kind=kind, bearer=["user"]) for u, kind in it.items()])
        for name, it in (("first", labels), ("second", other))
    ]
    return Readings(first=made[0], second=made[1], resolved=list(resolved))


def test_what_is_resolved_counts_as_agreed_and_what_stays_apart_does_not(corpus):
    readings = two_readings(
        Resolved(unit=B, kind="power", why="The words give a task."),
        Resolved(unit=C, apart=True, why="Both can be argued."),
    )
    measured = agreements(readings)
    assert measured["modality", "before"].observed == pytest.approx(1 / 3)
    assert measured["modality", "after"].observed == pytest.approx(2 / 3)
    assert measured["bearer", "before"].observed == 1
    html = render_agreement(readings, BaseReadings(), corpus, lambda place: f"page#{place}")
    assert "art. 6 para. 1</a>: Both can be argued." in html and "The words give a task." not in html


def test_one_reading_is_measured_against_nothing(corpus):
    readings = two_readings()
    readings.second = None
    assert agreements(readings) == {}
    assert "the second is still to come" in render_agreement(readings, BaseReadings(), corpus, str)


def test_a_difference_without_an_end_is_told(root, corpus):
    readings, register = read_readings(root), read_register(root)
    first = readings.first
    changed = [Label(unit=first.labels[0].unit, kind="soft", bearer=["user"]), *first.labels[1:]]
    readings.second, readings.resolved = Reading(reading="second", made="-", labels=changed), []
    readings.files.setdefault("second", readings.files["first"])
    findings = [finding.message for finding in check_readings(readings, register, corpus)]
    assert any(f"the readings differ on {first.labels[0].unit}" in message for message in findings)


# fmt: off
MISTAKES = [
    ("left a unit out", FIRST, "  - {unit: national-2014#art_1__para_1, kind: none, bearer: []}\n", "", "labels each unit of corpus/readings/units.yml once"),
    ("named an unknown party", FIRST, "bearer: [industry-body]", "bearer: [industry]", "'industry' is no party"),
    ("gave nothing a bearer", FIRST, "kind: none, bearer: []", "kind: none, bearer: [user]", "has no bearer"),
    ("split a clause loosely", UNITS, "zh: 应当落实安全管理责任", "zh: 应当落实信息管理责任", "quote it to the letter"),
]
# fmt: on


@pytest.mark.parametrize("file, before, after, told", [row[1:] for row in MISTAKES], ids=[row[0] for row in MISTAKES])
def test_a_mistake_is_told(course, file, before, after, told):
    spoil(course, file, before, after)
    findings = [finding.message for finding in check_course(course) if finding.path == file]
    assert any(told in message for message in findings), findings
