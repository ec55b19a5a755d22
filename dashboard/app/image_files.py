"""The image of a figure, previewed and downloaded as PNG or SVG; made in the visitor's browser."""

from typing import Any

import plotly.graph_objects as go
import streamlit as st

from dashboard import settings

HTML = """
<div class="image-files">
  <img alt="">
  <p role="status">Drawing …</p>
  <div><button class="png">PNG image</button><button class="svg">SVG image</button></div>
</div>
"""
CSS = """
.image-files img { width: 100%; border: 1px solid var(--st-border-color); border-radius: 8px;
  background: #fff; min-height: 12rem; }
.image-files p { margin: .4rem 0; color: var(--st-text-color); }
.image-files div { display: flex; gap: .5rem; }
.image-files button { font: inherit; padding: .45rem 1rem; border-radius: 8px; cursor: pointer;
  color: var(--st-text-color); background: var(--st-background-color);
  border: 1px solid var(--st-border-color); }
.image-files button:hover, .image-files button:focus-visible { color: var(--st-primary-color);
  border-color: var(--st-primary-color); }
"""


def image_files(figure: go.Figure, name: str, alt: str) -> None:
    """Show a framed figure and offer it as `name`.png and `name`.svg."""
    size = {"width": figure.layout.width, "height": figure.layout.height}
    _component()(data={"figure": figure.to_json(), "name": name, "alt": alt, **size}, key=f"image-{name}")


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    script = settings.APP.with_name("image_files.js").read_text(encoding="utf-8")
    return st.components.v2.component("image_files", html=HTML, css=CSS, js=script)
