"""Data that change under readers and builders, and builders that are killed: python -m tests.bench.swaps.

    --swaps 500     changes of events.csv, one after another, under 20 readers and 30 builders
    --kills 300     builds killed at a random moment

A database is mixed when it says other words than its hash promises; a reader is stale when it is shown data
that were replaced more than five seconds before.
"""

import argparse
import multiprocessing
import os
import random
import shutil
import signal
import tempfile
import threading
import time
from pathlib import Path

from dashboard.analysis import answers
from dashboard.app import served
from dashboard.store import database

FIXTURE = Path(__file__).parents[1] / "fixture"
TITLE = "Training across the new year"
STALE = 5.0  # seconds


def version(data: Path, number: int) -> None:
    """Put version `number` of the data in place, at once as an editor does."""
    text = (FIXTURE / "events.csv").read_text(encoding="utf-8").replace(TITLE, f"{TITLE} {number}")
    fresh = data / f".fresh-{number}"
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(data / "events.csv")


def shown(path: Path) -> tuple[int, str]:
    """The version that a database tells of, and its hash."""
    with database.open_database(path) as db:
        title = answers.ask(db, "event_detail", "new-year").title[0]
        return int(title.rpartition(" ")[2]), str(answers.ask(db, "data_version").data_hash[0])


def swaps(number: int, readers: int = 20, builders: int = 30, seed: int = 1) -> dict[str, int]:
    """Swap, read and build at random; returns counts of reads and of what went wrong."""
    folder = Path(tempfile.mkdtemp())
    data, build = Path(shutil.copytree(FIXTURE, folder / "data")), folder / "build"
    os.environ |= {"DASHBOARD_DATA": str(data), "DASHBOARD_BUILD": str(build)}
    version(data, 0)
    replaced = {0: float("inf")}  # when each version was replaced
    told = {"reads": 0, "builds": 0, "mixed": 0, "stale": 0, "errors": 0}
    hashes: dict[str, int] = {}
    lock, over, chance = threading.Lock(), threading.Event(), random.Random(seed)

    def read() -> None:
        while not over.is_set():
            began = time.monotonic()
            try:
                found, digest = shown(Path(served.version()))
            except Exception as error:
                with lock:
                    told["errors"] += 1
                print(f"{type(error).__name__}: {error}"[:200])
                continue
            with lock:
                told["reads"] += 1
                told["mixed"] += hashes.setdefault(digest, found) != found
                told["stale"] += replaced.get(found, float("inf")) < began - STALE

    def builds() -> None:
        while not over.wait(chance.random()):
            process = fork.Process(target=quiet_build, args=(data, build))
            process.start()
            process.join()
            with lock:
                told["builds"] += 1
                told["errors"] += process.exitcode != 0

    fork = multiprocessing.get_context("spawn")
    threads = [threading.Thread(target=read) for _ in range(readers)]
    threads += [threading.Thread(target=builds) for _ in range(min(builders, 2))]
    for thread in threads:
        thread.start()
    for one in range(1, number + 1):
        time.sleep(chance.random() * 0.2)
        version(data, one)
        replaced[one - 1] = time.monotonic()
    time.sleep(STALE + 1)
    over.set()
    for thread in threads:
        thread.join()
    last, _ = shown(Path(served.version()))
    told["stale"] += last != number
    shutil.rmtree(folder)
    return told


def quiet_build(data: Path, build: Path) -> None:
    """A build in a process of its own."""
    database.build(data, build)


def kills(number: int, seed: int = 1) -> dict[str, int]:
    """Kill builds at a random moment; what is in use must stay whole, and the next build must work."""
    folder = Path(tempfile.mkdtemp())
    data, build = Path(shutil.copytree(FIXTURE, folder / "data")), folder / "build"
    version(data, 0)
    database.build(data, build)
    fork, chance = multiprocessing.get_context("fork"), random.Random(seed)
    told, kept = {"kills": 0, "bad": 0}, 0
    for one in range(1, number + 1):
        version(data, one)
        process = fork.Process(target=quiet_build, args=(data, build))
        process.start()
        time.sleep(chance.random() * 0.4)
        if process.is_alive():
            os.kill(process.pid or 0, signal.SIGKILL)
            told["kills"] += 1
        process.join()
        path = database.current(data, build)
        told["bad"] += not_whole(path, (one, kept))
        kept = shown(database.build(data, build).path)[0]
        told["bad"] += kept != one
    for left in build.glob(".building-*"):
        os.utime(left, (0, 0))
    database.build(data, build)
    told["bad"] += len(list(build.glob(".building-*")))
    shutil.rmtree(folder)
    return told


def not_whole(path: Path | None, versions: tuple[int, ...]) -> bool:
    """Whether the database in use is none, cannot be read, or tells of another version than it may."""
    try:
        return path is None or shown(path)[0] not in versions
    except Exception as error:
        print(f"{type(error).__name__}: {error}"[:200])
        return True


def main() -> None:
    """Run both and print the counts."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.swaps", description=__doc__)
    parser.add_argument("--swaps", type=int, default=500)
    parser.add_argument("--kills", type=int, default=300)
    asked = parser.parse_args()
    print("swaps", swaps(asked.swaps) if asked.swaps else "none")
    print("kills", kills(asked.kills) if asked.kills else "none")


if __name__ == "__main__":
    main()
