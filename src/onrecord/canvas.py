"""A quiz as Canvas's own kind of QTI 1.2, zipped: Classic Quizzes and New Quizzes read it (lms.md, 1.1).

Identifiers of answers are numbers, listed in their order, or Canvas makes up its own.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

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
    number,
    processing,
    short_answer,
    text_field,
    xml,
)
from .quiz import Essay, Fill, Item, Loss, Pick, Quiz, Sort, Write

QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
CONTENT = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"


def write_canvas(quiz: Quiz) -> tuple[bytes, list[Loss]]:
    """The zip, always the same bytes for the same quiz, and what Canvas loses besides."""
    name = ident(quiz.name)
    root = Element("questestinterop", xmlns=QTI)
    assessment = SubElement(root, "assessment", ident=name, title=quiz.title)
    metadata(assessment, [("cc_maxattempts", "1")])
    section = SubElement(assessment, "section", ident="root_section")
    losses = []
    for item in quiz.items:
        losses += _WRITERS[type(item)](section, item) or []
    return packed({f"{name}/{name}.xml": xml(root), "imsmanifest.xml": _manifest(name)}), losses


def _manifest(name: str) -> bytes:
    root = Element("manifest", identifier=f"{name}_manifest", xmlns=CONTENT)
    head = SubElement(root, "metadata")
    SubElement(head, "schema").text = "IMS Content"
    SubElement(head, "schemaversion").text = "1.1.3"
    SubElement(root, "organizations")
    resources = SubElement(root, "resources")
    resource = SubElement(resources, "resource", identifier=name, type="imsqti_xmlv1p2")
    SubElement(resource, "file", href=f"{name}/{name}.xml")
    return xml(root)


def _item(section: Element, item: Item, kind: str, answers: list[str], prompt: str = "") -> tuple[Element, Element]:
    """An item with its text; return it and its `presentation`."""
    made = SubElement(section, "item", ident=ident(item.id), title=item.id.partition("/")[2])
    fields = [
        ("question_type", kind),
        ("points_possible", f"{float(item.points)}"),
        ("original_answer_ids", ",".join(answers)),
    ]
    metadata(SubElement(made, "itemmetadata"), fields)
    presentation = SubElement(made, "presentation")
    material(presentation, f"<div>{prompt or item.prompt}</div>")
    return made, presentation


def _pick(section: Element, item: Pick) -> list[Loss]:
    numbers = {id: number(f"{item.id}:{id}") for id, _ in item.options}
    kind = "multiple_answers_question" if item.several else "multiple_choice_question"
    made, presentation = _item(section, item, kind, list(numbers.values()))
    options = [(numbers[id], text) for id, text in item.options]
    choices(presentation, RESPONSE, "Multiple" if item.several else "Single", options)
    box = processing(made)
    feedback(made, box, item.explanation)
    variables = condition(box, "100")
    if not item.several:
        equal(variables, RESPONSE, numbers[item.right[0]])
        return []
    wrong = [id for id in numbers if id not in item.right]
    all_and_no_other(variables, RESPONSE, [numbers[id] for id in item.right], [numbers[id] for id in wrong])
    sentence = "Canvas takes points for wrong ticks its own way, or gives all or nothing: see the settings of the quiz"
    return [
        Loss(item.id, sentence, True),
        *(Loss(item.id, f"{id!r} counts as wrong when ticked", True) for id in item.open),
    ]


def _fill(section: Element, item: Fill) -> None:
    """Drop-downs in a table; Canvas knows them by a name in square brackets."""
    names = {gap.part: f"blank{n}" for n, gap in enumerate(item.gaps, 1)}
    numbers = {(gap.part, id): number(f"{item.id}:{gap.part}:{id}") for gap in item.gaps for id, _ in gap.options}
    rows = "".join(f"<tr><td>{gap.label}</td><td>[{names[gap.part]}]</td></tr>" for gap in item.gaps)
    prompt = f"{item.prompt}<table><tbody>{rows}</tbody></table>"
    made, presentation = _item(section, item, "multiple_dropdowns_question", list(numbers.values()), prompt)
    for gap in item.gaps:
        options = [(numbers[gap.part, id], text) for id, text in gap.options]
        choices(presentation, f"response_{names[gap.part]}", "Single", options, names[gap.part])
    box = processing(made)
    feedback(made, box, item.explanation)
    for gap in item.gaps:
        variables = condition(box, f"{100 / len(item.gaps):.2f}", "Add", "Yes")
        equal(variables, f"response_{names[gap.part]}", numbers[gap.part, gap.right])


def _sort(section: Element, item: Sort) -> list[Loss]:
    """An ordered response: an ordering question in New Quizzes, matching with places in Classic."""
    numbers = {id: number(f"{item.id}:{id}") for id, _ in item.entries}
    made, presentation = _item(section, item, "ordering_question", list(numbers.values()))
    choices(presentation, RESPONSE, "Ordered", [(numbers[id], text) for id, text in item.entries])
    box = processing(made)
    feedback(made, box, item.explanation)
    variables = condition(box, "100")
    for id in item.right:
        equal(variables, RESPONSE, numbers[id])
    return [
        Loss(item.id, "the whole order counts, not each pair of neighbors; Classic Quizzes show it as matching", True)
    ]


def _write(section: Element, item: Write) -> list[Loss]:
    made, presentation = _item(section, item, "short_answer_question", [number(f"{item.id}:{f}") for f in item.forms])
    short_answer(made, presentation, item.forms, item.explanation)
    return [Loss(item.id, "quotation marks, width and a final full stop in what is written are not forgiven", True)]


def _essay(section: Element, item: Essay) -> list[Loss]:
    made, presentation = _item(section, item, "essay_question", [])
    text_field(presentation, RESPONSE)
    box = processing(made)
    feedback(made, box, item.explanation)
    SubElement(condition(box), "other")
    return [Loss(item.id, "the rubric and the model answer are not in the file; they are in the answer key")]


_WRITERS = {Pick: _pick, Fill: _fill, Sort: _sort, Write: _write, Essay: _essay}
