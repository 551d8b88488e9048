"""A lab's panel: what it shows follows its controls, with and without a notebook."""

import ipywidgets
import pytest

from onrecord.panel import Panel, View


def choice(**more) -> ipywidgets.Dropdown:
    return ipywidgets.Dropdown(options=[("users", 1), ("platforms", 2)], description="Who:", **more)


def still(panel: Panel) -> str:
    data, _ = panel._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    return data["text/html"]


def test_the_view_follows_its_controls():
    panel = Panel(lambda who: f"<p>no. {who}</p>", who=choice())
    assert panel._shown.value.endswith("<p>no. 1</p>")
    panel.children[0].children[0].value = 2
    assert panel.settings == {"who": 2}
    assert panel._shown.value.endswith("<p>no. 2</p>")


def test_a_page_without_python_shows_the_first_view_and_its_settings():
    page = still(Panel(lambda who: f"<p>no. {who}</p>", who=choice(value=2)))
    assert "<dt>Who</dt><dd>platforms</dd>" in page
    assert "<p>no. 2</p>" in page
    assert "<style>" not in page


@pytest.mark.parametrize(
    "control, said",
    [
        (ipywidgets.SelectMultiple(options=["a", "b", "c"], value=("a", "c"), description="Which"), "a, c"),
        (ipywidgets.Checkbox(value=True, description="Which"), "yes"),
        (ipywidgets.IntSlider(value=2014, min=2000, max=2020, description="Which"), "2014"),
    ],
)
def test_settings_are_said_as_a_reader_sees_them(control, said):
    assert f"<dt>Which</dt><dd>{said}</dd>" in still(Panel(lambda which: "", which=control))


def test_what_cannot_be_shown_is_a_sentence():
    def view(who):
        raise ValueError("nobody has < 2 norms; choose fewer")

    panel = Panel(view, who=choice())
    assert panel._shown.value.endswith('<p role="alert">nobody has &lt; 2 norms; choose fewer</p>')


def test_a_button_stands_beside_the_settings_and_is_none():
    onward = ipywidgets.Button(description="Onward")
    panel = Panel(lambda who: f"<p>no. {who}</p>", who=choice(), onward=onward)
    onward.on_click(lambda _: setattr(panel.children[0].children[0], "value", 2))
    assert panel.settings == {"who": 1}
    assert "Onward" not in still(panel)
    onward.click()
    assert panel._shown.value.endswith("<p>no. 2</p>")


def test_a_view_that_depends_on_more_than_its_controls_can_be_drawn_anew():
    seen = []
    panel = Panel(lambda who: f"<p>{len(seen)}</p>", who=choice())
    seen.append("once")
    panel.draw()
    assert panel._shown.value.endswith("<p>1</p>")


def test_a_view_of_a_cell_brings_its_style():
    shown = View("<p>no. 1</p>")._repr_html_()
    assert shown.startswith('<div class="onrecord-lab"><style>') and shown.endswith("<p>no. 1</p></div>")
