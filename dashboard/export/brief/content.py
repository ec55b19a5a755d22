"""The brief about the one funder, country or organisation of a view: its words, numbers and pictures."""

from dataclasses import replace

from dashboard import settings
from dashboard.analysis import filter_words, gaps
from dashboard.cards import breakdowns, openings, page_list
from dashboard.cards.card import Card, View, address, only
from dashboard.cards.timeline import timeline
from dashboard.charts.fit import Figure
from dashboard.charts.key import key
from dashboard.charts.texts import one_line
from dashboard.charts.theme import LIGHT
from dashboard.export import proof, renderer
from dashboard.export.brief.page import Brief, Event, Picture
from dashboard.export.exhibit import bare, exhibit
from dashboard.export.record import Record
from dashboard.store.codes import NONE
from dashboard.words import N_, _, in_sentence, number, span

QUESTION = "brief"  # what stands in its record where a chart has its question
EVENTS = 3
KINDS = {  # field of the filter -> what a brief is called, and the column of the words that name its subject
    "funders": (N_("funder brief"), N_("Words that name the funder")),
    "countries": (N_("country brief"), N_("About")),
    "organisations": (N_("organisation brief"), N_("Words that name it")),
}
READ = N_("read from the page")  # of which facts were kept and no words
PNG_SCALE = 2.5
TIMELINE, MAP = (580, 205), (447, 290)  # px
BARS_WIDTH, NAMES_WIDTH, BAR = 420, 228, 26  # px; one width for the names of both, so that their axes align
THEMES, PARTNERS = 6, 5  # bars
Subject = tuple[str, str]  # field of the filter, and code


def subject(view: View) -> Subject | None:
    """Whom the page of a view is about, if it is about one."""
    filters = view.filters
    if view.page == "funders" and (funder := only(filters.funders)):
        return "funders", funder
    if view.page == "countries" and (organisation := only(filters.organisations)):
        return "organisations", organisation
    if view.page == "countries" and view.section == "countries":
        return ("countries", country) if (country := only(filters.countries)) else None
    return None


def record_of(view: View) -> Record:
    """The record in the PDF of a brief; its short code is of the view, and of the numbers at its top."""
    where, claimed = address(view.page, view.filters), facts(view)
    return Record(
        question=QUESTION,
        title=filter_words.in_words(view.filters, view.names),
        address=where,
        data_date=f"{view.totals.data_date.date()}",
        version=str(view.ask("data_version").iloc[0].data_hash),
        code=proof.code(QUESTION, where, claimed),
        facts=claimed,
    )


def facts(view: View) -> proof.Facts:
    """The numbers a brief claims, by the same codes in every language."""
    return {number.code: (number.label, number.value) for number in _numbers(view)}


def brief(view: View, pictures: str) -> Brief:
    """The brief of a view that is about one; `pictures` are "svg" or "png", if a browser is here."""
    about = subject(view)
    assert about is not None, "a page about nobody has no brief"
    kind, who = about
    called, words_title = KINDS[kind]
    headline, lead = page_list.opening(view)
    plain, record = view.plain(), record_of(view)  # by year, whatever the page shows
    over_time = exhibit(view.ask, timeline(plain, "kind"))
    places = breakdowns.places(plain)
    return Brief(
        kind=_(called),
        name=view.names[kind][who],
        headline=headline,
        lead=lead,
        filters=record.title,
        numbers=_numbers(view),
        timeline=_picture(over_time.card, bare(over_time.card.chart, *TIMELINE, LIGHT), pictures),
        map=_picture(places, bare(places.chart, *MAP, LIGHT), pictures),
        themes=_bars(breakdowns.THEMES.card(plain), THEMES, pictures),
        partners=_bars(breakdowns.PARTNERS.card(plain), PARTNERS, pictures),
        events=_events(view, kind, who),
        events_title=_("Latest events"),
        words_title=_(words_title),
        unknown=gaps.unknown(view.totals),
        counts=over_time.counts,
        source=_(settings.SOURCE),
        data_date=over_time.data_date,
        version=record.version[:12],
        code=record.code,
        address=record.address,
    )


def _numbers(view: View) -> tuple[openings.Number, ...]:
    kind, who = subject(view) or ("", "")
    return openings.funder_numbers(view, who) if kind == "funders" else openings.numbers(view)


def _bars(card: Card, most: int, format: str) -> Picture:
    """The first bars of a breakdown, with names of one line; the subtitle says how many there are."""
    chart = card.chart
    named = [index for index, one in enumerate(chart.categories) if one.code != NONE]
    shown = chart.only(named[:most])
    figure = bare(shown, BARS_WIDTH, BAR * len(shown.categories) + 16, LIGHT)
    layout = figure["layout"]
    layout["margin"] = {"l": NAMES_WIDTH, "t": 8, "b": 8, "r": 30}
    layout["yaxis"] |= {"ticktext": [one_line(one.name) for one in shown.categories], "automargin": False}
    about = card.subtitle
    if len(named) > most:
        about = _("The {most} of {all} with most events", most=number(most), all=number(len(named)))
    part = replace(card, chart=shown, subtitle=about, left_out="")
    return replace(_picture(part, figure, format), alt=card.alt)


def _picture(card: Card, figure: Figure, format: str) -> Picture:
    """A figure with its words; where no browser is, its numbers."""
    chart = card.chart
    drawn = renderer.available() and not chart.empty
    image = {format: renderer.render(figure, format, PNG_SCALE)} if drawn else {}
    return Picture(
        title=card.title,
        subtitle=". ".join(part.rstrip(".") for part in (card.subtitle, card.left_out) if part),
        alt=card.alt,
        svg=image.get("svg", b""),
        png=image.get("png", b""),
        key=tuple(key(chart, LIGHT)),
        rows=tuple(
            (one.dated, number(value))
            for one, value in zip(chart.categories, chart.heights(), strict=True)
            if value
        ),
        notice=card.notice,
    )


def _events(view: View, kind: str, who: str) -> tuple[Event, ...]:
    """The newest events, with the words that name a funder or an organisation, else their themes."""
    if kind == "funders":
        rows = view.ask("funder_events", view.filters, who).drop_duplicates("event_id")
        words = [_quoted(text) or _(READ) for text in rows.words.head(EVENTS)]
    else:
        rows = view.ask("story_table", view.filters, 0, EVENTS)
        words = list(rows.themes) if kind == "countries" else [_role(view, e, who) for e in rows.event_id]
    return tuple(
        Event(
            when=span(row.started_on, row.ended_on),
            title=row.title,
            where=_known(row.places, row.host_countries),
            words=said,
            url=_known(row.url),
        )
        for row, said in zip(rows.head(EVENTS).itertuples(index=False), words, strict=True)
    )


def _role(view: View, event_id: str, organisation: str) -> str:
    """The words that name an organisation in an event, else its role there."""
    rows = view.ask("event_roles", event_id)
    own = rows[rows.organisation == view.names["organisations"][organisation]]
    if own.empty:
        return ""
    role, names = own.iloc[0], view.ask("role_names").set_index("code").name
    return _quoted(role.words) or in_sentence(names[role.role])


def _quoted(words: object) -> str:
    return _("“{words}”", words=words) if isinstance(words, str) else ""


def _known(*texts: object) -> str:
    return next((text for text in texts if isinstance(text, str)), "")
