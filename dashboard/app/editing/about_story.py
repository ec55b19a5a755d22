"""What is known about a story besides its text: who published it, when and where; the person mends it."""

from dataclasses import replace

import streamlit as st

from dashboard.app.editing import desk, kept
from dashboard.app.text import escaped, outward
from dashboard.ingest.article import Article
from dashboard.words import N_, _

PARTS = {
    "headline": N_("Headline, as published"),
    "publisher": N_("Publisher"),
    "published_on": N_("Published on (2024-03-26)"),
    "url": N_("Address"),
}


def draw(story: str, place: int, article: Article, read: dict[str, str]) -> None:
    """A line about the story and, folded, the fields to mend it; `read` has its language and publisher."""
    language, publisher = read["language"].upper(), article.publisher or read["publisher"]
    parts = [f"<b>{escaped(language)}</b>"] if language else []
    parts.append(escaped(publisher or _("publisher not known")))
    published = _("published {day}", day=article.published_on) if article.published_on else ""
    parts.append(escaped(published or _("day of publication not known")))
    parts += [outward(article.url, _("open"))] if article.url else []
    line = " · ".join(parts)
    st.html(f'<p class="about-story">{line}</p>')
    missing = not (article.headline and publisher and article.published_on)
    opened = st.session_state.setdefault(f"add-about-{story}", missing)  # it does not fold while one types
    with st.expander(_("About the story"), expanded=opened):
        for part, label in PARTS.items():
            known = getattr(article, part) or (publisher if part == "publisher" else "")
            key = f"add-about-{story}-{part}"
            st.text_input(_(label), value=known, key=key, on_change=_mend, args=(story, place, part, key))


def _mend(story: str, place: int, part: str, key: str) -> None:
    lying = desk.opened()
    told = replace(lying[place].article, **{part: st.session_state[key].strip()})
    desk.keep(desk.told_anew(lying, place, told))
    kept.forget(story)  # what follows from it is read anew
