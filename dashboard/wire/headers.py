"""What a browser is told with each answer: what it may load, who may show the app, what it tells no other."""

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SITE = re.compile(r"https?://(\*\.)?[a-z0-9.-]+(:\d+)?")
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def policy(scripts: Iterable[str], sites: Sequence[str]) -> str:
    """The Content-Security-Policy: everything from this server, of inline scripts these and no other.

    `sites` are those besides this one that may show the app in a frame. Components are modules, and maps are
    drawn with workers and pictures, that the page itself makes (blob:, data:); tables unpack their rows with
    WebAssembly; styles of single elements are the toolkit's way.
    """
    known = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    rules = {
        "default-src": "'self'",
        "script-src": f"'self' blob: 'wasm-unsafe-eval' {known}".strip(),
        "worker-src": "'self' blob:",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self' data: blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": " ".join(["'self'", *sites]),
    }
    return "; ".join(f"{rule} {allowed}" for rule, allowed in rules.items())


def no_sites(sites: Iterable[str]) -> list[str]:
    """Those that cannot stand for a site in a policy: a site is https://name, *.name or with a port."""
    return [site for site in sites if not SITE.fullmatch(site)]


def inline_scripts(page: str) -> list[str]:
    """The scripts that stand in a page of HTML itself."""
    return INLINE.findall(page)


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


class Headers:
    """ASGI middleware that says to each answer what no answer of the app may lack."""

    def __init__(self, app: ASGIApp, policy: str) -> None:
        self.app = app
        self.headers = {
            "Content-Security-Policy": policy,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as ASGI has it."""

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        await self.app(scope, receive, told)
