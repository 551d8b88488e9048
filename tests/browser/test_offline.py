"""The saved copy of a site: read without a network, brought up to date with one, and without any key."""

import shutil

import pytest
from playwright.sync_api import expect

from onrecord.live import FOLDER
from onrecord.offline import saved_files, write_worker

from .answers import by_mouse, form, press
from .conftest import serve_folder
from .labs import LAB
from .test_live import run

SHEET = "exercises/national-2014.html"
SAVED = """async () => { const names = await caches.keys();
  const files = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map((r) => r.url)));
  return [names, files.flat()] }"""


@pytest.fixture
def own_site(site, tmp_path):
    """A site of the test's own, on a server that can be stopped."""
    shutil.copytree(site, tmp_path / "site")
    server, url = serve_folder(tmp_path / "site")
    yield tmp_path / "site", url, server
    server.server_close()


def save(page, url):
    page.goto(url + "book/index.html")
    page.get_by_role("button", name="Save for offline").click()
    expect(page.get_by_text("This book is saved on this device")).to_be_visible(timeout=60_000)


def stop(server):
    server.shutdown()
    server.server_close()


def test_a_saved_book_is_read_and_answered_without_a_network(page, own_site, packs):
    _, url, server = own_site
    save(page, url)
    stop(server)
    page.goto(url + "book/documents/national-2014.html")
    expect(page.get_by_role("button", name="Pinyin")).to_be_visible()
    page.goto(url)
    expect(page.get_by_role("heading", name="Accounts on Record")).to_be_visible()
    page.goto(url + SHEET)
    id, entry = next(
        (id, entry) for id, entry in packs["national-2014"]["answers"].items() if entry["type"] == "choice"
    )
    by_mouse(form(page, id), entry)
    expect(form(page, id).get_by_role("status").first).to_have_text("Kept for hand-in.")
    page.reload()
    expect(form(page, id).locator("input:checked")).not_to_have_count(0)


def test_a_lab_that_ran_once_in_a_saved_book_runs_without_a_network(page, own_site):
    folder, url, server = own_site
    if not (folder / FOLDER).is_dir():
        pytest.skip("no Python was laid out for the labs; run frontend/runtime.py, as make does")
    save(page, url)
    assert not [file for file in page.evaluate(SAVED)[1] if f"/{FOLDER}/" in file]
    page.goto(url + LAB)
    run(page)
    stop(server)
    page.goto(url + LAB)
    run(page)
    expect(page.locator(".onr-lab-output form.onr-question")).to_be_visible()
    live = {file.removeprefix(url).split("/")[1] for file in page.evaluate(SAVED)[1] if f"/{FOLDER}/" in file}
    assert len(live) == 1


def test_no_key_is_saved(page, own_site):
    folder, url, _ = own_site
    save(page, url)
    page.goto(url + SHEET)
    press(form(page, "registered-on-monday"), "Hint", False)
    expect(form(page, "registered-on-monday")).to_contain_text("Hint 1 of")
    _, files = page.evaluate(SAVED)
    assert sorted(files) == sorted(url + name for name in saved_files(folder))
    assert not [file for file in files if "/keys/" in file]


def test_a_newer_site_is_shown_at_once_and_replaces_the_saved_copy(page, own_site):
    folder, url, server = own_site
    save(page, url)
    (before,), _ = page.evaluate(SAVED)
    index = folder / "book" / "index.html"
    text = index.read_text(encoding="utf-8")
    index.write_text(text.replace("ten short articles", "ten newer articles"), encoding="utf-8")
    write_worker(folder)
    page.reload()
    expect(page.get_by_text("ten newer articles")).to_be_visible()
    for _ in range(100):
        names, _files = page.evaluate(SAVED)
        if len(names) == 1 and names[0] != before:
            break
        page.wait_for_timeout(100)
    stop(server)
    page.reload()
    expect(page.get_by_text("ten newer articles")).to_be_visible()


def test_an_update_that_breaks_off_leaves_the_saved_copy_as_it_was(page, own_site):
    folder, url, server = own_site
    save(page, url)
    names, _ = page.evaluate(SAVED)
    (folder / "book" / "extra.html").write_text("new")
    write_worker(folder)
    (folder / "book" / "extra.html").unlink()  # what the worker wants is gone
    page.reload()
    page.wait_for_timeout(3_000)
    stop(server)
    page.goto(url + SHEET)
    expect(form(page, "registered-on-monday")).to_be_visible()
    assert names[0] in page.evaluate(SAVED)[0]


def test_the_saved_copy_can_be_removed_and_the_answers_stay(page, own_site, packs):
    _, url, _ = own_site
    save(page, url)
    page.goto(url + SHEET)
    by_mouse(form(page, "registered-on-monday"), packs["national-2014"]["answers"]["registered-on-monday"])
    page.goto(url + "book/index.html")
    page.get_by_role("button", name="Remove the saved copy").click()
    expect(page.get_by_text("The saved copy is removed")).to_be_visible()
    assert page.evaluate(SAVED) == [[], []]
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
    assert page.evaluate("Object.keys(localStorage).some(key => key.includes('registered-on-monday'))")


def test_from_a_folder_nothing_is_offered(page, site):
    page.goto((site / "book" / "index.html").as_uri())
    page.wait_for_timeout(300)
    assert page.get_by_role("button", name="Save for offline").count() == 0


def test_the_version_follows_the_files_and_the_keys_do_not_count(site, tmp_path):
    shutil.copytree(site, tmp_path / "site")
    before = write_worker(tmp_path / "site").read_text(encoding="utf-8")
    shutil.rmtree(tmp_path / "site" / "keys")
    assert write_worker(tmp_path / "site").read_text(encoding="utf-8") == before
    (tmp_path / "site" / "book" / "index.html").write_text("other")
    assert write_worker(tmp_path / "site").read_text(encoding="utf-8") != before
