"""Answering questions as a reader does: by mouse, or by keyboard alone."""

from __future__ import annotations

from ..test_grading import full_answer


def form(page, id: str):
    return page.locator(f'form[data-question="national-2014/{id}"]').first


def by_mouse(question, entry: dict) -> None:
    """Fill in the full answer with the mouse."""
    _FILL[entry["type"]](question, full_answer(entry), _click, _select, _write)


def by_keyboard(question, entry: dict) -> None:
    """Fill in the full answer with keys alone, having come to each control by Tab or arrow."""
    _FILL[entry["type"]](question, full_answer(entry), _press_space, _select_by_key, _type)


def press(question, name: str, keyboard: bool) -> None:
    """Press a button of the question by its name."""
    button = question.get_by_role("button", name=name, exact=True)
    if keyboard:
        _reach(button)
        button.page.keyboard.press("Enter")
    else:
        button.click()


def _choice(question, response, choose, _select, _write):
    for value in response if isinstance(response, list) else [response]:
        choose(question.locator(f'input[name="choice"][value="{value}"]'))


def _hottext(question, response, choose, _select, _write):
    for value in response:
        choose(question.locator(f'input[name="token"][value="{value}"]'))


def _match(question, response, _choose, select, _write):
    for part, value in response.items():
        select(question.locator(f'select[name="{part}"]'), value)


def _order(question, response, choose, _select, _write):
    """Bring one item after the other to its place, by its button Up; what has no place of its own goes down."""
    for place, id in enumerate(response):
        item = question.locator(f'li[data-part="{id}"]')
        while item.evaluate("e => [...e.parentElement.children].indexOf(e)") > place:
            choose(item.locator("button").first)


def _slots(question, response, choose, _select, _write):
    for part, value in response.items():
        choose(question.locator(f'input[name="{part}"][value="{value}"]'))


def _trace(question, response, choose, select, _write):
    for n, link in enumerate(response["links"]):
        if not question.locator(f'select[name="link{n}.target"]').is_visible():
            choose(question.locator(".onr-add"))
        for field, value in zip(("start", "relation", "target"), link.split()):
            select(question.locator(f'select[name="link{n}.{field}"]'), value)
    _slots(question, response["slots"], choose, select, _write)


def _text(question, response, _choose, _select, write):
    write(question.locator('[name="text"]'), response["text"] if isinstance(response, dict) else response)


_FILL = {
    "choice": _choice,
    "hottext": _hottext,
    "match": _match,
    "order": _order,
    "compare": _slots,
    "trace": _trace,
    "textEntry": _text,
    "extendedText": _text,
}


def _click(control) -> None:
    """A reader clicks what is seen: the label of a radio button or box, or the button."""
    label = control.locator("xpath=ancestor::label")
    (label if label.count() else control).click()


def _select(control, value) -> None:
    if control.input_value() != value:
        control.select_option(value)


def _write(control, text) -> None:
    control.click()
    control.fill(text)


IN_ITS_GROUP = """e => { const now = document.activeElement;
  return now.type === "radio" && now.name === e.name && now.form === e.form }"""


def _reach(control) -> None:
    """Come to a control by Tab from where the focus is; a radio button by Tab to its group and arrows within it."""
    keyboard = control.page.keyboard
    for _ in range(1500):  # once round a page of forty questions
        if control.evaluate("e => e === document.activeElement"):
            return
        keyboard.press("ArrowDown" if control.evaluate(IN_ITS_GROUP) else "Tab")
    raise AssertionError(f"no way by keyboard to {control}")


def _press_space(control) -> None:
    _reach(control)
    if not control.evaluate("e => e.checked === true"):
        control.page.keyboard.press("Space")


def _select_by_key(control, value) -> None:
    _reach(control)
    options = control.locator("option").evaluate_all("options => options.map(option => option.value)")
    while control.input_value() != value:
        down = options.index(value) > options.index(control.input_value())
        control.page.keyboard.press("ArrowDown" if down else "ArrowUp")


def _type(control, text) -> None:
    _reach(control)
    control.page.keyboard.type(text)
