"""Texts that XML can hold: Office and browsers refuse a whole file for one sign of another kind."""

from dashboard.charts.texts import UNDRAWABLE


def xml_text(text: object) -> str:
    """Text without the characters XML 1.0 forbids."""
    return UNDRAWABLE.sub("", str(text))
