"""How wide the letters of the one type family are, and how texts break into lines of them."""

from functools import cache

from PIL import ImageFont

from dashboard import settings

UNIT = 1000  # px at which letters are measured


def text_width(text: str, px: float, bold: bool = False) -> float:
    """Width in px of one line of plain text, `px` high."""
    return _cut(bold).getlength(text) * px / UNIT


def wrapped(text: str, px: float, across: float, bold: bool = False) -> list[str]:
    """Lines no wider than `across` px; a word that is wider is broken."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", px, bold) <= across:
            lines[-1] += f" {word}"
        else:
            *full, last = _broken(word, px, across, bold)
            lines += [*full, last]
    return lines


def balanced(text: str, px: float, across: float, bold: bool = False) -> list[str]:
    """As many lines as `wrapped` makes, about equally long."""
    lines = wrapped(text, px, across, bold)
    narrow, wide = 0.0, across
    while len(lines) > 1 and wide - narrow > px / 4:
        middle = (narrow + wide) / 2
        tried = wrapped(text, px, middle, bold)
        narrow, wide, lines = (narrow, middle, tried) if len(tried) <= len(lines) else (middle, wide, lines)
    return lines


def _broken(word: str, px: float, across: float, bold: bool) -> list[str]:
    parts = [""]
    for letter in word:
        if parts[-1] and text_width(parts[-1] + letter, px, bold) > across:
            parts.append("")
        parts[-1] += letter
    return parts


@cache
def _cut(bold: bool) -> ImageFont.FreeTypeFont:
    cut = "Semibold" if bold else "Regular"
    return ImageFont.truetype(settings.FONTS / f"SourceSans3-{cut}.ttf", UNIT)
