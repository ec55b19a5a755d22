"""What all pages and files say under many filters, kept as data, to be compared after a change inside.

    python -m tests.bench.recorded record FOLDER --filters 300 --seed 12 [--processes 2] [--data tests/fixture]
    python -m tests.bench.recorded record FOLDER --like OLD        (the very same addresses; goes on where it ended)
    python -m tests.bench.recorded compare OLD NEW

It leans on the outermost edges alone: addresses, Streamlit's AppTest, documents of a view.
"""  # noqa: E501

import argparse
import gc
import json
import os
import random
import re
import tempfile
import warnings
from functools import cache, partial
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from tests.bench import said
from tests.bench.said_files import files
from tests.bench.said_pages import page

PAGES = ("", "trends", "countries", "partners", "funders", "map", "stories", "about")
FILES_OF = 30  # filters, of which the files are recorded too
LONG = 2000  # letters of a value that lies in a file of its own, once for all pages that have it
HASH = r"\b[0-9a-f]{12,64}\b"  # of the data; it is of their files, so a new file changes it


def addresses(number: int, seed: int) -> list[dict[str, str]]:
    """Parameters of as many addresses: none, one a field, random ones; some with charts shown otherwise."""
    import hypothesis

    from dashboard.analysis import answers
    from dashboard.analysis.filters import Filters
    from dashboard.cards.names import CONTROLS, EVENT, YEAR
    from dashboard.store import database
    from tests.random_filters import filters, known, one_per_field

    with database.open_database(database.build().path) as db:
        ask = cache(partial(answers.ask, db))
        queries: list[dict[str, str]] = [{}, *(chosen.query() for chosen in one_per_field(ask))]

        @hypothesis.seed(seed)
        @hypothesis.given(filters(known(ask)))
        @hypothesis.settings(
            max_examples=2 * number, phases=[hypothesis.Phase.generate], database=None, deadline=None
        )
        def draw(chosen: Any) -> None:
            if chosen.query() not in queries:
                queries.append(chosen.query())

        draw()
        events = sorted(ask("story_table", Filters()).event_id)
    chance = random.Random(seed)
    for index, query in enumerate(queries):
        if index % 2:
            query |= {name: chance.choice(list(of)) for name, of in CONTROLS.items() if chance.random() < 0.4}
            query |= {YEAR: str(chance.randint(2012, 2025))} if chance.random() < 0.4 else {}
            query.pop("section", None)
        if index % 10 == 9:
            query[EVENT] = chance.choice(events)
    return queries[:number]


def _stored(value: Any, folder: Path) -> Any:
    """The value, long parts of it in files named like their hash."""
    if isinstance(value, dict):
        return {name: _stored(part, folder) for name, part in value.items()}
    if isinstance(value, list) and any(isinstance(part, dict) for part in value):
        return [_stored(part, folder) for part in value]
    text = json.dumps(value, ensure_ascii=False)
    if len(text) <= LONG:
        return value
    name = sha256(text.encode()).hexdigest()[:20]
    file = folder / "long" / name[:2] / f"{name}.json"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        _write(file, text)
    return {"long": name}


def _write(file: Path, text: str) -> None:
    with tempfile.NamedTemporaryFile("w", dir=file.parent, delete=False, encoding="utf-8") as whole:
        whole.write(text)
    Path(whole.name).replace(file)


def one(wanted: tuple[Path, dict[str, str]]) -> str:
    """Record what all pages say under one filter, or what their files say, as the name of the record asks."""
    file, query = wanted
    warnings.simplefilter("ignore")
    record: dict[str, Any] = {"query": query}
    if "files" in file.name:
        record["files"] = {name: files(name, query) for name in PAGES if name != "about"}
    else:
        record["pages"] = {name: page(name, query) for name in PAGES}
    _write(file, json.dumps(_stored(record, file.parent), ensure_ascii=False))
    gc.collect()
    return file.name


