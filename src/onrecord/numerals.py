"""The numbers that legal texts are counted with: 十二, 12, １２, xii, b."""

from __future__ import annotations

import re
import unicodedata

DIGITS = {sign: n for n, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
CHINESE = "〇零一二三四五六七八九十百两"
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_CHINESE = re.compile(r"(?:([一二三四五六七八九两])百)?零?(?:([一二三四五六七八九])?(十))?零?([一二三四五六七八九])?")


def values(sign: str) -> set[int]:
    """Every number that a sign may stand for: {12} for 十二, {5, 22} for v, nothing for what is no number."""
    plain = unicodedata.normalize("NFKC", sign).strip().lower()
    if re.fullmatch(r"[0-9]{1,4}", plain):
        return {int(plain)} - {0}
    found = {_chinese(plain), _roman(plain), ord(plain) - 96 if re.fullmatch("[a-z]", plain) else 0}
    return found - {0}


def _chinese(text: str) -> int:
    match = _CHINESE.fullmatch(text)
    if match:
        hundreds, tens, ten, ones = match.groups()
        return 100 * DIGITS.get(hundreds, 0) + (10 * DIGITS.get(tens, 1) if ten else 0) + DIGITS.get(ones, 0)
    read = [DIGITS.get(sign) for sign in text]  # digit by digit, as in 二〇
    return int("".join(map(str, read))) if read and None not in read else 0


def _roman(text: str) -> int:
    if not re.fullmatch(r"c{0,3}(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", text):
        return 0
    read = [ROMAN[letter] for letter in text]
    return sum(-n if n < after else n for n, after in zip(read, [*read[1:], 0]))
