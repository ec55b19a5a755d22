"""Under any filter of the real data the numbers read out of a sentence are those of the rows."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest

from dashboard.analysis import changes, filter_words, gaps, headlines, periods, phrases, words
from dashboard.analysis.filters import Filters
from dashboard.analysis.periods import period_days
from dashboard.cards import names, openings
from dashboard.cards.card import Ask, View
from tests.laws import some_of
from tests.remember import Source
from tests.sentences import THIN, first, noun, totals

N = rf"(\d{{1,3}}(?:{THIN}\d{{3}})*)"  # a number

SIGNED = rf"([+−]\d{{1,3}}(?:{THIN}\d{{3}})*)"

YEAR = r"(\d{4})"


def read(text: str, patterns: Mapping[Any, str]) -> dict[Any, tuple[int, ...]]:
    """The numbers of each phrase that stands in the text; no number is left that no phrase explains."""
    found = {}
    for key, pattern in patterns.items():
        if match := re.search(pattern, text):
            found[key] = tuple(as_number(group) for group in match.groups() if group is not None)
            text = text.replace(match[0], "", 1)
    assert not re.search(r"\d", text), text
    return found


def as_number(text: str) -> int:
    return int(text.replace(THIN, "").replace("−", "-"))


def test_a_number_that_no_phrase_explains_is_noticed() -> None:
    patterns = {"events": f"{N} events?", "stories": f"{N} stories"}
    assert read(f"−: 1{THIN}234 events", patterns) == {"events": (1234,)}
    with pytest.raises(AssertionError):
        read("5 events of 7", patterns)


ROLES = (("lead", "partner"), ("lead",), ("lead", "partner", "mentioned"))


@pytest.fixture(scope="module")
def wider(real: Source) -> Source:
    """The real data with wide filters as well, so that there is something to compare."""
    chance = Random(2)
    years = [sorted((chance.randint(2003, 2026), chance.randint(2003, 2026))) for _ in range(20)]
    wide = [
        Filters(date_from=period_days(one)[0], date_to=period_days(other)[1], roles=chance.choice(ROLES))
        for one, other in years
    ]
    found = Source(real.db, real.ask)
    found.filters = (*real.filters[:20], *wide)
    return found


def known_of(ask: Ask) -> names.Names:
    return names.known(names.options(ask))


FEW = rf"Few stories were found for {YEAR}(?:(?:, | and ){YEAR})*, [a-z ]+\. ?"


def headline_numbers(parts: headlines.Parts, name: str = "", counted: str = "event") -> tuple[int, ...]:
    """Events, what a country did besides, stories."""
    text = "".join(parts).removeprefix(name)
    pattern = rf"{N} {counted}s?\b.*?(?: and (?:took part in|hosted) {N})?, told in {N} stor(?:y|ies)\."
    return read(text, {"all": pattern})["all"]


def test_the_opening_says_the_numbers_of_the_totals(wider: Source) -> None:
    def holds(real_ask: Ask, chosen: Filters, chance: Random) -> None:
        total, by_year = totals(real_ask, chosen), real_ask("totals_by_year", chosen)
        if total.events:
            said = headlines.headline(total, chosen, known_of(real_ask))
            counted = noun("".join(said), chosen)
            assert headline_numbers(said, counted=counted) == (total.events, total.stories)
        text = words.lead(total, by_year)
        thin = set(by_year.year[by_year.thin])
        assert ("Few stories" in text) <= bool(thin)
        text = re.sub(FEW, "", text)
        said = read(
            text,
            {
                "dated": rf"Dated {YEAR}(?: to {YEAR})?",
                "undated": f"{N} without a date",
                "busiest": rf"busiest year was {YEAR} with {N} events?\.",
                "full": f"last full year(?: with events| before)?, {YEAR}, had {N}, against {N} in {YEAR}",
                "running": f"{YEAR} is not over",
            },
        )
        events = dict(zip(by_year.year, by_year.events, strict=True))
        if events:
            assert set(said["dated"]) == {total.first_year, total.last_year} == {min(events), max(events)}
            assert said.get("undated", (0,)) == (total.undated,)
        else:
            assert set(said) == set() and ("None of them" in text) == (total.undated > 0)
        top = [year for year, n in events.items() if n == max(events.values())]
        assert said.get("busiest") == ((top[0], events[top[0]]) if len(top) == 1 < len(events) else None)
        if "full" in said:
            latest, n, before_n, before = said["full"]
            assert (n, before_n) == (events.get(latest, 0), events.get(before, 0)) and latest > before
            assert ("too few" in text) == (min(n, before_n) < changes.TOO_FEW)
            assert latest not in set(by_year.year[by_year.unfinished])
            # It is the last full year of the data, or said to be the last with events.
            data_date = total.data_date.date()
            newer = len([year for year in thin if year > latest])
            early = period_days(latest + 1 + newer)[1] <= data_date
            assert ("with events" in text) == (early and not newer)
        if "running" in said:
            assert said["running"] == (total.data_date.year,)
        phrases_left_out = gaps.left_out(total)
        patterns = {
            "lead": f"{N} events? that UNODC leads",
            "partner": f"{N} events? that UNODC takes part in",
            "mentions": f"{N} events? that only mention",
            "undecided": f"{N} events? with no or an",
        }
        numbers = [read(text, patterns) for text in phrases_left_out]
        assert {name: n for found in numbers for name, (n,) in found.items()} == {
            name: n
            for name, n in (
                ("lead", total.lead_left_out),
                ("partner", total.partner_left_out),
                ("mentions", total.mentions_left_out),
                ("undecided", total.undecided_left_out),
            )
            if n
        }

    wider.check(holds)


def test_a_change_says_the_numbers_of_both_periods(wider: Source) -> None:
    def holds(real_ask: Ask, chosen: Filters, chance: Random) -> None:
        found = periods.compared(chosen, totals(real_ask, chosen).data_date.date())
        if found is None:
            return
        rows = real_ask("period_change", *found)
        now, before = (int(totals(real_ask, part).events) for part in found)
        now_in, before_in = (filter_words.period(part) for part in found)
        text = changes.change(rows, now_in, before_in)
        assert text.startswith(f"{now_in} had ")
        text = text.removeprefix(now_in)
        if min(now, before) < changes.TOO_FEW:
            assert text.endswith(f" in {before_in}: too few to compare.")
            text = text.replace(f" in {before_in}", "")
            assert read(text, {"both": f"had {N} events?, against {N}:"}) == {"both": (now, before)}
            return
        drivers = rows[(rows.dimension != "total") & (rows.code != "none")]
        moved = {(r.dimension, r.code): r for r in drivers.itertuples() if r.change * (now - before) > 0}
        said = read(
            text.replace(f" of {before_in}", "", 1),
            {
                "more": f"had {N} events, {N} more than the {N}",
                "fewer": f"had {N} events, {N} fewer than the {N}",
                "same": f"had {N} events, as many as the {N}",
                "percent": rf" \({SIGNED} %\)",
                "no percent": r" \((0) %\)",
                **{key: rf"{re.escape(r.name)} \({SIGNED}\)" for key, r in moved.items()},
            },
        )
        which = "same" if now == before else "more" if now > before else "fewer"
        assert said.pop(which) == ((now, before) if now == before else (now, abs(now - before), before))
        if now != before:
            (percent,) = said.pop("percent", None) or said.pop("no percent")
            assert abs(percent - 100 * (now - before) / before) <= 0.5
        assert {key: (moved[key].change,) for key in said} == said
        for dimension in ("theme", "country", "kind"):
            # The largest, if it is more than one event; the first by name among those as large.
            parts = sorted((-abs(r.change), r.name, key) for key, r in moved.items() if key[0] == dimension)
            assert [key for key in said if key[0] == dimension] == [key for n, _, key in parts[:1] if n < -1]

    wider.check(holds)


def test_what_is_said_of_partners_themes_hosts_and_days(wider: Source) -> None:
    def holds(real_ask: Ask, chosen: Filters, chance: Random) -> None:
        total = totals(real_ask, chosen)

        lag = real_ask("by_lag", chosen)
        said = read(
            words.lag(lag),
            {"stated": f"Of the {N} events?", "median": rf"half were told within {N} days?",
             "ninetieth": rf"nine in ten within {N} days?"},
        )  # fmt: skip
        stated = lag.events[lag.code != "none"].sum()
        days = {"median": lag.median_days[0], "ninetieth": lag.ninetieth_days[0]}
        assert said == ({"stated": (stated,)} if stated else {}) | {
            name: (n,) for name, n in days.items() if stated and n > 0
        }

        by_year = real_ask("partners_by_year", chosen)
        were = "organisations? (?:was a partner|were partners)"
        pattern = f"In {YEAR}, {N} {were}: {N} new to these data, {N} known before"
        said = read(words.partners(by_year), {"all": pattern})
        full = by_year[~by_year.unfinished].tail(1)
        columns = ["year", "organisations", "newcomers", "returned"]
        assert list(said.values()) == list(full[columns].itertuples(index=False, name=None))
        if said:
            of_year = real_ask("totals_by_year", chosen).set_index("year")
            assert said["all"][1] == of_year.organisations[said["all"][0]]

        themes = real_ask("by_theme", chosen)
        text = words.about(total, themes)
        said = read(text, {"all": rf"{N} of the {N} events? (?:is|are) about"})
        assert said == ({"all": (themes.events.max(), total.events)} if total.events else {})
        if said:
            named = text.split(" about ")[1].rstrip(".").lower()
            assert named in set(themes.name[themes.events == themes.events.max()].str.lower())

        hosts = real_ask("by_host", chosen)
        text = words.hosted_by(hosts)
        hosts = hosts[~hosts.code.isin(["online", "none"])]
        said = read(text, {r.code: rf"\b{re.escape(r.name)} (?:hosted )?{N}\b" for r in hosts.itertuples()})
        assert said == {r.code: (r.events,) for r in hosts.head(3).itertuples()}
        assert min(hosts.events[hosts.code.isin(said)], default=0) >= max(hosts.events[3:], default=0)

        table = real_ask("story_table", chosen)
        text = words.latest(table.head(1))
        day = re.search(r"began (?:on|in) (?:(\d+) )?(?:(\w{3}) )?(\d{4})\.$", text)
        assert (day is None) == (text == "") == table.started_on.isna().all()
        if day:
            months = {f"{date(2000, month, 1):%b}": f"{month:02}" for month in range(1, 13)}
            parts = [day[3], months.get(day[2] or ""), f"{int(day[1]):02}" if day[1] else None]
            assert "-".join(part for part in parts if part) == table.started_on[0]
            padded = table.started_on.dropna().map(lambda text: (text + "-01-01")[:10])
            assert padded[0] == padded.max()

    wider.check(holds)


def test_what_is_said_of_funders(wider: Source) -> None:
    def holds(real_ask: Ask, chosen: Filters, chance: Random) -> None:
        chosen = replace(chosen, funders=())
        total, bars = totals(real_ask, chosen), real_ask("by_funder", chosen)
        named = bars[bars.code != "none"]
        without = int(totals(real_ask, replace(chosen, funders=("none",))).events)
        rest = {"stated": f"A funder is named for {N} of {N} events?;"}
        expected = {"stated": (total.events - without, total.events)} if without else {}
        each = {r.code: rf"{re.escape(r.name)} \({N}\)" for r in named.itertuples()}
        said = read(words.stated_funders(total, bars), each | rest)
        assert said == expected | {r.code: (r.events,) for r in named.head(3).itertuples()}
        assert min(named.events.head(3), default=0) >= max(named.events[3:], default=0)
        for bar in some_of(named, chance)[:2]:
            only = replace(chosen, funders=(bar.code,))
            profile = first(real_ask("funder_profile", chosen, bar.code))
            own = totals(real_ask, only)
            view = View(real_ask, only, known_of(real_ask))
            parts, _lead = openings.funder_words(view, bar.code)
            assert headline_numbers(parts, profile.name) == (bar.events, own.stories)
            assert read(words.funders_stated(profile.stated, profile.events), rest) == expected
            patterns = {
                "supports": f"named in {N} events? more",
            }
            said = read(words.supported(profile), patterns)
            assert said == ({"supports": (profile.supporter_only,)} if profile.supporter_only else {})

    wider.check(holds)


def test_what_is_said_of_organisations_countries_and_charts(wider: Source) -> None:
    def holds(real_ask: Ask, chosen: Filters, chance: Random) -> None:
        chosen = replace(chosen, organisations=(), countries=(), taking_part=False)
        for bar in some_of(real_ask("by_organisation_role", chosen, 50), chance)[:2]:
            named = replace(chosen, organisations=(bar.code,))
            own = totals(real_ask, named)
            known = known_of(real_ask)
            parts = headlines.headline(own, named, known, "organisation", name=bar.full_name)
            assert headline_numbers(parts, bar.full_name) == (own.events, own.stories)
            roles = real_ask("by_role", chosen, bar.code)
            said = read(words.roles(roles), {r.code: f"{r.name.lower()} in {N}" for r in roles.itertuples()})
            assert said == {r.code: (r.events,) for r in roles.itertuples()}
            assert said[bar.role] == (bar.events,)

        countries = real_ask("by_country", chosen)
        country = chance.choice(list(countries.head(5).itertuples(index=False)))
        for taking_part in (False, True):
            there = replace(chosen, countries=(country.code,), taking_part=taking_part)
            own = totals(real_ask, there)
            if not own.events:
                continue
            numbers = (
                (country.took_part, country.hosted) if taking_part else (country.hosted, country.took_part)
            )
            view = View(real_ask, there, known_of(real_ask))
            parts, _lead = openings.country_words(view, country.code)
            assert headline_numbers(parts, country.name) == (*numbers, own.stories)

        partners = real_ask("by_partner", chosen)
        labels = sorted(zip(partners.name, partners.code, strict=True), key=lambda pair: -len(pair[0]))
        text = phrases.alt_text("Partners", list(partners.name), list(partners.events))
        said = read(
            text, {code: rf"(?:: |, ){re.escape(label)} {N}" for label, code in labels} | {"": f"{N} more"}
        )
        rest = said.pop("", (0,))
        assert len(said) == min(5, len(partners)) and rest == (len(partners) - len(said),)
        by_code = partners.set_index("code").events
        assert said == {code: (by_code[code],) for code in said}
        assert min((n for (n,) in said.values()), default=0) >= max(by_code.drop(list(said)), default=0)

    wider.check(holds)
