"""The hand of a visitor in a hurry: its clicks are counted, a typed word with ENTER as one."""

from playwright.sync_api import Locator

from tests.browser.menus import DIALOG, saved
from tests.browser.visit import SLOW, Visit

FIND = "Find a town"
HITS = ".finder [role=option]"


class Hand:
    """One visit and the clicks it took so far."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self.page, self.clicks = visit, visit.page, 0

    def click(self, target: Locator | str, force: bool = False) -> None:
        """Click what makes the app run."""
        self.clicks += 1
        with self.visit.run():
            self._found(target).click(force=force)

    def open(self, target: Locator | str) -> None:
        """Click what opens something in the browser alone."""
        self.clicks += 1
        self._found(target).click()

    def save(self, selector: str) -> tuple[str, bytes]:
        """Click what gives a file; gives its name and bytes."""
        self.clicks += 1
        return saved(self.visit, selector)

    def make(self, key: str) -> tuple[str, bytes]:
        """Have a file of the page made, and save it."""
        self.open(f".st-key-start-{key} button")
        self.page.locator(f".st-key-save-{key} button").wait_for(timeout=SLOW)
        return self.save(f".st-key-save-{key} button")

    def find(self, words: str, kind: str = "") -> None:
        """Type words into the search box and press ENTER, or click the hit of this kind: two steps."""
        self.clicks += 1 + bool(kind)
        self.page.get_by_role("combobox", name=FIND).fill(words)
        with self.visit.run():
            if kind:
                self.page.locator(HITS, has_text=kind).first.click()
            else:
                self.page.keyboard.press("Enter")

    def type(self, target: Locator | str, words: str) -> None:
        """Go into a field, type words and press ENTER: two steps."""
        self.clicks += 2
        self._found(target).click()
        self.page.keyboard.type(words)
        with self.visit.run():
            self.page.keyboard.press("Enter")

    def drag_year(self, end: str, year: int) -> None:
        """Drag the start or the end of the period to a year."""
        self.clicks += 1
        slider = self.page.get_by_role("slider", name=f"Period — {end}")
        thumb, rail = (slider.locator(f"xpath={up}").bounding_box() for up in ("../..", "../../.."))
        assert thumb and rail
        x, y = thumb["x"] + thumb["width"] / 2, thumb["y"] + thumb["height"] / 2
        years = year - int(slider.get_attribute("aria-valuetext") or "")
        to = x + rail["width"] * years / int(slider.get_attribute("max") or "")
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move((x + to) / 2, y, steps=4)
        self.page.mouse.move(to, y, steps=4)
        with self.visit.run():
            self.page.mouse.up()

    def close(self) -> None:
        """Close what lies over the page, with ESC."""
        self.clicks += 1
        self.page.keyboard.press("Escape")
        self.page.locator(DIALOG).wait_for(state="detached")

    def _found(self, target: Locator | str) -> Locator:
        return self.page.locator(target).first if isinstance(target, str) else target
