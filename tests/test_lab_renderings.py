"""The lab *Two translators*: what is measured of two wordings, what is shown of them, and what a reader sorts."""

import re
import shutil

import pytest

from onrecord import lab_measures as measures
from onrecord.content import ContentError
from onrecord.lab_own import own_rendering
from onrecord.lab_renderings import browse, chosen, read_pairs
from onrecord.lab_sorting import DUTY, MEASURES, NOTHING, OPEN, UNSORTED, Sorting, sort_by_duty


@pytest.fixture(scope="module")
def pairs(root):
    return read_pairs("national-2014", root=root)


def pair(pairs, id):
    return next(pair for pair in pairs if pair.id == id)


# (left, right, kind, words changed, share in common)
ROWS = [
    ("must report", "must report", "the same", 0, 1),
    ("Must Report", "must report", "the same", 0, 1),  # case is no difference
    ("people's organ", "people’s organ", "the same", 0, 1),  # nor is the shape of a quotation mark
    ("further promote", "promote", "one adds", 1, 2 / 3),
    ("a report", "a prompt and full report", "one adds", 3, 4 / 7),
    ("shall file", "shall register", "some replaced", 1, 1 / 2),
    ("b a", "c b", "some replaced", 2, 1 / 2),  # one adds in front, the other behind
    ("come into force", "enforced", "nothing shared", 3, 0),
    ("internet-based", "internet based", "nothing shared", 2, 0),  # a compound is one word
]


@pytest.mark.parametrize("left, right, kind, changed, share", ROWS)
def test_two_wordings_are_measured_by_their_words(left, right, kind, changed, share):
    assert measures.kind(left, right) == kind
    assert measures.changed(left, right) == measures.changed(right, left) == changed
    assert measures.share(left, right) == pytest.approx(share)


def test_an_alignment_keeps_every_word_of_both_in_order(pairs):
    for one in pairs:
        blocks = measures.align(one.left, one.right)
        assert [word for block in blocks for word in block.left] == measures.WORD.findall(one.left)
        assert [word for block in blocks for word in block.right] == measures.WORD.findall(one.right)


@pytest.mark.parametrize(
    "text, found",
    [
        ("Providers shall register, and may not lend", ["shall", "may"]),
        ("are prohibited from", ["prohibited"]),
        ("marshall the cans", []),  # whole words only
    ],
)
def test_modal_words_are_whole_words(text, found):
    assert measures.modals(text) == found


def test_a_mark_inside_another_word_is_none():
    assert measures.marks("由提供者备案，言论自由，应当") == ["由", "应当"]


@pytest.mark.parametrize(
    "first, second, share",
    [([2, 3], [1], 1), ([1], [2, 3], 0), ([1, 2], [1, 2], 0.5), ([1], [1], 0.5), ([], [1], None), ([1], [], None)],
)
def test_how_often_one_group_is_ahead(first, second, share):
    assert measures.ahead(first, second) == share


def test_no_more_is_read_than_the_document(root, tmp_path):
    (tmp_path / "corpus" / "documents").mkdir(parents=True)
    shutil.copy(root / "corpus/documents/national-2014.yml", tmp_path / "corpus/documents")
    assert len(read_pairs(root=tmp_path)) == len(read_pairs(root=root))
    with pytest.raises(ContentError, match="there is no such file"):
        read_pairs("beijing-2011", root=tmp_path)


def test_only_passages_with_both_renderings_are_pairs(pairs, corpus):
    both = [p for _, p in corpus.documents["national-2014"].partings() if {"clt", "fd"} <= set(p.renderings)]
    assert [one.parting for one in pairs] == both
    assert "second-basis" not in {one.id for one in pairs}  # which one version leaves out


def test_a_version_that_is_not_quoted_is_told(root):
    with pytest.raises(ContentError, match="no version 'cdt' of national-2014 is quoted; write clt, fd"):
        read_pairs("national-2014", ("clt", "cdt"), root)


@pytest.mark.parametrize(
    "filters, ids",
    [
        ({"modal": "modal"}, ["on-record", "without-approval", "who-deals-with-it"]),
        ({"modal": "differ", "article": 9}, ["who-deals-with-it"]),
        ({"article": 10}, ["take-effect"]),
        ({"article": 0}, ["object-of-title", "word-for-guiding"]),
        (
            {"kind": "one adds"},
            ["further-promote", "activity-or-persons", "current-affairs-news", "suspend-updates"],
        ),
    ],
)
def test_filters(pairs, filters, ids):
    assert [one.id for one in chosen(pairs, **filters)] == ids


def test_the_list_follows_its_filters_and_says_when_nothing_is_left(pairs):
    panel = browse(pairs)
    assert f"{len(pairs)} of {len(pairs)} passages" in panel.html()
    article, kind, modal, order = panel.children[0].children
    order.value = "changed"
    first = re.search(r'lab-head">(.*?) <span', panel.html())[1]
    assert first == pair(pairs, "on-record").place
    modal.value, article.value = "differ", 9
    assert panel.html().count("<li>") == 1
    kind.value = "one adds"
    assert "No passage is like that" in panel.html()


def test_every_quotation_stands_with_whose_it_is(pairs):
    html = browse(pairs).html()
    for translation in pairs[0].document.translations.values():
        assert translation.url in html
    for one in pairs:
        assert one.quoted.replace("&", "&amp;") in html


def test_a_sorting_begins_empty_and_knows_no_right_one(pairs):
    sorting = Sorting(pairs)
    assert sorting.said == {}
    assert [len(group) for group in sorting.groups().values()] == [0, 0, 0, len(pairs)]
    assert sorting.larger() is None


def test_what_is_sorted_is_kept_counted_and_taken_back(pairs):
    sorting = Sorting(pairs)
    sorting.say("on-record", DUTY)
    sorting.say("obtain", NOTHING)
    sorting.say("publish-or-repost", OPEN)
    assert sorting.larger("changed") == 1  # 13 words against one
    assert sorting.larger("apart") == 0  # 70 percent against all
    sorting.say("on-record", UNSORTED)
    assert sorting.said == {"obtain": NOTHING, "publish-or-repost": OPEN}


@pytest.mark.parametrize(
    "id, sort, told", [("nothing", DUTY, "no passage 'nothing'"), ("obtain", "dunno", "'dunno' is no way to sort")]
)
def test_what_cannot_be_sorted_is_told(pairs, id, sort, told):
    with pytest.raises(ValueError, match=told):
        Sorting(pairs).say(id, sort)


def test_the_panel_shows_what_was_said_of_each_passage_and_goes_on(pairs):
    sorting = Sorting(pairs)
    passage, sort, onward, _ = sort_by_duty(sorting).children[0].children
    first, second, third = (one.id for one in pairs[:3])
    sort.value = DUTY
    passage.value = third
    assert sort.value == UNSORTED
    sort.value = NOTHING
    onward.click()
    assert passage.value == pairs[3].id
    passage.value = first
    assert sort.value == DUTY
    onward.click()
    assert passage.value == second
    assert sorting.said == {first: DUTY, third: NOTHING}


def test_the_next_passage_is_found_from_the_top_again_until_all_are_sorted(pairs):
    sorting = Sorting(pairs[:3])
    a, b, c = sorting.pairs
    sorting.say(c, OPEN)
    assert sorting.following(b) == a
    sorting.say(a, OPEN)
    sorting.say(b, OPEN)
    assert sorting.following(b) == b


@pytest.mark.parametrize("measure", MEASURES)
def test_the_picture_has_every_passage_once_and_its_table_too(pairs, measure):
    sorting = Sorting(pairs)
    for one in pairs[::2]:
        sorting.say(one.id, DUTY)
    panel = sort_by_duty(sorting)
    panel.children[0].children[3].value = measure
    html = panel.html()
    dots = re.findall(r'<circle class="lab-dot[^"]*" cx="([\d.]+)" cy="([\d.]+)"', html)
    assert len(dots) == len(set(dots)) == len(pairs)
    assert all(0 < float(x) < 400 for x, _ in dots)
    assert f'<th scope="row">{DUTY}</th><td>{len(pairs[::2])}</td>' in html
    assert 'role="img" aria-label="Passages by' in html


def test_a_rendering_of_ones_own_is_measured(pairs):
    panel = own_rendering(pairs, "Users MUST set up public accounts.", "art_7__para_1")
    assert "Yours has the words of Feichang Dao." in panel.html()
    assert '<th scope="row">Yours</th><td>6 words</td><td>must</td>' in panel.html()
    place, rendering = panel.children[0].children
    rendering.value = "<script>alert(1)</script> shall"
    assert "<script>" not in panel.html()
    rendering.value = "。"
    assert "Write or paste an English rendering" in panel.html()
    place.value, rendering.value = "art_3__para_2", "Trade bodies play their part."
    assert "No difference between the two versions is quoted" in panel.html()


def test_the_course_translation_as_ones_own_has_no_word_without_a_partner(pairs):
    document = pairs[0].document
    for eid, unit in document.provisions.items():
        html = own_rendering(pairs, unit.en, eid).html()
        assert "<mark>" not in html
        assert "100% of the words" in html


def test_too_short_a_word_is_not_looked_for(pairs):
    assert "too short to be looked for" in own_rendering(pairs, "one of them", "art_6__para_2").html()
