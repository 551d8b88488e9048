"""The sound of Chinese text, character by character, by pypinyin; used at build only."""

from __future__ import annotations

from pypinyin import Style, lazy_pinyin


def pinyin(text: str) -> list[str]:
    """The sound of each character with its tone mark, in order; punctuation gives itself.

    pypinyin cuts the text into phrases first, which is what decides a character of several sounds.
    """
    return lazy_pinyin(text, style=Style.TONE, errors=list)
