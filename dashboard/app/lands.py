"""The land beneath a map of a page: pictures that a visit has once, laid over each other."""

from dashboard.cards.card import Card
from dashboard.charts import frames, outlines


def css(card: Card, narrow: bool) -> str:
    """The CSS of one map: its pictures, the uppermost first; where it is `narrow`, only the five states."""
    shades = outlines.shades(dict(card.chart.lands))
    names = ["lakes", *(code for code, times in shades.items() for _time in range(times)), "map"]
    size, width = "contain", "none"
    if narrow:
        size, width = f"{100 * frames.beyond():.2f}% auto", f"{frames.PHONE}px"
    pictures = ",".join(f"var(--land-{name})" for name in names)
    own = f"--lands:{pictures};--land-size:{size};--land-width:{width}"
    return f"<style>.st-key-card-{card.id}{{{own}}}</style>"
