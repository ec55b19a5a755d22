"""Break the product many times and tell what the tests catch: `make mutants`.

It works on copies in build/mutants and can be stopped and started again: what was tried is kept there,
by the hash of all files. First the suite runs once and writes down which test runs which line (`watch`);
then each fault is met by the tests that run the broken line, until one fails. Tests that drive the app
in a browser are not measured; with --browser they are tried on the faults that no other test caught.
"""

import argparse
import hashlib
import json
import logging
import os
import shutil
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path
from queue import Empty, Queue
from time import monotonic
from typing import Any

from tests.mutants import sql
from tests.mutants.mutant import ROOMS, Mutant
from tests.mutants.sample import sample
from tests.mutants.seen import Seen

ROOT = Path(__file__).parents[2]
UNMEASURED = "tests/browser"
PYTEST = (sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist", "--timeout=200")


def main() -> None:
    """Make the sample, try it, print the table."""
    logging.getLogger("sqlglot").setLevel(logging.ERROR)
    arguments = parsed()
    folder = arguments.folder / state()
    trees = [folder / f"tree-{n}" for n in range(arguments.workers)]
    for tree in trees:
        copied(tree)
    measured(folder, trees[0])
    seen, results = Seen(folder / "map", trees[0]), Results(folder / f"results-{arguments.seed}.jsonl")
    chosen = [m for m in sample(ROOT, arguments.seed, arguments.each_query, arguments.each_room)
              if not arguments.room or m.room in arguments.room]  # fmt: skip
    if arguments.control:
        paths = sorted((ROOT / "queries").rglob("*.sql"))
        chosen = [
            sql.control(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")) for path in paths
        ]
    waiting: Queue[Mutant] = Queue()
    for mutant in chosen:
        if results.to_do(mutant, arguments.browser):
            waiting.put(mutant)
    workers = [
        threading.Thread(target=work, args=(waiting, tree, seen, results, arguments)) for tree in trees
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(table(chosen, results))


def parsed() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each-query", type=int, default=2, help="faults in each query file")
    parser.add_argument("--each-room", type=int, default=14, help="faults in the Python of each room")
    parser.add_argument("--room", action="append", choices=ROOMS, help="these rooms alone")
    parser.add_argument("--longest", type=int, default=1500, help="seconds for one fault; cut is not caught")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--browser", action="store_true", help="try what was not caught in a browser too")
    parser.add_argument("--control", action="store_true", help="no fault: every query as sqlglot writes it")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "mutants")
    return parser.parse_args()


def files() -> list[Path]:
    """All files of the checkout that git knows or would take."""
    told = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, check=True, capture_output=True
    )
    return [Path(line) for line in told.stdout.decode().splitlines() if (ROOT / line).is_file()]


def state() -> str:
    """The hash of product, data and tests, but for this tool: other files, other results."""
    digest = hashlib.sha256()
    for path in files():
        if path.parts[0] in ("dashboard", "data", "queries", "tests") and path.parts[:2] != (
            "tests",
            "mutants",
        ):
            digest.update(str(path).encode() + (ROOT / path).read_bytes())
    return digest.hexdigest()[:12]


def copied(tree: Path) -> None:
    """A fresh copy of the checkout, to be broken."""
    shutil.rmtree(tree, ignore_errors=True)
    for path in files():
        (tree / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / path, tree / path)
    (tree / ".venv").symlink_to(ROOT / ".venv")


def measured(folder: Path, tree: Path) -> None:
    """Run the sound suite once and write its map; the suite must pass."""
    if (folder / "map" / "seen.json").exists():
        return
    shutil.rmtree(folder / "map", ignore_errors=True)
    (folder / "map").mkdir()
    print("Writing down which test runs which line …", flush=True)
    command = [*PYTEST, "-p", "tests.mutants.watch", "--ignore", UNMEASURED]
    done = subprocess.run(command, cwd=tree, env=environment(MUTANTS_MAP=str(folder / "map")))
    if done.returncode:
        shutil.rmtree(folder / "map")
        raise SystemExit("The suite fails as it is: nothing can be learned from it.")


def environment(**more: str) -> dict[str, str]:
    """As under CI, where random tests take the same examples each time."""
    return {**os.environ, "CI": "1", **more}


class Results:
    """What was found out, kept in a file a line each."""

    def __init__(self, path: Path) -> None:
        self.path, self.lock = path, threading.Lock()
        lines = path.read_text().splitlines() if path.exists() else []
        self.found: dict[str, dict[str, Any]] = {one["name"]: one for one in map(json.loads, lines)}

    def to_do(self, mutant: Mutant, browser: bool) -> bool:
        """Whether it was not tried yet, or not in a browser."""
        known = self.found.get(mutant.name)
        return known is None or (browser and not known["caught_by"] and not known["browser"])

    def add(self, mutant: Mutant, **found: Any) -> None:
        with self.lock:
            self.found[mutant.name] = {"name": mutant.name, "room": mutant.room, **found}
            with self.path.open("a") as file:
                file.write(json.dumps(self.found[mutant.name]) + "\n")
            print(f"{len(self.found):4}  {found['caught_by'] or 'NOT CAUGHT'}  <-  {mutant.name}", flush=True)


def work(
    waiting: "Queue[Mutant]", tree: Path, seen: Seen, results: Results, asked: argparse.Namespace
) -> None:
    """Try one fault after another in a copy of its own."""
    while True:
        try:
            mutant = waiting.get_nowait()
        except Empty:
            return
        path, began = tree / mutant.path, monotonic()
        sound = path.read_text(encoding="utf-8")
        path.write_text(mutant.text, encoding="utf-8")
        known = results.found.get(mutant.name)
        try:
            caught = "" if known else first_failure(tree, seen.order(mutant), asked.longest)
            if asked.browser and not caught:
                caught = first_failure(tree, None, asked.longest)
        finally:
            path.write_text(sound, encoding="utf-8")
        results.add(mutant, caught_by=caught, browser=asked.browser, seconds=round(monotonic() - began, 1))


def first_failure(tree: Path, tests: list[str] | None, longest: int) -> str:
    """The first test that fails, '' if none does; None for `tests` are those in a browser."""
    listed, failed = tree / ".mutants-tests", tree / ".mutants-failed"
    failed.unlink(missing_ok=True)
    if tests is None:
        arguments = [UNMEASURED]
    elif tests:
        listed.write_text(json.dumps(tests))
        arguments = ["-p", "tests.mutants.pick", *dict.fromkeys(name.partition("::")[0] for name in tests)]
    else:
        return ""
    command = [*PYTEST, "-x", "--no-header", *arguments]
    own = environment(MUTANTS_TESTS=str(listed), MUTANTS_FAILED=str(failed))
    try:
        done = subprocess.run(command, cwd=tree, env=own, capture_output=True, timeout=longest)
    except subprocess.TimeoutExpired:
        return ""
    if failed.exists():
        return failed.read_text()
    return f"(pytest ended with {done.returncode})" if done.returncode else ""


def table(chosen: list[Mutant], results: Results) -> str:
    """Share caught by room, what caught most, and what was not caught."""
    tried = [results.found[mutant.name] for mutant in chosen if mutant.name in results.found]
    lines = ["", f"{'room':10} {'faults':>6} {'caught':>6} {'share':>6}"]
    for room in (*ROOMS, "all"):
        here = [one for one in tried if room in (one["room"], "all")]
        caught = sum(bool(one["caught_by"]) for one in here)
        if here:
            lines.append(f"{room:10} {len(here):6} {caught:6} {caught / len(here):6.0%}")
    by = Counter(one["caught_by"].partition("::")[0] for one in tried if one["caught_by"])
    lines += ["", "caught by", *(f"  {n:4} {module}" for module, n in by.most_common())]
    missed = sorted(one["name"] for one in tried if not one["caught_by"])
    return "\n".join([*lines, "", "not caught", *(f"  {name}" for name in missed)])


if __name__ == "__main__":
    main()
