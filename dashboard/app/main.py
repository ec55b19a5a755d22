"""The router: settings of the page, filter and address, sidebar, and the page that is shown."""

from collections.abc import Callable
from datetime import date
from importlib import import_module

import streamlit as st

from dashboard import settings
from dashboard.analysis import filter_words
from dashboard.app import cache, dialogs, page, served, sidebar, sides, state, uploads
from dashboard.cards.card import View
from dashboard.cards.page_list import PAGES, Page
from dashboard.words import BrokenWords, _

VIEWS = "dashboard.app.views"


def main() -> None:
    """Draw one run of the app; only what is wrong with its words, if they cannot be said."""
    try:
        product = _(settings.PRODUCT)
    except BrokenWords as problem:
        page.no_words(problem)
        return
    st.set_page_config(page_title=product, page_icon="🗺️", layout="wide")
    served.begin_run()
    if not served.has_data():
        page.no_data(served.problems())
        return
    st.html(settings.APP.with_name("style.css"))
    st.html(page.palette_css(cache.palette()))
    page.scripts()
    known = cache.known()
    chosen = st.navigation(
        [
            st.Page(_shown(one, known), title=_(one.title), url_path=one.path or None, default=not one.path)
            for one in PAGES.values()
        ],
        position="top",
    )
    ignored = state.follow_address(known)
    sidebar.draw(state.filters())
    if found := served.problems():
        page.data_problems(found)
    if ignored:
        page.ignored(ignored)
    chosen.run()
    dialogs.show_opened()
    newest = cache.totals(state.filters()).data_date.date()
    page.data_date(newest, date.today())  # noqa: DTZ011  # the day where the server stands
    cache.collect_on_a_timer()
    uploads.limit()


def _shown(one: Page, names: filter_words.Names) -> Callable[[], None]:
    """What draws a page: the function `show` of the view named as it."""
    show = import_module(f"{VIEWS}.{one.view}").show

    def drawn() -> None:
        view = View(cache.ask, state.filters(), names, one.path, state.controls())
        (sides.show if view.sides and one.path != "about" else show)(view)

    return drawn


main()
