"""Decisions of every kind over the fixture or the real data, made by hand for the tests of writing."""

from datetime import UTC, datetime
from pathlib import Path

from dashboard import settings
from dashboard.ingest.corrections import Corrected
from dashboard.ingest.decisions import Decision, NewEvent, NoActivity, SameEvent
from dashboard.ingest.drafts import Draft
from dashboard.store.files import Files, read_files

WHEN = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
REAL = settings.ROOT / "data"
SOURCE = "Nineteen customs officers from three towns learned how to read the papers of a container, we hear."


def copied(folder: Path) -> Files:
    """The real data files copied into a folder, and read there."""
    files = read_files(REAL)
    folder.mkdir(parents=True, exist_ok=True)
    for file, content in files.contents.items():
        (folder / file).write_bytes(content)
    return read_files(folder)


def draft(number: int = 1) -> Draft:
    """A story with its event, a role, a new organisation and a new place."""
    story = {
        "story_id": f"added-{number:04}",
        "headline": f"Customs officers learn, part {number}",
        "language": "en",
        "publisher": "A ministry",
        "published_on": "2026-03-30",
        "collection": "added",
        "added_on": "2026-11-28",
    }
    event = {
        "event_id": f"2026-03-customs-training-{number}",
        "title": "Customs officers, practised",
        "summary": "Officers were trained in the papers of containers.",
        "started_on": "2026-03-26",
        "date_basis": "stated",
        "kind": "training",
        "themes": "border_and_container_control",
        "scope": "national",
        "unodc_role": "lead",
        "host_countries": "UZB",
        "countries": "UZB",
        "places": f"uzb-try-{number}",
        "participants": "19",
        "stories": story["story_id"],
    }
    body = {"organisation_id": f"try-body-{number}", "name": f"Body {number}", "kind": "10", "country": "UZB"}
    place = {
        "place_id": f"uzb-try-{number}",
        "name": f"Try {number}",
        "country": "UZB",
        "latitude": "41.3",
        "longitude": "69.3",
        "precision": "city",
        "source": "a test",
    }
    return Draft(story, event, (role(number),), (body,), (place,), SOURCE)


def role(number: int) -> dict[str, str]:
    """The body of the draft as organiser of its event."""
    return {
        "event_id": f"2026-03-customs-training-{number}",
        "organisation_id": f"try-body-{number}",
        "role": "organiser",
        "basis": "stated",
        "story_id": f"added-{number:04}",
        "words": "held by the body",
    }


def twenty(files: Files) -> list[Decision]:
    """Twenty decisions of all kinds that can follow each other."""
    first = next(line.split(",")[0] for line in files.contents["events.csv"].decode().splitlines()[1:])
    same = [SameEvent(first, draft(number), "A. Steward", "told again", ()) for number in range(6, 11)]
    taken = SameEvent("2026-03-customs-training-1", draft(11), "A. Steward", "", ("participants", "title"))
    none = [NoActivity(draft(number), "A. Steward", "a job offer") for number in range(12, 15)]
    corrections = [
        Corrected("events.csv", (first,), {"title": "Another title, with a comma"}, "A. Steward", "clearer"),
        Corrected("organisations.csv", ("unodc",), {"aliases": "UNO DC; The Office"}, "A. Steward", ""),
        Corrected("places.csv", ("uzb-termez",), {"aliases": "Tirmiz; Termiz; Termes"}, "A. Steward", ""),
        Corrected("places.csv", ("aaa-first",), draft(1).places[0] | {"place_id": "aaa-first"}, "B", ""),
        Corrected("stories.csv", ("added-0002",), {"headline": 'He said "well"'}, "B. Steward", ""),
        Corrected(
            "event_organisations.csv",
            ("2026-03-customs-training-2", "try-body-2", "organiser"),
            {"basis": "inferred"},
            "B. Steward",
        ),
    ]
    new = [NewEvent(draft(number), "A. Steward", "new") for number in range(1, 6)]
    return [*new, *same, taken, *none, *corrections]
