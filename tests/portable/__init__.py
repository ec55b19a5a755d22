"""Every question on a second, distributed engine: Spark, from the same files, with the same answers."""
