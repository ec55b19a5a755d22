"""The files of the type family that browsers draw with: two cuts, whole and unchanged."""

import base64
from pathlib import Path

from dashboard import settings
from dashboard.charts.theme import FAMILY

CUTS = {"Regular": "100 500", "Semibold": "600 900"}  # and the weights each stands for


def cuts() -> list[tuple[Path, str]]:
    """The file of each cut, and the weights it stands for, as CSS has them."""
    return [(settings.FONTS / f"SourceSans3-{cut}.ttf.woff2", weights) for cut, weights in CUTS.items()]


def css() -> str:
    """The family as CSS that needs no other file."""
    return "".join(
        f"@font-face {{ font-family: '{FAMILY}'; font-weight: {weights};"
        f" src: url(data:font/woff2;base64,{base64.b64encode(file.read_bytes()).decode()}) }}"
        for file, weights in cuts()
    )
