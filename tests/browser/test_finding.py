"""Errands: what people look for is found in few clicks; a name typed with ENTER counts as one."""

from datetime import UTC, date, datetime, timedelta

import pytest

from dashboard.cards import names
from dashboard.cards.card import Ask
from tests.browser.expected import events, number
from tests.browser.visit import Visit

HITS = ".finder [role=option]"
# Whether a chip is one line high, and that line is not cut.
FIRST_LINE = """chip => {
    const line = document.createRange();
    line.setStart(chip.firstChild, 0);
    line.setEnd(chip.firstChild, chip.textContent.indexOf("\\n"));
    return chip.clientHeight < 30 && line.getBoundingClientRect().width <= chip.clientWidth;
}"""


@pytest.fixture
def visit(fresh: Visit) -> Visit:
    """A page of its own for each test."""
    return fresh


def find(visit: Visit, typed: str) -> None:
    """Type a name and press ENTER: the first that is found."""
    visit.page.get_by_role("combobox", name="Find a town").fill(typed)
    with visit.run():
        visit.page.keyboard.press("Enter")


def hits(visit: Visit, typed: str) -> list[str]:
    visit.page.get_by_role("combobox", name="Find a town").fill(typed)
    return [text.replace("\n", " ") for text in visit.page.locator(HITS).all_inner_texts()]


def set_period(visit: Visit, typed: str) -> None:
    visit.page.get_by_role("combobox", name="Set a period").click()
    visit.page.keyboard.type(typed)
    with visit.run():
        visit.page.keyboard.press("Enter")


# Errands


def test_all_events_in_a_town(visit: Visit, real_ask: Ask) -> None:
    visit.open()
    find(visit, "termez")
    visit.wait_for_address(r"^/stories\?place=uzb-termez$")
    assert events(visit) == number(real_ask, places=("uzb-termez",)) >= 6


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("2019-2024", "from=2019-01-01&to=2024-12-31"),
        ("2019–2024", "from=2019-01-01&to=2024-12-31"),
        ("2019 – 2024", "from=2019-01-01&to=2024-12-31"),
        ("march 2026", "from=2026-03-01&to=2026-03-31"),
        ("Feb 2024", "from=2024-02-01&to=2024-02-29"),
    ],
)
def test_a_period_as_it_is_typed(visit: Visit, typed: str, days: str) -> None:
    visit.open()
    find(visit, typed)
    visit.wait_for_address(rf"^/\?{days}$")


def test_what_is_no_period_is_searched_as_words(visit: Visit) -> None:
    visit.open()
    for typed in ("2024-2019", "ma 2026", "marching 2026"):
        assert not any("Period" in hit for hit in hits(visit, typed)), typed


def test_one_body_in_one_year(visit: Visit, real_ask: Ask) -> None:
    visit.open()
    find(visit, "caricc")
    visit.wait_for_address(r"^/stories\?org=caricc$")
    find(visit, "2022")
    visit.wait_for_address("from=2022-01-01&to=2022-12-31&org=caricc$")
    days = {"date_from": date(2022, 1, 1), "date_to": date(2022, 12, 31)}
    assert events(visit) == number(real_ask, organisations=("caricc",), **days)


def test_what_is_told_only_in_one_language(visit: Visit, real_ask: Ask) -> None:
    visit.open()
    shown = hits(visit, "russian")
    only = next(n for n, hit in enumerate(shown) if "Only language" in hit)
    with visit.run():
        visit.page.locator(HITS).nth(only).click()
    visit.wait_for_address(r"^/stories\?told=only&lang=ru$")
    assert events(visit) == number(real_ask, languages=("ru",), only_languages=True)


def test_the_last_month_with_data(visit: Visit, real_ask: Ask) -> None:
    visit.open()
    set_period(visit, "last month")
    visit.wait_for_address("from=2026-03-01&to=2026-03-31")
    assert events(visit) == number(real_ask, date_from=date(2026, 3, 1), date_to=date(2026, 3, 31)) > 0


def test_what_is_new_since_the_last_visit(visit: Visit) -> None:
    page, today = visit.open(), datetime.now(UTC).date()
    page.context.clear_cookies()  # a run of the tests may pass midnight
    visit.load()
    page.get_by_role("combobox", name="Set a period").click()
    assert page.get_by_role("option", name="Since my last visit").count() == 0  # this is the first
    before = today - timedelta(days=30)
    page.context.add_cookies([{"name": "visits", "value": f"2020-01-01.{before}", "url": visit.root}])
    visit.load()
    set_period(visit, "since my")
    visit.wait_for_address(rf"^/\?new={before}$")
    (kept,) = [cookie for cookie in page.context.cookies() if cookie["name"] == "visits"]
    assert kept["value"] == f"{before}.{today}"
    page.context.clear_cookies()


