"""Addresses of pages under a filter, for links."""

from urllib.parse import urlencode

from dashboard.analysis.filters import Filters


def page_address(path: str, filters: Filters, **more: str) -> str:
    """The address of a page (`stories`, `funders`, …) under a filter; `more` are further parameters."""
    query = urlencode(filters.query() | more)
    return f"{path}?{query}" if query else path


def stories_address(filters: Filters, **more: str) -> str:
    """The address of the Stories page under a filter."""
    return page_address("stories", filters, **more)