def record(folder: Path, queries: list[dict[str, str]], processes: int) -> None:
    """Record what is not recorded yet: all pages first, then the files of the first filters."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "addresses.json", json.dumps(queries, ensure_ascii=False, indent=1))
    wanted = {folder / f"{index:04}.json": query for index, query in enumerate(queries)}
    wanted |= {folder / f"{index:04}-files.json": query for index, query in enumerate(queries[:FILES_OF])}
    left = {file: query for file, query in wanted.items() if not file.exists()}
    with get_context("spawn").Pool(processes, maxtasksperchild=40) as pool:
        for done, name in enumerate(pool.imap_unordered(one, left.items()), 1):
            print(f"{name}: {done} of {len(left)}", flush=True)


def compare(old: Path, new: Path, but: str = "", blank: str = "") -> int:
    """Print what differs, by kind of place; returns how many places differ.

    Left out are kinds of places that the pattern `but` finds; texts that `blank` finds count as alike.
    """
    kinds: dict[str, list[str]] = {}
    alike = re.compile(f"{HASH}|{blank}" if blank else HASH)
    records = [file.name for file in sorted(old.glob("0*.json")) if (new / file.name).exists()]
    for name in records:
        before, after = (json.loads((folder / name).read_text(encoding="utf-8")) for folder in (old, new))
        for place, was, now in said.differences(_whole(before, old), _whole(after, new)):
            kind = _kind(place)
            if (but and re.search(but, kind)) or alike.sub("#", repr(was)) == alike.sub("#", repr(now)):
                continue
            lines = f"{name} {'/'.join(place)}", f"  - {said.short(was, now)}", f"  + {said.short(now, was)}"
            kinds.setdefault(kind, []).append("\n    ".join(lines))
    for kind, places in sorted(kinds.items(), key=lambda item: -len(item[1])):
        print(f"{len(places):6} {kind}", *places[:: max(1, len(places) // 3)][:3], sep="\n    ")
    total = sum(map(len, kinds.values()))
    print(f"{len(records)} records compared: {total} differences of {len(kinds)} kinds")
    return total


def _kind(place: tuple[str, ...]) -> str:
    """A place without the page, the file and the number in a row that it is of."""
    kind = "/".join(part for part in place if not part.isdecimal())
    kind = re.sub(r"^(pages|files)/[^/]*/", r"\1/", kind)
    return re.sub(r"unodc-central-asia_[\w-]+|\d+", "*", kind)


def _whole(value: Any, folder: Path) -> Any:
    if isinstance(value, list):
        return [_whole(part, folder) for part in value]
    if not isinstance(value, dict):
        return value
    if list(value) == ["long"] and (name := value["long"]):
        return said.Long(folder / "long" / name[:2] / f"{name}.json")
    return {name: _whole(part, folder) for name, part in value.items()}


def main() -> None:
    """Record, or compare two records; the exit code of a comparison is 1 if they differ."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.recorded", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    recording = commands.add_parser("record")
    recording.add_argument("folder", type=Path)
    recording.add_argument("--filters", type=int, default=300)
    recording.add_argument("--seed", type=int, default=12)
    recording.add_argument("--processes", type=int, default=2)
    recording.add_argument("--data", type=Path)
    recording.add_argument("--like", type=Path)
    comparing = commands.add_parser("compare")
    comparing.add_argument("old", type=Path)
    comparing.add_argument("new", type=Path)
    comparing.add_argument(
        "--but", default="", help="pattern of kinds of places to leave out: /look|/colours"
    )
    comparing.add_argument("--blank", default="", help="pattern of texts that count as alike: CA-[0-9A-Z]{6}")
    asked = parser.parse_args()
    if asked.command == "compare":
        raise SystemExit(bool(compare(asked.old, asked.new, asked.but, asked.blank)))
    if asked.data:
        os.environ |= {"DASHBOARD_DATA": str(asked.data.resolve())}
        os.environ |= {"DASHBOARD_BUILD": str(asked.folder.resolve() / "build")}
    if asked.like:
        queries = json.loads((asked.like / "addresses.json").read_text(encoding="utf-8"))[: asked.filters]
    else:
        queries = addresses(asked.filters, asked.seed)
    record(asked.folder, queries, asked.processes)


if __name__ == "__main__":
    from tests.bench import recorded  # by its own name: AppTest makes the app's script the module __main__

    recorded.main()
