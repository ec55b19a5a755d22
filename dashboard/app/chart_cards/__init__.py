"""Which card says and does what: for each question its words, its alt text, what a click filters by."""
