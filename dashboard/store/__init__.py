"""Data files in, one validated read-only DuckDB file out."""
