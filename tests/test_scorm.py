"""A SCORM package: one SCO whose manifest names every file, pages that lead nowhere outside, no key where none was asked for."""

import posixpath
import re
import zipfile
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
import yaml

from onrecord.cli import main
from onrecord.pagehead import POLICY

from .conftest import copy_course, export_scorm
from .test_site import leaks, spoil_key

CP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADL = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"


@pytest.fixture(scope="module")
def unpacked(scorm_packages):
    """The packages by edition, each as its files' bytes by name."""
    found = {}
    for edition, path in scorm_packages.items():
        with zipfile.ZipFile(path) as archive:
            found[edition] = {name: archive.read(name) for name in archive.namelist()}
    return found


@pytest.fixture(params=["student", "self-study"])
def files(request, unpacked):
    return unpacked[request.param]


class Links(HTMLParser):
    """What a page leads to and loads, in its order."""

    def __init__(self, text: str):
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found += [(tag, value) for name, value in attrs if name in ("href", "src") and value]


def test_the_manifest_names_every_file_and_one_sco(files, banks):
    root = ElementTree.fromstring(files["imsmanifest.xml"])
    assert root.tag == f"{CP}manifest"
    assert [root.findtext(f"{CP}metadata/{CP}{name}") for name in ("schema", "schemaversion")] == ["ADL SCORM", "1.2"]
    organizations = root.find(f"{CP}organizations")
    (organization,) = organizations
    assert organizations.get("default") == organization.get("identifier")
    (item,) = organization.findall(f"{CP}item")
    assert item.findtext(f"{CP}title") == organization.findtext(f"{CP}title") == banks["national-2014"][0].title
    (resource,) = root.find(f"{CP}resources")
    assert item.get("identifierref") == resource.get("identifier")
    assert resource.get("type") == "webcontent" and resource.get(f"{ADL}scormtype") == "sco"
    named = [file.get("href") for file in resource]
    assert resource.get("href") in named
    assert sorted(named) == sorted(set(files) - {"imsmanifest.xml"})


def test_identifiers_are_names_and_stand_once(files):
    ids = [node.get("identifier") for node in ElementTree.fromstring(files["imsmanifest.xml"]).iter()]
    ids = [id for id in ids if id]
    assert len(set(ids)) == len(ids) == 4 and all(re.fullmatch(r"[A-Za-z_][\w.-]*", id) for id in ids)
    text = files["imsmanifest.xml"].decode()
    assert "masteryscore" not in text, "with it an LMS would say passed or failed"


def pages(files) -> dict[str, str]:
    return {name: data.decode() for name, data in files.items() if name.endswith(".html") and "_static" not in name}


def test_no_page_leads_out_of_the_package_without_saying_so(files):
    for name, text in pages(files).items():
        for tag, link in Links(text).found:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                assert tag in ("a", "link") and link.startswith(("https:", "http:", "data:", "mailto:")), (name, link)
            elif parts.path:
                assert posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path))) in files, link


def test_the_chapter_comes_first_and_its_sheet_is_there(files):
    assert {"book/documents/national-2014.html", "exercises/national-2014.html", "book/handed-in.html"} <= set(files)
    assert not [name for name in files if re.search("beijing|teach|labs|practice-exam|sw.js", name)]
    assert "book/documents/national-2014.html" in files["scorm.html"].decode()


@pytest.mark.parametrize(
    "bank, first", [("threads", "book/threads/map-of-legal-bases"), ("transfer-task", "exercises/transfer-task")]
)
def test_a_bank_whose_chapter_has_another_name_or_none_is_packed_too(scorm_packages, tmp_path, bank, first):
    course = scorm_packages["student"].parent.parent / "course"
    with zipfile.ZipFile(export_scorm(course, tmp_path / "package.zip", bank=bank)) as archive:
        assert f"{first}.html&quot;" in archive.read("scorm.html").decode()
        assert {f"{first}.html", f"exercises/{bank}.html"} <= set(archive.namelist())


def test_every_page_has_the_policy_and_the_package_s_script_before_any_other(files):
    for name, text in pages(files).items():
        if name == "index.html":  # leads on to the first page, and no more
            continue
        assert text.count(POLICY) == 1, name
        scripts = [posixpath.basename(link) for tag, link in Links(text).found if tag == "script"]
        assert scripts[0] == ("scorm.js" if name == "scorm.html" else "scorm-page.js"), name
        assert name == "scorm.html" or text.index("scorm-page.js") < text.index("localStorage"), name


def test_what_must_be_answered_is_the_sheet(unpacked, banks):
    for edition, files in unpacked.items():
        text = files["scorm.html"].decode().replace("&quot;", '"')
        course = yaml.safe_load(re.search(r'data-course="(\{.*\})"', text)[1])
        assert course["scored"] == (edition == "self-study")
        assert course["questions"] == {
            f"national-2014/{q.id}": {
                "hash": q.hash,
                "points": q.points,
                "free": q.type == "extendedText",
                "parallel": q.parallel and f"national-2014/{q.parallel}",
            }
            for q in banks["national-2014"][0].questions
        }


def test_only_a_package_that_is_asked_for_them_has_keys(unpacked):
    keys = {edition: {name for name in files if "keys" in name} for edition, files in unpacked.items()}
    assert keys == {"student": set(), "self-study": {"keys/national-2014.js"}}
    own = {"keys/national-2014.js", "scorm.html", "imsmanifest.xml"}
    assert {n: d for n, d in unpacked["student"].items() if n not in own} == {
        n: d for n, d in unpacked["self-study"].items() if n not in own
    }


def test_built_again_elsewhere_from_other_keys_it_is_the_same_bytes(scorm_packages, tmp_path):
    """Every text of every key is marked: no mark comes through, and nothing else differs either."""
    course, words = copy_course(tmp_path / "course"), []
    for path in (course / "keys").glob("*.yml"):
        data = spoil_key(yaml.safe_load(path.read_text(encoding="utf-8")), words)
        path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    again = export_scorm(course, tmp_path / "again" / "student.zip")
    assert len(words) > 500 and leaks(again.parent, words) == set()
    assert again.read_bytes() == scorm_packages["student"].read_bytes()


@pytest.mark.parametrize(
    "edition, told, not_told", [("student", "no key", "forged"), ("self-study", "forged", "no key")]
)
def test_the_report_says_what_is_lost(scorm_packages, edition, told, not_told):
    text = (scorm_packages[edition].parent / "national-2014.scorm.losses.txt").read_text(encoding="utf-8")
    assert "no answers" in text and told in text and not_told not in text


@pytest.mark.parametrize(
    "arguments, words",
    [
        (["none"], "there is no bank 'none'"),
        (["national-2014", "--banks-folder", "mine"], "holds pages of the book"),
    ],
)
def test_what_cannot_be_packed_is_told(root, tmp_path, monkeypatch, capsys, arguments, words):
    monkeypatch.chdir(root)
    assert main(["export", "scorm", *arguments, "-o", str(tmp_path)]) == 1
    assert words in capsys.readouterr().err


def test_one_name_is_for_one_file(root, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(root)
    assert main(["export", "canvas", "national-2014", "-o", str(tmp_path / "a" / "quiz.zip")]) == 0
    assert {path.name for path in (tmp_path / "a").iterdir()} == {"quiz.zip", "national-2014.canvas.losses.txt"}
    assert main(["export", "canvas", "national-2014", "threads", "-o", str(tmp_path / "two.zip")]) == 1
    assert "names one file, and there are 2" in capsys.readouterr().err