def test_a_question_of_four_parts_is_put_in_six_steps(visit: Visit, real_ask: Ask) -> None:
    page = visit.open()
    for typed in ("training", "border control", "uzbekistan"):
        find(visit, typed)
    for end, years in (("start", range(2002, 2019)), ("end", range(2024, 2026))):
        slider = page.get_by_role("slider", name=f"Period — {end}")
        for _year in years:
            with visit.run():
                slider.press("ArrowRight" if end == "start" else "ArrowLeft")
    where = "from=2019-01-01&to=2024-12-31&country=UZB&theme=border_and_container_control&kind=training$"
    visit.wait_for_address(where)


# The box


def test_every_name_of_every_body_is_found(visit: Visit, real_ask: Ask) -> None:
    page, box = visit.open(), "Find a town"
    rows = real_ask("filter_options").query("dimension == 'organisation' and code != 'none'")
    field, missing = page.get_by_role("combobox", name=box), []
    known = names.options(real_ask)["organisations"]
    for row in rows.itertuples():
        for name in filter(None, [row.name, row.acronym, *row.other_names.split("; ")]):
            field.fill(name)
            found = page.locator(HITS).evaluate_all(
                "all => all.map(hit => hit.querySelector('.name').textContent)"
            )
            if not any(known[row.code] in text for text in found):
                missing.append(name)
    assert not missing


def test_arrows_choose_and_escape_closes(visit: Visit) -> None:
    page = visit.open()
    shown = hits(visit, "japan")
    assert shown[0].startswith("Japan") and "Funder" in shown[0]
    assert shown[-1] == "Search the words of all events for “japan”"
    field = page.get_by_role("combobox", name="Find a town")

    def active() -> str:
        return (
            page.locator(f"#{field.get_attribute('aria-activedescendant')}").inner_text().replace("\n", " ")
        )

    assert active() == shown[0] and field.get_attribute("aria-expanded") == "true"
    field.press("ArrowDown")
    assert active() == shown[1]
    field.press("ArrowUp")
    field.press("ArrowUp")
    assert active() == shown[-1]
    field.press("Escape")
    assert field.get_attribute("aria-expanded") == "false" and field.input_value() == "japan"
    field.press("Escape")
    assert field.input_value() == ""


def test_what_is_no_name_is_searched_for_in_words(visit: Visit, real_ask: Ask) -> None:
    visit.open("trends?theme=drug_prevention")
    assert hits(visit, "awareness")[:-1] == []
    find(visit, "awareness")
    visit.wait_for_address(r"^/stories\?theme=drug_prevention&q=")
    assert events(visit) == number(real_ask, themes=("drug_prevention",), words="awareness")


def test_an_event_is_found_by_its_title_and_opens_over_the_page(visit: Visit) -> None:
    page = visit.open("trends?country=TKM")
    find(visit, "fibre-optic cable farap")
    visit.wait_for_address("^/trends.country=TKM&event=")
    assert "Farap" in page.get_by_role("dialog").inner_text()
    page.keyboard.press("Escape")
    visit.wait_for_address("^/trends.country=TKM$")


@pytest.mark.parametrize(("typed", "found"), [("турция", "Türkiye"), ("turkiye", "Türkiye"), ("ош", "Osh")])
def test_case_accents_and_other_scripts_do_not_matter(visit: Visit, typed: str, found: str) -> None:
    visit.open()
    assert hits(visit, typed)[0].startswith(found)


def test_letters_typed_in_the_box_are_no_commands(visit: Visit) -> None:
    page = visit.open()
    page.get_by_role("combobox", name="Find a town").press_sequentially("crc")
    assert page.get_by_role("combobox", name="Find a town").input_value() == "crc"
    assert page.get_by_role("dialog").count() == 0


# Lists


def test_a_chip_in_a_list_shows_the_short_name_alone(visit: Visit) -> None:
    page = visit.open("?country=UZB")
    chip = page.locator(".st-key-filter-countries [data-tag] > [title]").last
    assert chip.inner_text().split("\n")[0] == "Uzbekistan"
    assert chip.evaluate(FIRST_LINE)


def test_the_folded_filters_stay_unfolded_while_one_sets_them(visit: Visit) -> None:
    page = visit.open()
    with visit.run():
        page.get_by_text("More filters").click()
    page.locator(".st-key-filter-kinds input").fill("обуч")
    with visit.run():
        page.keyboard.press("Enter")
    assert page.locator(".set").inner_text() == "1 set"
    assert page.locator(".st-key-filter-kinds").is_visible()
