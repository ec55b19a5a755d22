"""Text made harmless for the two languages Streamlit shows: HTML and Markdown."""

import html
import re


def escaped(text: object) -> str:
    """Text for HTML."""
    return html.escape(str(text))


def plain(text: str) -> str:
    """Text for a Markdown label, shown letter by letter."""
    return re.sub(r"([\\`*_{}\[\]()<>#+\-.!|~$:=])", r"\\\1", text)


def link(url: object, words: str) -> str:
    """An HTML link that opens beside the dashboard; only the words if it is no web address."""
    if not isinstance(url, str) or not url.startswith(("https://", "http://")):
        return escaped(words)
    return f'<a href="{escaped(url)}" target="_blank" rel="noopener noreferrer">{escaped(words)}</a>'


def outward(url: object, words: str) -> str:
    """The same with an arrow that says so."""
    found = link(url, words)
    return found.replace("</a>", '\u00a0<span aria-hidden="true">↗</span></a>')
