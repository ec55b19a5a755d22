"""The filter: one frozen value that the sidebar draws, the address carries and every query binds.

FACETS says of each of its fields all there is to say but its meaning, which filtered_events.sql has.
"""

import dataclasses
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Literal

from dashboard.store.codes import NONE, ONLINE, OTHER, UNODC_ROLES
from dashboard.words import N_

DEFAULT_ROLES = UNODC_ROLES[:2]
MAX_WORDS = 100  # characters; longer search texts are cut


@dataclass(frozen=True)
class Filters:
    """What is shown. An empty tuple means all; what each field means says filtered_events.sql."""

    date_from: date | None = None
    date_to: date | None = None
    undated: bool = False
    countries: tuple[str, ...] = ()
    taking_part: bool = False
    themes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    funders: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    roles: tuple[str, ...] = DEFAULT_ROLES
    languages: tuple[str, ...] = ()
    only_languages: bool = False
    words: str = ""
    new_since: date | None = None

    def parameter(self) -> dict[str, Any]:
        """The struct that queries bind as $filter: lists for tuples, ISO text for dates."""
        values = asdict(self) | {one.field: list(getattr(self, one.field)) for one in LISTS}
        days = {one.field: values[one.field] for one in of("day")}
        return values | {name: day.isoformat() if day else None for name, day in days.items()}

    def query(self) -> dict[str, str]:
        """The address parameters of this filter, defaults left out, in a fixed order."""
        values = {facet: getattr(self, facet.field) for facet in (*of("day", "switch"), *LISTS, *of("words"))}
        return {facet.parameter: facet.text(value) for facet, value in values.items() if facet.chosen(self)}


@dataclass(frozen=True, eq=False)
class Facet:
    """One filter: the field it fills, where it stands, and its words.

    `parameter` is its name in the address and on the command line, `takes` what it holds; `label` and
    `hint` stand above and in its widget, which is folded away with `more`. `chip` says one choice alone,
    `clause` all of it in a sentence, where `place` orders the clauses; `unstated` are the clauses of codes
    that name nobody. `every` says that all codes must hold, not one of them; `common` that its names are
    common nouns. A switch is written as `on`, and may say the codes of the field `of` in words of its own.
    `dimension` is its name in filter_options, where that is not the parameter.
    """

    field: str
    parameter: str
    takes: Literal["day", "switch", "codes", "role", "words"]
    label: str
    hint: str = ""
    help: str = N_("Code or name; may be repeated.")
    chip: str = ""
    clause: str = ""
    place: int = 0
    unstated: Mapping[str, str] = dataclasses.field(default_factory=dict)
    every: bool = False
    common: bool = False
    more: bool = False
    on: str = ""
    of: str = ""
    dimension: str = ""

    def chosen(self, filters: Filters) -> bool:
        """Whether a filter has something else here than at first."""
        return bool(getattr(filters, self.field) != getattr(Filters(), self.field))

    def text(self, value: Any) -> str:
        """A value as it stands in the address."""
        if isinstance(value, tuple):
            return ",".join(value)
        return self.on or (value.isoformat() if isinstance(value, date) else str(value))


