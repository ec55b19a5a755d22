"""The real data: they build, balance, answer, quote what was published and copy nothing."""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from dashboard import settings
from dashboard.analysis import answers
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.store import sqlfiles
from dashboard.store.cross import BOXES
from dashboard.store.load import read_data
from dashboard.store.records import MODELS

DATA = settings.ROOT / "data"
LISTING = settings.ROOT.parent / "shared" / "sources" / "newscentralasia-unodc-tag.txt"
TAG = "newscentralasia-tag"  # the collection of the stories that the listing holds
TAG_PAGE = "https://newscentralasia.net/tag/unodc"
LONGEST_COPY = 12  # words
ALLOWED: dict[str, set[str]] = {}  # check query -> ids of events it may name, each with a reason here
with_listing = pytest.mark.skipif(not LISTING.exists(), reason="the listing is not at hand")


def table(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def words_of(text: str) -> list[str]:
    """Words in small letters, without punctuation."""
    return re.findall(r"[^\W_]+", text.lower())


def plain(text: str) -> str:
    """Words with one blank between them, so that line ends and punctuation do not matter."""
    return " ".join(words_of(text))


@pytest.fixture(scope="module")
def listing() -> str:
    return LISTING.read_text(encoding="utf-8")


def test_the_data_files_are_without_fault() -> None:
    assert [str(problem) for problem in read_data(DATA).problems] == []


@pytest.mark.parametrize("name", sqlfiles.check_names())
def test_a_check_finds_nothing_but_what_is_allowed(real_db: Database, name: str) -> None:
    bad = answers.ask(real_db, name)
    surplus = bad[~bad.event_id.isin(ALLOWED.get(name, set()))]
    assert surplus.to_dict("records") == []


def test_the_numbers_agree_with_a_count_of_the_files(real_db: Database) -> None:
    """By country, partner, funder and year, counted again from the CSV files without SQL."""
    events = [row for row in table("events.csv") if row["unodc_role"] != "mentioned"]
    ids = {row["event_id"] for row in events}
    roles = [row for row in table("event_organisations.csv") if row["event_id"] in ids]
    parents = {row["organisation_id"]: row["parent_id"] for row in table("organisations.csv")}

    def top(organisation: str) -> str:
        while parents[organisation]:
            organisation = parents[organisation]
        return organisation

    kinds = {row["organisation_id"]: row["kind"] for row in table("organisations.csv")}

    def body(organisation: str) -> str:
        """What counts as one partner: a part of a government is itself, an office its organisation."""
        return organisation if kinds[top(organisation)] == "10" else top(organisation)

    shown = Filters()
    states = {row["code"] for row in table("countries.csv") if row["region"] == "central_asia"}
    for column, number in (("host_countries", "hosted"), ("countries", "took_part")):
        wanted: Counter[str] = Counter(dict.fromkeys([*states, "other", "online", "none"], 0))
        for row in events:
            missing = "online" if column == "host_countries" and row["online"] else "none"
            codes = row[column].split("; ") if row[column] else [missing]
            wanted.update({code if code in states | {missing} else "other" for code in codes})
        rows = answers.ask(real_db, "by_country", shown)
        assert dict(zip(rows.code, rows[number], strict=True)) == dict(wanted)

    funders = {(row["event_id"], top(row["organisation_id"])) for row in roles if row["role"] == "funder"}
    assert counted(answers.ask(real_db, "by_funder", shown)) == tally(funders, ids)
    partners = {
        (row["event_id"], body(row["organisation_id"]))
        for row in roles
        if row["role"] != "funder" and top(row["organisation_id"]) != "unodc"
    }
    assert counted(answers.ask(real_db, "by_partner", shown)) == tally(partners, ids)

    years = Counter(row["started_on"][:4] for row in events if row["started_on"])
    rows = answers.ask(real_db, "timeline", shown, "year", "theme", ())
    whole = rows[(rows.part == "") & (rows.events > 0)]
    assert {str(day.year): n for day, n in zip(whole.bucket, whole.events, strict=True)} == years

    towns = {row["place_id"] for row in table("places.csv") if row["precision"] != "country"}
    places = Counter(place for row in events for place in row["places"].split("; ") if place in towns)
    assert counted(answers.ask(real_db, "places_on_map", shown)) == places


def counted(rows: Any) -> dict[str, int]:
    return dict(zip(rows.code, rows.events, strict=True))


def tally(pairs: set[tuple[str, str]], ids: set[str]) -> dict[str, int]:
    found = Counter(code for _, code in pairs)
    silent = len(ids) - len({event for event, _ in pairs})
    return dict(found) | ({"none": silent} if silent else {})


def test_the_committed_coverage_is_that_of_the_data(real_db: Database) -> None:
    """`dashboard check --save` writes it: a change that lowers it is seen in review."""
    now = answers.ask(real_db, "coverage").to_csv(index=False, lineterminator="\n")
    assert (DATA / "coverage.csv").read_text(encoding="utf-8") == now


def test_the_data_are_as_full_as_promised() -> None:
    events, stories = table("events.csv"), {row["story_id"]: row for row in table("stories.csv")}
    assert len(events) >= 780 and len(stories) >= 880
    told = [row["stories"].split("; ") for row in events]
    assert all(any(stories[story]["url"] for story in own) for own in told)
    assert sum(not row["started_on"] for row in events) <= 150
    held = [row for row in events if row["kind"] not in ("publication", "feature") and not row["online"]]
    assert sum(not row["host_countries"] for row in held) <= 60
    assert all(row["source"] for row in table("places.csv"))


def test_choosing_the_united_states_finds_what_inl_funds(real_db: Database) -> None:
    found = {
        code: set(answers.ask(real_db, "story_table", Filters(funders=(code,))).event_id)
        for code in ("inl", "exbs", "usaid", "usa-government")
    }
    assert found["inl"] and found["usa-government"] >= found["inl"] | found["exbs"] | found["usaid"]


# Against the listing the data were read from


@with_listing
def test_all_stories_of_the_listing_are_there_as_published(listing: str) -> None:
    lines = [line.strip() for line in listing.splitlines() if line.strip()]
    # Line 1 is the excerpt of a story whose headline was cut off; then headline and excerpt alternate.
    published = lines[1::2]
    headlines = [row["headline"] for row in table("stories.csv") if row["collection"] == TAG]
    assert len(headlines) == 33 == len(published) + 1
    missing = [line for line in published if plain(line) not in map(plain, headlines)]
    assert missing == []


@with_listing
def test_words_that_rest_on_the_listing_occur_in_it(listing: str, record_property: Any) -> None:
    stories = {row["story_id"]: row for row in table("stories.csv")}
    flat = plain(listing)
    counts: Counter[str] = Counter()
    astray = []
    for row in table("event_organisations.csv"):
        story = stories[row["story_id"]]
        found = plain(row["words"]) in flat
        if story["collection"] == TAG and story["url"] == TAG_PAGE:
            counts["rest on the listing"] += 1
            if not found:
                astray.append((row["event_id"], row["organisation_id"], row["words"]))
        elif not found:
            counts["rest on a full page"] += 1
            assert story["url"], f"{row['event_id']}: {row['words']!r} stands in no source at hand"
        else:
            counts["in both"] += 1
    record_property("words", dict(counts))
    assert astray == []
    assert counts["rest on the listing"] > 0, counts


def copied(text: str, runs: set[tuple[str, ...]]) -> str:
    words = words_of(text)
    for at in range(len(words) - LONGEST_COPY + 1):
        if (run := tuple(words[at : at + LONGEST_COPY])) in runs:
            return " ".join(run)
    return ""


@with_listing
def test_no_sentence_of_the_listing_is_copied(listing: str) -> None:
    """No run of twelve words in any column, but in citations: headlines, their addresses, `words`."""
    words = words_of(listing)
    runs = {tuple(words[at : at + LONGEST_COPY]) for at in range(len(words) - LONGEST_COPY + 1)}
    assert copied(" ".join(words[100:120]), runs)  # the test can fail
    found = [
        f"{model.file}: {row[key]}: {column}: {run}"
        for model in MODELS
        for key in [model.key[0]]
        for row in table(model.file)
        for column in row
        if column not in ("headline", "url", "words") and (run := copied(row[column], runs))
    ]
    assert found == []


def test_a_quotation_stays_a_quotation() -> None:
    assert max(len(row["words"].split()) for row in table("event_organisations.csv")) <= LONGEST_COPY


def test_titles_and_summaries_are_short_and_not_headlines() -> None:
    headlines = {plain(row["headline"]) for row in table("stories.csv")}
    events = table("events.csv")
    assert [row["event_id"] for row in events if plain(row["title"]) in headlines] == []
    assert [row["event_id"] for row in events if len(row["title"].split()) > 14] == []


def test_every_story_with_an_address_is_somewhere_else() -> None:
    urls = [row["url"] for row in table("stories.csv") if row["url"]]
    # The stories of the tag page that were read there alone share its address.
    assert [url for url, n in Counter(urls).items() if n > 1] == [TAG_PAGE]


def test_the_box_of_a_state_is_that_of_its_outline() -> None:
    """Within a tenth of a degree, and never narrower: no place inside the state is refused."""
    outlines = json.loads((settings.ROOT / "dashboard/app/static/boundaries.geojson").read_text())
    found = {}
    for feature in outlines["features"]:
        code = feature["properties"].get("code")
        if code in BOXES:
            found[code] = list(corners(feature["geometry"]["coordinates"]))
    assert found.keys() == BOXES.keys()
    for code, points in found.items():
        longitudes, latitudes = zip(*points, strict=True)
        west, south, east, north = BOXES[code]
        for box, outline in ((-west, -min(longitudes)), (-south, -min(latitudes)),
                             (east, max(longitudes)), (north, max(latitudes))):  # fmt: skip
            assert outline - 0.05 <= box <= outline + 0.15, code


def corners(shape: Any) -> Iterator[tuple[float, float]]:
    """All points of a polygon or of several."""
    if isinstance(shape[0], float | int):
        yield shape[0], shape[1]
    else:
        for part in shape:
            yield from corners(part)
