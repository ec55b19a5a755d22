"""Spark on this machine, over the tables of a built database: one Parquet file each."""

from pathlib import Path
from typing import Any

from pyspark.sql import SparkSession

from dashboard.analysis.answers import Database
from tests.portable import for_spark
from tests.portable.written_out import created

SETTINGS = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.memory": "3g",
    "spark.log.level": "OFF",
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    # Many small statements: plan and start quickly, compile little.
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.shuffle.partitions": "2",
}


def started() -> SparkSession:
    """A session that uses all cores of this machine; `stop()` ends it."""
    return SparkSession.builder.master("local[*]").appName("portable").config(map=SETTINGS).getOrCreate()


def load(spark: SparkSession, db: Database, folder: Path) -> None:
    """Write the tables of a database into a folder, and have Spark read them and know the views."""
    for name in created("TABLE"):
        file = str(folder / f"{name}.parquet")
        db.table(name).write_parquet(file)
        spark.read.parquet(file).createOrReplaceTempView(name)
    for name, sql in for_spark.views(for_spark.schema_of(db)).items():
        spark.sql(sql).createOrReplaceTempView(name)


def answer(spark: SparkSession, sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The names of the columns and the rows of a statement."""
    found = spark.sql(sql)
    return found.columns, [tuple(row) for row in found.collect()]
