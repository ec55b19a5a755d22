"""The names of all that can be chosen, and the view that an address shows."""

from urllib.parse import parse_qsl, urlsplit

from dashboard.analysis import filter_words
from dashboard.analysis.filters import LISTS, Filters, from_query
from dashboard.cards.card import Ask, View

DIMENSIONS = {**LISTS, "language": "languages", "organisation": "organisations"}
Names = dict[str, dict[str, str]]  # field of Filters -> code -> name


def options(ask: Ask) -> Names:
    """What can be chosen, in the order of the lists; `taking_part` are countries that took part."""
    rows = ask("filter_options")
    return {
        DIMENSIONS.get(dimension, dimension): dict(zip(part.code, part.name_, strict=True))
        for dimension, part in rows.rename(columns={"name": "name_"}).groupby("dimension", sort=False)
    }


def known(options: Names) -> Names:
    """All that may stand in an address."""
    return options | {
        "countries": options["taking_part"] | options["countries"],
        "roles": dict(filter_words.ROLES),
    }


def view_at(ask: Ask, address: str) -> tuple[View, list[str]]:
    """The view an address shows, with or without a host, and what in it is not known in these data."""
    names = known(options(ask))
    try:
        parts = urlsplit(address.strip())
    except ValueError:  # such as http://[
        return View(ask, Filters(), names, address), [address]
    query = dict(parse_qsl(parts.query))
    filters, ignored = from_query(query, names)
    return View(ask, filters, names, parts.path.strip("/"), query), ignored
