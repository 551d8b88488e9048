"""The page of answer keys in the instructor edition: every worked answer of a chapter, and a clear word without a key."""

import re
import shutil

import pytest
from playwright.sync_api import expect

from onrecord.contents import Choice
from onrecord.editions import build_edition

from ..conftest import copy_course
from .conftest import serve_folder
from .test_reader import serious

PAGE = "book/teach/answer-keys.html"


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    folder = tmp_path_factory.mktemp("instructor")
    choice = Choice(chapters=("zhaoqing-2014", "national-2014"), instructor=True)
    site = build_edition(copy_course(folder / "course"), "instructor", folder / "site", choice)
    server, url = serve_folder(site)
    yield site, url
    server.shutdown()


def test_every_question_of_a_chapter_has_its_answer_and_its_words(page, edition, packs):
    page.goto(edition[1] + PAGE)
    for bank, name in (("zhaoqing-2014", "Zhaoqing"), ("national-2014", "national provisions of 2014")):
        page.get_by_label("Chapter").select_option(bank)
        expect(page.get_by_role("status")).to_have_text(re.compile(f"^Key: .*{name}"))
        items = page.locator(".onr-key-list > li")
        expect(items).to_have_count(len(packs[bank]["answers"]))
        for text in items.all_inner_texts():
            assert "Why" in text and "The words this rests on" in text
    assert serious(page) == []
    page.emulate_media(media="print")
    expect(page.get_by_label("Chapter")).to_be_hidden()


def test_without_keys_the_page_says_where_to_lay_them(page, edition):
    site, url = edition
    shutil.move(site / "keys", site.parent / "keys")
    try:
        page.goto(url + PAGE)
        expect(page.get_by_role("status")).to_contain_text("Lay the folder of keys beside the pages")
    finally:
        shutil.move(site.parent / "keys", site / "keys")
