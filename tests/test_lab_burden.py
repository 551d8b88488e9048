"""The burden lab: rows as the register has them, counts that add up, and pictures that say what they show."""

import re

import pytest

from onrecord import lab_burden as lab
from onrecord.lab_burden_views import burden_view, compared, listed, panel, picture, place
from onrecord.norms import read_register

OPEN = {"document": "", "bearer": "", "kind": "", "authority": "", "by": "bearer", "as_share": False}


@pytest.fixture(autouse=True)
def here(monkeypatch, root):
    monkeypatch.setenv("ONRECORD_ROOT", str(root))


def test_every_norm_is_a_row_in_the_order_of_time(root):
    register = read_register(root)
    rows = lab.norms()
    assert len(rows) == sum(map(len, register.norms.values()))
    assert list(dict.fromkeys(row.document for row in rows)) == [
        *("chongqing-2006", "beijing-2011", "zhaoqing-2014", "national-2014"),
    ]
    filing = next(row for row in rows if row.unit == "national-2014#art_7__para_1~2")
    assert (filing.name, filing.bearer, filing.authority, filing.deadline) == (
        *("National Aug 2014", ["provider"], "content-authority", "none"),
    )
    assert filing.burdens and filing.contested and place(filing) == "art. 7 para. 1"


def test_the_list_that_a_student_changes_is_a_new_one():
    lab.norms().clear()
    assert lab.norms()


@pytest.mark.parametrize(
    "wanted, holds",
    [
        ({"document": "beijing-2011"}, lambda row: row.document == "beijing-2011"),
        ({"kind": "burden"}, lambda row: row.kind in ("obligation", "prohibition", "soft")),
        ({"kind": "power"}, lambda row: row.kind == "power"),
        ({"bearer": "user"}, lambda row: "user" in row.bearer),
        ({"bearer": "none"}, lambda row: not row.bearer),
        ({"authority": "police", "bearer": "user"}, lambda row: row.authority == "police" and "user" in row.bearer),
        ({}, lambda row: True),
    ],
)
def test_a_filter_lets_through_what_it_says(wanted, holds):
    chosen = lab.chosen(lab.norms(), **wanted)
    assert chosen == [row for row in lab.norms() if holds(row)] != []


@pytest.mark.parametrize("by", lab.FACETS)
def test_counts_add_up_to_the_rows(by):
    rows = lab.norms()
    counts = lab.count(rows, by)
    total = sum(sum(pair) for of_category in counts.values() for pair in of_category.values())
    assert total == sum(len(lab.values(row, by)) for row in rows)
    reported = sum(pair[1] for of_category in counts.values() for pair in of_category.values())
    assert reported == sum(len(lab.values(row, by)) for row in rows if row.reported)


def test_a_facet_that_is_none_is_told_with_those_that_are():
    with pytest.raises(ValueError, match="cannot be counted by 'who'; write one of bearer, kind"):
        lab.count(lab.norms(), "who")


def test_shares_are_of_the_rows_of_each_document():
    rows = lab.chosen(lab.norms(), kind="burden")
    shares = lab.shares(lab.count(rows, "kind"), rows)
    for name in lab.names()["document"].values():
        assert sum(sum(by_document.get(name, (0, 0))) for by_document in shares.values()) == pytest.approx(100)


def test_a_share_counts_a_norm_of_two_bearers_once():
    both = [row for row in lab.norms() if row.bearer == ["provider", "user"]]
    assert lab.share_of(both, {"provider", "user"}) == {"Beijing Dec 2011": (1, 1)}
    assert lab.share_of(both, {"police"}) == {"Beijing Dec 2011": (0, 1)}


# What is shown


def test_a_picture_says_its_numbers_and_has_a_table_beside_it():
    shown = burden_view(**{**OPEN, "kind": "burden"})
    rows = lab.chosen(lab.norms(), kind="burden", bearer="provider")
    beijing = [row for row in rows if row.document == "beijing-2011"]
    assert f"Service provider: Chongqing Jul 2006 0, Beijing Dec 2011 {len(beijing)}" in shown
    assert f"<td>{len(beijing)} ({sum(row.reported for row in beijing)} reported)</td>" in shown
    assert len(re.findall('<svg [^>]*role="img" aria-label="[^"]', shown)) == shown.count("<svg")
    assert shown.count("<figure>") == len(lab.count(lab.chosen(lab.norms(), kind="burden"), "bearer"))


def test_behind_each_column_stand_its_norms_with_their_words():
    shown = burden_view(**{**OPEN, "document": "national-2014", "kind": "soft"})
    assert "<p>One norm.</p>" in shown
    assert "<summary>Public bodies and enterprises: one norm</summary>" in shown
    assert '<span lang="zh-Hans">鼓励</span> “are encouraged to open public accounts”' in shown


def test_what_is_only_reported_is_drawn_apart():
    assert 'class="lab-reported"' in burden_view(**{**OPEN, "document": "chongqing-2006"})
    national = burden_view(**{**OPEN, "document": "national-2014"})
    assert 'class="lab-reported"' not in national and "In outline" not in national


def test_shares_have_their_sign():
    assert "National Aug 2014 100%" in burden_view(**{**OPEN, "bearer": "user", "as_share": True})


def test_filters_that_nothing_passes_are_told_with_a_next_step():
    form = panel()
    form._controls["document"].value, form._controls["authority"].value = "zhaoqing-2014", "provider"
    assert "set one of the filters back" in form.html()


def test_the_columns_of_a_picture_fit_into_it():
    most = {"one": {"Beijing Dec 2011": (3, 2)}, "other": {"Beijing Dec 2011": 10}}
    for svg in re.findall("<svg.*?</svg>", picture(most)._repr_html_()):
        _, top, _, high = map(float, re.search('viewBox="([^"]+)"', svg)[1].split())
        for y, height in re.findall(r'<rect [^>]* y="([\d.]+)"[^>]* height="([\d.]+)"', svg):
            assert top <= float(y) <= float(y) + float(height) <= top + high


def test_a_picture_of_nothing_and_a_list_of_nothing_stand():
    assert "No norm is like this" in listed([])._repr_html_()
    assert "<svg" in picture({"nobody": {}})._repr_html_()


def test_ways_of_counting_stand_in_a_table():
    rows = lab.chosen(lab.norms(), kind="burden")
    shown = compared({"all": rows, "found": [row for row in rows if not row.reported]}, {"provider"})._repr_html_()
    assert '<th scope="row">all</th><td>0 of 6 (0%)</td>' in shown
    assert '<th scope="row">found</th><td class="lab-note">none</td>' in shown
