"""The app as `dashboard run` serves it: headers with each answer, its files compressed.

`streamlit run dashboard/app/main.py` shows the same app without both.
"""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import file_util

from dashboard import settings
from dashboard.app import page
from dashboard.wire.compressed import Compressed
from dashboard.wire.headers import Headers, inline_scripts, policy


class Wire:
    """ASGI middleware made of both; it reads its files when the server starts, not when it is imported."""

    def __init__(self, app: ASGIApp) -> None:
        toolkit = Path(file_util.get_static_dir())
        scripts = [*inline_scripts((toolkit / "index.html").read_text(encoding="utf-8")), page.script()]
        folders = {"/static/": toolkit / "static", "/app/static/": settings.APP.with_name("static")}
        sent = Compressed(app, folders, settings.build_dir())
        self._app = Headers(sent, policy(scripts, settings.embedding_sites()))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as ASGI has it."""
        await self._app(scope, receive, send)


app = st.App(settings.APP, middleware=[Middleware(Wire)])
