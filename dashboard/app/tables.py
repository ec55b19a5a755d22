"""Tables as HTML, their cells made harmless by who gives them."""

from collections.abc import Iterable

from dashboard.app.text import escaped


def table(titles: Iterable[str], body: Iterable[Iterable[str]], look: str = "plain") -> str:
    """An HTML table; titles and cells are HTML already, `look` is its class in style.css."""
    heads = "".join(f"<th>{title}</th>" for title in titles)
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in body)
    head = f"<thead><tr>{heads}</tr></thead>" if heads else ""
    return f'<table class="{look}">{head}<tbody>{lines}</tbody></table>'


def quiet(text: object) -> str:
    """A text that stands back."""
    return f'<span class="quiet">{escaped(text)}</span>'
