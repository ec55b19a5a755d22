"""The stories that the reader is measured on, each with its answers: written ones, and the founding ones."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.ingest.article import Article
from dashboard.store.dataset import DataSet

HERE = Path(__file__).parent
OPEN = HERE / "stories_open.txt"
KEPT = HERE / "stories_kept.txt"
BEYOND = HERE / "beyond_excerpt.csv"
FOUNDING = 33

SINGLE = ("started_on", "ended_on", "date_basis", "participants", "online", "kind", "scope", "unodc_role")
LISTS = ("host_countries", "countries", "places", "themes")
FIELDS = (*SINGLE, *LISTS, "language")
HEAD = ("style", "nasty", "headline", "published", "publisher", "url", "note")

Values = dict[str, frozenset[str]]


@dataclass(frozen=True)
class Case:
    """A story and its answers: values by field, and `organisation role` pairs under `roles`.

    `beyond` holds those answers that the data know from elsewhere and the excerpt cannot tell.
    """

    number: str
    article: Article
    answers: Values
    beyond: Values = field(default_factory=dict)


def written(path: Path) -> list[Case]:
    """The stories of a file of written ones; its form stands in the head of the file."""
    blocks = ("\n" + path.read_text("utf-8")).split("\n== ")[1:]
    return [_written(block) for block in blocks]


def _written(block: str) -> Case:
    number, _, rest = block.partition("\n")
    story, _, answers = rest.partition("\n--\n")
    head, _, text = story.partition("\ntext: ")
    about, told = _lines(head), _lines(answers)
    unknown = (about.keys() - set(HEAD)) | (told.keys() - {*FIELDS, "roles"})
    if unknown:
        raise ValueError(f"{number}: {sorted(unknown)} are no keys of a story")
    article = Article(
        about["headline"],
        text.strip(),
        url=about.get("url", ""),
        publisher=about.get("publisher", ""),
        published_on=about.get("published", ""),
    )
    return Case(number.strip(), article, {name: _values(told.get(name, "")) for name in (*FIELDS, "roles")})


def _lines(part: str) -> dict[str, str]:
    """The `key: value` lines; empty lines and comments are skipped."""
    lines = [line for line in part.splitlines() if line.strip() and not line.startswith("#")]
    return {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in lines)}


def _values(cell: str) -> frozenset[str]:
    return frozenset(value.strip() for value in cell.split(";") if value.strip())


def founding(page: Path, data: DataSet) -> list[Case]:
    """The founding stories of the tag page, which is not part of this repository, with the data as answers.

    They are numbered as they stand there. Neither address nor day of publication is given to the reader: the
    page has none.
    """
    lines = page.read_text("utf-8").strip().splitlines()
    pairs = list(zip(["", *lines[1::2]], [lines[0], *lines[2::2]], strict=True))
    if len(pairs) != FOUNDING:
        raise ValueError(f"{page.name} has {len(pairs)} stories instead of {FOUNDING}")
    numbers = [f"nca-{count:02}" for count in range(1, FOUNDING + 1)]
    told = dict(_told(data))
    return [
        Case(number, Article(headline, text), told[number], _beyond(number, told[number]))
        for number, (headline, text) in zip(numbers, pairs, strict=True)
    ]


def _told(data: DataSet) -> Iterator[tuple[str, Values]]:
    """The answers of every story: those of its event."""
    languages = {story["story_id"]: story["language"] for story in data.rows("stories.csv")}
    for event in data.rows("events.csv"):
        roles = frozenset(
            f"{row['organisation_id']} {row['role']}"
            for row in data.rows("event_organisations.csv")
            if row["event_id"] == event["event_id"]
        )
        answers = {name: _values(event[name]) for name in (*SINGLE, *LISTS)}
        for story in _values(event["stories"]):
            yield story, answers | {"language": frozenset({languages[story]}), "roles": roles}


def _beyond(number: str, answers: Values) -> Values:
    """What the excerpt cannot tell: single values, or all values of a field."""
    beyond: Values = {}
    with BEYOND.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["story_id"] == number:
                values = frozenset({row["value"]}) if row["value"] else answers[row["field"]]
                beyond[row["field"]] = beyond.get(row["field"], frozenset()) | values
    return beyond
