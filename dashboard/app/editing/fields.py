"""The fields of the form: what each is called, which columns it holds, and the colour of its marks."""

from dataclasses import dataclass

from dashboard.ingest.proposal import Proposal, Span
from dashboard.words import N_


@dataclass(frozen=True)
class Field:
    """A row of the form; `columns` are those of events.csv, or the one role it holds."""

    key: str
    label: str
    columns: tuple[str, ...]
    tint: str


FIELDS = (
    Field("date", N_("Date"), ("started_on", "ended_on", "date_basis"), "date"),
    Field("where", N_("Where"), ("places", "host_countries", "online"), "place"),
    Field("participants", N_("Participants"), ("participants",), "people"),
    Field("countries", N_("Taking part"), ("countries",), "place"),
    Field("kind", N_("Kind"), ("kind",), "kind"),
    Field("scope", N_("Scope"), ("scope",), "kind"),
    Field("themes", N_("Themes"), ("themes",), "kind"),
    Field("unodc_role", N_("UNODC’s part"), ("unodc_role",), "kind"),
    Field("organiser", N_("Organiser"), ("organiser",), "body"),
    Field("host", N_("Host"), ("host",), "body"),
    Field("partner", N_("Partner"), ("partner",), "body"),
    Field("supporter", N_("Supporter"), ("supporter",), "body"),
    Field("funder", N_("Funder"), ("funder",), "body"),
)
ROLES = tuple(field.key for field in FIELDS if field.tint == "body")


@dataclass(frozen=True)
class Mark:
    """Words of the story that gave a field its value; `number` is that of the field."""

    number: int
    tint: str
    span: Span


def numbers(proposal: Proposal) -> dict[str, int]:
    """The number of each field that has words, by its key, from 1 in the order of the form."""
    read = {one.column for one in proposal.readings} | {one.role for one in proposal.roles}
    having = [field.key for field in FIELDS if read & set(field.columns)]
    return {key: number for number, key in enumerate(having, 1)}


def marks(proposal: Proposal) -> list[Mark]:
    """The words behind the values, in the order of the text; of overlapping ones the first and longest."""
    number = numbers(proposal)
    by_column = {column: field for field in FIELDS for column in field.columns}
    found = [
        Mark(number[field.key], field.tint, one.span)
        for one in proposal.readings
        if (field := by_column.get(one.column)) and one.span.end > one.span.start
    ]
    found += [
        Mark(number[one.role], "body" if one.organisation_id else "unknown", one.span)
        for one in proposal.roles
    ]
    kept: list[Mark] = []
    for mark in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        if not kept or mark.span.start >= kept[-1].span.end:
            kept.append(mark)
    return kept


def evidence(proposal: Proposal, field: Field) -> list[str]:
    """The words of a field as they stand in the story, each once."""
    words = proposal.article.words
    spans = [one.span for one in proposal.readings if one.column in field.columns]
    return list(dict.fromkeys(span.of(words) for span in spans if span.end > span.start))


def others(proposal: Proposal, field: Field) -> list[str]:
    """What else the field could be, as the data write it."""
    return list(
        dict.fromkeys(v for one in proposal.readings if one.column in field.columns for v in one.others)
    )
