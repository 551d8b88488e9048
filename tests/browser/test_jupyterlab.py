"""The widget in a real JupyterLab: what is marked is a value in Python, and the score follows."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request

import nbformat
import pytest
from playwright.sync_api import expect

from ..conftest import ROOT

ASKED = "national-2014/registered-on-monday"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """A JupyterLab server in a folder of its own, which finds the course by ONRECORD_ROOT."""
    folder = tmp_path_factory.mktemp("lab")
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        "--no-browser",
        f"--port={port}",
        "--allow-root",
        "--ServerApp.ip=127.0.0.1",
    ]
    command += ["--IdentityProvider.token=", "--ServerApp.password=", f"--ServerApp.root_dir={folder}"]
    command += ["--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    places = {
        name: str(folder / name.lower())
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")
    }
    environment = {**os.environ, "ONRECORD_ROOT": str(ROOT), **places}
    with (folder / "log.txt").open("w") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=folder)
    url = f"http://127.0.0.1:{port}/"
    for _ in range(120):
        try:
            urllib.request.urlopen(url + "api", timeout=1)
            break
        except OSError:
            assert server.poll() is None, (folder / "log.txt").read_text()
            time.sleep(0.5)
    yield folder, url
    server.terminate()
    server.wait(20)


@pytest.fixture
def notebook(lab, page):
    """A notebook whose first cell shows the question; gives the page and a function that runs one more line."""
    folder, url = lab
    cells = [f"import onrecord\nquestion = onrecord.show({ASKED!r}, keys='keys/')\nquestion", "print('line 1')"]
    cells += ["print(sorted(question.response or []), question.score, question.attempts)"] * 2
    cells += ["question.response = ['principle']"]
    nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(text) for text in cells])
    nb.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(nb, folder / "try.ipynb")
    page.goto(url + "lab/tree/try.ipynb?reset")
    page.locator(".jp-Notebook .jp-Cell").nth(4).wait_for(timeout=90_000)

    def run(cell: int) -> None:
        page.locator(".jp-Notebook .jp-Cell").nth(cell).locator(".cm-content").click()
        page.keyboard.press("Control+Enter")

    return page, run


def test_response_and_score_follow_what_is_marked(notebook, packs):
    page, run = notebook
    entry = packs["national-2014"]["answers"]["registered-on-monday"]
    run(0)
    form = page.locator("form.onr-question")
    form.wait_for(timeout=90_000)
    for token in entry["right"]:
        form.locator(f'[data-part="{token}"]').click()
    form.get_by_role("button", name="Check").click()
    expect(form.get_by_role("status").first).to_contain_text("Right: 3 of 3 points.", timeout=20_000)
    run(2)
    output = page.locator(".jp-Notebook .jp-Cell").nth(2).locator(".jp-OutputArea-output")
    expect(output).to_contain_text(f"{sorted(entry['right'])} 3.0 1", timeout=30_000)

    run(4)
    expect(form.locator("input:checked")).to_have_count(1, timeout=20_000)
    expect(form.locator('[data-part="principle"] input')).to_be_checked()
    run(3)
    output = page.locator(".jp-Notebook .jp-Cell").nth(3).locator(".jp-OutputArea-output")
    expect(output).to_contain_text("['principle'] 0", timeout=30_000)

    form.get_by_role("button", name=re.compile("Hint")).click()
    expect(form).to_contain_text("Hint 1 of", timeout=20_000)
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('onrecord:'))") == []
