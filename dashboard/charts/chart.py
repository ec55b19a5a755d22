"""What a chart is: its kind, categories and series with their numbers; no toolkit, no palette, no size."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from dashboard.store.codes import GROUPS
from dashboard.words import _

Value = int | float | None
KINDS = (
    "bars", "pairs", "sides", "table", "columns", "stacked", "multiples", "lines", "calendar", "grid",
    "network", "map",
)  # fmt: skip
SIDE_BY_SIDE = ("columns", "sides", "table")  # whose series, if several, are the sides of a comparison
OVER_TIME = ("columns", "stacked", "multiples", "lines")  # kinds whose categories follow each other in time
WHOLE = ""  # the code of what counts each event once
EVERYTHING = 1_000_000  # categories: no limit


@dataclass(frozen=True)
class Category:
    """A bar, bucket, row of a grid or place.

    `full` is its whole name, `role` its own colour role where it has one, `spot` its longitude and latitude
    in degrees, `abroad` a place outside the five states; an `unfinished` bucket is one inside which the data
    end, a `thin` one lies in a year of which few stories were found.
    """

    code: str
    name: str
    full: str = ""
    role: str = ""
    unfinished: bool = False
    thin: bool = False
    spot: tuple[float, float] = (0.0, 0.0)
    abroad: bool = False

    @property
    def said(self) -> str:
        """Its whole name."""
        return self.full or self.name

    @property
    def dated(self) -> str:
        """Its name, an unfinished bucket marked."""
        return _("{bucket} (to date)", bucket=self.name) if self.unfinished else self.name


@dataclass(frozen=True)
class Series:
    """One series: a value a category, None where nothing is drawn.

    `role` is its colour role (theme.ink), `total` its distinct count over all categories; a `quiet` series
    stands behind the others and has no line in the key.
    """

    code: str
    name: str
    values: tuple[Value, ...]
    role: str = "amount"
    full: str = ""
    total: int | None = None
    quiet: bool = False


class Span(NamedTuple):
    """Words under a bracket from one bucket to another, by their codes; a `quiet` one says less."""

    first: str
    last: str
    words: str
    quiet: bool = False


@dataclass(frozen=True)
class Chart:
    """A chart; categories in reading order, the first on top or at the left.

    `alt` names what is counted and `noun` its unit, for the words that stand for the picture; `top` is how
    many categories are drawn; `once` counts each event of a category once, where the parts add up to more,
    and `total` all of them; `stated` says how many events do name something, and in which words;
    `grain` is what a bucket spans; `unfinished` the words for the hatch; in a `mirrored` grid each pair
    stands twice and the diagonal has the events of one; `joint` joins the names of row and column; `lands`
    are countries with the events of a map of which only the country is known; `spans` are brackets beneath
    columns; `count` is the message of a total, with its hole {n}, where it lacks what the axis cannot place.
    """

    kind: str
    categories: tuple[Category, ...]
    series: tuple[Series, ...]
    alt: str = ""
    noun: str = "event"
    top: int = EVERYTHING
    once: tuple[Value, ...] = ()
    total: int | None = None
    stated: tuple[int, str] = (0, "")
    grain: str = ""
    unfinished: str = ""
    mirrored: bool = False
    joint: str = "{row}, {column}"
    lands: tuple[tuple[str, int], ...] = ()
    spans: tuple[Span, ...] = ()
    count: str = ""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(value for one in self.series for value in one.values)

    def numbers(self) -> list[int]:
        """What each category holds as a whole number, 0 where nothing is drawn."""
        return [int(value or 0) for value in self.heights()]

    @property
    def longest(self) -> float:
        """The largest number of any series."""
        return max((value or 0 for one in self.series for value in one.values), default=0)

    @property
    def drawn(self) -> "Chart":
        """The chart of what is drawn: the first `top`, of bars besides what is no body and no country."""
        kept = range(len(self.categories))
        if self.kind in ("bars", "sides"):
            own = [i for i in kept if self.categories[i].code not in GROUPS]
            groups = [i for i in kept if self.categories[i].code in GROUPS]
            return self.only([*own[: self.top], *groups])
        return self.only(list(kept)[: self.top])

    def only(self, kept: list[int]) -> "Chart":
        """The chart of some of its categories, by their places."""
        series = tuple(replace(one, values=tuple(one.values[i] for i in kept)) for one in self.series)
        once = tuple(self.once[i] for i in kept) if self.once else ()
        return replace(self, categories=tuple(self.categories[i] for i in kept), series=series, once=once)

    def cells(self) -> Iterator[tuple[Category, Series, int]]:
        """The numbers of a grid with their row and column; of a mirrored one each pair once, no diagonal."""
        place = {category.code: index for index, category in enumerate(self.categories)}
        for row, category in enumerate(self.categories):
            for one in self.series:
                value = one.values[row]
                if value and not (self.mirrored and place[one.code] <= row):
                    yield category, one, int(value)

    def value(self, category: str, series: str = WHOLE) -> Value:
        """The number that a category shows in a series, by their codes: what a click on it must give."""
        index = [one.code for one in self.categories].index(category)
        return next(one.values[index] for one in self.series if one.code == series)

    def named(self) -> Iterator[tuple[str, Value]]:
        """Names and numbers of what the chart shows, for those who cannot see it."""
        if self.kind in ("grid", "network"):
            for category, one, events in self.cells():
                yield self.joint.format(row=category.name, column=one.name), events
        elif self.kind in SIDE_BY_SIDE and len(self.series) > 1:
            for category, *values in zip(self.categories, *(one.values for one in self.series), strict=True):
                for one, value in zip(self.series, values, strict=True):
                    yield self.joint.format(row=category.name, column=one.name), value
        elif self.kind == "lines" and not self.once:
            for one in self.series:
                for category, value in zip(self.categories, one.values, strict=True):
                    if value is not None:
                        yield self.joint.format(row=category.code, column=one.name), value
        else:
            names = [c.code if self.kind == "calendar" else c.name for c in self.categories]
            yield from zip(names, self.heights(), strict=True)

    def courses(self) -> Iterator[tuple[str, list[str], list[int]]]:
        """Of a chart over time the name, buckets and numbers of each line; one without a name is the whole.

        What is drawn apart stands for itself, but what is quiet; a line has no number where it is not drawn.
        """
        many = len(self.series) > 1 and self.kind in ("columns", "lines") and not self.once
        apart = many or self.kind == "multiples"
        if not apart:
            yield "", [one.dated for one in self.categories], self.numbers()
            return
        for one in self.series:
            drawn = [pair for pair in zip(self.categories, one.values, strict=True) if pair[1] is not None]
            if not one.quiet:
                yield one.name, [bucket.dated for bucket, _ in drawn], [int(value or 0) for _, value in drawn]

    def heights(self) -> tuple[Value, ...]:
        """What each category holds: counted once where told, a stack's height, else the first series."""
        if self.once:
            return self.once
        if self.kind == "stacked":
            columns = zip(*(one.values for one in self.series), strict=True)
            return tuple(sum(value or 0 for value in column) for column in columns)
        return self.series[0].values if self.series else ()
