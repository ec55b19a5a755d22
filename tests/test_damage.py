"""Hundreds of kinds of damage, seeded: each gives a list of problems or a build that balances."""

import csv
import io
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from dashboard.analysis import answers
from dashboard.analysis.filters import Filters
from dashboard.store import database
from dashboard.store.dataset import DataProblems, DataSet
from dashboard.store.files import Files
from dashboard.store.load import parsed
from dashboard.store.records import MODELS
from tests.conftest import FIXTURE

SEED = 20261124
FILES = {model.file: list(model.model_fields) for model in MODELS}
Raw = dict[str, bytes]

# What is put into a cell, in any column of any file.
CELLS = {
    "empty": "",
    "blank": " ",
    "hard-blank": "\u00a0",
    "word": "x",
    "capitals": "XYZ",
    "formula": "=1+1",
    "script": "<script>alert('x')</script>",
    "sql": "'); drop table events; --",
    "separator": "a; b; a",
    "half-separator": "; ",
    "negative": "-5",
    "decimal": "1.5",
    "exponent": "1e5",
    "underscored": "1_000",
    "endless": "9" * 400,
    "not-a-number": "nan",
    "infinite": "inf",
    "other-digits": "٢٠٢٤",
    "impossible-day": "2023-02-30",
    "early-year": "0000-01-01",
    "year": "2023",
    "none": "none",
    "null": "NULL",
    "emoji": "👩‍🚒",
    "right-to-left": "\u202eabc",
    "combining": "e\u0301" * 50,
    "control": "a\x0bb",
    "line-separator": "a\u2028b",
    "new-line": "a\nb",
    "carriage-return": "a\rb",
    "quote": 'a"b',
    "comma": "a,b",
    "huge": "y" * 99_999,
    "too-huge": "y" * 100_001,
}


def cell(file: str, column: str, text: str) -> Callable[[random.Random, Raw], None]:
    """Put `text` into `column` of one row, written as a proper CSV writer would."""

    def damage(rng: random.Random, raw: Raw) -> None:
        rows = list(csv.reader(io.StringIO(raw[file].decode(), newline="")))
        rows[rng.randrange(1, len(rows))][rows[0].index(column)] = text
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator="\n").writerows(rows)
        raw[file] = out.getvalue().encode()

    return damage


def lines(change: Callable[[random.Random, list[bytes]], list[bytes]]) -> Callable[..., None]:
    """Change the list of lines of a file."""

    def damage(rng: random.Random, raw: Raw, file: str) -> None:
        raw[file] = b"".join(change(rng, raw[file].splitlines(keepends=True)))

    return damage


def content(change: Callable[[random.Random, bytes], bytes]) -> Callable[..., None]:
    """Change the bytes of a file."""

    def damage(rng: random.Random, raw: Raw, file: str) -> None:
        raw[file] = change(rng, raw[file])

    return damage


def remove(_: random.Random, raw: Raw, file: str) -> None:
    del raw[file]


def swap_files(rng: random.Random, raw: Raw, file: str) -> None:
    other = rng.choice([name for name in raw if name != file])
    raw[file], raw[other] = raw[other], raw[file]


def drop(rng: random.Random, rows: list[bytes]) -> list[bytes]:
    at = rng.randrange(1, len(rows))
    return rows[:at] + rows[at + 1 :]


def put_in(line: bytes) -> Callable[[random.Random, list[bytes]], list[bytes]]:
    def change(rng: random.Random, rows: list[bytes]) -> list[bytes]:
        at = rng.randrange(1, len(rows))
        return [*rows[:at], line, *rows[at:]]

    return change


def names(header: bytes) -> list[bytes]:
    return header.strip().split(b",")


def insert(value: bytes) -> Callable[[random.Random, bytes], bytes]:
    def change(rng: random.Random, raw: bytes) -> bytes:
        at = rng.randrange(len(raw))
        return raw[:at] + value + raw[at:]

    return change


def flip(rng: random.Random, raw: bytes) -> bytes:
    at = rng.randrange(len(raw))
    return raw[:at] + bytes([raw[at] ^ (1 << rng.randrange(8))]) + raw[at + 1 :]


