"""Buttons that copy a text, as HTML; copy.js is what of them runs in the browser."""

from dashboard import settings
from dashboard.app.text import escaped
from dashboard.words import _

ADDRESS = "{address}"  # in a text: in its place stands the address of the page, as it is when copied


def button(name: str, text: str, done: str, short: str = "") -> str:
    """Copies a text, then says `done` in the status beside it; `short` is its name on a phone."""
    narrow = f'<span class="short">{escaped(short)}</span>' if short else ""
    copied = escaped(_("Copied"))
    return (
        f'<button data-copy="{escaped(text)}" data-site="{escaped(settings.public(""))}" '
        f'data-said="{escaped(done)}" aria-label="{escaped(name)}">'
        f'<span>{escaped(name)}</span>{narrow}<span class="copied">{copied}</span></button>'
    )
