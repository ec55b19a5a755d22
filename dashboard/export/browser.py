"""One Chromium with kaleido's page in it, and the thread that talks to it.

Kaleido's own server (kaleido.start_sync_server) has one browser for good: where it does not start, is killed
or hangs, whoever waits for an image waits for ever. So kaleido draws in a loop of ours, which can be left.
"""

import asyncio
import contextlib
import json
import os
import shutil
import signal
import threading
from collections.abc import Coroutine, Sequence
from concurrent.futures import CancelledError
from typing import Any, TypeVar

import kaleido
from choreographer.browsers import Chromium
from choreographer.errors import DevtoolsProtocolError
from kaleido.errors import JavascriptError, KaleidoError

from dashboard import settings
from dashboard.charts.fit import Figure
from dashboard.export import fonts
from dashboard.words import _

FORMATS = {"png": b"\x89PNG", "svg": b"<svg", "pdf": b"%PDF"}  # and how a file of each begins
TIMEOUT = 20.0  # s, of one rendering; one takes about 0.1 s
START_TIMEOUT = 60.0  # s, of the browser; it takes about 3 s
FLAGS = (
    "--disable-background-networking",  # the browser itself calls nobody
    "--host-resolver-rules=MAP * ~NOTFOUND",  # nor can a figure: no name has an address
    "--js-flags=--max-old-space-size=512",  # MB
)
Result = TypeVar("Result")

# What a figure can be at fault for; all else says that the browser is broken.
FIGURE_FAULTS = (KaleidoError, JavascriptError, TypeError, ValueError)
BROWSER_FAULTS = (RuntimeError, OSError, CancelledError, DevtoolsProtocolError)


def page() -> kaleido.PageGenerator:
    """The HTML that draws the figures: plotly.js of the installed package, our letters, nothing remote."""
    generator = kaleido.PageGenerator(mathjax=False)
    script = (settings.ROOT / "dashboard" / "export" / "letters.js").read_text(encoding="utf-8")
    # A printed page would have white margins and the figure shrunk between them.
    generator.footer += (
        f"<style>@page {{ margin: 0 }}</style><script>const FACES = {json.dumps(fonts.css())};"
    )
    generator.footer += f"{script}</script>"
    return generator


def find() -> str | None:
    """The program file of a browser, or None; nothing is started."""
    if named := settings.browser():
        return shutil.which(named)
    return Chromium.find_browser(skip_local=False)


class _Chromium(Chromium):
    """Chromium that calls nobody and whose scripts have a limited memory."""

    def get_cli(self) -> Sequence[str]:
        return [*super().get_cli(), *FLAGS]


class _Kaleido(kaleido.Kaleido):
    """Kaleido that does not reload its page after each figure, which costs 0.2 s, twice the rendering.

    Without this method of kaleido, should it be renamed, all works as before, but slower.
    """

    async def _return_kaleido_tab(self, tab: Any) -> None:
        await self.tabs_ready.put(tab)

    async def reload(self) -> None:
        """Load the page anew, after a figure that may have left something behind."""
        await super()._return_kaleido_tab(await self.tabs_ready.get())


class Browser:
    """One browser, open from the beginning, and the thread that talks to it; not used again once broken."""

    def __init__(self, path: str) -> None:
        self.images = 0
        self._kaleido = _Kaleido(path=path, timeout=None, page_generator=page(), browser_cls=_Chromium)
        self._runner = asyncio.Runner(loop_factory=asyncio.new_event_loop)  # the loop of no other thread
        self._loop = self._runner.get_loop()
        # A daemon, so that it and the threads it starts do not keep Python from coming to its end.
        self._thread = threading.Thread(target=self._live, name="renderer", daemon=True)
        self._thread.start()
        try:
            self._wait(self._open(), START_TIMEOUT)
        except BROWSER_FAULTS:
            self.end(kill=True)
            raise

    def is_alive(self) -> bool:
        """Whether its process runs."""
        return self._kaleido.subprocess.poll() is None

    def image(self, figure: Figure, options: dict[str, Any]) -> bytes:
        """One rendering; raises one of FIGURE_FAULTS or BROWSER_FAULTS."""
        self.images += 1
        return self._wait(self._image(figure, options), TIMEOUT)

    def end(self, kill: bool = False) -> None:
        """End browser and thread; `kill` a browser that may not listen any more."""
        if kill:
            self._kill()
        with contextlib.suppress(*BROWSER_FAULTS):
            self._wait(self._kaleido.close(), TIMEOUT)  # removes its folders
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(TIMEOUT)

    def _live(self) -> None:
        with self._runner:
            self._loop.run_forever()

    def _wait(self, work: Coroutine[Any, Any, Result], seconds: float) -> Result:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(seconds)

    async def _open(self) -> None:
        await self._kaleido.open()
        for tab in self._kaleido.tabs.values():
            tab.subscribe("Inspector.targetCrashed", self._crashed)

    async def _image(self, figure: Figure, options: dict[str, Any]) -> bytes:
        try:
            image = await self._kaleido.calc_fig(figure, options)
            if not image.startswith(FORMATS[options["format"]]):  # a canvas of too many px gives "data:,"
                raise ValueError(_("the browser drew nothing, which it does when an image is too large"))
            return image
        except FIGURE_FAULTS:
            await self._kaleido.reload()
            raise

    async def _crashed(self, event: object) -> None:
        """A tab that ran out of memory never answers: end its browser, so that the rendering fails."""
        self._kill()

    def _kill(self) -> None:
        process = getattr(self._kaleido, "subprocess", None)
        if process is None or process.poll() is not None:
            return
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()  # kaleido would send word to one that is not quite dead, and await its answer
