"""No word is said past the catalogue: what analysis says, in a language nobody speaks (tests/pseudo.py)."""

from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest

from dashboard.analysis import changes, filter_words, gaps, headlines, periods, phrases, presets, words
from dashboard.analysis.filters import FACETS, Filters, tidy
from dashboard.analysis.periods import period_days
from dashboard.analysis.templates import HEADLINES_OF_KIND, SUBJECTS
from dashboard.cards import names, page_list
from dashboard.cards.card import Ask
from dashboard.store import database
from dashboard.store.codes import GROUPS
from dashboard.words import partial_day, span
from tests import pseudo
from tests.random_filters import drawn, known
from tests.remember import remembered
from tests.sentences import NOTHING, first, totals, years
from tests.test_bare_cards import COMPARED


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Questions of the small data set in strange letters, asked and answered in the strange language."""
    folder = tmp_path_factory.mktemp("strange")
    with pytest.MonkeyPatch.context() as patch:
        pseudo.speak(patch, folder)
        path = database.build(pseudo.data(folder / "data"), folder / "build").path
        with database.open_database(path) as connection:
            yield remembered(connection)


def headlines_of(ask: Ask, chosen: Filters, known: names.Names) -> Iterator[str]:
    total = totals(ask, chosen)
    yield "".join(headlines.headline(total, chosen, known))
    yield from ("".join(headlines.headline(total, chosen, known, before=(n, chosen))) for n in (1, 2))
    for subject in SUBJECTS:
        holes = {"name": "", "hosted": "", "took_part": ""}
        yield "".join(headlines.headline(total, chosen, known, subject, **holes))


def findings(ask: Ask, chosen: Filters) -> Iterator[str]:
    total = totals(ask, chosen)
    yield words.lead(total, ask("totals_by_year", chosen))
    both = periods.compared(chosen, total.data_date.date())
    yield changes.change(ask("period_change", *both), "", "", [2024]) if both else changes.no_comparison()
    yield changes.change(ask("period_change", chosen, Filters()), "", "")
    yield changes.change(ask("period_change", Filters(), chosen), "", "")
    yield words.lag(ask("by_lag", chosen))
    yield words.partners(ask("partners_by_year", chosen))
    yield words.about(total, ask("by_theme", chosen))
    yield words.hosted_by(ask("by_host", chosen))
    yield words.latest(ask("story_table", chosen, 0, 1))
    yield words.supported(first(ask("funder_profile", chosen, "us")))
    profile = first(ask("funder_profile", chosen, "us"))
    yield words.funders_stated(profile.stated, profile.events)
    yield words.stated_funders(total, ask("by_funder", chosen))
    yield words.roles(ask("by_role", chosen, "uz-moi"))
    yield gaps.unknown(total)
    yield from gaps.left_out(total)
    yield gaps.without_town(ask("by_host", chosen), int(total.unplaced))


def by_hand() -> Iterator[str]:
    """What the small data set is too small to let be said."""
    for n in (1, 2):
        held_back = dict.fromkeys(("lead", "partner", "mentions", "undecided"), n)
        total = {f"{what}_left_out": n for what in held_back} | {"undated": n, "unplaced": n, "events": n}
        yield from gaps.left_out(pd.Series(total))
        yield gaps.unknown(pd.Series(total | {"participants_known_for": n}))
        yield words.supported(SimpleNamespace(supporter_only=n))
        yield words.others_named(SimpleNamespace(with_others=n, most_with=""))
        for kind in HEADLINES_OF_KIND:
            chosen, few = Filters(kinds=(kind,)), pd.Series({"events": n, "stories": n})
            yield "".join(headlines.headline(few, chosen, {}))
        yield gaps.not_drawn(n, n)
        yield gaps.age(date(2024, 7, 1), date(2024, 7 + n, 31 - n // 2))
        yield words.lead(pd.Series({"undated": n, "data_date": pd.Timestamp("2024-11-30")}), years())
        yield words.lead(pd.Series({"undated": n, "data_date": pd.Timestamp("2030-11-30")}), years(n, 0))
        yield words.partners(pd.DataFrame({"year": [2024], "unfinished": [False], "organisations": [n],
                                           "newcomers": [n], "returned": [n]}))  # fmt: skip
        yield words.lag(pd.DataFrame({"stated": [n], "median_days": [0], "ninetieth_days": [n]}))
        yield words.funders_stated(0, n)
        yield words.about(pd.Series({"events": n}), pd.DataFrame({"name": [""], "events": [n]}))
    for some in (years(12, 15), years(12, 15, 2, unfinished=1), years(1, 2), years(1, 2, 3, unfinished=1),
                 years(12, 15, 1, thin=(2024,))):  # fmt: skip
        yield changes.compared(some)
    yield gaps.without_town(pd.DataFrame({"code": [*"abcdef", *GROUPS], "name": "", "without_town": 1}), 1)
    yield changes.no_comparison()
    columns = ["dimension", "code", "name", "now", "before", "change", "percent"]
    for now in (10, 20, 30):
        parts = [(part, "", "", now, 20, now - 20, 5 * now - 100) for part in ("total", "kind")]
        rows = pd.DataFrame(parts, columns=columns)
        yield from (changes.change(rows, "", ""), changes.change(rows, "", "", [2024]))


def worded(ask: Ask) -> Iterator[Filters]:
    """Filters that let a headline say all it can: a common code a field, all that stand for nobody, days."""
    for field, codes in known(ask).items():
        unstated = {code for facet in FACETS if field in (facet.field, facet.of) for code in facet.unstated}
        for code in {codes[0], *unstated}:
            for way in (False, True):
                yield tidy(Filters(**{field: (code,)}, taking_part=way, only_languages=way))
    day = date(2024, 3, 1)
    for first_day, last_day in ((day, day), (day, date(2024, 5, 2)), period_days(2024)):
        yield Filters(date_from=first_day, date_to=last_day, undated=True, words="ташкент", new_since=day)
    yield from (Filters(roles=roles) for roles in (("mentioned",), ("lead", "partner", "mentioned")))
    yield from (Filters(date_from=day), Filters(date_to=day), Filters(date_from=date(2022, 1, 1)))
    yield Filters(date_from=date(2022, 1, 1), date_to=date(2023, 12, 31))


def charts() -> Iterator[str]:
    for noun in phrases.COUNTS:
        yield from (phrases.count(n, noun) for n in (0, 1, 2, 5))
    for noun in phrases.CHARTS:
        yield from (phrases.alt_text("", ["1"] * n, [1] * n, noun) for n in (0, 1, 7))
    yield from (partial_day(text) for text in ("2024-11-18", "2024-11", "2024", None))
    yield span("2024-03-26", "2024-04-02")


def not_yet(chosen: Filters, known: names.Names) -> list[str]:
    """What the data say: labels, and the words that are searched for."""
    labels = [label for field in known.values() for label in field.values()]
    lowered = [label[:1].lower() + label[1:] for label in labels]
    return [
        chosen.words,
        *labels,
        *lowered,
    ]


def comparisons(ask: Ask) -> Iterator[str]:
    """What is said of two and three sides, of chosen periods, and of charts over time."""
    for address in COMPARED:
        view, _ignored = names.view_at(ask, address)
        headline, lead = page_list.opening(view)
        yield from ("".join(headline), lead, *(card.alt for card in page_list.cards(view).values()))
    years = [2022, 2023, 2024]
    yield from (name for name, _span in presets.presets(years, date(2024, 3, 1), date(2024, 3, 26)).values())


@pytest.fixture(scope="module")
def said(strange: Ask) -> dict[str, Filters]:
    """All that analysis says, each sentence with one filter it is said under."""
    labels = names.known(names.options(strange))
    texts = dict.fromkeys((*by_hand(), *charts(), *comparisons(strange)), Filters())
    for chosen in (Filters(), NOTHING, *drawn(strange, 4)):
        texts |= dict.fromkeys(findings(strange, chosen), chosen)
    for chosen in (Filters(), NOTHING, *worded(strange)):
        texts |= dict.fromkeys(headlines_of(strange, chosen, labels), chosen)
        texts |= dict.fromkeys(filter_words.named(chosen, labels), chosen)
        texts[filter_words.in_words(chosen, labels)] = chosen
    return texts


def test_every_word_is_said_by_a_message(strange: Ask, said: dict[str, Filters]) -> None:
    labels = names.known(names.options(strange))
    for text, chosen in said.items():
        assert not pseudo.bare(text, not_yet(chosen, labels)), (text, chosen)


# What the small data set never lets be said.
UNSAID = {
    " against ",
    " funder in all",
    " funders in all",
    " of these events belong to all three, and count in each.",
    " of these events belong to both, and count in each.",
    " of these events belongs to all three, and counts in each.",
    " organisation in all",
    " organisations in all",
    " people took part (",
    " person took part (",
    " – ",
    ").",
    ", the last five full years with enough stories, it was ",
    "; in the five years before, ",
    "; inferred in ",
    "All three hosted ",
    "Without a month, so not shown here: ",
    "against: ",
    "fell to ",
    "known for ",
}


def test_every_message_of_analysis_is_tried(said: dict[str, Filters]) -> None:
    """A sentence that is added to analysis is added above too."""
    tried = {words for text in said for words in pseudo.SAID.findall(text)}
    widgets = {words for facet in FACETS for words in (facet.label, facet.hint, facet.help)}
    untried = pseudo.parts("dashboard/analysis/") - tried - {pseudo.message(words) for words in widgets}
    assert untried == {pseudo.message(text) for text in UNSAID}


def test_a_word_that_no_message_says_is_noticed(strange: Ask) -> None:
    counted = phrases.count(2, "event")
    assert counted == "2⟦ events⟧"
    assert pseudo.bare(f"{counted} in {date(2024, 1, 2):%b}") == ["in", "Jan"]
