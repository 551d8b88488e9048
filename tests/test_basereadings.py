"""Two readings of the bases: the pairs, what the corpus says of them, and how far the readings agree."""

import pytest

from onrecord.basereadings import (
    BaseLabel,
    BaseReading,
    BaseReadings,
    ResolvedBase,
    base_agreements,
    check_base_readings,
    label_of,
    pairs,
)
from onrecord.content import Source


def label(target: str, how: str, relation: str = "based_on") -> BaseLabel:
    return BaseLabel(start="national-2014", target=target, how=how, relation="none" if how == "none" else relation)


def readings(*resolved: ResolvedBase) -> BaseReadings:
    first = [label("npcsc-2000", "cited"), label("npcsc-2012", "argued"), label("order-33", "none")]
    second = [label("npcsc-2000", "cited"), label("npcsc-2012", "evident"), label("order-33", "none")]
    files = {name: Source(None, name, {}) for name in ("first", "second")}
    made = [BaseReading(reading=name, made="-", bases=it) for name, it in (("first", first), ("second", second))]
    return BaseReadings(first=made[0], second=made[1], resolved=list(resolved), files=files)


def test_no_pair_reaches_into_the_future(corpus):
    found = pairs(corpus)
    assert ("zhaoqing-2014", "order-33") in found
    assert ("zhaoqing-2014", "national-2014") not in found and ("national-2014", "guofa-2014-33") not in found


@pytest.mark.parametrize(
    "start, target, how, relation",
    [
        ("national-2014", "npcsc-2012", "cited", "based_on"),  # cited in article 1, and argued of two articles more
        ("beijing-2011", "news-2005", "evident", "based_on"),
        ("beijing-2011", "order-147", "none", "none"),
    ],
)
def test_the_surest_relation_of_a_pair_is_its_label(corpus, start, target, how, relation):
    it = label_of((start, target), corpus)
    assert (it.how, it.relation) == (how, relation)


def test_agreement_before_and_after(corpus):
    measured = base_agreements(readings())
    # cited, argued, none against cited, evident, none: observed 2/3, expected 2/9, kappa (6/9 - 2/9) / (7/9) = 4/7
    assert measured["basis, how known", "before"].kappa == pytest.approx(4 / 7)
    assert measured["basis, which relation", "before"].kappa == 1
    end = ResolvedBase(
        start="national-2014", target="npcsc-2012", how="argued", relation="implements", why="The words do not name it."
    )
    assert base_agreements(readings(end))["basis, how known", "after"].kappa == 1
    assert base_agreements(BaseReadings()) == {}


def test_what_is_wrong_with_a_reading_is_told(corpus):
    assert ["say in bases-resolved.yml" in it.message for it in check_base_readings(readings(), corpus)] == [True]
    wrong = readings()
    wrong.second = None
    wrong.first.bases.append(label("guofa-2014-33", "argued"))
    assert ["an older instrument" in it.message for it in check_base_readings(wrong, corpus)] == [True]
