"""Measure the reader: `python -m tests.reader [--kept] [--misses] [--tag PAGE]`; prints, asserts nothing.

Three sets: (a) the founding stories against the data, read from the tag page at DASHBOARD_READER_TAG or
--tag (the page is not part of this repository; without it (a) is left out); (b) the open ones of the stories
written for measuring; with --kept those kept apart instead. `beyond_excerpt.csv` lists the answers of (a)
that the cut excerpt cannot tell: they count where they were read, and are not missed where they were not.

A value is right if it is equal to the answer: a date to the day, a code, a number. Counts are summed over all
stories and values (micro-averaged).

- precision: right of all read. recall: right of all answers. F1: their harmonic mean.
- funders: pairs of body and `funder`. organisations: bodies whatever their role; one that the data lack is
  right if half of its words begin alike (Russian endings differ). roles: of the bodies found in both, those
  with exactly the roles of the answer.
- kind and UNODC's part: accuracy, right of all answers.
- published as event: dates read that are the day of publication and not in the answer; the aim is none.
- An answer that is empty is no answer: what is read there lowers precision.
"""

import argparse
import importlib.util
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard import settings
from dashboard.ingest.read import read
from dashboard.ingest.tables import Tables
from dashboard.store.load import read_data
from tests.reader import cases, scores
from tests.reader.cases import Case, Values
from tests.reader.scores import Read, Tally

TAG = "DASHBOARD_READER_TAG"


@dataclass(frozen=True)
class Aim:
    """A line of the table: how it is counted, and what it should reach: {measure: share}."""

    name: str
    counted: Callable[[Read], Tally]
    aims: dict[str, float]
    missed: Callable[[Values], frozenset[str]]


def _field(name: str, **aims: float) -> Aim:
    return Aim(name, lambda story: scores.tally(story, scores.of(name)), aims, scores.of(name))


BOTH = {"precision": 0.95, "recall": 0.95}
LINES = (
    _field("started_on", **BOTH),
    _field("ended_on", **BOTH),
    _field("date_basis"),
    _field("host_countries", **BOTH),
    _field("countries"),
    _field("places", **BOTH),
    _field("participants", **BOTH),
    _field("online"),
    _field("kind", recall=0.85),
    _field("themes", f1=0.85),
    _field("scope"),
    _field("unodc_role", recall=0.85),
    _field("language"),
    Aim(
        "funders",
        lambda story: scores.tally(story, scores.funders),
        {"precision": 0.95, "recall": 0.9},
        scores.funders,
    ),
    Aim("organisations", scores.tally_organisations, {"f1": 0.85}, scores.organisations),
    Aim("roles", scores.tally_roles, {"recall": 0.85}, scores.of("roles")),
)


def main() -> None:
    """Read all sets and print their tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.reader")
    parser.add_argument(
        "--kept", action="store_true", help="only the stories kept apart, and the founding ones"
    )
    parser.add_argument("--misses", action="store_true", help="list every value that differs")
    parser.add_argument("--tag", default=os.environ.get(TAG, ""), help=f"the tag page; else {TAG}")
    chosen = parser.parse_args()
    data = read_data(settings.data_dir())
    tables = Tables.of(data)
    if chosen.tag:
        _report("(a) founding stories", cases.founding(Path(chosen.tag), data), tables, chosen.misses)
    else:
        print(f"(a) founding stories: left out, {TAG} names no page\n")
    if chosen.kept:
        _report("(b) written, kept apart", cases.written(cases.KEPT), tables, chosen.misses)
    else:
        _report("(b) written, open", cases.written(cases.OPEN), tables, chosen.misses)
    if importlib.util.find_spec("tests.reader.twins"):
        from tests.reader import twins

        print(twins.measured())


def _report(title: str, stories: list[Case], tables: Tables, is_listed: bool) -> None:
    """The table of one set, and its misses if asked for."""
    start = time.perf_counter()
    proposals = [read(story.article, tables) for story in stories]
    seconds = time.perf_counter() - start
    done = [
        Read(story, scores.read_values(proposal, story.answers))
        for story, proposal in zip(stories, proposals, strict=True)
    ]
    print(f"{title}: {len(stories)} stories, read in {seconds:.2f} s")
    print(f"{'':16}{'precision':>10}{'recall':>8}{'F1':>7}{'answers':>9}  aim")
    for line in LINES:
        print(_line(line, done))
    dated = sum(len(scores.as_published(story)) for story in done)
    print(f"{'published as event':41}{dated:>9}  none: {'short' if dated else 'ok'}\n")
    if is_listed:
        print("\n".join(_missed(done)), "\n")


def _line(line: Aim, stories: list[Read]) -> str:
    counts = sum((line.counted(story) for story in stories), Tally())
    is_reached = all(getattr(counts, measure) >= share for measure, share in line.aims.items())
    aims = ", ".join(f"{_named(line.name, measure)} {share:.2f}" for measure, share in line.aims.items())
    aim = f"{aims}: {'ok' if is_reached else 'short'}" if aims else "–"
    shares = f"{counts.precision:10.3f}{counts.recall:8.3f}{counts.f1:7.3f}"
    return f"{line.name:16}{shares}{counts.answered:9}  {aim}"


def _named(field: str, measure: str) -> str:
    """What people call the measure: of a single choice that every story has, recall is the accuracy."""
    return "accuracy" if field in ("kind", "unodc_role", "roles") else measure


def _missed(stories: list[Read]) -> Iterator[str]:
    """A line for each field of each story that differs: what was read | what the answer is."""
    for line in LINES:
        for story in stories:
            found = scores.misses(story, line.missed)
            if found:
                yield f"{line.name:16}{story.case.number:8}read {found[0]} | answer {found[1]}"


if __name__ == "__main__":
    main()
