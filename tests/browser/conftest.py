"""A browser that reaches this machine only, and the built site served to it."""

from __future__ import annotations

import shutil
import threading

import pytest
from playwright.sync_api import expect, sync_playwright

from onrecord.live import FOLDER
from onrecord.serve import open_server

from .chromium import ARGUMENTS, require
from .labs import CELLS, write_lab

expect.set_options(timeout=20_000)  # a busy machine is slow, and that is no failure
ONLY_HERE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost"


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=require(), args=[*ARGUMENTS, ONLY_HERE])
        yield chromium
        chromium.close()


def serve_folder(folder):
    server = open_server(folder, 8400)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_port}/"


@pytest.fixture(scope="session")
def address(site):
    server, url = serve_folder(site)
    yield url
    server.shutdown()


@pytest.fixture(scope="session")
def student_address(student_site):
    server, url = serve_folder(student_site)
    yield url
    server.shutdown()


@pytest.fixture(scope="session")
def lab_site(site):
    """A copy of the site, with a lab of the tests' own: its folder, its address, and the lab's place in both."""
    if not (site / FOLDER).is_dir():
        pytest.skip("no Python was laid out for the labs; run frontend/runtime.py, as make does")
    folder = site.parent / "labs"
    shutil.copytree(site, folder)
    place = write_lab(folder, "test", CELLS)
    server, url = serve_folder(folder)
    yield folder, url, place
    server.shutdown()


@pytest.fixture
def page(browser):
    """A page in a fresh profile; a script error on it fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []
