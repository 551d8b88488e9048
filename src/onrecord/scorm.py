"""A chapter with its sheet as a SCORM 1.2 package: a laid-out part of the book, a page that holds it in a frame, a manifest.

The package is one SCO. What it tells an LMS is decided in frontend/src/scorm: complete when every question is answered,
a score only where keys are inside. Not in here: building the pages (editions), and any key.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from .exercises import Bank, Question
from .notfound import NAME as NOT_FOUND
from .offline import saved_files
from .pagehead import HEAD
from .qti import ident, xml
from .quiz import Loss, Quiz, report_losses

PACKED = Path(__file__).parent / "packed"  # scripts for packages, which no site carries
SHELL, SCRIPT, PAGE_SCRIPT = "scorm.html", "scorm.js", "scorm-page.js"
CONTENT = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
SCORM = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
UNUSED = ("norms.csv", NOT_FOUND)  # of the page on who must do what; for a host of its own

FRAME = """<!DOCTYPE html>
<html lang="en" data-content_root="./">
<head>
<meta charset="utf-8">
{head}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
  :root {{ color-scheme: light dark; }}
  html, body {{ height: 100%; margin: 0; }}
  body {{ display: flex; flex-direction: column; background: light-dark(#f6f2ea, #26221e); color: light-dark(#5d564d, #aaa297); }}
  header {{ display: flex; gap: 1rem; padding: .4rem 1rem; font: .875rem/1.4 system-ui, "Noto Sans", sans-serif; }}
  p {{ margin: 0; flex: 1; min-height: 1.4em; }}
  a {{ color: light-dark(#7d2a17, #e8a48f); white-space: nowrap; }}
  main {{ flex: 1; display: flex; }}
  iframe {{ flex: 1; border: 0; width: 100%; background: light-dark(#fffefb, #191715); }}
</style>
</head>
<body>
<header><p role="status"></p><a href="{sheet}" target="chapter"></a></header>
<main><iframe name="chapter" title="{title}" data-course="{course}"></iframe></main>
<script defer src="{script}"></script>
</body>
</html>
"""


def package_files(bank: Bank, site: Path, front: str, scored: bool) -> dict[str, bytes | Path]:
    """The files of a package by name: those of a laid-out part of the book whose first page is `front`, and its own.

    `scored`: whether keys stand beside the pages, as files that the caller has laid there.
    """
    names = [name for name in saved_files(site) if name not in UNUSED]
    names += [file.relative_to(site).as_posix() for file in (site / "keys").glob("*.js")] if scored else []
    files: dict[str, bytes | Path] = {name: site / name for name in names}
    files |= {name: _led(site, name) for name in names if name.endswith(".html") and not name.startswith("_static/")}
    files |= {name: PACKED / name for name in (SCRIPT, PAGE_SCRIPT)}
    files[SHELL] = _shell(bank, f"{front}.html", scored)
    return files | {"imsmanifest.xml": write_manifest(bank, sorted(files))}


def write_manifest(bank: Bank, names: list[str]) -> bytes:
    """The manifest: one organization with one item, one SCO with all its files (SCORM Content Aggregation 1.2, 2.3)."""
    name = ident(bank.id)
    root = Element("manifest", {"identifier": f"M_{name}", "version": "1.0", "xmlns": CONTENT, "xmlns:adlcp": SCORM})
    head = SubElement(root, "metadata")
    SubElement(head, "schema").text = "ADL SCORM"
    SubElement(head, "schemaversion").text = "1.2"
    organizations = SubElement(root, "organizations", default=f"O_{name}")
    organization = SubElement(organizations, "organization", identifier=f"O_{name}")
    SubElement(organization, "title").text = bank.title
    item = SubElement(organization, "item", identifier=f"I_{name}", identifierref=f"R_{name}", isvisible="true")
    SubElement(item, "title").text = bank.title
    sco = {"identifier": f"R_{name}", "type": "webcontent", "adlcp:scormtype": "sco", "href": SHELL}
    resource = SubElement(SubElement(root, "resources"), "resource", sco)
    for file in names:
        SubElement(resource, "file", href=file)
    return xml(root)


def _shell(bank: Bank, start: str, scored: bool) -> bytes:
    questions = {f"{bank.id}/{question.id}": _asked(bank, question) for question in bank.questions}
    course = json.dumps({"start": start, "questions": questions, "scored": scored})
    fields = {"title": escape(bank.title), "course": escape(course), "sheet": f"exercises/{bank.id}.html"}
    return FRAME.format(head=HEAD, script=SCRIPT, **fields).encode()


def _asked(bank: Bank, question: Question) -> dict:
    """What the script must know of a question to count it."""
    parallel = question.parallel and f"{bank.id}/{question.parallel}"
    free = question.type == "extendedText"
    return {"hash": question.hash, "points": question.points, "free": free, "parallel": parallel}


def _led(site: Path, name: str) -> bytes:
    """A page with the package's script before any other."""
    page = (site / name).read_text(encoding="utf-8")
    script = f'<script src="{"../" * name.count("/")}{PAGE_SCRIPT}"></script>'
    return page.replace("<head>", f"<head>\n    {script}", 1).encode()


def report_package(bank: Bank, scored: bool) -> str:
    """The reduction report of a package: what neither it nor an LMS with it can do."""
    told = [*_ALWAYS_LOST, *(_LOST_WITH_KEYS if scored else _LOST_WITHOUT)]
    return report_losses(Quiz(bank.id, bank.title, [], []), [Loss(bank.id, sentence) for sentence in told])


_ALWAYS_LOST = (
    "the LMS is told whether every question is answered, of two parallels either, and for how long the chapter was open",
    "the LMS shows an instructor no answers",
    "an LMS keeps 4,096 characters for a student: where the answers are longer, the longest stay in the browser",
    "answers reach an instructor as on the site: students save the hand-in file, and `onrecord grade` grades it",
    "other chapters, practice and labs are left out, and links to them are plain words",
)
_LOST_WITHOUT = ("there is no score, and nothing is checked: the package holds no key",)
_LOST_WITH_KEYS = (
    "the keys are in the package, where a student can find them",
    "the score is worked out in the browser, from the last check of each question, and can be forged there",
    "free answers have no part in the score",
)
