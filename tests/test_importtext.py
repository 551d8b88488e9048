"""A pasted text becomes articles, paragraphs and points, and nothing of it is lost."""

import random

import pytest
import yaml

from onrecord.importfile import Witnessed, corpus_file, scalar
from onrecord.importtext import language_of, read_text
from onrecord.numerals import values


@pytest.mark.parametrize(
    "sign, number",
    [
        *[("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("九十九", 99), ("一百", 100), ("一百零三", 103)],
        *[("一百一十", 110), ("三百二十五", 325), ("二〇", 20), ("12", 12), ("１２", 12), ("xiv", 14), ("XL", 40)],
        *[("b", 2), ("ix", 9)],
    ],
)
def test_a_number_is_read(sign, number):
    assert number in values(sign)


@pytest.mark.parametrize("sign", ["", "百", "条", "一一一条", "abc", "0", "-1", "99999", "²x", "iiii"])
def test_what_is_no_number_is_none(sign):
    assert not values(sign)


def shape(raw, language="zh"):
    """Each article as its paragraphs, each paragraph with the number of its points."""
    text = read_text(raw, language)
    assert not text.faults, text.faults
    return [[(p.text, len(p.points)) if p.points else p.text for p in article.paragraphs] for article in text.articles]


@pytest.mark.parametrize(
    "raw, articles",
    [
        ("第一条 甲。\n乙。\n第二条 丙。", [["甲。", "乙。"], ["丙。"]]),
        ("第一条甲。\n第二条乙。", [["甲。"], ["乙。"]]),
        ("第１条　甲。\r\n第２条　乙。", [["甲。"], ["乙。"]]),
        ("第 一 章 总则\n第一条 甲。", None),
        ("第一条\n甲。\n第二条：乙。", [["甲。"], ["乙。"]]),
        ("第一条 下列：\n（一）甲；\n（二）乙。\n丙。", [[("下列：", 2), "丙。"]]),
        ("第一条 下列：\n(一)甲；\n(二)乙。", [[("下列：", 2)]]),
        ("第一条 下列：\n（１）甲；\n（２）乙。", [[("下列：", 2)]]),
        ("第一条 下列：\n一、甲；\n二、乙。", [[("下列：", 2)]]),
        ("第一条 下列：（一）甲；（二）乙。", [[("下列：", 2)]]),
        ("第一条 甲（一）乙，见第三条（二）。", [["甲（一）乙，见第三条（二）。"]]),
        ("一、甲。\n乙。\n二、丙：\n（一）丁；\n（二）戊。", [["甲。", "乙。"], [("丙：", 2)]]),
        ("第一条 甲。\n第一条规定的事项，乙。", [["甲。", "第一条规定的事项，乙。"]]),
        ("第一条 甲。\n第二条、第三条不适用。\n第二条 乙。", [["甲。", "第二条、第三条不适用。"], ["乙。"]]),
        ("**第一条** 甲。\n## 第二条 乙。", [["甲。"], ["乙。"]]),
        ("\ufeff第一条\u200b 甲。", [["甲。"]]),
        ("第一条 3.5倍以下：\n1.5倍。", [["3.5倍以下：", "1.5倍。"]]),
    ],
)
def test_chinese_is_read(raw, articles):
    if articles is None:
        text = read_text(raw, "zh")
        assert text.articles[0].above == ["第 一 章 总则"] and text.told
    else:
        assert shape(raw) == articles


@pytest.mark.parametrize(
    "raw, articles",
    [
        ("Article 1 One.\nTwo.\nArticle 2: Three.", [["One.", "Two."], ["Three."]]),
        ("ARTICLE I\nOne.\nArticle II. Two.", [["One."], ["Two."]]),
        ("Article 1 These:\n(1) a;\n(2) b.", [[("These:", 2)]]),
        ("Article 1 These:\n(a) a;\n(b) b.", [[("These:", 2)]]),
        ("Article 1 These:\n(i) a;\n(ii) b.", [[("These:", 2)]]),
        ("Article 1 These: (1) a; and (2) b under Article 3(3).", [[("These:", 2)]]),
        (
            "Article 1 One.\nArticle 2 of these.\nArticle 2 Two.",
            [["One.", "Article 2 of these."], ["Two."]],
        ),
        ("1. One.\n2. Two.", [["One."], ["Two."]]),
    ],
)
def test_english_is_read(raw, articles):
    assert shape(raw, "en") == articles


@pytest.mark.parametrize(
    "raw, line, words",
    [
        ("第一条 甲。\n第三条 丙。", 2, "number 2 is due"),
        ("第一条 甲。\n第一条之一 乙。", 2, "number 2 is due"),
        ("第一条 下列：\n（一）甲；\n（三）丙。", 3, "point 2 is due"),
        ("第一条\n（一）甲。", 2, "before any paragraph"),
        ("第一条\n第二条 乙。", 1, "has no text"),
        ("这里没有条文。", 1, "there is no 第一条"),
        ("", 1, "there is no 第一条"),
    ],
)
def test_what_the_corpus_cannot_count_is_a_fault_with_its_line(raw, line, words):
    faults = read_text(raw, "zh").faults
    assert any(n == line and words in message for n, message in faults), faults


@pytest.mark.parametrize(
    "raw, line, words",
    [
        ("标题\n某年某月某日公布\n第一条 甲。", 2, "belongs to no article"),
        ("第一条 甲。\n第二条 乙。\n某市人民政府", 3, "does not end as a sentence does"),
        ("第一章 总则\n第一条 甲。", 1, "kept as a comment"),
        ("第一条（目的）\n甲。", 1, "as the heading of article 1"),
        ("第一条 下列：\n（一）甲：\n1.子；\n2.丑。\n（二）乙。", 3, "a point of a point"),
        ("第一条 甲。\n第一条规定的，乙。", 2, "cites an article"),
    ],
)
def test_what_an_author_should_look_at_is_told_with_its_line(raw, line, words):
    text = read_text(raw, "zh")
    assert not text.faults
    assert any(n == line and words in message for n, message in text.told), text.told


def lines_of(zh, en=None, **said):
    read = [raw and read_text(raw, language) for raw, language in ((zh, "zh"), (en, "en"))]
    return corpus_file(*read, Witnessed(**said), "A (2000)", "Read from x.")


def test_no_character_is_dropped():
    raw = "标题\n某年公布\n第一章 总则\n第一条（目的）\n甲：\n（一）乙：\n1.子；\n（二）丙。\n落款\n第二章 余"
    written = "\n".join(lines_of(raw).lines)
    for word in ("标题", "某年公布", "第一章 总则", "（目的）", "甲：", "乙：1.子；", "丙。", "落款", "第二章 余"):
        assert word in written


def test_two_languages_are_laid_together_and_what_does_not_fit_is_told():
    laid = lines_of(
        "第一条 甲。\n乙。\n第二条 丙：\n（一）丁。\n第三条 戊。", "Article 1 A.\nB.\nArticle 2 C:\n(1) D;\n(2) E."
    )
    data = yaml.safe_load("\n".join(laid.lines))
    assert [p["en"] for p in data["articles"][0]["paragraphs"]] == ["A.", "B."]
    assert "articles: 3 in Chinese, 2 in English" in laid.told[0]
    assert "article 2 paragraph 1: points: 1 in Chinese, 2 in English" in laid.told[1]
    assert "        # en: E." in laid.lines


def test_english_paragraphs_that_do_not_fit_stand_as_comments():
    laid = lines_of("第一条 甲。", "Article 1 A.\nB.")
    assert "paragraphs: 1 in Chinese, 2 in English" in laid.told[0]
    assert {"      # en: A.", "      # en: B."} <= set(laid.lines)


@pytest.mark.parametrize(
    "text", ["a: b", "a #b", "- a", "true", "1996年", "“甲”", '"a"', "a:", "null", "*a", "{a}", "\\n", "a\tb"]
)
def test_any_text_is_safe_as_yaml(text):
    assert yaml.safe_load(f"x: {scalar(text)}") == {"x": text}


def test_the_national_provisions_printed_and_imported_are_the_same(corpus):
    document = corpus.documents["national-2014"]
    assert round_trip(document) == shape_of(document)


@pytest.mark.parametrize("seed", range(20))
def test_any_document_printed_and_imported_is_the_same(seed):
    rng = random.Random(seed)
    raw, wanted = ["标题"], []
    for a in range(1, rng.randint(2, 130)):
        wanted.append([])
        for p in range(rng.randint(1, 3)):
            points = [f"第{n}点的内容；" for n in range(1, rng.choice([1, 1, 3, 14]))]
            text = f"正文{a}之{p}。" if not points else f"正文{a}之{p}："
            wanted[-1].append((text, points))
            raw += [
                f"第{chinese(a)}条　{text}" if p == 0 else text,
                *(f"（{chinese(n)}）{it}" for n, it in enumerate(points, 1)),
            ]
    text = read_text("\n".join(raw), "zh")
    assert not text.faults
    assert [[(p.text, p.points) for p in article.paragraphs] for article in text.articles] == wanted


def chinese(n: int) -> str:
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(n, 100)
    tens, ones = divmod(rest, 10)
    ten = ("" if tens == 1 and not hundreds else digits[tens]) + "十" if tens else "零" if hundreds and ones else ""
    return (digits[hundreds] + "百" if hundreds else "") + ten + (digits[ones] if ones else "")


def shape_of(document):
    return [[(p.zh, [point.zh for point in p.points]) for p in article.paragraphs] for article in document.articles]


def round_trip(document):
    lines = [document.title.zh]
    for a, article in enumerate(document.articles, 1):
        lines.append(f"第{chinese(a)}条 ")
        for paragraph in article.paragraphs:
            lines += [paragraph.zh, *(f"（{chinese(n)}）{point.zh}" for n, point in enumerate(paragraph.points, 1))]
    text = read_text("\n".join(lines), "zh")
    assert not text.faults and text.title == document.title.zh
    data = yaml.safe_load("\n".join(corpus_file(text, None, Witnessed(), "A (2000)", "x").lines))
    return [
        [(p["zh"], [point["zh"] for point in p.get("points", [])]) for p in article["paragraphs"]]
        for article in data["articles"]
    ]


@pytest.mark.parametrize(
    "raw",
    ["第" * 200_000, "（一）" * 100_000, "第一条 甲：" + "（一）；" * 60_000, "\x00\x01第一条 \x85甲。", "【" * 90_000],
)
def test_hostile_text_is_read_in_a_moment(raw):
    text = read_text(raw, "zh")
    assert text.faults or text.articles


def test_the_language_is_guessed_by_the_characters():
    assert (language_of("第一条 甲。"), language_of("Article 1 A.")) == ("zh", "en")
