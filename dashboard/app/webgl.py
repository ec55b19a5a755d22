"""Whether the visitor's browser can draw the map that moves; else a still one stands in."""

from typing import Any

import streamlit as st

from dashboard import settings


def missing() -> bool:
    """Whether the browser has said that it has no WebGL; the page runs again as soon as it does."""
    found = _component()(key="webgl", on_missing_change=lambda: None, height=1)
    return bool(found.missing)


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    script = settings.APP.with_name("webgl.js").read_text(encoding="utf-8")
    return st.components.v2.component("webgl", js=script)
