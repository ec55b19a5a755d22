"""The one-page brief about a funder, country or organisation, as PDF and as Word file."""
