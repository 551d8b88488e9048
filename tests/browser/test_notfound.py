"""An address that no page has, at any depth and in a folder of a host: what happened, the search and the way home."""

import shutil

import pytest
from playwright.sync_api import expect

from .conftest import serve_folder
from .test_reader import serious


@pytest.fixture(scope="module")
def hosts(student_site, tmp_path_factory):
    """The site at the root of a host, and in a folder of another, which shows the same page for what it has not."""
    folder = tmp_path_factory.mktemp("host")
    (folder / "law").symlink_to(student_site, target_is_directory=True)
    shutil.copy(student_site / "404.html", folder)
    servers = [serve_folder(student_site), serve_folder(folder)]
    yield servers[0][1], f"{servers[1][1]}law/"
    for server, _ in servers:
        server.shutdown()


@pytest.mark.parametrize("host", [0, 1])
@pytest.mark.parametrize("path", ["none.html", "deep/path", "deep/path/", "book/documents/none.html?q=备案#x"])
def test_it_says_what_happened_and_leads_home_from_any_depth(page, hosts, host, path):
    url = hosts[host]
    response = page.goto(url + path)
    assert response.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no such page")
    expect(page.locator("code")).to_contain_text(path.partition("?")[0])
    page.wait_for_function("url => document.querySelector('base').href === url", arg=url)
    page.get_by_role("link", name="To the front page").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Accounts on Record")
    assert page.url == f"{url}book/index.html"


def test_it_searches_the_book(page, hosts):
    page.goto(hosts[1] + "deep/path")
    page.wait_for_function("url => document.querySelector('base').href === url", arg=hosts[1])
    page.get_by_label("Search the book").fill("备案")
    page.get_by_role("button", name="Search").click()
    page.wait_for_url(f"{hosts[1]}search.html?q=*")
    expect(page.locator("ul.search li").first).to_be_visible()


def test_a_file_that_is_missing_is_not_answered_with_a_page(page, hosts):
    page.goto(hosts[0] + "book/index.html")
    missing = page.evaluate("fetch('/keys/none.js').then((it) => it.text().then((text) => [it.status, text]))")
    assert missing[0] == 404 and "There is no such page" not in missing[1]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_and_a_phone_is_wide_enough(page, hosts, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(hosts[0] + "deep/path/to/a-page-with-a-very-long-name-that-would-not-fit-in-one-line.html")
    assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
