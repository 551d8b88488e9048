"""A browser that reaches this machine only, and the built site served to it."""

from __future__ import annotations

import threading

import pytest
from playwright.sync_api import expect, sync_playwright

from onrecord.serve import open_server

from .chromium import ARGUMENTS, require

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
