"""Authors' text as HTML."""

import pytest

from onrecord.markup import attributes, inline, prose, verbatim


@pytest.mark.parametrize(
    "text, html",
    [
        ("a < b & c", "a &lt; b &amp; c"),
        ("the *whole* text", "the <em>whole</em> text"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("put 备案 on record", 'put <span lang="zh-Hans">备案</span> on record'),
        ("《互联网信息服务管理办法》 and 国发〔2014〕33号", None),
        ("“备案”, “filed”", '“<span lang="zh-Hans">备案</span>”, “filed”'),
    ],
)
def test_inline(text, html):
    assert html is None or inline(text) == html
    assert "《" not in inline("《办法》").split("<span")[0]


def test_another_s_words_keep_their_stars_and_have_their_language():
    assert verbatim("a *b* & 备案") == 'a *b* &amp; <span lang="zh-Hans">备案</span>'


def test_a_blank_line_parts_paragraphs():
    assert prose("One\nline.\n\nTwo.") == "<p>One line.</p><p>Two.</p>"


def test_attributes_are_escaped_and_empty_ones_left_out():
    assert attributes(class_="a", data_part='x"y', hidden=True, lang=None, checked=False) == (
        ' class="a" data-part="x&quot;y" hidden'
    )
