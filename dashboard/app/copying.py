"""The two buttons that copy: the sentence of a page with its address, and the address alone."""

from datetime import date
from typing import Any

import streamlit as st

from dashboard import settings
from dashboard.words import _, dated
from dashboard.words.dates import LONG_DAY

HTML = """
<div class="copying">
  <button type="button" data-copies="sentence"><span class="long"></span><span class="short"></span></button>
  <button type="button" data-copies="link"><span class="long"></span><span class="short"></span></button>
  <p role="status"></p>
</div>
"""


def draw(sentence: str, data_date: date) -> None:
    """Both buttons; the sentence is copied with the day the data end on and the address of what is seen."""
    said = _("{sentence} (Data to {day})", sentence=sentence, day=dated(data_date, LONG_DAY))
    _component()(
        data={
            "sentence": said,
            "site": settings.public(""),
            "long": {"sentence": _("Copy sentence"), "link": _("Copy link")},
            "short": {"sentence": _("Copy"), "link": _("Link")},
            "copied": _("Copied"),
            "said": {"sentence": _("The sentence is copied."), "link": _("The link is copied.")},
        },
        key="copying",
        width="content",
    )


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    script, style = (
        settings.APP.with_name(f"copying.{ending}").read_text(encoding="utf-8") for ending in ("js", "css")
    )
    return st.components.v2.component("copying", html=HTML, css=style, js=script)
