"""One row model a data file: its columns, and what they refer to."""

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from dashboard.store.cells import (
    Cells,
    Code,
    Count,
    CountryCode,
    Day,
    Degrees,
    Language,
    Number,
    Optional,
    PartialDate,
    Text,
    TypeCode,
    Url,
    Yes,
    at_most,
    is_clean,
)

MAX_WORDS_QUOTED = 12
MAX_WORDS_SUMMARY = 30


class Row(BaseModel):
    """What every data file shares: no surplus columns, a key, references to other files."""

    model_config = ConfigDict(extra="forbid")
    file: ClassVar[str]
    key: ClassVar[tuple[str, ...]]
    # column -> (file, column) it must be found in; a list column refers with each of its values. What refers
    # is any text: that it is no code is said with the code it may have meant.
    refers: ClassVar[dict[str, tuple[str, str]]] = {}
    may_be_empty: ClassVar[bool] = False

    _clean = field_validator("*", mode="before")(is_clean)


class Country(Row):
    """A country or territory, named by its ISO 3166-1 alpha-3 code."""

    file = "countries.csv"
    key = ("code",)
    code: CountryCode
    name: Text
    name_ru: Text
    region: Literal["central_asia", "other"]


class Theme(Row):
    """A subject of work, with the OECD DAC CRS purpose codes and SDG targets it maps to by rule."""

    file = "themes.csv"
    key = ("code",)
    code: Code
    name: Text
    name_ru: Text
    crs_codes: Cells
    sdg_targets: Cells


class Kind(Row):
    """A form an event takes."""

    file = "kinds.csv"
    key = ("code",)
    code: Code
    name: Text
    name_ru: Text


class OrganisationType(Row):
    """A type of organisation (IATI code list OrganisationType)."""

    file = "organisation_types.csv"
    key = ("code",)
    code: TypeCode
    name: Text
    name_ru: Text


class Role(Row):
    """What an organisation can do in an event, with the IATI organisation role where there is one."""

    file = "roles.csv"
    key = ("code",)
    code: Literal["organiser", "host", "partner", "supporter", "funder"]
    name: Text
    name_ru: Text
    iati_code: Number


class Organisation(Row):
    """An organisation, its IATI organisation type, and the government or body it is an arm of."""

    file = "organisations.csv"
    may_be_empty = True
    key = ("organisation_id",)
    refers: ClassVar = {
        "kind": ("organisation_types.csv", "code"),
        "country": ("countries.csv", "code"),
        "parent_id": ("organisations.csv", "organisation_id"),
    }
    organisation_id: Code
    name: Text
    acronym: Optional
    name_ru: Optional
    kind: TypeCode
    country: Optional
    parent_id: Optional
    aliases: Cells


class Place(Row):
    """A place on the map, with coordinates in degrees (WGS 84) and where they come from."""

    file = "places.csv"
    may_be_empty = True
    key = ("place_id",)
    refers: ClassVar = {"country": ("countries.csv", "code")}
    place_id: Code
    name: Text
    name_ru: Optional
    country: Text
    latitude: Annotated[Degrees, Field(ge=-90, le=90)]
    longitude: Annotated[Degrees, Field(ge=-180, le=180)]
    precision: Literal["site", "city", "province", "country"]
    geonames_id: Number
    aliases: Cells
    source: Text


class Story(Row):
    """A published news story; its headline stands as published."""

    file = "stories.csv"
    key = ("story_id",)
    story_id: Code
    headline: Text
    language: Language
    publisher: Text
    url: Url
    published_on: PartialDate
    collection: Code
    added_on: Day


class Event(Row):
    """Something that took place, told by one or more stories."""

    file = "events.csv"
    key = ("event_id",)
    refers: ClassVar = {
        "kind": ("kinds.csv", "code"),
        "themes": ("themes.csv", "code"),
        "host_countries": ("countries.csv", "code"),
        "countries": ("countries.csv", "code"),
        "places": ("places.csv", "place_id"),
        "stories": ("stories.csv", "story_id"),
    }
    event_id: Code
    title: Text
    summary: Annotated[str, Field(min_length=1), at_most(MAX_WORDS_SUMMARY)]
    started_on: PartialDate
    ended_on: PartialDate
    date_basis: Literal["stated", "inferred", "unknown"]
    kind: Text
    themes: Annotated[Cells, Field(min_length=1)]
    scope: Literal["national", "subregional", "regional", "global"]
    unodc_role: Literal["lead", "partner", "mentioned"]
    online: Yes
    host_countries: Cells
    countries: Cells
    places: Cells
    participants: Count
    stories: Annotated[Cells, Field(min_length=1)]

    @model_validator(mode="after")
    def _dates_agree(self) -> "Event":
        if self.ended_on and not self.started_on:
            raise ValueError("started_on: empty, though ended_on is given")
        if (self.date_basis == "unknown") != (self.started_on is None):
            raise ValueError("date_basis: must be 'unknown' exactly when started_on is empty")
        if self.started_on and self.ended_on:
            if len(self.started_on) != len(self.ended_on):
                raise ValueError("ended_on: must be as precise as started_on")
            if self.ended_on < self.started_on:
                raise ValueError(f"ended_on: {self.ended_on} is before {self.started_on}")
        if self.online and (self.host_countries or self.places):
            raise ValueError("online: 'yes' means online only, so host_countries and places must be empty")
        return self


class EventOrganisation(Row):
    """One organisation's role in one event (IATI organisation roles), with the words proving it."""

    file = "event_organisations.csv"
    may_be_empty = True
    key = ("event_id", "organisation_id", "role")
    refers: ClassVar = {
        "event_id": ("events.csv", "event_id"),
        "organisation_id": ("organisations.csv", "organisation_id"),
        "role": ("roles.csv", "code"),
        "story_id": ("stories.csv", "story_id"),
    }
    event_id: Text
    organisation_id: Text
    role: Text
    basis: Literal["stated", "inferred"]
    story_id: Text
    words: Annotated[str, at_most(MAX_WORDS_QUOTED)]  # empty only where cross.py allows it


class DistinctPair(Row):
    """Two events that look like one told twice and were judged to be two, with the reason."""

    file = "distinct_pairs.csv"
    may_be_empty = True
    key = ("event_id", "other_id")
    refers: ClassVar = {
        "event_id": ("events.csv", "event_id"),
        "other_id": ("events.csv", "event_id"),
    }
    event_id: Text
    other_id: Text
    why: Text


# In the order they are loaded: a file refers only to itself or to files before it.
MODELS: tuple[type[Row], ...] = (
    Country,
    Theme,
    Kind,
    Role,
    OrganisationType,
    Organisation,
    Place,
    Story,
    Event,
    EventOrganisation,
    DistinctPair,
)
