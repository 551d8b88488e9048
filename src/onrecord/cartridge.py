"""Quizzes, and the chapters as links or pages, as a Common Cartridge 1.1: the version that most systems read.

The profile knows six kinds of item; tables, orders and chains become one choice for each place.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from attrs import frozen

from .archive import packed
from .qti import (
    RESPONSE,
    all_and_no_other,
    choices,
    condition,
    equal,
    feedback,
    ident,
    material,
    metadata,
    processing,
    short_answer,
    text_field,
    xml,
)
from .quiz import Essay, Fill, Item, Loss, Pick, Quiz, Sort, Write

QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
CARTRIDGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
LOM = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"
LINK = "http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1"
TYPE_OF_QUIZ = "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"
TYPE_OF_LINK = "imswl_xmlv1p1"
TYPE_OF_PAGE = "webcontent"


@frozen
class Page:
    """A page of HTML: its title, the name of its file in the cartridge, and the files that it shows, by their names there."""

    title: str
    name: str
    html: str
    shown: dict[str, bytes]


def write_cartridge(
    title: str, quizzes: list[Quiz], links: list[tuple[str, str]], pages: Sequence[Page] = ()
) -> tuple[bytes, dict[str, list[Loss]]]:
    """The cartridge with these quizzes, links (title, address) and pages; and what each quiz lost besides, by name."""
    files, losses = {"imsmanifest.xml": _manifest(title, quizzes, links, pages)}, {}
    for page in pages:
        files |= {page.name: page.html.encode(), **page.shown}
    for quiz in quizzes:
        files[f"{ident(quiz.name)}/assessment.xml"], losses[quiz.name] = _assessment(quiz)
    for name, address in links:
        files[f"{ident(address)}.xml"] = _link(name, address)
    return packed(files), losses


def _manifest(title: str, quizzes: list[Quiz], links: list[tuple[str, str]], pages: Sequence[Page]) -> bytes:
    root = Element("manifest", {"identifier": ident(title), "xmlns": CARTRIDGE, "xmlns:lomimscc": LOM})
    head = SubElement(root, "metadata")
    SubElement(head, "schema").text = "IMS Common Cartridge"
    SubElement(head, "schemaversion").text = "1.1.0"
    general = SubElement(SubElement(head, "lomimscc:lom"), "lomimscc:general")
    SubElement(SubElement(general, "lomimscc:title"), "lomimscc:string", language="en").text = title
    organizations = SubElement(root, "organizations")
    organization = SubElement(organizations, "organization", identifier="O_1", structure="rooted-hierarchy")
    folder = SubElement(organization, "item", identifier="I_root")
    resources = SubElement(root, "resources")
    for page in pages:
        resource = _entry(folder, resources, page.title, ident(page.name), TYPE_OF_PAGE, page.name)
        resource.set("href", page.name)  # what a link in the LMS opens
        for name in page.shown:
            SubElement(resource, "file", href=name)
    for name, address in links:
        _entry(folder, resources, name, ident(address), TYPE_OF_LINK, f"{ident(address)}.xml")
    for quiz in quizzes:
        _entry(folder, resources, quiz.title, ident(quiz.name), TYPE_OF_QUIZ, f"{ident(quiz.name)}/assessment.xml")
    return xml(root)


def _entry(folder: Element, resources: Element, title: str, name: str, kind: str, file: str) -> Element:
    item = SubElement(folder, "item", identifier=f"I_{name}", identifierref=name)
    SubElement(item, "title").text = title
    resource = SubElement(resources, "resource", identifier=name, type=kind)
    SubElement(resource, "file", href=file)
    return resource


def _link(title: str, address: str) -> bytes:
    root = Element("webLink", xmlns=LINK)
    SubElement(root, "title").text = title
    SubElement(root, "url", href=address, target="_blank")
    return xml(root)


def _assessment(quiz: Quiz) -> tuple[bytes, list[Loss]]:
    root = Element("questestinterop", xmlns=QTI)
    assessment = SubElement(root, "assessment", ident=ident(quiz.name), title=quiz.title)
    # `qmd_`, not `qti_`: the profile's rules refuse the other spelling, which its schema lets pass (trap 5)
    metadata(
        assessment,
        [("cc_profile", "cc.exam.v0p1"), ("qmd_assessmenttype", "Examination"), ("qmd_scoretype", "Percentage")],
    )
    section, losses = SubElement(assessment, "section", ident="root_section"), []
    for item in quiz.items:
        losses += _WRITERS[type(item)](section, item)
    return xml(root), losses


def _item(
    section: Element, item: Item, profile: str, points: float, suffix: str = "", label: str = ""
) -> tuple[Element, Element]:
    made = SubElement(section, "item", ident=ident(item.id + suffix), title=item.id.partition("/")[2] + suffix)
    fields = [("cc_profile", profile), ("cc_weighting", f"{points:g}")]
    if profile == "cc.essay.v0p1":
        fields.append(("qmd_computerscored", "No"))
    metadata(SubElement(made, "itemmetadata"), fields)
    presentation = SubElement(made, "presentation")
    material(presentation, item.prompt + (f"<p><b>{label}</b></p>" if label else ""))
    return made, presentation


def _choose(
    section: Element, item: Item, options: list[tuple[str, str]], right: str, share: int, suffix="", label=""
) -> None:
    """One choice that is right or wrong, worth its share of the question's points."""
    made, presentation = _item(section, item, "cc.multiple_choice.v0p1", item.points / share, suffix, label)
    numbered = [(ident(f"{item.id}{suffix}:{id}"), text) for id, text in options]
    choices(presentation, RESPONSE, "Single", numbered)
    box = processing(made)
    feedback(made, box, item.explanation)
    equal(condition(box, "100"), RESPONSE, ident(f"{item.id}{suffix}:{right}"))


