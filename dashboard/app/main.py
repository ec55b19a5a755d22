"""The router: settings of the page, filter and address, sidebar, and the page that is shown."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from dashboard import settings
from dashboard.analysis import filter_words, gaps, phrases
from dashboard.app import cache, dialogs, page, sidebar, state, uploads
from dashboard.app.text import escaped
from dashboard.app.views import about, countries, funders, map, overview, stories, trends
from dashboard.cards import names
from dashboard.cards.card import View

PAGES = (
    (overview.show, "Overview", ""),
    (trends.show, "Trends", "trends"),
    (countries.show, "Countries & partners", "countries"),
    (funders.show, "Funders", "funders"),
    (map.show, "Map", "map"),
    (stories.show, "Stories", "stories"),
    (about.show, "About the data", "about"),
)


def main() -> None:
    """Draw one run of the app."""
    cache.begin_run()
    st.set_page_config(page_title=settings.PRODUCT, page_icon="🗺️", layout="wide")
    if not cache.has_data():
        page.no_data(cache.problems())
        return
    st.html(settings.APP.with_name("style.css"))
    st.html(page.palette_css(cache.palette()))
    page.scripts()
    known = names.known(cache.options())
    chosen = st.navigation(
        [
            st.Page(_shown(show, known, path), title=title, url_path=path or None, default=not path)
            for show, title, path in PAGES
        ],
        position="top",
    )
    ignored = state.follow_address(known)
    sidebar.draw(state.filters())
    data_date = cache.totals(state.filters()).data_date.date()
    if found := cache.problems():
        page.data_problems(found)
    if ignored:
        page.ignored(ignored)
    if age := gaps.age(data_date, date.today()):  # noqa: DTZ011  # the day where the server stands
        st.html(f'<p class="data-age">{escaped(age)}</p>')
    chosen.run()
    dialogs.show_opened()
    st.html(f'<p class="data-date">Data of {phrases.day(data_date)}</p>')
    cache.collect_on_a_timer()
    uploads.limit()


def _shown(show: Callable[[View], None], names: filter_words.Names, path: str) -> Callable[[], None]:
    return lambda: show(View(cache.ask, state.filters(), names, path, state.controls()))


main()
