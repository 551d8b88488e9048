"""The form of the marking lab: choose a clause, mark it, keep the mark, and only then see the register.

Not in here: what is compared (lab_marking), and what is shown (lab_marking_views).
"""

from __future__ import annotations

import ipywidgets
from attrs import evolve

from .agreement import NOBODY, NONE
from .corpus import cite
from .lab_marking import (
    QUESTIONS,
    Clause,
    Mark,
    Marks,
    checked,
    clauses,
    compare,
    documents,
    part_of,
    parties,
    register,
)
from .lab_marking_views import agreement_view, clause_view, comparison_view
from .markup import inline
from .norms import DEADLINES, KINDS
from .panel import Panel, View, beside

UNMARKED = ("not marked yet", "")


class Marking(ipywidgets.VBox):
    """A form for the clauses of a document, one at a time; `marks` has what was kept, by clause.

    >>> Marking("national-2014", "art_7")
    """

    def __init__(self, document: str = "national-2014", part: str = "art_7"):
        self.marks: dict[str, Mark] = {}
        self._make_choices(document, part)
        self._make_fields()
        self._chosen = Panel(self._clause_view, **self._choices)
        self._marked = Panel(self._mark_view, **self._fields)
        super().__init__([self._chosen, self._marked, self._reason])
        self._open()

    @property
    def clause(self) -> Clause:
        return clauses(self._choices["document"].value)[self._choices["clause"].value]

    def agreement(self, other: Marks | None = None, name: str = "the register") -> View:
        """How far the marks that were kept agree with the register, or another reader's marks, and where they part."""
        return View(agreement_view(self.marks, other, name))

    def _repr_mimebundle_(self, **kwargs):
        return beside(super()._repr_mimebundle_(**kwargs), self._chosen.still() + self._marked.still())

    # choosing a clause

    def _make_choices(self, document: str, part: str) -> None:
        listed = self._listed(document, part)  # first, since it says what is there where this is not
        named = [(_named(id), id) for id in documents()]
        choose = self._choices = {
            "document": _dropdown("Document", named, document),
            "part": _dropdown("Article", _parts(document), part),
            "clause": _dropdown("Clause", listed),
        }
        choose["document"].observe(self._list_parts, "value")
        choose["part"].observe(self._list_clauses, "value")
        choose["clause"].observe(self._open, "value")

    def _listed(self, document: str, part: str) -> list[tuple[str, str]]:
        return [(it.place, name) for name, it in clauses(document, part).items()]

    def _list_parts(self, _change: object) -> None:
        self._choices["part"].options = _parts(self._choices["document"].value)
        self._list_clauses()

    def _list_clauses(self, _change: object = None) -> None:
        document, part = self._choices["document"].value, self._choices["part"].value
        if part is not None:
            self._choices["clause"].options = self._listed(document, part)

    def _clause_view(self, document: str, part: str, clause: str) -> str:
        there = clauses(document)
        return clause_view(there[clause]) if clause in there else ""

    # marking it

    def _make_fields(self) -> None:
        bearers = [(party.en, id) for id, party in parties().items()]
        kinds = [(name, id) for id, (name, _) in KINDS.items()]
        self._fields = {
            "kind": _dropdown(QUESTIONS["kind"], [UNMARKED, *kinds, ("No norm", NONE)]),
            "bearer": _dropdown(QUESTIONS["bearer"], [UNMARKED, *bearers, ("Nobody", NOBODY)]),
            "also": _dropdown("And also", [("nobody else", ""), *bearers]),
            "authority": _dropdown(QUESTIONS["authority"], [UNMARKED, *bearers, ("None named", NONE)]),
            "deadline": _dropdown(
                QUESTIONS["deadline"],
                [UNMARKED, *((words, id) for id, words in DEADLINES.items()), ("No time named", NONE)],
            ),
            "sanction": _dropdown(QUESTIONS["sanction"], [UNMARKED]),
            "keep": ipywidgets.Button(description="Keep and compare", button_style="primary"),
            "undo": ipywidgets.Button(description="Take back"),
            "next": ipywidgets.Button(description="Next clause"),
        }
        self._reason = ipywidgets.Textarea(
            description="Your reason, if you stay with your mark",
            rows=2,
            layout={"width": "calc(100% - 4px)", "max_width": "46rem", "flex_flow": "column", "align_items": "stretch"},
            style={"description_width": "auto"},
        )
        for name in ("onrecord-lab", "lab-reason"):
            self._reason.add_class(name)
        self._fields["keep"].on_click(self._keep)
        self._fields["undo"].on_click(self._take_back)
        self._fields["next"].on_click(self._go_on)
        self._reason.observe(self._give_reason, "value")

    def _open(self, _change: object = None) -> None:
        """Put the fields into the state of the chosen clause."""
        if self._choices["clause"].value is None:
            return
        mark, fields = self.marks.get(self.clause.name), self._fields
        fields["sanction"].options = [UNMARKED, *_parts(self.clause.document.id), ("Nothing here", NONE)]
        first, _, also = mark.bearer.partition("+") if mark else ("", "", "")
        self._reason.value = mark.reason if mark else ""
        values = {"bearer": first, "also": also}
        for name in ("kind", "authority", "deadline", "sanction"):
            values[name] = getattr(mark, name) if mark else ""
        for name, value in values.items():
            fields[name].value = value
        self._lock()

    def _lock(self) -> None:
        """What was kept is not changed after the register has been seen; it can be taken back."""
        mark = self.marks.get(self.clause.name)
        for name, field in self._fields.items():
            if name not in ("undo", "next"):
                field.disabled = mark is not None
        self._fields["undo"].disabled = mark is None
        parted = mark is not None and not all(compare(mark, self._registered()).values())
        self._reason.layout.display = "" if parted else "none"
        self._marked.draw()

    def _registered(self) -> Mark:
        return register(self.clause.document.id)[self.clause.name]

    def _keep(self, _button: object) -> None:
        said = {name: self._fields[name].value for name in ("kind", "authority", "deadline", "sanction")}
        chosen = {self._fields[name].value for name in ("bearer", "also")} - {""}
        if said["kind"] and self._fields["bearer"].value:
            bearer = "+".join(sorted(chosen - {NOBODY})) or NOBODY
            self.marks[self.clause.name] = Mark(unit=self.clause.name, bearer=bearer, **said)
            self._lock()

    def _take_back(self, _button: object) -> None:
        self.marks.pop(self.clause.name, None)
        self._lock()

    def _go_on(self, _button: object) -> None:
        """To the clause after this one, over the end of the article; after the last one to the first."""
        names = list(clauses(self.clause.document.id))
        after = names[(names.index(self.clause.name) + 1) % len(names)]
        self._choices["part"].value = part_of(after.partition("#")[2])
        self._choices["clause"].value = after

    def _give_reason(self, change: dict) -> None:
        mark = self.marks.get(self.clause.name)
        if mark and mark.reason != change["new"]:
            self.marks[mark.unit] = evolve(mark, reason=change["new"])

    def _mark_view(self, kind: str, bearer: str, **_others: str) -> str:
        if self.clause.name in self.marks:
            return comparison_view(self.clause, self.marks[self.clause.name])
        means = [KINDS[kind]] if kind in KINDS else []
        means += [(parties()[bearer].en, parties()[bearer].means)] if bearer in parties() else []
        rows = "".join(f"<dt>{inline(name)}</dt><dd>{inline(said)}</dd>" for name, said in means)
        means_list = f'<dl class="lab-means">{rows}</dl>' if rows else ""
        wanted = "" if kind and bearer else "<p>Mark the kind and who bears it, at least; then keep the mark.</p>"
        note = '<p class="lab-note">The register is shown when you have kept it.</p>'
        return f"{wanted}{means_list}{note}"


