"""Random filters for hypothesis: every field, known codes only, in their one form."""

from datetime import date

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from dashboard.analysis.filters import LISTS, Filters, tidy
from dashboard.cards.card import Ask

# Dimension of filter_options -> field of Filters, where it is not the parameter of the address.
FIELDS = {
    "country": "countries", "taking_part": "countries", "language": "languages",
    "organisation": "organisations",
}  # fmt: skip
SEARCHES = [""] * 20 + ["training", "Customs  TALKS", "ташкент", "ё", "é", "'", "%", "<script>", "unodc"]


def known(ask: Ask) -> dict[str, list[str]]:
    """The codes there are, by field of Filters."""
    found: dict[str, list[str]] = {name: [] for name in LISTS.values()}
    for row in ask("filter_options").itertuples():
        field = FIELDS.get(row.dimension) or LISTS[row.dimension]
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

    start = st.none() | st.dates(date(2016, 1, 1), date(2024, 3, 31))
    end = st.none() | st.dates(date(2023, 7, 1), date(2026, 12, 31))
    lists = {field: some(field) for field in LISTS.values() if field != "roles"}
    role = st.sampled_from(["lead", "partner", "mentioned"])
    return st.builds(
        Filters,
        date_from=start,
        date_to=end,
        undated=st.booleans(),
        taking_part=st.booleans(),
        only_languages=st.booleans(),
        roles=st.lists(role, min_size=1, unique=True).map(tuple),
        new_since=st.none() | st.sampled_from([date(2024, 6, 1), date(2024, 12, 1), date(2026, 11, 25)]),
        words=st.sampled_from(SEARCHES) if words is None else words,
        **lists,
    ).map(tidy)


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
    for dimension, part in options[~options.code.isin(["none", "other", "online"])].groupby("dimension"):
        field = FIELDS.get(str(dimension)) or LISTS[str(dimension)]
        best = str(part.code[part.events.idxmax()])
        found.append(tidy(Filters(**{field: (best,)}, taking_part=dimension == "taking_part")))
    return tuple(found)
