"""What the tests of partners share."""

ALL_RANKS = 1000
