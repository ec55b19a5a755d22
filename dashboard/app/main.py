"""The router: settings of the page, filter and address, sidebar, and the page that is shown."""

from collections.abc import Callable
from datetime import date
from importlib import import_module

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard import settings
from dashboard.analysis import filter_words
from dashboard.app import cache, dialogs, page, paper, served, sidebar, sides, state, uploads
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
    pages = {
        path: st.Page(_shown(one, known), title=_(one.title), url_path=path or None, default=not path)
        for path, one in PAGES.items()
    }
    listed = [*pages.values(), *_editing_pages()]
    chosen = st.navigation(listed, position="top")
    if (path := state.page_to_show()) is not None:
        st.switch_page(pages[path])
    if chosen not in pages.values():  # a page of editing mode, which filters nothing
        chosen.run()
        return
    ignored = state.follow_address(known)
    sidebar.draw(state.filters())
    newest = cache.totals(state.filters()).data_date.date()
    paper.draw_margins(cache.palette(), newest)
    if found := served.problems():
        page.data_problems(found)
    if ignored:
        page.ignored(ignored)
    chosen.run()
    dialogs.show_opened()
    page.data_date(newest, date.today())  # noqa: DTZ011  # the day where the server stands
    cache.collect_on_a_timer()
    uploads.limit()


def _editing_pages() -> list[StreamlitPage]:
    """The page Add stories in editing mode, which nothing else imports; for viewers there is none."""
    if not settings.editing():
        return []
    editing = import_module("dashboard.app.editing.page")
    return [st.Page(editing.show, title=_(editing.TITLE), url_path=editing.PATH)]


def _shown(one: Page, names: filter_words.Names) -> Callable[[], None]:
    """What draws a page: the function `show` of the view named as it."""
    show = import_module(f"{VIEWS}.{one.view}").show

    def draw() -> None:
        view = View(cache.ask, state.filters(), names, one.path, state.controls())
        (sides.show if view.sides and one.path != "about" else show)(view)
        paper.draw_foot(view)

    return draw


main()
