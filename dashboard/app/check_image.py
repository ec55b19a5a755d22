"""Check an image: whether a file or a short code still says what the data say."""

import streamlit as st

from dashboard.app import cache, cards
from dashboard.app.tables import table
from dashboard.app.text import escaped, plain
from dashboard.export import check
from dashboard.export.check import Verdict
from dashboard.export.proof import Change, Unreadable

FILES = ["png", "svg", "pdf"]
ABOUT = "Every image and brief carries its numbers and the address of its view"
SHOWN = 30  # changes
RECORDED = "All numbers recorded in the file"
NOT_READ = "The picture itself is not read: compare it with these numbers."


def draw() -> None:
    """A card that takes a file of the dashboard, or a short code with its address."""
    with st.container(border=True, key="card-check"):
        cards.head("Check an image", ABOUT)
        file = st.file_uploader("A PNG, SVG or PDF made here, as it was saved", type=FILES, key="check-file")
        left, right = st.columns([1, 2.4], gap="small")
        code = left.text_input("or its short code", placeholder="CA-7F3K9Q", key="check-code")
        address = right.text_input(
            "and the address of its view", placeholder="/trends?country=TKM", key="check-address"
        )
        try:
            if file is not None:
                _verdict(check.of_file(cache.ask, file.getvalue()))
            elif code and address:
                _verdict(check.of_code(cache.ask, code, address))
            elif code:
                st.info("The address stands in the description of the file and in the foot of a brief.")
        except Unreadable as problem:
            st.warning(plain(str(problem)), icon=":material/warning:")


def _verdict(verdict: Verdict) -> None:
    address = escaped(f"./{verdict.address.lstrip('/')}")
    st.html(
        f'<p class="verdict"><b>{escaped(verdict.title)}</b> · <a href="{address}">open the same view</a></p>'
    )
    if verdict.holds and verdict.numbers:
        st.success(f"{RECORDED} still hold. {NOT_READ}", icon=":material/check_circle:")
    elif verdict.holds:
        st.success("The numbers of its code still hold.", icon=":material/check_circle:")
    elif verdict.changes is None:
        st.warning(
            "Its numbers have changed, or the code was mistyped. The file itself would say which changed.",
            icon=":material/sync_problem:",
        )
    else:
        st.warning(_count(verdict.changes), icon=":material/sync_problem:")
        rows = (
            (escaped(c.what), escaped(c.then or "–"), escaped(c.now or "–")) for c in verdict.changes[:SHOWN]
        )
        st.html(table(("What", "In the image", "Now"), rows))
    if verdict.numbers:
        with st.expander(
            f"The numbers recorded in the file ({len(verdict.numbers)})", expanded=verdict.holds
        ):
            recorded = ((escaped(what), escaped(number)) for what, number in verdict.numbers)
            st.html(table(("What", "Recorded"), recorded))
    if verdict.then:
        st.html(
            f'<p class="card-note">Image: data of {escaped(verdict.then)}. Now: {escaped(verdict.now)}.</p>'
        )


def _count(changes: tuple[Change, ...]) -> str:
    shown = "" if len(changes) <= SHOWN else f"; the first {SHOWN} are shown"
    return (
        f"{len(changes)} of its numbers changed{shown}."
        if len(changes) > 1
        else "One of its numbers changed."
    )
