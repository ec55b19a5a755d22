"""The pages of a list: which rows are shown, and links to the others."""

from dashboard.app import state
from dashboard.app.text import escaped
from dashboard.cards import listing
from dashboard.cards.names import PAGE
from dashboard.words import _, number


def pager(page: int, rows: int, each: int, *, again: bool = False) -> str:
    """The rows shown of all, and links to the pages, as HTML; the address keeps the page.

    They may stand over a list and `again` under it, by another name.
    """
    pages = -(-rows // each)
    first, last = (page - 1) * each + 1, min(page * each, rows)
    shown = _("{first}–{last} of {n}", first=number(first), last=number(last), n=number(rows))
    links = "".join(_link(one, page) for one in listing.near(page, pages)) if pages > 1 else ""
    if links and page < pages:
        links += _to(page + 1, _("Next"))
    name = escaped(_("Pages, under the list") if again else _("Pages"))
    return f'<nav class="pages" aria-label="{name}"><span>{escaped(shown)}</span>{links}</nav>'


def _link(one: int, page: int) -> str:
    if not one:
        return "<span>…</span>"
    return f'<b aria-current="page">{number(one)}</b>' if one == page else _to(one, number(one))


def _to(page: int, words: str) -> str:
    more = {PAGE: str(page)} if page > 1 else {}
    address = state.href("stories", state.filters(), **more)
    return f'<a href="{escaped(address)}">{escaped(words)}</a>'
