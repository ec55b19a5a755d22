"""The one rendering process of the server: plotly figures as PNG, SVG and PDF, drawn by Chromium.

One browser with one tab serves all threads, one figure after the other: a second tab made ten images
0.4 s faster, but took 170 MB more and 2 s more to start, and a crash would hit other people's figures.
"""

import atexit
import logging
import threading

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
_LOCK = threading.Lock()  # lets one thread at a time to the browser
_RUNNING: list[Browser] = []  # the browser that is running, or none


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
    path = browser.find()
    if path is None:
        raise Unavailable(_(MISSING))
    # Kaleido enlarges the page of a PDF, but not what is on it.
    options = {"format": format, "scale": scale if format == "png" else 1}
    with _LOCK:
        for _attempt in range(2):
            try:
                return _browser(path).image(figure, options)
            except FIGURE_FAULTS as error:
                fault: BaseException = error
            except BROWSER_FAULTS as error:
                fault = error
                _end(kill=True)
    raise Failed(_("The figure could not be drawn: {reason}", reason=_reason(fault))) from fault


def close() -> None:
    """End the browser, if there is one; the next rendering starts a new one."""
    with _LOCK:
        _end()


def _browser(path: str) -> Browser:
    """The browser that runs, else a new one."""
    if not all(one.is_alive() and one.images < RENEW_AFTER for one in _RUNNING):
        _end()
    if not _RUNNING:
        _RUNNING.append(Browser(path))
        # Last come, first served at exit: before Python removes the browser's temporary folders.
        atexit.unregister(close)
        atexit.register(close)
    return _RUNNING[0]


def _end(kill: bool = False) -> None:
    while _RUNNING:
        _RUNNING.pop().end(kill)


def _reason(fault: BaseException) -> str:
    """Why, in words for people; what the browser's library says stands in the log."""
    if isinstance(fault, TimeoutError):
        return _("no answer within {seconds} s", seconds=f"{browser.TIMEOUT:.0f}")
    if isinstance(fault, BROWSER_FAULTS):
        LOG.warning("The browser that draws images: %s", fault)
        return _("the browser that draws images did not start, or ended")
    return str(fault)[:300]
