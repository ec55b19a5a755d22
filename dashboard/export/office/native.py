"""A chart as Office has it: its kind, its categories, its series with their colours."""

from dataclasses import dataclass, replace

from dashboard.charts.chart import Category, Chart, Value
from dashboard.charts.chart import Series as Part
from dashboard.charts.theme import PRINT, ink
from dashboard.export.xml_text import xml_text
from dashboard.words import N_, number, plural

KINDS = {  # of charts -> of Office; all others are tables
    "bars": "bars",
    "pairs": "bars",
    "map": "bars",
    "stacked": "stacked columns",
    "calendar": "columns",
    "lines": "lines",
}
PICTURED = ("map", "calendar", "grid", "network", "multiples")  # of which a slide shows a picture
PLACES_DRAWN = 20  # bars of places, the most events first
ONCE = N_("Events, each counted once")


@dataclass(frozen=True)
class Series:
    """One series: a value a category, None where nothing is drawn.

    `colours` are those of single points where they differ ("" for the series' own); `hatched` tells
    the unfinished buckets; a `quiet` series stands behind the others and has no line in the key.
    """

    name: str
    values: tuple[Value, ...]
    colour: str
    colours: tuple[str, ...] = ()
    hatched: tuple[bool, ...] = ()
    quiet: bool = False
    code: str = ""


@dataclass(frozen=True)
class Native:
    """A chart as Office has it; categories in reading order, the first on top or at the left.

    `kind` is "bars" (lying), "stacked columns", "columns", "lines", or "table" where
    Office has no such chart: rows are the categories, columns the series, and a point in a colour of
    its own belongs to no scale. `once` counts each event once where parts add up to more. `stated`
    says how many events do name something, and in which words, where the last category does not.
    `codes` are those of the categories, which a renaming leaves as they are, as are the codes of the series.
    `unfinished` tells the categories inside which the data end, `grain` what a bucket of time spans.
    `most` is how many categories are drawn, the first; a table of numbers has them all.
    """

    kind: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    codes: tuple[str, ...]
    once: tuple[Value, ...] = ()
    stated: tuple[int, str] = (0, "")
    unfinished: tuple[bool, ...] = ()
    grain: str = ""
    most: int = 1000

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(value for one in self.series for value in one.values)

    @property
    def lying(self) -> bool:
        """Whether its bars lie, with the names at the left."""
        return self.kind == "bars"

    @property
    def abreast(self) -> int:
        """How many bars a name has beside each other."""
        return len(self.series) if self.kind == "bars" else 1

    @property
    def longest(self) -> float:
        """The end of the longest bar, or of the tallest stack."""
        ends = zip(*([value or 0 for value in one.values] for one in self.series), strict=True)
        return max((sum(at) if self.kind.startswith("stacked") else max(at) for at in ends), default=0)

    @property
    def dwarfed(self) -> bool:
        """Whether "not stated", the last category, is over twice as long as the longest other bar."""
        if not self.stated[1]:
            return False
        *named, unstated = (value or 0 for value in self.series[0].values)
        longest = max(named, default=0)
        return bool(longest and unstated > 2 * longest)

    @property
    def drawn(self) -> "Native":
        """What the bars show: the first, without a "not stated" that would dwarf the rest."""
        chart = _first(self, len(self.categories) - 1) if self.dwarfed else self
        return _first(chart, self.most) if len(chart.categories) > self.most else chart

    @property
    def left_out(self) -> str:
        """What the bars do not show, in words; nothing if they show all."""
        if self.dwarfed:
            stated, words = self.stated
            unstated = self.series[0].values[-1] or 0
            named = f"{number(stated)} {words}"
            return plural("{stated}, {n} not stated", "{stated}, {n} not stated", unstated, stated=named)
        more = max(len(self.categories) - self.most, 0)
        return plural("{n} more in the rows", "{n} more in the rows", more) if more else ""


def _first(chart: Native, n: int) -> Native:
    """The chart of the first `n` categories."""
    series = tuple(
        replace(one, values=one.values[:n], colours=one.colours[:n], hatched=one.hatched[:n])
        for one in chart.series
    )
    cut = {name: getattr(chart, name)[:n] for name in ("categories", "codes", "once", "unfinished")}
    return replace(chart, series=series, **cut)


def strongest(chart: Native) -> list[tuple[str, int]]:
    """The cells of a table by their number, the largest first: "row · column" and events, each pair once."""
    mirrored = any(colour for one in chart.series for colour in one.colours)
    cells = [
        (f"{name} · {one.name}", int(one.values[row] or 0))
        for column, one in enumerate(chart.series)
        for row, name in enumerate(chart.categories)
        if one.values[row] and (row < column or not mirrored)
    ]
    return sorted(cells, key=lambda cell: -cell[1])


def native(chart: Chart) -> Native:
    """A chart as Office draws it, its names fit for XML."""
    shown = chart.drawn
    return Native(
        KINDS.get(chart.kind, "table"),
        tuple(xml_text(one.dated) for one in shown.categories),
        tuple(_series(shown, one) for one in shown.series),
        tuple(one.code for one in shown.categories),
        once=() if chart.kind == "lines" else shown.once,
        stated=(shown.stated[0], xml_text(shown.stated[1])),
        unfinished=tuple(one.unfinished for one in shown.categories),
        grain=shown.grain,
        most=PLACES_DRAWN if chart.kind == "map" else Native.most,
    )


def _series(chart: Chart, part: Part) -> Series:
    columns = chart.kind in ("stacked", "multiples")
    return Series(
        xml_text(part.name),
        part.values,
        ink(part.role, PRINT),
        tuple(_point(chart, part, one) for one in chart.categories),
        tuple(one.unfinished for one in chart.categories) if columns else (),
        part.quiet,
        part.code,
    )


def _point(chart: Chart, part: Part, category: Category) -> str:
    """The colour of a point: its own, grey on the diagonal of a mirrored grid, or that of its series."""
    if chart.mirrored:
        return PRINT.unknown if part.code == category.code else ""
    return ink(category.role, PRINT) if category.role else ""