# In the order of the sidebar and, kind by kind, of the address and of the chips.
FACETS = (
    Facet("date_from", "from", "day", N_("From"), help=N_("First day: 2024, 2024-03 or 2024-03-26.")),
    Facet("date_to", "to", "day", N_("To"), help=N_("Last day.")),
    Facet(
        "undated", "undated", "switch", N_("Add events with unclear dates"), on="1",
        chip=N_("With unclear dates"), help=N_("Add events with unclear dates."),
    ),
    Facet(
        "countries", "country", "codes", N_("Country"), N_("All countries"), chip=N_("Hosted by: {name}"),
        clause=N_("hosted by {names}"), place=3,
        unstated={
            OTHER: N_("held elsewhere"), ONLINE: N_("held online"), NONE: N_("with the host not stated"),
        },
    ),
    Facet(
        "taking_part", "as", "switch", N_("A country counts when it"), on="part", of="countries",
        chip=N_("With: {name}"), clause=N_("with {names} taking part"),
        help=N_("A country counts when it takes part."),
        unstated={
            OTHER: N_("with a country elsewhere taking part"), ONLINE: N_("held online"),
            NONE: N_("with the countries taking part not stated"),
        },
    ),
    Facet(
        "themes", "theme", "codes", N_("Theme"), N_("All themes"), chip=N_("Theme: {name}"),
        clause=N_("about {names}"), place=1, common=True,
    ),
    Facet(
        "kinds", "kind", "codes", N_("Kind of activity"), N_("All kinds"), chip=N_("Kind: {name}"),
        clause=N_("of the kind {names}"), place=2, common=True, more=True,
    ),
    Facet(
        "funders", "funder", "codes", N_("Funder"), N_("All funders"), chip=N_("Funder: {name}"),
        clause=N_("naming {names} as a funder"), place=5, unstated={NONE: N_("with the funder not stated")},
    ),
    Facet(
        "partners", "partner", "codes", N_("Partner"), N_("All partners"), more=True, place=6,
        chip=N_("Partner: {name}"), clause=N_("with {names} as a partner"),
        unstated={NONE: N_("with no partner named")},
    ),
    Facet(
        "organisations", "org", "codes", N_("Organisations, in any role, together"), N_("Any organisation"),
        dimension="organisation", chip=N_("Organisation: {name}"), clause=N_("naming {names}"), place=7,
        every=True, more=True, unstated={NONE: N_("with no organisation named")},
    ),
    Facet(
        "places", "place", "codes", N_("Place"), N_("All places"), chip=N_("Place: {name}"),
        clause=N_("in {names}"), place=4, more=True, unstated={NONE: N_("with the place not stated")},
    ),
    Facet(
        "roles", "role", "role", N_("UNODC in the event"), chip=N_("{name}"),
        clause=N_("in which {names}"), place=9, more=True,
    ),
    Facet(
        "languages", "lang", "codes", N_("Language of story"), N_("All languages"), dimension="language",
        chip=N_("Story in: {name}"), clause=N_("with a story in {names}"), place=8, more=True,
    ),
    Facet(
        "only_languages", "told", "switch", N_("Told only in these"), on="only", of="languages", more=True,
        chip=N_("Told only in: {name}"), clause=N_("told only in {names}"),
        help=N_("Told in no other language."),
    ),
    Facet(
        "words", "q", "words", N_("Words"), chip=N_("“{name}”"),
        clause=N_("with the words “{names}”"), place=10, help=N_("Words in title, summary or headline."),
    ),
    Facet(
        "new_since", "new", "day", N_("New in the data since"), chip=N_("New in the data since {name}"),
        clause=N_("new in the data since {names}"), place=11, more=True,
        help=N_("Added to the data on this day or later."),
    ),
)  # fmt: skip
LISTS = tuple(one for one in FACETS if one.takes in ("codes", "role"))  # that hold several codes


def of(*kinds: str) -> list[Facet]:
    """The facets that take these kinds of values, kind after kind."""
    return [one for kind in kinds for one in FACETS if one.takes == kind]


def tidy(filters: Filters) -> Filters:
    """The same filter in its one form: days and roles in order, switches only with what they switch."""
    start, end = filters.date_from, filters.date_to
    if start and end and end < start:
        start, end = end, start
    return replace(
        filters,
        date_from=start,
        date_to=end,
        roles=tuple(role for role in UNODC_ROLES if role in filters.roles) or DEFAULT_ROLES,
        undated=filters.undated and bool(start or end),
        only_languages=filters.only_languages and bool(filters.languages),
        words=" ".join(seen(filters.words).split())[:MAX_WORDS].strip(),
    )


def seen(text: str) -> str:
    """A text without the signs that nobody sees, which cannot be searched for."""
    return "".join(sign for sign in text if sign.isspace() or not unicodedata.category(sign).startswith("C"))


def without(filters: Filters, field: str, code: str) -> Filters:
    """The filter without one chip: a code of a list, a field of one value, or the whole period."""
    if field == "period":
        return tidy(replace(filters, date_from=None, date_to=None))
    rest = tuple(c for c in getattr(filters, field) if c != code) if code else getattr(Filters(), field)
    fewer: dict[str, Any] = {field: rest}
    return tidy(replace(filters, **fewer))
