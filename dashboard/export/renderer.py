"""The one rendering process of the server: plotly figures as PNG, SVG and PDF, drawn by Chromium.

One browser with one tab serves all threads, one figure after the other: a second tab made ten images
0.4 s faster, but took 170 MB more and 2 s more to start, and a crash would hit other people's figures.
"""

import atexit
import logging
import threading
from typing import Any

from dashboard.charts.fit import Figure
from dashboard.export import browser
from dashboard.export.browser import BROWSER_FAULTS, FIGURE_FAULTS, FORMATS, Browser
from dashboard.words import N_, _

RENEW_AFTER = 500  # renderings, then a new browser: what plotly and the browser keep stays bounded
MISSING = N_(
    "Drawing images on this machine needs Chromium or Google Chrome, and none was found. Install one, for"
    " instance with: apt-get install chromium. Or set the environment variable BROWSER_PATH to the program"
    " file of the one you have."
)
LOG = logging.getLogger(__name__)


class Unavailable(RuntimeError):
    """There is no browser on this machine."""


class Failed(RuntimeError):
    """A figure could not be rendered, not even at the second attempt."""


def available() -> bool:
    """Whether a browser is found; it is not started."""
    return browser.find() is not None


def render(figure: Figure, format: str, scale: float = 1) -> bytes:
    """A figure as a "png", "svg" or "pdf" of layout.width × layout.height px, times scale in a PNG.

    Takes about 0.1 s, the first one 3 s more. Safe to call from any thread. Raises Unavailable without
    a browser, Failed if the second attempt fails too, ValueError for another format.
    """
    if format not in FORMATS:
        raise ValueError(f"{format} is none of {', '.join(FORMATS)}")
    # Kaleido enlarges the page of a PDF, but not what is on it.
    return _SERVER.render(figure, {"format": format, "scale": scale if format == "png" else 1})


def close() -> None:
    """End the browser, if there is one; the next rendering starts a new one."""
    _SERVER.close()


class _Server:
    """The browser that is running, if any, and the lock that lets one thread at a time to it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._browser: Browser | None = None

    def render(self, figure: Figure, options: dict[str, Any]) -> bytes:
        path = browser.find()
        if path is None:
            raise Unavailable(_(MISSING))
        with self._lock:
            for _attempt in range(2):
                try:
                    return self._running(path).image(figure, options)
                except FIGURE_FAULTS as error:
                    fault: BaseException = error
                except BROWSER_FAULTS as error:
                    fault = error
                    self._end(kill=True)
        raise Failed(_("The figure could not be drawn: {reason}", reason=_reason(fault))) from fault

    def close(self) -> None:
        with self._lock:
            self._end()

    def _running(self, path: str) -> Browser:
        if self._browser and not (self._browser.is_alive() and self._browser.images < RENEW_AFTER):
            self._end()
        if not self._browser:
            self._browser = Browser(path)
            # Last come, first served at exit: before Python removes the browser's temporary folders.
            atexit.unregister(close)
            atexit.register(close)
        return self._browser

    def _end(self, kill: bool = False) -> None:
        running, self._browser = self._browser, None
        if running:
            running.end(kill)


def _reason(fault: BaseException) -> str:
    """Why, in words for people; what the browser's library says stands in the log."""
    if isinstance(fault, TimeoutError):
        return _("no answer within {seconds} s", seconds=f"{browser.TIMEOUT:.0f}")
    if isinstance(fault, BROWSER_FAULTS):
        LOG.warning("The browser that draws images: %s", fault)
        return _("the browser that draws images did not start, or ended")
    return str(fault)[:300]


_SERVER = _Server()
