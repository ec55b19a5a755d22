"""Texts within figures: harmless for plotly, and short enough for their place."""

import html
import re
import textwrap

LABEL_LENGTH = 28  # letters a line
LINE_LENGTH = 30  # letters of a label that has one line only
UNDRAWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # forbidden by XML 1.0, 2.2


def safe(text: str) -> str:
    """Text from outside, made harmless for plotly, which reads tags, formulas and %{templates} in texts.

    Without the characters no XML can hold: for one of them the browser would draw no image at all.
    """
    return (
        html.escape(UNDRAWABLE.sub("", str(text)), quote=False).replace("$", "&#36;").replace("%{", "&#37;{")
    )


def shortened(text: str, length: int = LABEL_LENGTH, most: int = 2) -> str:
    """A label of few lines, `most` of them, cut at a word where that is too short; safe for plotly."""
    lines = textwrap.wrap(text, length, max_lines=most, placeholder=" …")
    return "<br>".join(safe(line) for line in lines)


def one_line(text: str) -> str:
    """A label of one line; a long one loses its middle, since its end tells the country; safe for plotly."""
    if len(text) <= LINE_LENGTH:
        return safe(text)
    last = text.split()[-1][: LINE_LENGTH // 2]
    return safe(f"{text[: LINE_LENGTH - len(last) - 3].rstrip()} … {last}")
