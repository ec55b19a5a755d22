"""One of each: a filter, a code, a page, an address are each said once, and the rest follows from it."""

import ast
from collections.abc import Iterator
from dataclasses import fields
from importlib import import_module
from pathlib import Path

import typer.main

from dashboard import cli, settings
from dashboard.analysis import addresses
from dashboard.analysis.filters import FACETS, LISTS, Filters, of
from dashboard.app import views
from dashboard.cards import names
from dashboard.cards.page_list import PAGES
from dashboard.store.codes import GROUPS, UNODC_ROLES

PACKAGE = settings.ROOT / "dashboard"
CHARTS_STILL = {"charts/breakdowns.py", "charts/grids.py"}  # have an order of the groups of their own


def collections(tree: ast.AST) -> Iterator[set[str]]:
    """The texts of each tuple, list, set, and of the keys of each dictionary that is written out."""
    for node in ast.walk(tree):
        held = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", [])
        yield {one.value for one in held if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def where(*texts: str) -> set[str]:
    """The modules in which all of these texts stand in one collection."""
    return {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if any(set(texts) <= one for one in collections(ast.parse(path.read_text(encoding="utf-8"))))
    }


def test_each_field_of_the_filter_has_one_facet() -> None:
    assert [facet.field for facet in FACETS] == [field.name for field in fields(Filters)]
    assert len({facet.parameter for facet in FACETS}) == len(FACETS)
    assert {*of("day", "switch", "words"), *LISTS} == set(FACETS)


def test_a_facet_knows_its_default_and_what_it_is_read_from() -> None:
    known = {facet.field: ["a"] for facet in LISTS} | {"roles": UNODC_ROLES}
    assert not any(facet.chosen(Filters()) for facet in FACETS)
    values = {"day": "2024-02-03", "codes": "a", "role": "lead", "words": "leap"}
    for facet in FACETS:
        query = {facet.parameter: facet.on or values[facet.takes]}
        owner = next((one.parameter for one in FACETS if one.field == facet.of), "from")
        chosen, ignored = addresses.from_query({owner: "a" if facet.of else "2024-01-01"} | query, known)
        assert facet.chosen(chosen) and ignored == [], facet.parameter
        assert chosen.query()[facet.parameter] == query[facet.parameter]


def test_every_clause_has_a_place_of_its_own() -> None:
    places = [facet.place for facet in FACETS if facet.place]
    assert sorted(places) == list(range(1, len(places) + 1))
    assert {facet.field for facet in FACETS if not facet.place} == {
        "date_from", "date_to", *(facet.field for facet in of("switch"))
    }  # fmt: skip


def test_the_command_line_has_an_option_a_filter() -> None:
    export = typer.main.get_command(cli.app).commands["export"]  # type: ignore[attr-defined]
    options = {option for parameter in export.params for option in parameter.opts}
    assert {f"--{facet.parameter}" for facet in FACETS} <= options


def test_the_parameters_of_an_address_are_told_apart() -> None:
    others = {*names.CONTROLS, names.YEAR, names.EVENT}
    assert not others & {facet.parameter for facet in FACETS}


def test_codes_that_name_nobody_and_the_parts_of_unodc_stand_once() -> None:
    assert where(*GROUPS) - CHARTS_STILL == {"store/codes.py"}
    records = "store/vocabularies.py"  # the words of its row model are types, which have to be written out
    assert where(*UNODC_ROLES) == {"store/codes.py", "analysis/filter_words.py", records}


def test_each_page_has_its_view_and_each_view_its_page() -> None:
    there = {path.stem for path in Path(views.__file__).parent.glob("*.py")} - {"__init__"}
    assert {page.view for page in PAGES.values()} == there
    assert all(callable(import_module(f"dashboard.app.views.{name}").show) for name in there)
    assert where("trends", "funders", "map") == set()


def test_one_function_makes_addresses() -> None:
    makers = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if "urlencode(" in path.read_text(encoding="utf-8")
    }
    assert makers == {"cards/card.py"}
