"""Run the bench: `python -m tests.bench [--quick] [--files] [--pages]`; medians, no assertions.

Everything runs in a frozen copy of the project, so that edits made meanwhile change neither code nor data.
"""

import argparse
import hashlib
import os
import shutil
import signal
import statistics
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from dashboard import settings
from dashboard.analysis import answers
from dashboard.analysis.chosen import Answers
from dashboard.store import database, shelf
from tests.bench import browser, dash_page, questions, reader, servers, sessions, synthetic, table
from tests.bench import files as downloads
from tests.bench.browser import Sample

FROZEN = ("dashboard", "data", "queries", ".streamlit", "tests/bench")
IN_COPY = "DASHBOARD_BENCH_COPY"
Measures = dict[str, float]


@dataclass(frozen=True)
class Effort:
    """How often everything is measured."""

    events: int
    loads: int
    changes: int
    repeats: int
    visitors: int
    seconds: float


FULL = Effort(events=1_000_000, loads=3, changes=7, repeats=5, visitors=40, seconds=16)
QUICK = Effort(events=100_000, loads=1, changes=3, repeats=3, visitors=40, seconds=8)


def main() -> int:
    """Copy the project, go on in the copy, and remove it whatever happens."""
    if not os.environ.get(IN_COPY):
        folder = tempfile.mkdtemp(prefix="dashboard-bench-")
        for name in FROZEN:
            skip = shutil.ignore_patterns("__pycache__")
            shutil.copytree(settings.ROOT / name, Path(folder, name), ignore=skip)
        Path(folder, "tests", "__init__.py").touch()
        os.chdir(folder)
        command = [sys.executable, "-m", "tests.bench", *sys.argv[1:]]
        os.execve(sys.executable, command, os.environ | {IN_COPY: folder})
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # ends the servers too
    try:
        return bench()
    finally:
        shutil.rmtree(os.environ[IN_COPY])


