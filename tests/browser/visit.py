"""One browser page of one visitor, which awaits what the app does and notes what no visitor may see."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Dialog, Page, WebSocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

# What is awaited is a function each time: an expression the page would evaluate, which its policy forbids.
# A run that is over says nothing about what it asked for: its last element and all charts have to stand. That
# has to hold for some frames, since Streamlit shows the last elements of a run a frame after its end.
DRAWN = """() => {
    const all = selector => [...document.querySelectorAll(selector)];
    const still = all('[data-testid="stApp"][data-test-script-state="notRunning"]').length === 1
        && all('.data-date').length === 1
        && all('[data-testid="stSkeleton"], [data-stale="true"]').length === 0
        && all('[data-testid="stPlotlyChart"]').every(chart => chart.querySelector('.main-svg'));
    window.framesStill = still ? (window.framesStill || 0) + 1 : 0;
    return window.framesStill > 4;
}"""
FOLLOW = """address => {
    history.pushState({}, "", address);
    dispatchEvent(new PopStateEvent("popstate", {state: {}}));
}"""
# A deep link to a page makes Streamlit ask for its health under that page; it gets an answer elsewhere.
HARMLESS = "/_stcore/"
EXCEPTION = '[data-testid="stException"]'
SLOW = 60_000  # ms, for what takes long on a busy machine


def is_end_of_run(frame: bytes | str) -> bool:
    """Whether the server says that a run has come to its end, and no other takes its place."""
    message = ForwardMsg.FromString(frame) if isinstance(frame, bytes) else ForwardMsg()
    ends = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
    return message.WhichOneof("type") == "script_finished" and message.script_finished in ends


class Visit:
    """One browser page of one visitor; `open` shows an address of the app and waits until it is drawn."""

    def __init__(self, page: Page, root: str) -> None:
        self.page, self.root = page, root
        self.outside: list[str] = []
        self.errors: list[str] = []
        self.socket: WebSocket | None = None
        page.on("websocket", self._websocket)
        page.context.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("dialog", self._dialog)

    def load(self, path: str = "") -> Page:
        """Load an address anew, as a link from outside does."""
        self.page.goto(f"{self.root}/{path}")
        return self.drawn()

    def open(self, path: str = "") -> Page:
        """Show an address, on the page that stands if there is one: as Back and Forward do."""
        if self.socket is None:
            return self.load(path)
        with self.run():
            self.page.evaluate(FOLLOW, f"/{path}")
        return self.page

    @contextmanager
    def run(self) -> Iterator[None]:
        """Do something that makes the app run, and wait until that run is over and drawn."""
        assert self.socket, "nothing was opened yet"
        with self.socket.expect_event("framereceived", is_end_of_run, timeout=SLOW):
            yield
        self.drawn()

    def drawn(self) -> Page:
        """Wait until no run is going on, and all that the last one asked for stands."""
        self.page.wait_for_function(DRAWN, timeout=SLOW)
        assert self.page.locator(EXCEPTION).count() == 0, self.page.inner_text(EXCEPTION)
        return self.page

    def sentence(self) -> str:
        return self.page.inner_text(".sentence").replace("\u202f", "")

    def chips(self) -> list[str]:
        """What stands on the chips of the active filters."""
        return [
            text.removesuffix(" ✕") for text in self.page.locator(".st-key-chips button").all_inner_texts()
        ]

    def address(self) -> str:
        return str(self.page.evaluate("location.pathname + location.search"))

    def wait_for_address(self, pattern: str) -> str:
        """Wait until path and query match a regular expression, and give them."""
        self.page.wait_for_function(
            "pattern => new RegExp(pattern).test(location.pathname + location.search)", arg=pattern
        )
        return self.address()

    def wrong(self) -> list[str]:
        """What was reached outside, logged as an error, opened by a script or raised: nothing may be."""
        return [*self.outside, *self.errors, *self.page.locator(EXCEPTION).all_inner_texts()]

    def finish(self) -> None:
        """Leave the page, watch its context no longer, and see that nothing was wrong."""
        found = self.wrong()
        if self.socket:  # a sidebar closed by hand stays closed in this browser
            self.page.evaluate("localStorage.clear()")
        self.page.context.remove_listener("request", self._request)
        self.page.close()
        assert found == []

    def _websocket(self, socket: WebSocket) -> None:
        self.socket = socket

    def _request(self, request: object) -> None:
        url = str(getattr(request, "url", ""))
        if not url.startswith((self.root, self.root.replace("http", "ws"), "data:", "blob:")):
            self.outside.append(url)

    def _console(self, message: object) -> None:
        where = str(getattr(message, "location", {}).get("url", ""))
        if getattr(message, "type", "") == "error" and HARMLESS not in where:
            self.errors.append(f"{getattr(message, 'text', '')} ({where})")

    def _dialog(self, dialog: Dialog) -> None:
        self.errors.append(f"a dialog opened: {dialog.message}")
        dialog.dismiss()
