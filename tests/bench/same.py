"""Answers under all caches against plain SQL: python -m tests.bench.same [--filters 5000] [--swaps 50].

Each random filter is asked some questions as the app asks them, twice, the second time out of what is kept;
the rows are compared with those of the plain query on a connection of its own. Meanwhile the data are
swapped now and then.
"""

import argparse
import os
import random
import shutil
import tempfile
import threading
import time
from datetime import date
from functools import partial
from pathlib import Path

import pandas as pd

from dashboard import settings
from dashboard.analysis import answers
from dashboard.analysis.filters import FACETS, Filters, tidy
from dashboard.app import cache, served
from dashboard.store import database, sqlfiles
from tests.bench.questions import arguments
from tests.random_filters import known

WORDS = ("training", "border control", '"border control"', "ташкент", "unodc")
ASKED = 2  # questions a filter


def drawn(codes: dict[str, list[str]], chance: random.Random) -> Filters:
    """A filter of one to three fields."""
    values: dict[str, object] = {}
    for facet in chance.sample(FACETS, chance.randint(1, 3)):
        match facet.takes:
            case "codes" | "role":
                own = codes[facet.field]
                values[facet.field] = tuple(chance.sample(own, min(chance.randint(1, 2), len(own))))
            case "day":
                values[facet.field] = date(chance.randint(2005, 2026), chance.randint(1, 12), 15)
            case "switch":
                values[facet.field] = True
            case "words":
                values[facet.field] = chance.choice(WORDS)
    return tidy(Filters(**values))  # type: ignore[arg-type]


def compare(filters: int, swaps: int, seed: int = 1) -> dict[str, int]:
    """Counts of frames and rows compared, of differences, and of swaps of the data meanwhile."""
    folder = Path(tempfile.mkdtemp())
    data = Path(shutil.copytree(settings.data_dir(), folder / "data"))
    os.environ |= {"DASHBOARD_DATA": str(data), "DASHBOARD_BUILD": str(folder / "build")}
    chance, told = (
        random.Random(seed),
        dict.fromkeys(("filters", "frames", "rows", "differences", "swaps"), 0),
    )
    over = threading.Event()
    swapping = threading.Thread(target=_swap, args=(data, swaps, over, told))
    swapping.start()
    while told["filters"] < filters or swapping.is_alive():
        path, ask = Path(served.version()), cache.asker()
        with database.open_database(path) as db:
            codes = known(partial(answers.ask, db))
            for _ in range(min(20, filters)):
                one = drawn(codes, chance)
                told["filters"] += 1
                for name in chance.sample(sqlfiles.names(), ASKED):
                    asked = arguments(db, name, one)
                    plain = answers.ask(db, name, **asked)
                    for found in (ask(name, *asked.values()), ask(name, *asked.values())):
                        told["frames"] += 1
                        told["rows"] += len(found)
                        told["differences"] += not _same(found, plain)
    over.set()
    swapping.join()
    shutil.rmtree(folder)
    return told


def _swap(data: Path, swaps: int, over: threading.Event, told: dict[str, int]) -> None:
    """Put other titles in place again and again, as an editor does."""
    text = (data / "events.csv").read_text(encoding="utf-8")
    for number in range(swaps):
        if over.wait(1.5):
            return
        fresh = data / ".fresh"
        fresh.write_text(text.replace("raining", f"raining{number}"), encoding="utf-8")
        fresh.replace(data / "events.csv")
        told["swaps"] += 1


def _same(found: pd.DataFrame, plain: pd.DataFrame) -> bool:
    try:
        pd.testing.assert_frame_equal(found, plain)
    except AssertionError as difference:
        print(str(difference)[:300], flush=True)
        return False
    return True


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--filters", type=int, default=5000)
    parser.add_argument("--swaps", type=int, default=50)
    wanted = parser.parse_args()
    began = time.monotonic()
    counts = compare(wanted.filters, wanted.swaps)
    print(
        ", ".join(f"{count:,} {name}" for name, count in counts.items()),
        f"in {time.monotonic() - began:.0f} s",
    )
    raise SystemExit(bool(counts["differences"]))
