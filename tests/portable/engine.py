"""Spark over the tables of a built database, one Parquet file each."""

from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
from pyspark.sql import SparkSession

from tests.portable import for_spark
from tests.portable.for_spark import Schema
from tests.portable.written_out import created

SETTINGS = {
    "spark.driver.memory": "3g",
    "spark.log.level": "ERROR",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "4",
    "spark.ui.enabled": "false",
}


def schema(db: duckdb.DuckDBPyConnection) -> Schema:
    """The type of each column in the words of DuckDB, by table or view."""
    tables = {name: db.table(name) for name in [*created("TABLE"), *created("VIEW")]}
    return {name: dict(zip(one.columns, map(str, one.types), strict=True)) for name, one in tables.items()}


class Spark:
    """A session on this machine alone, which reads the tables and knows the views."""

    def __init__(self, db: duckdb.DuckDBPyConnection, folder: Path) -> None:
        self.session, self.schema = _session(), schema(db)
        for name in created("TABLE"):
            file = folder / f"{name}.parquet"
            db.table(name).write_parquet(str(file))
            self.session.read.parquet(str(file)).createOrReplaceTempView(name)
        for name, sql in for_spark.views(self.schema).items():
            self.session.sql(sql).createOrReplaceTempView(name)

    def rows(self, sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
        """The names of the columns and the rows of a statement."""
        answer = self.session.sql(sql)
        return answer.columns, [tuple(row) for row in answer.collect()]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: type | None, _error: Exception | None, _trace: TracebackType | None) -> None:
        self.session.stop()


def _session() -> SparkSession:
    builder = SparkSession.builder.master("local[*]").appName("portable")
    return builder.config(map=SETTINGS).getOrCreate()
