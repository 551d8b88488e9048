"""Editions in part: chosen chapters, withheld pages, keys as one file, the same bytes each time."""

import re
import shutil
import zipfile
from pathlib import Path

import pytest

from onrecord.cli import main
from onrecord.content import ContentError
from onrecord.contents import Choice, write_contents
from onrecord.editions import build_edition, pack_edition
from onrecord.keyfiles import open_keys, pack_keys, withhold_keys

from .conftest import copy_course


@pytest.fixture(scope="module")
def part(tmp_path_factory):
    """The self-study edition of one document, without its neighbor on translations, built from a copy of the course."""
    folder = tmp_path_factory.mktemp("part")
    choice = Choice(chapters=("zhaoqing-2014",), withheld=("labs",))
    return build_edition(copy_course(folder / "course"), "self-study", folder / "site", choice)


def pages(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*.html") if "_static" not in path.parts}


def test_a_part_has_what_was_chosen_and_no_more(part):
    there = pages(part)
    assert {
        "book/documents/zhaoqing-2014.html",
        "exercises/zhaoqing-2014.html",
        "book/reference/glossary.html",
    } <= there
    assert not {name for name in there if "national-2014" in name or "labs" in name}
    assert [path.name for path in (part / "keys").iterdir()] == ["zhaoqing-2014.js"]
    assert not (part / "live").exists()  # no lab, no Python


def test_no_link_of_a_part_leads_to_a_page_that_it_lacks(part):
    for name in pages(part):
        text = (part / name).read_text(encoding="utf-8")
        for link in re.findall(r'href="([^"#:]+\.html)', text):
            assert ((part / name).parent / link).resolve().is_file(), (name, link)


@pytest.mark.parametrize(
    "choice, words",
    [
        (Choice(chapters=("none",)), "there is no chapter 'none'"),
        (Choice(withheld=("book/none",)), "there is no page 'book/none'"),
        (Choice(withheld=("reference",)), "keep it"),
    ],
)
def test_a_name_that_no_page_has_says_what_to_write(course, choice, words):
    with pytest.raises(ContentError, match=words):
        write_contents(course, choice)


def test_an_edition_is_packed_to_the_same_bytes(part):
    first = pack_edition(part).read_bytes()
    assert pack_edition(part).read_bytes() == first
    with zipfile.ZipFile(part.with_name("site.zip")) as archive:
        assert "site/index.html" in archive.namelist()


def test_keys_go_from_hand_to_hand_as_one_file(student_site, packs, tmp_path):
    site = shutil.copytree(student_site, tmp_path / "site")
    assert pack_keys(packs, tmp_path / "keys.zip") == sorted(packs)
    assert pack_keys(packs, tmp_path / "one.zip", ["national-2014"]) == ["national-2014"]
    bytes_before = (tmp_path / "keys.zip").read_bytes()
    pack_keys(packs, tmp_path / "keys.zip")
    assert (tmp_path / "keys.zip").read_bytes() == bytes_before
    assert open_keys(tmp_path / "keys.zip", site) == sorted(packs)
    assert withhold_keys(site, ["national-2014"]) == ["national-2014"]
    assert not (site / "keys" / "national-2014.js").exists() and (site / "keys" / "beijing-2011.js").exists()
    withhold_keys(site)
    assert not (site / "keys").exists() and withhold_keys(site) == []


def test_what_is_no_file_of_keys_or_no_site_is_told(student_site, packs, tmp_path):
    with zipfile.ZipFile(tmp_path / "evil.zip", "w") as archive:
        archive.writestr("keys/../../evil.js", "x")
    (tmp_path / "text.zip").write_text("x")
    for name in ("evil.zip", "text.zip"):
        with pytest.raises(ContentError, match="no file of keys"):
            open_keys(tmp_path / name, student_site)
    with pytest.raises(ContentError, match="holds no site"):
        withhold_keys(tmp_path)
    with pytest.raises(ContentError, match="there is no key of 'none'"):
        pack_keys(packs, tmp_path / "k.zip", ["none"])


def test_the_commands_do_it(root, student_site, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(root)
    site = shutil.copytree(student_site, tmp_path / "site")
    file = str(tmp_path / "k.zip")
    assert main(["keys", "pack", "--banks", "national-2014", "-o", file]) == 0
    assert main(["keys", "open", file, str(site)]) == 0
    assert (site / "keys" / "national-2014.js").exists()
    assert main(["keys", "withhold", str(site), "--banks", "national-2014"]) == 0
    assert main(["keys", "withhold", str(tmp_path)]) == 1
    assert "national-2014" in capsys.readouterr().out
