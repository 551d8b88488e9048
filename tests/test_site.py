"""The built site's files: nothing from elsewhere, no dead link, Chinese marked and found, no key where none belongs."""

import base64
import contextlib
import gzip
import html
import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from onrecord.editions import build_book, lay_out, read_packs
from onrecord.live import RUNTIME
from onrecord.markup import HAN
from onrecord.site import finish_page

from .conftest import copy_course


class Page(HTMLParser):
    """What a page has: ids, links, what it loads, and each run of Chinese with whether its language is marked."""

    def __init__(self, text: str):
        super().__init__()
        self.ids, self.links, self.loads, self.unmarked = set(), [], [], []
        self.title_of_page = ""
        self._langs = []
        self.feed(text)

    VOID = {"meta", "link", "img", "input", "br", "hr", "wbr", "source"}

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.ids.add(found.get("id"))
        if tag == "a" and found.get("href"):
            self.links.append(found["href"])
        if tag in ("script", "img", "iframe", "source") and found.get("src"):
            self.loads.append(found["src"])
        if tag == "link" and "canonical" not in (found.get("rel") or ""):
            self.loads.append(found.get("href"))
        if tag not in self.VOID:
            self._langs.append((tag, found.get("lang")))

    def handle_endtag(self, tag):
        while self._langs and self._langs.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if any(tag in ("script", "style", "title", "option") for tag, _ in self._langs):
            return
        if re.search(f"[{HAN}]", data) and not any((lang or "").startswith("zh") for _, lang in self._langs):
            self.unmarked.append(data.strip())


@pytest.fixture(scope="module")
def pages(site):
    return {
        path.relative_to(site).as_posix(): Page(path.read_text(encoding="utf-8"))
        for path in site.rglob("*.html")
        if not {"_static", "lite"} & set(path.parts)  # JupyterLite is another program: test_lite.py
    }


def test_no_page_loads_anything_from_another_host(pages):
    assert len(pages) >= 8
    for name, page in pages.items():
        assert [load for load in page.loads if urlsplit(load).netloc] == [], name


def test_no_script_or_style_names_another_host_to_load_from(site):
    asking = re.compile(r"(?:@import\s+|url\(\s*|import\(\s*|src\s*=\s*)[\"']?(?:https?:)?//(?!www\.w3\.org)", re.I)
    ours = [path for path in [*site.rglob("*.js"), *site.rglob("*.css")] if "lite" not in path.parts]
    for path in ours:
        assert not asking.search(path.read_text(encoding="utf-8", errors="replace")), path


def test_every_inner_link_leads_somewhere(site, pages):
    for name, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = ((site / name).parent / unquote(parts.path)).resolve() if parts.path else site / name
            assert target.exists(), f"{name}: {link}"
            filters = "=" in parts.fragment  # a view of the norms register, which names no place on the page
            if parts.fragment and target.suffix == ".html" and not filters:
                assert parts.fragment in pages[target.relative_to(site).as_posix()].ids, f"{name}: {link}"


def test_every_run_of_chinese_is_marked_as_chinese(pages):
    for name, page in pages.items():
        assert page.unmarked == [], name


def test_the_search_index_finds_chinese_by_pairs_of_characters(site):
    index = (site / "searchindex.js").read_text(encoding="utf-8")
    terms = json.loads(index.removeprefix("Search.setIndex(").removesuffix(")"))["terms"]
    for pair in ("备案", "审核", "账号", "资质"):
        assert pair in terms, pair


def test_a_page_that_asks_another_host_fails_the_build(tmp_path):
    from onrecord.site import OTHER_HOST

    assert OTHER_HOST.search(finish_page('<head><script src="https://example.org/x.js"></script></head>'))
    assert not OTHER_HOST.search(finish_page('<a href="https://example.org/">x</a><script src="x.js"></script>'))


@pytest.mark.parametrize("script, may", [("lab-page.js", True), ("onrecord.js", False)])
def test_only_a_lab_may_load_what_python_hands_to_it(script, may):
    page = finish_page(f'<head><meta charset="utf-8"><script src="{script}"></script></head>')
    assert ("blob:" in page) is may
    assert "unsafe-eval" not in page
    assert finish_page(page) == page


