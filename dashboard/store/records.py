"""The row models of events and the stories that tell them; all models in the order of loading."""

from typing import Annotated, Literal

from pydantic import model_validator

from dashboard.store.cells import (
    Cells,
    Code,
    Count,
    Day,
    Language,
    Optional,
    PartialDate,
    Text,
    Url,
    Yes,
    at_most,
)
from dashboard.store.rows import Row, column
from dashboard.store.vocabularies import VOCABULARIES, Part
from dashboard.words import _

MAX_WORDS_QUOTED = 12
MAX_WORDS_SUMMARY = 30


class Story(Row):
    """A published news story; its headline stands as published."""

    file = "stories.csv"
    one_row_per = "published news story"
    key = ("story_id",)
    story_id: Code = column("Short code of the story: its collection and number.")
    headline: Text = column("The headline as published; it stands as the citation.")
    language: Language = column("Language of the story, two small letters (ISO 639-1).")
    publisher: Text = column("Who published the story.")
    url: Optional[Url] = column("Web address of the story; empty where it was not found.")
    published_on: Optional[PartialDate] = column(
        "Day, month or year of publication (2024-03-26, 2024-03 or 2024); empty where not known."
    )
    collection: Code = column("Which reading brought the story in.")
    added_on: Day = column(
        "Day on which the story entered these data, by which the dashboard finds what is new."
    )


class Event(Row):
    """Something that took place, told by one or more stories."""

    file = "events.csv"
    one_row_per = "event, told by one or more stories"
    key = ("event_id",)
    event_id: Code = column('Short code of the event: year and month (or "undated"), subject, place.')
    title: Text = column("What took place, in about ten words of our own.")
    summary: Annotated[Text, at_most(MAX_WORDS_SUMMARY)] = column(
        "What took place, in one sentence of our own, 30 words at most."
    )
    started_on: Optional[PartialDate] = column(
        "First day, month or year (2024-03-26, 2024-03 or 2024); empty where not known."
    )
    ended_on: Optional[PartialDate] = column(
        "Last day, month or year, as precise as started_on; empty where not known."
    )
    date_basis: Literal["stated", "inferred", "unknown"] = column(
        "Whether the date is stated by a story, partly inferred, or unknown."
    )
    kind: Text = column("The form of the event, a code of kinds.csv.", refers="kinds.csv")
    themes: Cells[str] = column(
        'What the event is about, codes of themes.csv; joined with "; ".', refers="themes.csv", min_length=1
    )
    scope: Literal["national", "subregional", "regional", "global"] = column(
        "How far the event reaches: one country, a few, the region, or the world."
    )
    unodc_role: Part = column("UNODC's part: it leads, takes part, or is only mentioned.")
    online: Optional[Yes] = column(
        "The word yes where an event was held online only, so that it has neither host nor place; else empty."
    )
    host_countries: Cells[str] = column(
        'Countries the event was held in (ISO 3166-1 alpha-3); joined with "; "; '
        "empty if online, published, a feature or not known.",
        refers="countries.csv",
        unstated="country",
    )
    countries: Cells[str] = column(
        "Countries whose people took part, hosts included, or that a publication or feature is about "
        '(ISO 3166-1 alpha-3); joined with "; ".',
        refers="countries.csv",
        unstated="taking_part",
    )
    places: Cells[str] = column(
        'Places the event was held at, codes of places.csv; joined with "; "; empty where no place is known.',
        refers="places.csv",
        unstated="place",
    )
    participants: Optional[Count] = column("Number of people taking part; empty where not known.")
    stories: Cells[str] = column(
        'Stories that tell the event, codes of stories.csv; joined with "; ".',
        refers="stories.csv",
        min_length=1,
    )

    @model_validator(mode="after")
    def _dates_agree(self) -> "Event":
        if self.ended_on and not self.started_on:
            raise ValueError("started_on: " + _("empty, though ended_on is given"))
        if (self.date_basis == "unknown") != (self.started_on is None):
            message = _("must be 'unknown' exactly when started_on is empty")
            raise ValueError(f"date_basis: {message}")
        if self.started_on and self.ended_on:
            if len(self.started_on) != len(self.ended_on):
                raise ValueError("ended_on: " + _("must be as precise as started_on"))
            if self.ended_on < self.started_on:
                message = _("{end} is before {start}", end=self.ended_on, start=self.started_on)
                raise ValueError(f"ended_on: {message}")
        if self.online and (self.host_countries or self.places):
            message = _("'yes' means online only, so host_countries and places must be empty")
            raise ValueError(f"online: {message}")
        return self


class EventOrganisation(Row):
    """One organisation's role in one event (IATI organisation roles), with the words proving it."""

    file = "event_organisations.csv"
    one_row_per = "event, organisation and role"
    may_be_empty = True
    key = ("event_id", "organisation_id", "role")
    event_id: Text = column("The event, a code of events.csv.", refers="events.csv")
    organisation_id: Text = column(
        "The organisation, a code of organisations.csv.", refers="organisations.csv"
    )
    role: Text = column(
        "What it did, a code of roles.csv: funder (IATI organisation role 1), organiser (role 4), supporter, "
        "partner or host.",
        refers="roles.csv",
    )
    basis: Literal["stated", "inferred"] = column(
        "Whether a story states the role or it was inferred from the words."
    )
    story_id: Text = column("The story that proves the role, a code of stories.csv.", refers="stories.csv")
    words: Annotated[str, at_most(MAX_WORDS_QUOTED)] = column(
        "The proving words as they stand in the story, 12 at most; empty only for stories of the collection "
        "public-reporting, of which only facts were kept."
    )


class DistinctPair(Row):
    """Two events that look like one told twice and were judged to be two, with the reason."""

    file = "distinct_pairs.csv"
    one_row_per = "pair of events that look like one told twice and were judged to be two"
    may_be_empty = True
    key = ("event_id", "other_id")
    event_id: Text = column("The one event, a code of events.csv.", refers="events.csv")
    other_id: Text = column("The other event, a code of events.csv.", refers="events.csv")
    why: Text = column("Why they are two, in our own words.")


# In the order they are loaded: a file refers only to itself or to files before it.
MODELS: tuple[type[Row], ...] = (*VOCABULARIES, Story, Event, EventOrganisation, DistinctPair)
