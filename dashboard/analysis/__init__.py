"""Questions and what they mean: filters, answers, sentences."""
