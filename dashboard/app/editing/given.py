"""Words of the story that a person gives to a field: what they say is read from them alone."""

import streamlit as st

from dashboard.app.editing import choices, kept, story_text
from dashboard.app.editing.fields import ROLES
from dashboard.ingest.article import Article
from dashboard.ingest.dates import dates
from dashboard.ingest.folded import folded
from dashboard.ingest.people import counts
from dashboard.ingest.proposal import Proposal
from dashboard.ingest.tables import Tables
from dashboard.words import _

MOST_WORDS = 12


def give(story: str, proposal: Proposal, tables: Tables) -> None:
    """Put what the selected words say into the field they were given to; for callbacks."""
    field, span = story_text.given()
    words = span.of(proposal.article.words).strip()
    if field in ROLES:
        _body(story, field, words, tables)
    elif field == "date":
        _date(story, words, proposal.article)
    elif field == "participants":
        found = next(counts(folded(f"{words} participants")), None)
        _put_or_say(story, "participants", str(found.people) if found else "", words)
    elif field in ("where", "countries"):
        _places(story, field, words, tables)
    else:
        st.toast(_("Choose the value in the form: these words are not read for it."))


def _date(story: str, words: str, article: Article) -> None:
    found = next(iter(dates(words, article.published_on)), None)
    year = found.year if found and found.year else int(article.published_on[:4] or 0)
    if not found or not year:
        _put_or_say(story, "started_on", "", words)
        return
    kept.put(story, "started_on", found.starts(year))
    kept.put(story, "ended_on", found.ends(year))
    kept.put(story, "date_basis", "stated" if found.year and not found.is_loose else "inferred")


def _places(story: str, field: str, words: str, tables: Tables) -> None:
    named = tables.named(words)
    places = [code for one in named for code in one.places[:1]]
    countries = [code for one in named for code in one.countries[:1]]
    countries += [tables.places[code]["country"] for code in places]
    if not countries:
        _put_or_say(story, field, "", words)
        return
    if field == "where":
        _join(story, "places", places)
        _join(story, "host_countries", countries)
    _join(story, "countries", countries)


def _body(story: str, role: str, words: str, tables: Tables) -> None:
    quoted = " ".join(words.split()[:MOST_WORDS])
    codes = list(dict.fromkeys(one.organisations[0] for one in tables.named(words) if one.organisations))
    for code in codes:
        choices.add(story, role, code, quoted)
    if not codes:
        st.session_state[choices.ASKED] = (words, role)


def _join(story: str, column: str, codes: list[str]) -> None:
    kept.put(story, column, list(dict.fromkeys([*kept.value(story, column), *codes])))


def _put_or_say(story: str, column: str, found: str, words: str) -> None:
    if found:
        kept.put(story, column, found)
    else:
        st.toast(_("Nothing was read from “{words}”.", words=words[:60]))