def bench() -> int:
    """Measure all and print it."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer events and repetitions")
    parser.add_argument("--files", action="store_true", help="the times of files alone")
    parser.add_argument("--pages", action="store_true", help="the pages and the crowds alone")
    parser.add_argument("--events", type=int, help="size of the invented data")
    asked = parser.parse_args()
    effort = QUICK if asked.quick else FULL
    if asked.events:
        effort = Effort(**vars(effort) | {"events": asked.events})
    began, load = time.monotonic(), os.getloadavg()[0]
    source = settings.data_dir()
    if asked.files:
        print(_files(database.build(source, Path("build-real").resolve()).path, effort))
        return 0
    real, large = Path("build-real").resolve(), Path("build-large").resolve()
    files = (database.build(source, real).path, _large(source, large, effort.events))
    print(
        f"load of the machine at the start {load:.1f} (trust nothing above 1)\n{_head(files, effort)}",
        flush=True,
    )
    if not asked.pages:
        build = questions.build_ms(source, effort.repeats)
        print(f"Build of the real database: {build:,.0f} ms\n", flush=True)
        print(_questions(files, effort), "\n", flush=True)
        print(_files(files[0], effort), "\n", flush=True)
        print(table.text("reader", ["s", "MB at most"], reader.rows()), "\n", flush=True)
    print(_pages(files, effort), flush=True)
    print(f"\n{time.monotonic() - began:.0f} s in all")
    return 0


def _large(source: Path, folder: Path, events: int) -> Path:
    """The database of invented events under the name the app looks for; kept until data or queries change."""
    digest = database.content_hash(source)
    recipe = hashlib.sha256(Path(synthetic.__file__).read_bytes()).hexdigest()[:8]
    kept = Path(tempfile.gettempdir(), "dashboard-bench-data")
    made = kept / f"{events}-{digest}-{recipe}.duckdb"
    if not made.exists():
        shutil.rmtree(kept, ignore_errors=True)
        kept.mkdir()
        began = time.monotonic()
        aside = made.with_suffix(".aside")
        synthetic.write(aside, source, events)
        aside.rename(made)
        print(f"{events:,} events invented and built in {time.monotonic() - began:.0f} s", flush=True)
    folder.mkdir()
    linked, named = folder / "linked", shelf.place(folder, digest)
    linked.hardlink_to(made)
    shelf.seal(linked, named)  # without the hash beside it the app would build the real one in its place
    return named


def _head(files: Sequence[Path], effort: Effort) -> str:
    sizes = []
    for path in files:
        with database.open_database(path) as db:
            version = answers.ask(db, "data_version").iloc[0]
            sizes.append(f"{version.events:,} events, file {path.stat().st_size / 1e6:,.0f} MB")
    return (
        f"real: {sizes[0]} · large: {sizes[1]} · {os.cpu_count()} cores\n"
        f"medians of {effort.loads} loads, {effort.changes} changes, {effort.repeats} questions; "
        f"{effort.visitors} sessions for {effort.seconds:.0f} s thinking {sessions.THINK[0]:.0f} to "
        f"{sessions.THINK[1]:.0f} s"
    )


def _questions(files: Sequence[Path], effort: Effort) -> str:
    """The time of each question at both sizes under several filters."""
    heads = [f"{size} {name}" for name in questions.FILTERS for size in ("real", "large")]
    with database.open_database(files[0]) as real, database.open_database(files[1]) as large:
        both = [(db, Answers(db)) for db in (real, large)]
        pairs = [(db, kept, one) for one in questions.FILTERS.values() for db, kept in both]
        rows = [
            (name, [questions.question_ms(db, kept, name, one, effort.repeats) for db, kept, one in pairs])
            for name in questions.names()
        ]
        once = [questions.filter_ms(db, one, effort.repeats) for db, _, one in pairs]
    total = [sum(times) for times in zip(*(times for _, times in rows), strict=True)]
    return table.text("question, ms", heads, [*rows, ("all questions", total), ("a filter, once", once)])


def _files(path: Path, effort: Effort) -> str:
    """The time of each kind of file, made of the real data."""
    with database.open_database(path) as db:
        rows = [(name, [ms]) for name, ms in downloads.times(db, effort.repeats)]
    return table.text("file", ["ms"], rows)


def _pages(files: Sequence[Path], effort: Effort) -> str:
    """The app and the Dash page at both sizes, side by side."""
    with database.open_database(files[0]) as db:
        options = answers.ask(db, "filter_options")
        choices = sessions.queries(db)
    themes = list(options.name[options.dimension == "theme"])[: effort.changes]
    found: list[Measures] = []
    for path in files:
        for serving, look in (
            (servers.dashboard(path.parent), browser.STREAMLIT),
            (servers.dash(path), browser.DASH),
        ):
            try:
                found.append(_page(serving, look, themes, choices, effort))
            except Exception:  # the other columns are still worth printing
                traceback.print_exc()
                found.append({})
    rows = []
    for name in dict.fromkeys(name for measures in found for name in measures):
        values = [measures.get(name) for measures in found]
        pairs = ((0, 1), (2, 3), (2, 0), (3, 1))
        rows.append((name, [*values, *(table.ratio(values[one], values[two]) for one, two in pairs)]))
    heads = ["app real", "Dash real", "app large", "Dash large"]
    heads += ["app/Dash real", "app/Dash large", "app large/real", "Dash large/real"]
    return table.text("page", heads, rows)


def _page(
    serving: AbstractContextManager[servers.Server],
    look: browser.Look,
    themes: list[str],
    choices: list[str],
    effort: Effort,
) -> Measures:
    charts = len(dash_page.CHARTS)
    kind = sessions.StreamlitClient if look is browser.STREAMLIT else sessions.DashClient
    with serving as server:
        with browser.chromium() as running:
            first = browser.load(running, server, charts)
            loads = [browser.load(running, server, charts) for _ in range(effort.loads)]
            chosen, back = browser.changes(running, server, look, charts, themes)
            pages = {
                path: [browser.load(running, server, number, path) for _ in range(effort.loads)]
                for path, number in (browser.PAGES.items() if look is browser.STREAMLIT else ())
            }
        alone = server.megabytes()
        crowd = sessions.crowd(kind, server, choices, effort.visitors, effort.seconds)
        for error in crowd.errors[:3]:
            print(f"error in a session: {error}", flush=True)
        return {
            "first load after start, ms": first.drawn,
            "first load, ms": _median(loads, "drawn"),
            "first load, kB": _median(loads, "bytes") / 1000,
            "first load, server CPU ms": 1000 * _median(loads, "cpu"),
            "new filter to last chart, ms": _median(chosen, "drawn"),
            "  of it until the last byte, ms": _median(chosen, "received"),
            "  kB received": _median(chosen, "bytes") / 1000,
            "  server CPU ms": 1000 * _median(chosen, "cpu"),
            "seen filter to last chart, ms": _median(back, "drawn"),
            "  of it until the last byte, ms ": _median(back, "received"),
            "  kB received ": _median(back, "bytes") / 1000,
            "  server CPU ms ": 1000 * _median(back, "cpu"),
            **{f"{path}: first load, ms": _median(found, "drawn") for path, found in pages.items()},
            **{f"{path}: server CPU ms": 1000 * _median(found, "cpu") for path, found in pages.items()},
            "server memory, one visitor, MB": alone,
            f"{effort.visitors} sessions: p50 ms": crowd.percentile(50),
            f"{effort.visitors} sessions: p95 ms": crowd.percentile(95),
            "  changes": len(crowd.ms),
            f"  no answer in {sessions.TIMEOUT} s": crowd.late,
            "  errors": len(crowd.errors),
            "  server CPU ms a change": 1000 * crowd.cpu,
            "  server memory, MB": server.megabytes(),
        }


def _median(samples: Sequence[Sample], measure: str) -> float:
    return statistics.median(getattr(sample, measure) for sample in samples)


if __name__ == "__main__":
    raise SystemExit(main())