def _pick(section: Element, item: Pick) -> list[Loss]:
    if not item.several:
        _choose(section, item, item.options, item.right[0], 1)
        return []
    names = {id: ident(f"{item.id}:{id}") for id, _ in item.options}
    made, presentation = _item(section, item, "cc.multiple_response.v0p1", item.points)
    choices(presentation, RESPONSE, "Multiple", [(names[id], text) for id, text in item.options])
    box = processing(made)
    feedback(made, box, item.explanation)
    wrong = [name for id, name in names.items() if id not in item.right]
    all_and_no_other(condition(box, "100"), RESPONSE, [names[id] for id in item.right], wrong)
    sentence = "all or nothing; Moodle gives full marks when everything is ticked, so use Moodle XML there"
    return [
        Loss(item.id, sentence, True),
        *(Loss(item.id, f"{id!r} counts as wrong when ticked", True) for id in item.open),
    ]


def _fill(section: Element, item: Fill) -> list[Loss]:
    for gap in item.gaps:
        _choose(section, item, gap.options, gap.right, len(item.gaps), f".{gap.part}", gap.label)
    return [Loss(item.id, f"becomes {len(item.gaps)} questions, one a place to fill")]


def _sort(section: Element, item: Sort) -> list[Loss]:
    for place, right in enumerate(item.right, 1):
        _choose(section, item, item.entries, right, len(item.right), f".place{place}", f"Place {place}:")
    sentence = f"becomes {len(item.right)} questions, one a place; each place counts, not each pair of neighbors"
    return [Loss(item.id, sentence, True)]


def _write(section: Element, item: Write) -> list[Loss]:
    made, presentation = _item(section, item, "cc.fib.v0p1", item.points)
    short_answer(made, presentation, item.forms, item.explanation)
    return [Loss(item.id, "quotation marks, width and a final full stop in what is written are not forgiven", True)]


def _essay(section: Element, item: Essay) -> list[Loss]:
    made, presentation = _item(section, item, "cc.essay.v0p1", item.points)
    text_field(presentation, RESPONSE)
    feedback(made, processing(made), item.explanation)
    return [Loss(item.id, "the rubric and the model answer are not in the file; they are in the answer key")]


_WRITERS = {Pick: _pick, Fill: _fill, Sort: _sort, Write: _write, Essay: _essay}
