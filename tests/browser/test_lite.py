"""A lab opened whole, as a notebook in JupyterLite: it runs on the site's own Python, and no other host is asked."""

import json
import re
import shutil

import nbformat
import pytest
from playwright.sync_api import expect

from onrecord.lite import is_there

from .conftest import serve_folder
from .labs import PANEL
from .test_jupyterlab import run

LAB = "book/labs/one-question.html"
pytestmark = pytest.mark.skipif(
    not is_there(), reason="JupyterLite is not laid out; run frontend/lite.py, as make does"
)


@pytest.fixture(scope="module")
def lite_address(site, tmp_path_factory):
    """The site with a notebook more, of a panel of controls."""
    folder = shutil.copytree(site, tmp_path_factory.mktemp("lite") / "site")
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(PANEL), nbformat.v4.new_code_cell("seen")])
    notebook.metadata["kernelspec"] = {"name": "python", "display_name": "Python", "language": "python"}
    nbformat.write(notebook, folder / "lite" / "files" / "panel.ipynb")
    listing = folder / "lite" / "api" / "contents" / "all.json"
    data = json.loads(listing.read_text(encoding="utf-8"))
    data["content"].append({**data["content"][0], "name": "panel.ipynb", "path": "panel.ipynb"})
    listing.write_text(json.dumps(data), encoding="utf-8")
    server, url = serve_folder(folder)
    yield url
    server.shutdown()


@pytest.fixture
def asked(page):
    """The addresses that the page and its workers asked for."""
    found = []
    page.context.on("request", lambda request: found.append(request.url))
    return found


def cell(page, number: int):
    return page.locator(".jp-Notebook .jp-CodeCell").nth(number)


def elsewhere(asked: list[str], url: str) -> list[str]:
    return [one for one in asked if not one.startswith((url, "data:", "blob:"))]


def test_a_lab_is_opened_from_its_page_and_runs(page, lite_address, asked):
    page.goto(lite_address + LAB)
    page.get_by_role("link", name="Open as a notebook").click()
    cell(page, 2).wait_for(timeout=120_000)
    run(page, cell(page, 0))
    form = page.locator("form.onr-question")
    form.wait_for(timeout=120_000)
    form.locator("[data-part]").first.click()
    run(page, cell(page, 1))
    expect(cell(page, 1).locator(".jp-OutputArea-output")).to_have_text(re.compile(r"\['[\w-]+'\]"), timeout=60_000)
    assert [one for one in asked if "/live/" in one and one.endswith(".wasm")]
    assert elsewhere(asked, lite_address) == []


def test_a_control_of_a_panel_moves_what_python_shows(page, lite_address, asked):
    page.goto(f"{lite_address}lite/notebooks/index.html?path=panel.ipynb")
    cell(page, 1).wait_for(timeout=120_000)
    run(page, cell(page, 0))
    panel = cell(page, 0).locator(".onrecord-lab")
    expect(panel).to_contain_text("users: 3 norms, at least 1", timeout=120_000)
    panel.locator("select").select_option("platforms")
    expect(panel).to_contain_text("platforms: 7 norms, at least 1", timeout=20_000)
    run(page, cell(page, 1))
    expect(cell(page, 1).locator(".jp-OutputArea-output")).to_have_text(
        re.compile(r"'users', 'platforms'\]"), timeout=60_000
    )
    assert elsewhere(asked, lite_address) == []


def test_a_saved_book_leaves_it_to_its_own_worker(page, lite_address):
    page.goto(lite_address + "book/index.html")
    page.get_by_role("button", name="Save for offline").click()
    expect(page.get_by_text("This book is saved on this device")).to_be_visible(timeout=120_000)
    saved = page.evaluate(
        """async () => (await Promise.all((await caches.keys()).map(async (name) =>
          (await (await caches.open(name)).keys()).map((request) => request.url)))).flat()"""
    )
    assert saved and not [one for one in saved if "/lite/" in one]
    page.goto(f"{lite_address}lite/notebooks/index.html?path=panel.ipynb")
    cell(page, 1).wait_for(timeout=120_000)
    run(page, cell(page, 0))
    expect(cell(page, 0).locator(".onrecord-lab")).to_contain_text("users: 3 norms", timeout=120_000)
    page.goto(lite_address + "book/index.html")
    scopes = page.evaluate(
        "async () => (await navigator.serviceWorker.getRegistrations()).map((it) => it.scope).sort()"
    )
    assert scopes == [lite_address, f"{lite_address}lite/"]


def test_from_a_folder_it_is_not_offered(page, site):
    page.goto((site / LAB).as_uri())
    expect(page.get_by_role("link", name="Download the notebook")).to_be_visible()
    expect(page.get_by_role("link", name="Open as a notebook")).not_to_be_visible()