# What is done to a file as a whole.
WHOLE = {
    "missing": remove,
    "swapped": swap_files,
    "empty": content(lambda rng, raw: b""),
    "blank": content(lambda rng, raw: b"\n\n\n"),
    "header-alone": lines(lambda rng, rows: rows[:1]),
    "no-header": lines(lambda rng, rows: rows[1:]),
    "header-twice": lines(lambda rng, rows: [rows[0], *rows]),
    "row-gone": lines(drop),
    "row-twice": lines(lambda rng, rows: [*rows, rng.choice(rows[1:])]),
    "rows-shuffled": lines(lambda rng, rows: [rows[0], *rng.sample(rows[1:], len(rows) - 1)]),
    "row-half": lines(lambda rng, rows: [*rows[:-1], rows[-1][: len(rows[-1]) // 2]]),
    "blank-line": lines(put_in(b"\n")),
    "blank-line-last": lines(lambda rng, rows: [*rows, b"\n"]),
    "comment": lines(put_in(b"# a note\n")),
    "surplus-comma": lines(lambda rng, rows: [*rows[:-1], rows[-1].rstrip() + b",\n"]),
    "no-last-line-end": content(lambda rng, raw: raw.rstrip(b"\n")),
    "crlf": content(lambda rng, raw: raw.replace(b"\n", b"\r\n")),
    "cr-alone": content(lambda rng, raw: raw.replace(b"\n", b"\r")),
    "mixed-line-ends": content(lambda rng, raw: raw.replace(b"\n", b"\r\n", 3)),
    "bom": content(lambda rng, raw: b"\xef\xbb\xbf" + raw),
    "bom-twice": content(lambda rng, raw: b"\xef\xbb\xbf" * 2 + raw),
    "utf-16": content(lambda rng, raw: raw.decode().encode("utf-16")),
    "cp1251": content(lambda rng, raw: raw.decode().encode("cp1251", "replace")),
    "latin-1": content(lambda rng, raw: raw.decode().encode("latin-1", "replace")),
    "twice-encoded": content(lambda rng, raw: raw.decode("latin-1").encode()),
    "semicolons": content(lambda rng, raw: raw.replace(b",", b";")),
    "tabs": content(lambda rng, raw: raw.replace(b",", b"\t")),
    "no-quotes": content(lambda rng, raw: raw.replace(b'"', b"")),
    "quotes-doubled": content(lambda rng, raw: raw.replace(b'"', b'""')),
    "typographic-quotes": content(lambda rng, raw: raw.replace(b'"', "“".encode())),
    "a-quote": content(insert(b'"')),
    "a-comma": content(insert(b",")),
    "a-line-end": content(insert(b"\n")),
    "a-carriage-return": content(insert(b"\r")),
    "a-nul": content(insert(b"\x00")),
    "a-broken-byte": content(insert(b"\xff")),
    "a-blank": content(insert(b" ")),
    "a-separator": content(insert(b"; ")),
    "a-flipped-bit": content(flip),
    "cut-off": content(lambda rng, raw: raw[: rng.randrange(len(raw))]),
    "twice": content(lambda rng, raw: raw * 2),
    "zip": content(lambda rng, raw: b"PK\x03\x04" + raw),
    "conflict": lines(put_in(b"<<<<<<< HEAD\n")),
    "upper-header": lines(lambda rng, rows: [rows[0].upper(), *rows[1:]]),
    "quoted-header": lines(lambda rng, rows: [b'"' + b'","'.join(names(rows[0])) + b'"\n', *rows[1:]]),
    "columns-swapped": lines(lambda rng, rows: [b",".join(names(rows[0])[::-1]) + b"\n", *rows[1:]]),
}


def damaged(kind: str, file: str, column: str, rng: random.Random, raw: Raw) -> None:
    if column:
        cell(file, column, CELLS[kind])(rng, raw)
    else:
        WHOLE[kind](rng, raw, file)


KINDS = [(kind, file, column) for file in FILES for column in FILES[file] for kind in CELLS]
KINDS += [(kind, file, "") for file in FILES for kind in WHOLE]
ORIGINAL: Raw = {file: (FIXTURE / file).read_bytes() for file in FILES}


BUILT_ALONE = ("events.csv", "event_organisations.csv")
EVERYTHING = Filters(roles=("lead", "partner", "mentioned"))


def write(folder: Path, raw: Raw) -> Path:
    folder.mkdir(exist_ok=True)
    for file in FILES:
        (folder / file).unlink(missing_ok=True)
        if file in raw:
            (folder / file).write_bytes(raw[file])
    return folder


def read(raw: Raw) -> DataSet:
    """The data files as they would be read, without a disk."""
    missing = {file: "is missing" for file in FILES if file not in raw}
    return parsed(Files({file: raw[file] for file in FILES if file in raw}, missing))


def independent_count(content: bytes) -> int:
    """Rows of a file as another reader sees them; it knows nothing of ours."""
    return len(pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False, skip_blank_lines=False))


def counts_in(path: Path) -> dict[str, int]:
    with duckdb.connect(str(path), read_only=True) as db:
        return {file: db.table(Path(file).stem).shape[0] for file in FILES}


@pytest.mark.parametrize("file", FILES)
def test_damage_is_named_or_harmless_and_no_row_is_lost(tmp_path: Path, file: str) -> None:
    """Each kind alone. Harmless kinds pile up on one copy, which is built now and then."""
    rng = random.Random(f"{SEED}{file}")
    target = tmp_path / "build"
    good = database.build(write(tmp_path / "data", ORIGINAL), target).path
    found: Counter[str] = Counter()
    harmless = dict(ORIGINAL)

    def build(raw: Raw) -> None:
        folder = write(tmp_path / "data", raw)
        built = database.build(folder, target, accept_loss=True)
        loaded = counts_in(built.path)
        assert loaded == {file: independent_count(raw[file]) for file in FILES}
        with database.open_database(built.path) as db:  # and it answers
            shown = len(answers.ask(db, "story_table", EVERYTHING))
            assert shown == answers.ask(db, "totals", EVERYTHING).events[0]
            assert shown == loaded["events.csv"]

    for kind, own_file, column in KINDS:
        if own_file != file:
            continue
        raw = dict(ORIGINAL)
        damaged(kind, file, column, rng, raw)
        data = read(raw)
        problems = data.problems
        found["named" if problems else "harmless"] += 1
        for problem in problems:
            assert problem.file in FILES and problem.line >= 1 and problem.message, kind
            assert len(str(problem)) < 500 and "Traceback" not in str(problem), kind
        if problems:
            continue
        assert len(data.records[file]) == independent_count(raw[file]), kind
        if not column:
            if file in BUILT_ALONE:
                build(raw)
            continue
        if kind == "huge":  # piled up it would only make the rest slow
            continue
        before = dict(harmless)
        damaged(kind, file, column, rng, harmless)
        if read(harmless).problems:
            harmless = before  # harmless alone, but not beside the others
    build(harmless)
    assert found["named"] > 50 and found["harmless"] > 5, found

    # After all that, the first database is the one in use as soon as its data are back.
    folder = write(tmp_path / "data", ORIGINAL)
    assert database.build(folder, target, accept_loss=True).path == good
    assert database.current(folder, target) == good


def test_a_refused_build_says_why_and_keeps_the_last_good_one(tmp_path: Path) -> None:
    rng = random.Random(SEED)
    target = tmp_path / "build"
    good = database.build(write(tmp_path / "data", ORIGINAL), target).path
    refused, left = 0, sorted(path.name for path in target.iterdir())
    for kind, file, column in rng.sample(KINDS, 60):
        raw = dict(ORIGINAL)
        damaged(kind, file, column, rng, raw)
        if not read(raw).problems:
            continue
        folder = write(tmp_path / "data", raw)
        with pytest.raises(DataProblems) as error:
            database.build(folder, target)
        refused += 1
        assert error.value.problems == sorted(set(error.value.problems))
        assert str(error.value).count("data/") >= len(error.value.problems)
        assert database.current(folder, target) == good
        assert sorted(path.name for path in target.iterdir()) == left
    assert refused > 30


def test_several_kinds_at_once_are_named_or_harmless() -> None:
    rng = random.Random(SEED + 1)
    for _ in range(200):
        raw = dict(ORIGINAL)
        for kind, file, column in rng.sample(KINDS, 3):
            try:
                damaged(kind, file, column, rng, raw)
            except (KeyError, ValueError, IndexError, UnicodeDecodeError, csv.Error):
                continue  # the damage before left nothing for this one to damage
        problems = read(raw).problems
        assert all(problem.line >= 1 for problem in problems)
