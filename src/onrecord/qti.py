"""The parts of QTI 1.2 that Canvas and the Common Cartridge have in common."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

RESPONSE = "response1"  # what an item with one response calls it


def ident(text: str) -> str:
    """An identifier that stays the same for the same text, begins with a letter and fits any importer."""
    return f"g{hashlib.sha256(text.encode()).hexdigest()[:31]}"


def number(text: str) -> str:
    """The same as digits: Canvas keeps an answer's identifier only if it is a number."""
    return str(int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) % 90_000_000 + 10_000_000)


def metadata(parent: Element, fields: Iterable[tuple[str, str]]) -> None:
    """A `qtimetadata` with its fields."""
    box = SubElement(parent, "qtimetadata")
    for label, entry in fields:
        field = SubElement(box, "qtimetadatafield")
        SubElement(field, "fieldlabel").text = label
        SubElement(field, "fieldentry").text = entry


def material(parent: Element, html: str, kind: str = "text/html") -> None:
    """HTML as text: it is escaped once here, and once more by writing the XML, as `texttype` asks."""
    SubElement(SubElement(parent, "material"), "mattext", texttype=kind).text = html


def choices(
    presentation: Element, response: str, cardinality: str, options: Iterable[tuple[str, str]], label: str = ""
) -> None:
    """A list to choose from: options as identifier and HTML; `label` names a place where an item has several."""
    box = SubElement(presentation, "response_lid", ident=response, rcardinality=cardinality)
    if label:
        material(box, label, "text/plain")
    render = SubElement(box, "render_choice")
    for id, html in options:
        material(SubElement(render, "response_label", ident=id), html)


def text_field(presentation: Element, response: str) -> None:
    """A field to write in."""
    box = SubElement(presentation, "response_str", ident=response, rcardinality="Single")
    SubElement(SubElement(box, "render_fib"), "response_label", ident="answer1", rshuffle="No")


def processing(item: Element) -> Element:
    """How a response is scored: from 0 to 100."""
    box = SubElement(item, "resprocessing")
    SubElement(SubElement(box, "outcomes"), "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
    return box


def condition(box: Element, score: str = "", action: str = "Set", go_on: str = "No") -> Element:
    """One condition that sets or adds a score; return its `conditionvar`."""
    rule = SubElement(box, "respcondition", {"continue": go_on})
    variables = SubElement(rule, "conditionvar")
    if score:
        SubElement(rule, "setvar", action=action, varname="SCORE").text = score
    return variables


def equal(parent: Element, response: str, value: str) -> None:
    """That a response has a value. With `case`, or Moodle finds no right answer in a list with several (lms.md, trap 3)."""
    SubElement(parent, "varequal", {"respident": response, "case": "Yes"}).text = value


def short_answer(item: Element, presentation: Element, forms: Iterable[str], explanation: str) -> None:
    """A field to write in, for which any of the forms is right."""
    text_field(presentation, RESPONSE)
    box = processing(item)
    feedback(item, box, explanation)
    variables = condition(box, "100")
    for form in forms:
        equal(variables, RESPONSE, form)


def all_and_no_other(parent: Element, response: str, right: Iterable[str], wrong: Iterable[str]) -> None:
    """That all of these are ticked, and none of those."""
    box = SubElement(parent, "and")
    for value in right:
        equal(box, response, value)
    for value in wrong:
        equal(SubElement(box, "not"), response, value)


def feedback(item: Element, box: Element, html: str) -> None:
    """What is said after any response: the explanation."""
    if not html:
        return
    rule = SubElement(box, "respcondition", {"continue": "Yes"})
    SubElement(SubElement(rule, "conditionvar"), "other")
    SubElement(rule, "displayfeedback", feedbacktype="Response", linkrefid="general_fb")
    said = SubElement(item, "itemfeedback", ident="general_fb")
    material(SubElement(said, "flow_mat"), html)


def xml(root: Element) -> bytes:
    """A file of XML."""
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="utf-8") + b"\n"
