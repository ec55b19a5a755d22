"""Ask every question of DuckDB and of Spark and compare: `python -m tests.portable`, or `make portable`.

A row a question, a column a filter: how many rows are equal in both, all switches of the question together,
or that they differ, Spark fails, or the question cannot be translated. Ends with 1 unless all is equal.
"""

import argparse
import tempfile
from functools import partial
from pathlib import Path

import duckdb
from pyspark.sql import SparkSession

from dashboard import settings
from dashboard.analysis import answers
from dashboard.store import database, sqlfiles
from tests.bench import synthetic
from tests.portable import cases, engine
from tests.portable.compared import Outcome, compared
from tests.portable.for_spark import schema_of

FEW = ("all", "narrow")  # the filters under which invented events are asked for


def main() -> int:
    """Compare on the real data and on invented ones; a table of each."""
    parser = argparse.ArgumentParser(prog="python -m tests.portable", description=__doc__)
    parser.add_argument("questions", nargs="*", help="these alone")
    parser.add_argument("--events", type=int, default=100_000, help="how many are invented")
    asked = parser.parse_args()
    questions, spark = asked.questions or sqlfiles.names(), engine.started()
    with tempfile.TemporaryDirectory() as folder:
        real, large = Path(folder, "real"), Path(folder, "large.duckdb")
        built = database.build(settings.data_dir(), real).path
        wrong = _compared(spark, built, questions, random=True)
        synthetic.write(large, settings.data_dir(), asked.events)
        wrong += _compared(spark, large, questions, random=False)
    spark.stop()
    return int(wrong > 0)


def _compared(spark: SparkSession, path: Path, questions: list[str], random: bool) -> int:
    """Print the table of one database; how many of its outcomes are not equal."""
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(str(path), read_only=True) as db:
        engine.load(spark, db, Path(folder))
        ask, schema = partial(answers.ask, db), schema_of(db)
        filters = cases.with_random(ask) if random else {name: cases.FILTERS[name] for name in FEW}
        print(
            f"\n{ask('data_version').events[0]:,} events, DuckDB {duckdb.__version__}, Spark {spark.version}"
        )
        for name, chosen in filters.items():
            print(f"  {name}: {chosen.query() or 'no filter'}")
        print(_line("question", [*filters], "DuckDB s", "Spark s"), flush=True)
        switches = cases.switches(ask)
        for question in questions:
            given = cases.asked(question, switches.get(question, [{}]), filters)
            found = [compared(db, partial(engine.answer, spark), schema, question, one) for one in given]
            print(_row(question, found, len(filters)), flush=True)
            wrong += [f"{question} {one.verdict}: {one.why}" for one in found if one.why]
    print("\n".join(wrong) or "all equal", flush=True)
    return len(wrong)


def _row(question: str, found: list[Outcome], filters: int) -> str:
    """A question in the table: rows compared under each filter, seconds of each engine."""
    cells = [f"{one.rows:,}" if one.verdict == "equal" else one.verdict for one in found]
    seconds = sum(one.seconds for one in found), sum(one.other_seconds for one in found)
    return _line(question, cells + [""] * (filters - len(found)), *(f"{one:.2f}" for one in seconds))


def _line(name: str, cells: list[str], *seconds: str) -> str:
    return name.ljust(22) + "".join(cell.rjust(9) for cell in (*cells, *seconds))


if __name__ == "__main__":
    raise SystemExit(main())
