"""Breaks the product in many small ways, one at a time, and tells which the tests catch: `make mutants`."""
