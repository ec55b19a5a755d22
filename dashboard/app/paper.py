"""What stands on paper alone: the margins of its sheets, the foot with source and address."""

import functools
import json
from datetime import date, datetime

import streamlit as st

from dashboard import settings
from dashboard.app import page
from dashboard.app.text import escaped
from dashboard.cards import compare, page_list
from dashboard.cards.card import View
from dashboard.charts.theme import FONT, LIGHT, Palette
from dashboard.export import qr
from dashboard.export.exhibit import counts
from dashboard.words import N_, _, day, in_sentence, joined, stressed

TYPE = f"font: 8.5pt {FONT}; color: {LIGHT.second};"
PAGES = '@bottom-right { content: counter(page) " / " counter(pages) }'
# Of a dark screen figures and keys turn light with their hues kept; all else takes the colours of light.
INVERTED = ".on-paper :is(.main-svg, .legend i, .size-key i) { filter: invert(1) hue-rotate(180deg) }"


def draw_margins(palette: Palette, data_date: date) -> None:
    """The head and foot of each sheet; a screen of any palette is light on paper."""
    today = datetime.now().astimezone().date()  # the day where the server stands
    st.html(_margins(palette, data_date, today))


@functools.cache
def _margins(palette: Palette, data_date: date, today: date) -> str:
    texts = {
        "top-left": f"{_(settings.PRODUCT)} · {in_sentence(_(settings.ABOUT))}",
        "top-right": _("Data to {day} · printed {today}", day=day(data_date), today=day(today)),
        "bottom-left": joined(_(settings.SOURCE), _(settings.LICENCE)),
    }
    boxes = "".join(
        f"@{place} {{ content: {json.dumps(text, ensure_ascii=False)} }}" for place, text in texts.items()
    )
    light = page.palette_css(LIGHT, ":root.on-paper") + f"<style>{INVERTED}</style>"
    return f"<style>@page {{ {TYPE} {boxes} {PAGES} }}</style>{light if palette is not LIGHT else ''}"


def draw_foot(view: View) -> None:
    """How many events, the notice, and the address of the page, to be typed or scanned."""
    address = settings.public(page_list.address(view))
    picture = f'<img src="{qr.source(address)}" alt="">' if qr.source(address) else ""
    totals = compare.together(view) if view.sides else view.totals
    counted = f"<b>{escaped(counts(totals))}.</b> {escaped(_(settings.MAP_NOTICE))}"
    before, shown, after = map(escaped, stressed(N_("Address of this page: **{address}**"), address=address))
    said = f"{counted}<br>{before}<code>{shown}</code>{after}"
    st.html(f'<div class="paper paper-foot">{picture}<p>{said}</p></div>')
