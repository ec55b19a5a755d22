"""A dialog whose title is said when it opens, in the language in force."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

import streamlit as st

from dashboard.words import _

P = ParamSpec("P")


def dialog(title: str, **options: Any) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """Let a function draw a large dialog; `title` is a marked message, `options` are those of `st.dialog`."""

    def of(draw: Callable[P, None]) -> Callable[P, None]:
        @wraps(draw)
        def opened(*arguments: P.args, **named: P.kwargs) -> None:
            st.dialog(_(title), width="large", **options)(draw)(*arguments, **named)

        return opened

    return of