def beside_register(mark: Mark) -> View:
    """A clause with a mark of it that is written in Python, and the register beside it."""
    try:
        checked(mark)
    except ValueError as error:
        return View(f'<p role="alert">{inline(str(error))}</p>')
    clause = clauses(mark.unit.partition("#")[0])[mark.unit]
    return View(f"{clause_view(clause)}{comparison_view(clause, mark)}")


def _dropdown(name: str, options: list[tuple[str, str]], value: str = "") -> ipywidgets.Dropdown:
    chosen = {"value": value} if value else {}
    wide = {"style": {"description_width": "initial"}, "layout": {"width": "auto", "max_width": "calc(100% - 4px)"}}
    return ipywidgets.Dropdown(options=options, description=name, **wide, **chosen)


def _named(document: str) -> str:
    """`National 2014` for `national-2014`: to read its citation, the whole document would have to be read."""
    name, _, year = document.rpartition("-")
    return f"{name.replace('-', ' ').capitalize()} {year}"


def _parts(document: str) -> list[tuple[str, str]]:
    """The articles or sections that have clauses, with the course's own headings."""
    text = next(iter(clauses(document).values())).document
    parts = dict.fromkeys(part_of(it.unit.at) for it in clauses(document).values())
    heading = {part: text.articles[int(part.partition("_")[2]) - 1].heading for part in parts}
    return [(f"{cite(text, part).removeprefix(f'{text.citation}, ')}: {heading[part]}", part) for part in parts]
