"""The image of a chart, shown and copied; made in the visitor's browser, with plotly that the page has."""

import base64
import json
import time
from typing import Any

import streamlit as st

from dashboard import settings
from dashboard.charts.theme import FAMILY
from dashboard.export import fonts
from dashboard.export.exhibit import Exhibit
from dashboard.export.frame import SIZES, framed
from dashboard.export.image import png_chunks, svg_head
from dashboard.words import _

HTML = """
<div class="image-files">
  <img alt="">
  <div><button class="copy"></button><button class="png"></button><button
    class="svg"></button><p role="status"></p></div>
</div>
"""
STATUS = """
<div class="image-files copied"><p role="status"></p></div>
"""


def shown(exhibit: Exhibit, *, only_here: bool) -> None:
    """Show the image of an exhibit, to be copied; `only_here` offers it as PNG and SVG too."""
    data = {**_data(exhibit), "files": only_here, "opener": f".st-key-download-{exhibit.card.id} button"}
    _component("image_files", HTML)(data=data, key=f"image-{exhibit.name}")


def copied(exhibit: Exhibit) -> None:
    """Copy the image of an exhibit at once, as a click on `st-key-copy-…` has promised, and say so."""
    data = {**_data(exhibit), "at_once": time.time_ns()}  # another each time: the script runs if data change
    _component("copied_image", STATUS)(data=data, key=f"copied-{exhibit.card.id}")


def _data(exhibit: Exhibit) -> dict[str, Any]:
    """What the script draws the image from, as PNG the same bytes the server would have written."""
    card, figure, slide = exhibit.card, framed(exhibit), SIZES["slide"]
    return {
        "figure": json.dumps(figure),
        "name": exhibit.name,
        "alt": ". ".join(dict.fromkeys((card.said, card.title, card.alt))),
        "width": figure["layout"]["width"],
        "height": figure["layout"]["height"],
        "scale": slide.scale,
        "chunks": base64.b64encode(png_chunks(exhibit, slide.dpi)).decode(),
        "head": svg_head(exhibit),
        "family": FAMILY,
        "letters": {weights: f"app/static/fonts/{cut.name}" for cut, weights in fonts.cuts()},
        "words": _words(),
    }


def _words() -> dict[str, str]:
    """What the script says."""
    return {
        "copy": _("Copy image"),
        "png": _("PNG image"),
        "svg": _("SVG image"),
        "drawing": _("Drawing …"),
        "copied": _("Copied: paste it into Word, PowerPoint or an e-mail."),
        "failed": _("That did not work: {reason}. Reload the page and try again."),
        "not_loaded": _("the drawing library did not load"),
        "no_copying": _("this browser copies images only over https or on the same computer"),
    }


@st.cache_resource(show_spinner=False)
def _component(name: str, html: str) -> Any:
    script, style = (
        settings.APP.with_name(f"image_files.{ending}").read_text(encoding="utf-8")
        for ending in ("js", "css")
    )
    return st.components.v2.component(name, html=html, css=style, js=script)
