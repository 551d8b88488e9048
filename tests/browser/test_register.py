"""The norms register as a reader filters it: by select, by address, and back to the whole."""

import pytest
from playwright.sync_api import expect

PAGE = "book/threads/who-must-do-what.html"


@pytest.fixture
def register(page, address):
    page.goto(address + PAGE)
    page.get_by_label("Kind", exact=True).wait_for()
    return page


def shown(page) -> int:
    return page.locator(".onr-register tbody tr[id]:visible").count()


def test_a_choice_filters_counts_and_goes_into_the_address(register):
    everything = shown(register)
    register.get_by_label("Who", exact=True).select_option("Service provider")
    register.get_by_label("Kind", exact=True).select_option("Prohibition")
    fewer = shown(register)
    assert 0 < fewer < everything
    expect(register.get_by_role("status")).to_have_text(f"{fewer} of {everything} norms are shown.")
    assert register.url.endswith("#bearer=provider&kind=prohibition")
    register.get_by_role("button", name="Show all").click()
    assert shown(register) == everything and "#" not in register.url
    expect(register.get_by_label("Document", exact=True)).to_be_focused()


def test_a_filtered_view_can_be_linked(page, address):
    page.goto(address + PAGE + "#deadline=term")
    expect(page.get_by_label("By when", exact=True)).to_have_value("term")
    assert shown(page) < page.locator(".onr-register tbody tr[id]").count()
    page.get_by_role("link", name="what departments are obliged to do").click()
    expect(page.get_by_label("Who", exact=True)).to_have_value("departments")
    expect(page.get_by_label("By when", exact=True)).to_have_value("")


def test_a_row_can_be_linked_and_shows_whatever_was_filtered(page, address):
    page.goto(address + PAGE + "#norm-national-2014-filing")
    expect(page.locator("#norm-national-2014-filing")).to_be_in_viewport()


def test_the_whole_register_is_there_without_script(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PAGE)
    assert shown(page) > 70
    context.close()


def test_the_table_can_be_downloaded(register):
    with register.expect_download() as download:
        register.get_by_role("link", name="All norms as a table (CSV)").click()
    assert download.value.path().read_bytes().startswith(b"\xef\xbb\xbfdocument,place,eId")
