"""Check an image: whether a file or a short code still says what the data say."""

from collections.abc import Iterable

import streamlit as st

from dashboard.app import cache, cards, tables
from dashboard.app.text import escaped, plain
from dashboard.export import check
from dashboard.export.check import Verdict
from dashboard.export.proof import Change, Unreadable
from dashboard.words import _, joined, plural

FILES = ["png", "svg", "pdf"]
SHOWN = 30  # changes


def draw() -> None:
    """A card that takes a file of the dashboard, or a short code with its address."""
    with st.container(border=True, key="card-check"):
        cards.head(
            _("Check an image"), _("Every image and brief carries its numbers and the address of its view")
        )
        file = st.file_uploader(
            _("A PNG, SVG or PDF made here, as it was saved"), type=FILES, key="check-file"
        )
        left, right = st.columns([1, 2.4], gap="small")
        code = left.text_input(_("or its short code"), placeholder="CA-7F3K9Q", key="check-code")
        address = right.text_input(
            _("and the address of its view"), placeholder="/trends?country=TKM", key="check-address"
        )
        try:
            if file is not None:
                _verdict(check.of_file(cache.ask, file.getvalue()))
            elif code and address:
                _verdict(check.of_code(cache.ask, code, address))
            elif code:
                st.info(_("The address stands in the description of the file and in the foot of a brief."))
        except Unreadable as problem:
            st.warning(plain(str(problem)), icon=":material/warning:")


def _verdict(verdict: Verdict) -> None:
    address, link = escaped(f"./{verdict.address.lstrip('/')}"), escaped(_("open the same view"))
    st.html(f'<p class="verdict"><b>{escaped(verdict.title)}</b> · <a href="{address}">{link}</a></p>')
    if verdict.holds:
        whole = joined(
            _("All numbers recorded in the file still hold."),
            _("The picture itself is not read: compare it with these numbers."),
        )
        said = whole if verdict.numbers else _("The numbers of its code still hold.")
        st.success(said, icon=":material/check_circle:")
    else:
        st.warning(_changed(verdict.changes), icon=":material/sync_problem:")
    if verdict.changes:
        rows = ((change.what, change.then or "–", change.now or "–") for change in verdict.changes[:SHOWN])
        _table((_("What"), _("In the image"), _("Now")), rows)
    if verdict.numbers:
        with st.expander(
            _("The numbers recorded in the file ({n})", n=len(verdict.numbers)), expanded=verdict.holds
        ):
            _table((_("What"), _("Recorded")), verdict.numbers)
    if verdict.then:
        data = _("Image: data of {then}. Now: {now}.", then=verdict.then, now=verdict.now)
        st.html(f'<p class="card-note">{escaped(data)}</p>')


def _table(titles: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    st.html(tables.table(map(escaped, titles), (map(escaped, row) for row in rows)))


def _changed(changes: tuple[Change, ...] | None) -> str:
    if changes is None:
        return joined(
            _("Its numbers have changed, or the code was mistyped."),
            _("The file itself would say which changed."),
        )
    n = len(changes)
    if n <= SHOWN:
        return plural("One of its numbers changed.", "{n} of its numbers changed.", n)
    return plural(
        "{n} of its numbers changed; the first {shown} are shown.",
        "{n} of its numbers changed; the first {shown} are shown.",
        n,
        shown=SHOWN,
    )
