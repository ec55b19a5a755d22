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
CSS = """
.image-files img { width: 100%; max-height: 46vh; object-fit: contain; border-radius: 8px;
  border: 1px solid var(--st-border-color); background: #fff; min-height: 12rem; }
.image-files p { margin: 0; color: var(--st-text-color); }
.image-files div { display: flex; gap: .5rem; align-items: center; margin-top: .4rem; }
.image-files button { font: inherit; font-size: .875rem; padding: .45rem .8rem; cursor: pointer;
  border-radius: 8px; color: var(--st-text-color); background: var(--st-background-color);
  border: 1px solid var(--st-border-color); }
.image-files button:hover, .image-files button:focus-visible { color: var(--st-primary-color);
  border-color: var(--st-primary-color); }
.image-files button[hidden] { display: none; }
"""


def image_files(made: Exhibit, *, only_here: bool) -> None:
    """Show the image of an exhibit, to be copied; `only_here` offers it as PNG and SVG too."""
    figure, slide = image(made), SIZES["slide"]
    _component()(
        data={
            "figure": json.dumps(figure),
            "name": made.name,
            "alt": f"{made.card.title}. {made.card.alt}",
            "width": figure["layout"]["width"],
            "height": figure["layout"]["height"],
            "scale": slide.scale,
            "chunks": base64.b64encode(png_chunks(made, slide.dpi)).decode(),
            "head": svg_head(made),
            "files": only_here,
            "opener": f".st-key-download-{made.card.id} button",
        },
        key=f"image-{made.name}",
    )


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    script = settings.APP.with_name("image_files.js").read_text(encoding="utf-8")
    return st.components.v2.component("image_files", html=HTML, css=CSS, js=script)