def test_a_page_is_finished_once_and_stays(student_site):
    text = (student_site / "book" / "index.html").read_text(encoding="utf-8")
    assert text.count("Content-Security-Policy") == 1
    assert finish_page(text) == text


# --- keys -------------------------------------------------------------------------------------------------------------


def spoil_key(value, words: list[str]):
    """A key with a word of its own planted in every text of every field."""
    if isinstance(value, dict):
        return {name: spoil_key(inner, words) for name, inner in value.items()}
    if isinstance(value, list):
        return [spoil_key(inner, words) for inner in value]
    if isinstance(value, str):
        words.append(f"sentinel{len(words):05d}x")
        return f"{value} {words[-1]}"
    return value


def contents(path: Path) -> list[bytes]:
    """A file's bytes, and what is packed into it: gzip, zip, base64."""
    found = [path.read_bytes()]
    if found[0][:2] == b"\x1f\x8b":
        found.append(gzip.decompress(found[0]))
    if zipfile.is_zipfile(io.BytesIO(found[0])):
        with zipfile.ZipFile(path) as archive:
            found += [archive.read(name) for name in archive.namelist()]
    for block in re.findall(rb"[A-Za-z0-9+/]{40,}={0,2}", found[0]):
        data = base64.b64decode(block[: len(block) // 4 * 4])
        found.append(data)
        if data[:2] == b"\x1f\x8b":
            with contextlib.suppress(OSError, EOFError):
                found.append(gzip.decompress(data))
    return found


def leaks(folder: Path, words: list[str]) -> set[str]:
    """Which of the words stand in a published file, raw or packed; escaping cannot hide letters and digits."""
    pattern = re.compile(b"|".join(re.escape(word.encode()) for word in words))
    return {
        f"{path.relative_to(folder)}: {match[0].decode()}"
        for path in folder.rglob("*")
        if path.is_file()
        for data in contents(path)
        for match in pattern.finditer(html.unescape(data.decode("utf-8", "replace")).encode())
    }


@pytest.mark.parametrize("hide", [bytes, base64.b64encode, gzip.compress, lambda b: base64.b64encode(gzip.compress(b))])
def test_the_leak_search_finds_a_planted_word(tmp_path, hide):
    (tmp_path / "page.bin").write_bytes(hide(b"a long enough text around the word sentinel00001x to be found by it"))
    assert leaks(tmp_path, ["sentinel00001x"])


def test_the_student_edition_holds_nothing_of_a_key(tmp_path):
    """Every text of every field of every key is marked, the whole site is built, and no mark comes through."""
    import yaml

    course, words = copy_course(tmp_path / "course"), []
    for path in (course / "keys").glob("*.yml"):
        data = spoil_key(yaml.safe_load(path.read_text(encoding="utf-8")), words)
        path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    build_book(course)
    lay_out(course / "_build" / "html", tmp_path / "student")
    assert len(words) > 500
    assert leaks(tmp_path / "student", words) == set()
    if RUNTIME.is_dir():  # the course went along, and was looked into
        (wheel,) = (tmp_path / "student" / "live").glob("*/onrecord-*.whl")
        assert any(b"\xe5\xa4\x87\xe6\xa1\x88" in data for data in contents(wheel)[1:])
    assert not (tmp_path / "student" / "keys").exists()


def test_the_student_edition_holds_no_text_of_the_real_keys(student_site, packs):
    """Whole sentences of hints, feedback and explanations, as they stand in the pack."""
    plain = "".join(
        html.unescape(re.sub(r"<[^>]+>", "", path.read_text(encoding="utf-8", errors="replace")))
        for path in student_site.rglob("*")
        if path.suffix in {".html", ".js", ".json", ".ipynb", ".txt", ".md"}
    )
    packed = [path for path in student_site.rglob("*") if path.suffix in {".whl", ".zip"}]
    plain += "".join(data.decode("utf-8", "replace") for path in packed for data in contents(path)[1:])
    for pack in packs.values():
        assert pack["canary"] not in plain
        for name, entry in pack["answers"].items():
            texts = [*entry["hints"], entry["explanation"], *entry["feedback"].values(), *entry["contested"].values()]
            for text in texts:
                sentence = html.unescape(re.sub(r"<[^>]+>", "", text))
                assert len(sentence) < 40 or sentence not in plain, f"{name}: {sentence}"


def test_without_its_keys_the_self_study_edition_is_the_student_edition(site, student_site, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(site, copy)
    shutil.rmtree(copy / "keys")
    files = {p.relative_to(copy): p.read_bytes() for p in copy.rglob("*") if p.is_file()}
    assert files == {p.relative_to(student_site): p.read_bytes() for p in student_site.rglob("*") if p.is_file()}


def test_what_is_for_packages_is_in_no_site(student_site):
    assert list(student_site.rglob("scorm*")) == []


def test_sources_of_pages_and_maps_are_not_published(student_site):
    assert not (student_site / "_sources").exists()
    assert list(student_site.rglob("*.map")) == []
    assert list(student_site.rglob("*.yml")) == []


def test_laying_out_does_not_touch_a_folder_of_other_files(tmp_path, student_site):
    from onrecord.content import ContentError

    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(ContentError, match="name an empty folder"):
        lay_out(student_site, tmp_path)
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_a_bank_goes_with_the_site_and_holds_its_questions_ready(student_site, banks):
    for name, (bank, _) in banks.items():
        text = (student_site / "banks" / f"{name}.js").read_text(encoding="utf-8")
        pack = json.loads(text.removeprefix("onrecordBank(").removesuffix(");\n"))
        assert list(pack["questions"]) == list(bank.by_id)
        assert all(f'data-question="{name}/{id}"' in q["html"] for id, q in pack["questions"].items())
        assert (student_site / pack["sheet"]).exists()


def test_an_index_of_all_banks_goes_with_the_site_without_their_text(student_site, banks):
    text = (student_site / "banks" / "index.js").read_text(encoding="utf-8")
    listed = json.loads(text.removeprefix("onrecordBanks(").removesuffix(");\n"))
    assert {entry["bank"]: list(entry["questions"]) for entry in listed} == {
        name: list(bank.by_id) for name, (bank, _) in banks.items()
    }
    for entry in listed:
        bank, _ = banks[entry["bank"]]
        assert all((student_site / entry[page]).exists() for page in ("chapter", "sheet") if entry[page])
        for id, question in entry["questions"].items():
            known = bank.by_id[id]
            assert question == {
                name: getattr(known, name) for name in ("hash", "skill", "points", "minutes", "parallel")
            }


def test_a_document_goes_with_the_site_for_the_page_that_compares(student_site, corpus):
    for id, document in corpus.documents.items():
        text = (student_site / "documents" / f"{id}.js").read_text(encoding="utf-8")
        pack = json.loads(text.removeprefix("onrecordDocument(").removesuffix(");\n"))
        assert [unit["eid"] for unit in pack["units"]] == list(document.provisions)
        assert [p["id"] for unit in pack["units"] for p in unit["partings"]] == [p.id for _, p in document.partings()]
        eid = list(document.provisions)[1]
        assert pack["units"][1] | {"partings": []} == {
            "eid": eid,
            "article": 1,
            "zh": document.text(eid, "zh"),
            "en": document.text(eid, "en"),
            "partings": [],
        }


def test_only_the_pages_that_need_a_bundle_load_it(student_site):
    for bundle, pages in {
        "translation.js": {"book/compare.html"},
        "offline.js": {"book/index.html"},
        "practice.js": {"book/review.html", "book/progress.html"},
        "practice.css": {"book/review.html", "book/progress.html"},
    }.items():
        loading = {
            path.relative_to(student_site).as_posix()
            for path in student_site.rglob("*.html")
            if f"_static/{bundle}" in path.read_text(encoding="utf-8")
        }
        assert loading == pages


def test_the_packs_cover_every_question(root, banks):
    packs = read_packs(root, root / "keys")
    assert {n: list(p["answers"]) for n, p in packs.items()} == {n: list(b.by_id) for n, (b, _) in banks.items()}


def test_the_wheel_holds_no_key_and_no_question(root, tmp_path, packs):
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", str(root), "-w", str(tmp_path)]
    subprocess.run(command, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        data = b"".join(archive.read(name) for name in names)
    assert {"onrecord/static/onrecord.js", "onrecord/packed/scorm.js"} <= set(names)
    assert not [name for name in names if name.endswith((".yml", ".map", ".ts"))]
    assert not any(pack["canary"].encode() in data for pack in packs.values())
