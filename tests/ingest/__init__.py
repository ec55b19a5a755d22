"""Reading stories, judging and writing them, without a browser."""
