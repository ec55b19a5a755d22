"""A visit of the app without a browser, and what is read out of a page.

Streamlit's AppTest runs the real router. It knows pages that are files only; a page of `st.navigation`
that is a function is opened by the hash of its path, as Streamlit itself makes it.
"""

import html
import json
import re
from collections.abc import Callable
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard import settings
from dashboard.analysis.filters import Filters
from dashboard.app import sidebar, state
from tests.conftest import FIXTURE

DATA = {"ask": FIXTURE, "real_ask": settings.ROOT / "data"}  # by the fixture that answers for the same data

Visit = Callable[..., AppTest]


def go(app: AppTest, path: str) -> None:
    """Have another page opened by the next run, as a click in the menu does; it empties the address."""
    app._page_hash = calc_hash(path) if path else ""


def run(app: Any) -> AppTest:
    """Run the app, or the change of a widget, to its end."""
    app = app.run()
    assert [error.value for error in app.exception] == []
    assert [error.value for error in app.error] == []
    assert 'class="data-date"' in all_html(app)  # the last that is drawn
    return app


def words(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", markup)).replace("\u202f", "")


def sentence(app: AppTest) -> str:
    """The first sentence of a page, without thin spaces."""
    found = re.search(r'<h1 class="sentence">(.*?)</h1>', all_html(app))
    assert found
    return words(found[1])


def lead(app: AppTest) -> str:
    found = re.search(r'</h1><p class="lead" tabindex="-1">(.*?)</p>', all_html(app))
    assert found
    return words(found[1])


def all_html(app: AppTest) -> str:
    return "\n".join(element.value for element in app.html)


def chips(app: AppTest) -> list[str]:
    return [
        button.label.replace("\\", "").removesuffix(" ✕")
        for button in app.button
        if (button.key or "").startswith("chip-") and button.key != "chip-clear"
    ]


def figure(app: AppTest, question: str) -> dict[str, Any]:
    """What the browser gets of a chart."""
    begins = f"chart-{question}-"
    (found,) = [chart for chart in app.get("plotly_chart") if (chart.key or "").startswith(begins)]
    return json.loads(found.proto.spec)


def is_drawn(app: AppTest, question: str) -> bool:
    """Whether the page shows this chart; a chart of one bar is left out."""
    return any((chart.key or "").startswith(f"chart-{question}-") for chart in app.get("plotly_chart"))


def unfolded(app: AppTest) -> AppTest:
    """The app with the seldom filters unfolded."""
    app.session_state[sidebar.MORE] = True
    return run(app)


def chosen_in(app: AppTest) -> Filters:
    """The filter of the visit; nothing is kept of the default."""
    return app.session_state[state.CURRENT] if state.CURRENT in app.session_state else Filters()
