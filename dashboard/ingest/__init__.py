"""A story becomes a proposal with the words it was read from, a decision, and rows of the data files."""
