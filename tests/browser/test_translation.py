"""Comparing a translation as a reader does: pasted, dropped, written, kept in this browser alone, deleted."""

import pytest
from playwright.sync_api import expect

PAGE = "book/compare.html"
KEY = "onrecord:translations"
ONE = """Interim Provisions

Article 6: Providers shall require users to register. Users shall sign an agreement.

Art. 7
Users who set up public accounts shall be subjected to examination and verification by their provider,
and the provider shall register them.

Article 12
An article too many.
"""
OTHER = ONE.replace("shall register them", "will register them")


@pytest.fixture
def desk(page, address):
    page.goto(address + PAGE)
    page.get_by_label("Paste an English version").wait_for()
    return page


def paste(page, text, name=""):
    page.get_by_label("Name of the version").fill(name)
    page.get_by_label("Paste an English version").fill(text)
    page.get_by_role("button", name="Lay it beside the document").click()


def article(page, name):
    return page.locator(".onr-bench > section").filter(has=page.get_by_role("heading", name=name, exact=True))


def kept(page):
    return page.evaluate(f"localStorage.getItem('{KEY}')")


def test_a_pasted_version_is_laid_beside_the_articles(desk):
    paste(desk, ONE, "Mine")
    expect(desk.get_by_text("2 of 10 articles were found.")).to_be_visible()
    seven = article(desk, "Article 7")
    expect(seven).to_contain_text("分类备案")
    expect(seven).to_contain_text("put on record, by category")
    expect(seven.locator(".onr-only").filter(has_text="set up")).to_be_visible()
    expect(article(desk, "Articles that the document does not have")).to_contain_text("An article too many.")
    expect(article(desk, "Article 3")).to_contain_text("no text")


def test_known_partings_are_marked_where_their_words_stand(desk):
    paste(desk, ONE)
    seven = article(desk, "Article 7")
    letter = seven.locator("a.onr-mark").filter(has_text="b")
    expect(seven.locator(".onr-row-notes")).to_contain_text("审核: the same words stand in Feichang Dao")
    letter.click()
    expect(seven.locator("li:target")).to_contain_text("examination and verification")


def test_two_versions_are_compared_word_by_word(desk):
    paste(desk, ONE, "One")
    paste(desk, OTHER, "Other")
    desk.get_by_label("Compared with").select_option(label="One")
    marks = article(desk, "Article 7").locator(".onr-only")
    assert marks.all_inner_texts() == ["shall", "will"]
    expect(article(desk, "Article 7")).to_contain_text("The course translation")


def test_a_reader_writes_a_translation_article_by_article(desk):
    desk.get_by_role("button", name="Write my own").click()
    expect(article(desk, "Article 7")).not_to_contain_text("put on record")
    area = desk.get_by_label("Your text of Article 7")
    area.fill("Accounts shall be put on record.")
    desk.reload()
    expect(article(desk, "Article 7")).to_contain_text("Accounts shall be put on record.")
    desk.get_by_label("Compared with").select_option(label="The course translation")
    expect(article(desk, "Article 7").locator(".onr-only").first).to_be_visible()


def test_what_is_being_written_outlives_the_page_without_a_pause(desk, address):
    desk.get_by_role("button", name="Write my own").click()
    desk.get_by_label("Your text of Article 1", exact=True).press_sequentially("To the last stroke")
    desk.goto(address + "book/index.html")
    assert "To the last stroke" in kept(desk)


def test_a_dropped_file_is_taken_under_its_name(desk):
    desk.evaluate(
        """(text) => { const data = new DataTransfer();
          data.items.add(new File([text], "Somebody 2014.txt", {type: "text/plain"}));
          document.querySelector(".onr-intake").dispatchEvent(
            new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true})) }""",
        ONE,
    )
    expect(desk.locator(".onr-bench-tools select").first.locator("option")).to_have_text(["Somebody 2014"])


def test_a_version_stays_until_it_is_deleted_and_can_be_brought_back(desk):
    paste(desk, ONE, "Mine")
    desk.reload()
    expect(article(desk, "Article 7")).to_contain_text("set up public accounts")
    desk.get_by_role("button", name="Delete").click()
    expect(desk.get_by_text("“Mine” is deleted from this browser.")).to_be_visible()
    assert kept(desk) is None
    desk.get_by_role("button", name="Undo").click()
    assert "Mine" in kept(desk)
    desk.get_by_role("button", name="Delete").click()
    desk.reload()
    expect(desk.locator(".onr-bench-tools")).to_have_count(0)


def test_a_saved_text_file_can_be_pasted_again(desk, tmp_path):
    paste(desk, ONE, "Mine")
    with desk.expect_download() as caught:
        desk.get_by_role("button", name="Save as a text file").click()
    caught.value.save_as(tmp_path / "mine.txt")
    assert caught.value.suggested_filename == "Mine.txt"
    paste(desk, (tmp_path / "mine.txt").read_text(encoding="utf-8"), "Again")
    desk.get_by_label("Compared with").select_option(label="Mine")
    expect(desk.locator(".onr-only")).to_have_count(0)


def test_nothing_of_a_pasted_text_is_sent(desk):
    asked = []
    desk.on("request", lambda request: asked.append(request.url))
    paste(desk, ONE)
    desk.get_by_role("button", name="Edit the text").click()
    desk.get_by_label("Your text of Article 7").fill("Other words.")
    desk.wait_for_timeout(600)
    assert asked == []


def test_a_browser_that_keeps_nothing_says_so(browser, address):
    page = browser.new_context().new_page()  # the theme's own scripts fail here, which is theirs to mend
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
    )
    page.goto(address + PAGE)
    paste(page, ONE)
    expect(page.get_by_text("Your browser keeps nothing on this page")).to_be_visible()
    expect(article(page, "Article 7")).to_contain_text("set up public accounts")
    page.context.close()


def test_it_works_from_a_folder(page, site):
    page.goto((site / PAGE).as_uri())
    paste(page, ONE)
    expect(article(page, "Article 7")).to_contain_text("set up public accounts")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_a_filled_desk(desk, scheme):
    from .test_reader import serious

    desk.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    paste(desk, ONE, "One")
    paste(desk, OTHER, "Other")
    desk.get_by_label("Compared with").select_option(label="One")
    desk.get_by_role("button", name="Edit the text").click()
    assert serious(desk) == []


def test_a_filled_desk_fits_a_phone(desk):
    desk.set_viewport_size({"width": 360, "height": 740})
    paste(desk, ONE, "A version with a rather long name that somebody gave to it")
    assert desk.evaluate("document.documentElement.scrollWidth") <= 360
