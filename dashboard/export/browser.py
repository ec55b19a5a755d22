"""One Chromium with kaleido's page in it, and the thread that talks to it."""

import asyncio
import contextlib
import os
import shutil
import signal
import threading
from collections.abc import Sequence
from concurrent.futures import CancelledError, Future
from importlib import resources
from pathlib import Path
from typing import Any

import kaleido
from choreographer.browsers import Chromium
from choreographer.errors import DevtoolsProtocolError
from kaleido.errors import JavascriptError, KaleidoError

from dashboard import settings
from dashboard.charts.fit import Figure

FORMATS = {"png": b"\x89PNG", "svg": b"<svg", "pdf": b"%PDF"}  # and how a file of each begins
TIMEOUT = 20.0  # s, of one rendering; one takes about 0.1 s
START_TIMEOUT = 60.0  # s, of the browser; it takes about 3 s
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--disable-background-networking",  # the browser itself calls nobody
    "--host-resolver-rules=MAP * ~NOTFOUND",  # nor can a figure: no name has an address
    "--js-flags=--max-old-space-size=512",  # MB
)
# What kaleido's page lacks. The ids in an SVG are random: here they are drawn from the text of the figure,
# so that the same figure has the same ids, and two figures on one page have different ones, else one is
# clipped by the other's frame. A printed page would have white margins and the figure shrunk between them.
ADDED = """
<style>@page { margin: 0 }</style>
<script>
document.title = "Chart";
(() => {
  const render = kaleido_scopes.plotly;
  let state = 0;
  Math.random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 4294967296;
  kaleido_scopes.plotly = (spec, ...rest) => {
    const text = JSON.stringify(spec);
    state = 0;
    for (let i = 0; i < text.length; i++) state = (Math.imul(state, 31) + text.charCodeAt(i)) | 0;
    return render(spec, ...rest);
  };
})();
</script>
"""
# What a figure can be at fault for; all else says that the browser is broken.
FIGURE_FAULTS = (KaleidoError, JavascriptError, TypeError, ValueError)
BROWSER_FAULTS = (RuntimeError, OSError, CancelledError, DevtoolsProtocolError)


def page() -> str:
    """The HTML that draws the figures: plotly.js of the installed package, no MathJax, nothing remote."""
    script = Path(str(resources.files("plotly"))) / "package_data" / "plotly.min.js"
    return kaleido.PageGenerator(plotly=script.as_uri(), mathjax=False).generate_index() + ADDED


def find() -> str | None:
    """The program file of a browser, or None; nothing is started."""
    if named := settings.browser():
        return shutil.which(named)
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    return found or Chromium.find_browser(skip_local=False)


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
        tab = await self.tabs_ready.get()
        await tab.reload()
        await self.tabs_ready.put(tab)


class _Page:
    """What kaleido asks for the HTML of its tab."""

    def generate_index(self) -> str:
        return page()


class Browser:
    """One browser, open from the beginning, and the thread that talks to it; not used again once broken."""

    def __init__(self, path: str) -> None:
        self.images = 0
        page = _Page()
        self._kaleido = _Kaleido(path=path, timeout=None, page_generator=page, browser_cls=_Chromium)
        self._opened: Future[None] = Future()
        # A daemon, so that it and the threads it starts do not keep Python from coming to its end.
        self._thread = threading.Thread(target=self._run, name="renderer", daemon=True)
        self._thread.start()
        try:
            self._opened.result(START_TIMEOUT)
        except BROWSER_FAULTS:
            self.end(kill=True)
            raise

    def is_alive(self) -> bool:
        """Whether its process runs."""
        return self._kaleido.subprocess.poll() is None

    def image(self, figure: Figure, options: dict[str, Any]) -> bytes:
        """One rendering; raises one of FIGURE_FAULTS or BROWSER_FAULTS."""
        self.images += 1
        image = self._image(figure, options)
        return asyncio.run_coroutine_threadsafe(image, self._loop).result(TIMEOUT)

    def end(self, kill: bool = False) -> None:
        """End browser and thread; `kill` a browser that may not listen any more."""
        if self._thread.is_alive():
            if kill:
                self._kill()
            with contextlib.suppress(RuntimeError):  # it has just come to its end
                self._loop.call_soon_threadsafe(self._task.cancel)
            self._thread.join(TIMEOUT)

    def _run(self) -> None:
        with asyncio.Runner() as runner, contextlib.suppress(asyncio.CancelledError):
            self._loop = runner.get_loop()
            self._task = self._loop.create_task(self._live())
            self._loop.run_until_complete(self._task)

    async def _live(self) -> None:
        try:
            await self._kaleido.open()
            for tab in self._kaleido.tabs.values():
                tab.subscribe("Inspector.targetCrashed", self._crashed)
            self._opened.set_result(None)
            await asyncio.Event().wait()  # until end()
        except BROWSER_FAULTS as error:
            self._opened.set_exception(error)
        finally:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._kaleido.close(), 5)

    async def _image(self, figure: Figure, options: dict[str, Any]) -> bytes:
        try:
            image = await self._kaleido.calc_fig(figure, options)
            if not image.startswith(FORMATS[options["format"]]):  # a canvas of too many px gives "data:,"
                raise ValueError("the browser drew nothing, which it does when an image is too large")
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
