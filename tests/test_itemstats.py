"""What counts say: the table of cases, reckoned by hand, that the page's script can be held to as well."""

import json
from pathlib import Path

import pytest

from onrecord.itemstats import LIMITS, REASONS, alpha, correlation, fisher, reasons, thirds, wilson

CASES = json.loads((Path(__file__).parent / "cases" / "itemstats.json").read_text(encoding="utf-8"))


def each(name: str):
    return pytest.mark.parametrize("case", CASES[name], ids=lambda case: case["from"])


def close(value):
    return None if value is None else pytest.approx(value, abs=1e-6)


@each("wilson")
def test_the_interval_of_a_share(case):
    assert wilson(case["mean"], case["n"]) == (close(case["low"]), close(case["high"]))


@each("correlation")
def test_a_correlation_from_sums(case):
    assert correlation(*case["sums"]) == close(case["r"])


@each("fisher")
def test_the_interval_of_a_correlation(case):
    assert fisher(case["r"], case["n"]) == (close(case["low"]), close(case["high"]))


@each("thirds")
def test_thirds_keep_equals_together(case):
    cut = thirds({int(at): n for at, n in case["counts"].items()})
    assert (list(cut) if cut else None) == case["cut"]


@each("alpha")
def test_agreement(case):
    assert alpha(case["units"]) == close(case["alpha"])


@each("reasons")
def test_reasons_to_repair(case):
    found = [[reason.name, reason.where, reason.sure] for reason in reasons(case["item"])]
    assert found == case["reasons"]


def test_alpha_is_krippendorff_s_own_example():
    """Krippendorff (2011), “Computing Krippendorff's alpha-reliability”, section A: two observers, ten binary units, 0.095."""
    meg = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    owen = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    units = [[(a, b).count(0), (a, b).count(1)] for a, b in zip(meg, owen)]
    assert alpha(units) == pytest.approx(0.095, abs=5e-4)


def test_every_reason_is_tried_and_every_limit_says_why():
    tried = {name for case in CASES["reasons"] for name, *_ in case["reasons"]}
    assert tried == set(REASONS)
    assert all(limit.says and limit.why for limit in LIMITS.values())
