"""Random filters for hypothesis: every field, known codes only, in their one form."""

from datetime import date
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from dashboard.analysis.filters import FACETS, LISTS, Facet, Filters, tidy
from dashboard.cards.card import Ask
from dashboard.cards.names import DIMENSIONS
from dashboard.store.codes import GROUPS, UNODC_ROLES

FIELDS = {**DIMENSIONS, "taking_part": "countries"}  # dimension of filter_options -> field of Filters
DAYS = {
    "date_from": st.dates(date(2016, 1, 1), date(2024, 3, 31)),
    "date_to": st.dates(date(2023, 7, 1), date(2026, 12, 31)),
    "new_since": st.sampled_from([date(2024, 6, 1), date(2024, 12, 1), date(2026, 11, 25)]),
}
SEARCHES = [""] * 20 + ["training", "Customs  TALKS", "ташкент", "ё", "é", "'", "%", "<script>", "unodc"]


def known(ask: Ask) -> dict[str, list[str]]:
    """The codes there are, by field of Filters."""
    found: dict[str, list[str]] = {facet.field: [] for facet in LISTS}
    for row in ask("filter_options").itertuples():
        field = FIELDS[row.dimension]
        if row.code not in found[field]:
            found[field].append(row.code)
    return found


def filters(
    codes: dict[str, list[str]], words: st.SearchStrategy[str] | None = None
) -> st.SearchStrategy[Filters]:
    """Filters that choose among `codes`; mostly few dimensions at once, so that events remain."""

    def some(field: str) -> st.SearchStrategy[tuple[str, ...]]:
        chosen = st.lists(st.sampled_from(codes[field]), max_size=3, unique=True).map(tuple)
        return st.integers(0, 5).flatmap(lambda n: chosen if n == 5 else st.just(()))

    def values(facet: Facet) -> st.SearchStrategy[Any]:
        match facet.takes:
            case "day":
                return st.none() | DAYS[facet.field]
            case "switch":
                return st.booleans()
            case "codes":
                return some(facet.field)
            case "role":
                return st.lists(st.sampled_from(UNODC_ROLES), min_size=1, unique=True).map(tuple)
        return st.sampled_from(SEARCHES) if words is None else words

    return st.builds(Filters, **{facet.field: values(facet) for facet in FACETS}).map(tidy)


def drawn(ask: Ask, number: int) -> tuple[Filters, ...]:
    """So many random filters; the same ones each time under CI, new ones at a desk."""
    found: list[Filters] = []

    @given(filters(known(ask)))
    @settings(max_examples=number, phases=[Phase.generate], database=None)
    def draw(chosen: Filters) -> None:
        found.append(chosen)

    draw()
    return tuple(dict.fromkeys(found))


def one_per_field(ask: Ask) -> tuple[Filters, ...]:
    """A filter a field, with its code of most events: so each field is tried with events left."""
    options = ask("filter_options")
    found = []
    for dimension, part in options[~options.code.isin(GROUPS)].groupby("dimension"):
        field = FIELDS[str(dimension)]
        best = str(part.code[part.events.idxmax()])
        found.append(tidy(Filters(**{field: (best,)}, taking_part=dimension == "taking_part")))
    return tuple(found)
