"""A lab's page with cells of the test's own, in the shape in which MyST-NB writes them."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

LAB = "book/labs/one-question.html"
CELL = (
    '<div class="cell docutils container"><div class="cell_input docutils container">'
    '<div class="highlight-ipython3 notranslate"><div class="highlight"><pre><span></span>{code}\n</pre></div></div></div>'
    '<div class="cell_output docutils container"><div class="output stream highlight-myst-ansi notranslate">'
    '<div class="highlight"><pre>{output}\n</pre></div></div></div></div>\n'
)
PANEL = """import ipywidgets
from onrecord.panel import Panel

names = {"users": 3, "platforms": 7}
seen = []

def view(who, least):
    seen.append(who)
    if least > 8:
        raise ValueError("nobody has so many; choose fewer")
    return f"<p>{who}: {names[who]} norms, at least {least}</p>"

Panel(
    view,
    who=ipywidgets.Dropdown(options=list(names), description="Who:"),
    least=ipywidgets.IntSlider(value=1, min=0, max=9, description="At least:"),
)"""
COUNTER = '''import anywidget, traitlets

class Counter(anywidget.AnyWidget):
    _esm = """
    function render({ model, el }) {
      const button = document.createElement("button");
      const draw = () => (button.textContent = `count ${model.get("count")}, squared ${model.get("square")}`);
      button.onclick = () => { model.set("count", model.get("count") + 1); model.save_changes(); };
      model.on("change:square", draw);
      draw();
      el.append(button);
    }
    export default { render };
    """
    count = traitlets.Int(1).tag(sync=True)
    square = traitlets.Int(1).tag(sync=True)

    @traitlets.observe("count")
    def _follow(self, change):
        self.square = change.new ** 2

Counter()'''
CELLS = [("a = 6\nprint(a, '备案')", "6 备案"), (PANEL, "built panel"), (COUNTER, "built counter"), ("a * 7", "42")]


def write_lab(site: Path, name: str, cells: list[tuple[str, str]]) -> str:
    """Write a page of these cells, each code and what the build is said to have shown; return its address in the site."""
    page = (site / LAB).read_text(encoding="utf-8")
    start, end = page.index("</h1>", page.index("<article")), page.index("</article>")
    made = "".join(CELL.format(code=escape(code), output=escape(output)) for code, output in cells)
    place = re.sub(r"[^/]+$", f"{name}.html", LAB)
    (site / place).write_text(f"{page[:start]}</h1>{made}</section>{page[end:]}", encoding="utf-8")
    return place
