"""The image of a chart, shown and copied; made in the visitor's browser, with plotly that the page has."""

import base64
import json
from typing import Any

import streamlit as st

from dashboard import settings
from dashboard.export.exhibit import Exhibit, image
from dashboard.export.frame import SIZES
from dashboard.export.image import png_chunks, svg_head

HTML = """
<div class="image-files">
  <img alt="">
  <div><button class="copy">Copy image</button><button class="png">PNG image</button><button
    class="svg">SVG image</button><p role="status">Drawing …</p></div>
</div>
"""


def image_files(exhibit: Exhibit, *, only_here: bool) -> None:
    """Show the image of an exhibit, to be copied; `only_here` offers it as PNG and SVG too."""
    figure, slide = image(exhibit), SIZES["slide"]
    _component()(
        data={
            "figure": json.dumps(figure),
            "name": exhibit.name,
            "alt": f"{exhibit.card.title}. {exhibit.card.alt}",
            "width": figure["layout"]["width"],
            "height": figure["layout"]["height"],
            "scale": slide.scale,
            "chunks": base64.b64encode(png_chunks(exhibit, slide.dpi)).decode(),
            "head": svg_head(exhibit),
            "files": only_here,
            "opener": f".st-key-download-{exhibit.card.id} button",
        },
        key=f"image-{exhibit.name}",
    )


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    script, style = (
        settings.APP.with_name(f"image_files.{ending}").read_text(encoding="utf-8")
        for ending in ("js", "css")
    )
    return st.components.v2.component("image_files", html=HTML, css=style, js=script)
