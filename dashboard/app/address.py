"""Addresses of pages under a filter, for links; how charts are shown goes along."""

from urllib.parse import urlencode

from dashboard.analysis.filters import Filters
from dashboard.app import state


def page_address(path: str, filters: Filters, **more: str) -> str:
    """The address of a page (`stories`, `funders`, …) under a filter; `more` are further parameters."""
    query = urlencode(filters.query() | state.controls() | more)
    return f"{path}?{query}" if query else path


def stories_address(filters: Filters) -> str:
    """The address of the Stories page under a filter."""
    return page_address("stories", filters)


def event_address(event_id: str) -> str:
    """The address of an event, opened over the page that is shown."""
    return page_address("", state.filters(), event=event_id)
