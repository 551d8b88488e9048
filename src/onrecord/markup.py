"""Authors' plain text as HTML: escaped, *emphasis*, paragraphs, and `lang` on every run of Chinese."""

from __future__ import annotations

import re
from html import escape

HAN = "㐀-䶿一-鿿豈-﫿"
CHINESE = re.compile(
    rf"[《〈「『（【〔]*[{HAN}](?:[{HAN}《》〈〉「」『』（）【】〔〕、。，；：！？]|“(?=[{HAN}])|(?<=[{HAN}])”(?=[{HAN}，。、]))*"
)
EMPHASIS = re.compile(r"\*([^*\s](?:[^*]*[^*\s])?)\*")
LANG = "zh-Hans"


def chinese(html: str) -> str:
    """Mark every run of Chinese in a piece of HTML text (no tags in it)."""
    return CHINESE.sub(rf'<span lang="{LANG}">\g<0></span>', html)


def verbatim(text: str) -> str:
    """Somebody else's words as HTML, to the letter: a published translation, or a report in either language."""
    return chinese(escape(text, quote=False))


def inline(text: str) -> str:
    """One line of an author's text as HTML."""
    return EMPHASIS.sub(r"<em>\1</em>", verbatim(text))


def prose(text: str) -> str:
    """An author's text as HTML paragraphs; a blank line parts them."""
    return "".join(f"<p>{inline(' '.join(part.split()))}</p>" for part in re.split(r"\n\s*\n", text.strip()))


def attributes(**values: str | bool | None) -> str:
    """HTML attributes: `data_part` becomes data-part, a trailing underscore falls away, None and False are left out."""
    parts = []
    for name, value in values.items():
        if value is None or value is False:
            continue
        name = name.rstrip("_").replace("_", "-")
        parts.append(f" {name}" if value is True else f' {name}="{escape(str(value))}"')
    return "".join(parts)
