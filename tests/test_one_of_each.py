"""Laws of what stays small and of what is one of each: a filter, a code, a page, an address is said once."""

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from importlib import import_module
from pathlib import Path

import pytest
import typer.main

from dashboard import cli, settings
from dashboard.analysis import addresses
from dashboard.analysis.filters import FACETS, LISTS, Filters, of
from dashboard.app import views
from dashboard.cards import names
from dashboard.cards.page_list import PAGES
from dashboard.store import sqlfiles
from dashboard.store.codes import GROUPS, UNODC_ROLES

SOURCES = sorted((settings.ROOT / "dashboard").rglob("*.py"))
TESTS = sorted((settings.ROOT / "tests").rglob("*.py"))
MOST_LINES, MOST_OF_A_FUNCTION, MOST_OF_A_TEST = 200, 45, 400

# What was longer when the law was made, each with its lines then: a number may only become smaller, and what
# fits within the law is taken out. No name is added without a reason beside it.
LONG_FILES = {
    "analysis/filters.py": 260,  # the one list of filters: a row a filter, and room for ten more
}
LONG_FUNCTIONS: dict[str, int] = {}


def name_of(path: Path) -> str:
    return path.relative_to(settings.ROOT / "dashboard").as_posix()


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in SOURCES:
        yield name_of(path), ast.parse(path.read_text(encoding="utf-8"))


def beyond(sizes: dict[str, int], most: int, excepted: dict[str, int]) -> dict[str, int]:
    """What is longer than it may be, and what is excepted without need."""
    too_long = {name: size for name, size in sizes.items() if size > excepted.get(name, most)}
    return too_long | {name: 0 for name in excepted if sizes.get(name, 0) <= most}


def test_a_file_stays_readable() -> None:
    assert beyond({name_of(path): lines(path) for path in SOURCES}, MOST_LINES, LONG_FILES) == {}


def test_a_function_stays_readable() -> None:
    functions = {
        f"{name}: {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert beyond(functions, MOST_OF_A_FUNCTION, LONG_FUNCTIONS) == {}


def test_a_test_module_stays_readable() -> None:
    assert beyond({path.name: lines(path) for path in TESTS}, MOST_OF_A_TEST, {}) == {}


def test_a_query_stays_readable() -> None:
    assert beyond({path.name: lines(path) for path in sqlfiles.files()}, 260, {}) == {}


def test_a_size_beyond_its_exception_is_noticed() -> None:
    assert beyond({"a": 201}, 200, {}) == {"a": 201}
    assert beyond({"a": 211}, 200, {"a": 210}) == {"a": 211}
    assert beyond({"a": 200}, 200, {"a": 210}) == {"a": 0}
    assert beyond({"a": 205}, 200, {"a": 210}) == {}


# Concepts: words that stand together in a list or a comparison define something, and may do so in one place.

CONCEPTS = {  # what it is -> its words, how many of them together define it
    "groups": ({"none", "other", "online"}, 2),
    "UNODC's part": ({"lead", "partner", "mentioned"}, 2),
    "pages": ({"trends", "countries", "funders", "map", "stories", "about"}, 4),
    "fields of the filter": ({field.name for field in fields(Filters)}, 5),
    "parameters of the filter": ({facet.parameter for facet in FACETS}, 5),
}
# Where each stands today, and how often. The aim is one module a concept; a number may only become smaller.
DEFINED: dict[str, dict[str, int]] = {
    "groups": {"store/codes.py": 1},
    # Its verbs, and the types of a row model, which have to be written out.
    "UNODC's part": {"analysis/filter_words.py": 1, "store/codes.py": 1, "store/vocabularies.py": 1},
    "pages": {},  # cards/page_list.py writes each in a call of its own
    "fields of the filter": {},  # the dataclass itself, and FACETS in calls
    "parameters of the filter": {"charts/theme.py": 1},  # the kinds of lists that have colours
}
COMPARED = {"store/sqlfiles.py": 1}  # the word of a query's head that has no parameters


def listed(tree: ast.AST) -> Iterator[set[str]]:
    """The texts of each list, set, tuple and dictionary written out, and of each comparison."""
    for node in ast.walk(tree):
        parts: list[ast.expr | None] = []
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            for part in node.elts:
                parts += part.elts if isinstance(part, ast.Tuple) else [part]
        elif isinstance(node, ast.Dict):
            parts = list(node.keys)
        elif isinstance(node, ast.Compare):
            parts = [node.left, *node.comparators]
        yield {part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)}


def defined(tree: ast.AST, words: set[str], least: int) -> int:
    """How often a module says a concept anew."""
    return sum(len(texts & words) >= least for texts in listed(tree))


def compared(tree: ast.AST) -> int:
    """How often a value is compared with the code of one group, written out."""
    comparisons = [node for node in ast.walk(tree) if isinstance(node, ast.Compare)]
    return sum(
        any(isinstance(side, ast.Constant) and side.value in ("none", "online") for side in sides)
        for sides in ([node.left, *node.comparators] for node in comparisons)
    )


@pytest.mark.parametrize("concept", CONCEPTS)
def test_a_concept_is_defined_in_no_further_place(concept: str) -> None:
    found = Counter({name: defined(tree, *CONCEPTS[concept]) for name, tree in trees()})
    assert found - Counter(DEFINED[concept]) == Counter()


def test_a_group_is_compared_by_its_written_code_in_no_further_place() -> None:
    assert Counter({name: compared(tree) for name, tree in trees()}) - Counter(COMPARED) == Counter()


def test_a_second_definition_is_noticed() -> None:
    breaches = {
        "groups": "GROUPS = ('other', 'online', 'none')",
        "UNODC's part": "parts = [role for role in ('lead', 'partner') if role in chosen]",
        "pages": "PAGES = (('trends', {}), ('countries', {}), ('funders', {}), ('map', {}))",
        "fields of the filter": "x = ['kinds', 'themes', 'places', 'funders', 'partners']",
        "parameters of the filter": "x = {'kind': 1, 'theme': 2, 'place': 3, 'funder': 4, 'partner': 5}",
    }
    for concept, code in breaches.items():
        assert defined(ast.parse(code), *CONCEPTS[concept]) >= 1, concept
    assert compared(ast.parse("x = [row for row in rows if row.code != 'none']")) == 1


# One of each: there is one, it is whole, and what follows from it does so for all.


def where(*texts: str) -> set[str]:
    """The modules in which all of these texts stand together."""
    return {name for name, tree in trees() if any(set(texts) <= one for one in listed(tree))}


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
    assert where(*GROUPS) == {"store/codes.py"}
    records = "store/vocabularies.py"  # the words of its row model are types, which have to be written out
    assert where(*UNODC_ROLES) == {"store/codes.py", "analysis/filter_words.py", records}


def test_each_page_has_its_view_and_each_view_its_page() -> None:
    there = {path.stem for path in Path(views.__file__).parent.glob("*.py")} - {"__init__"}
    assert {page.view for page in PAGES.values()} == there
    assert all(callable(import_module(f"dashboard.app.views.{name}").show) for name in there)
    assert where("trends", "funders", "map") == set()


def test_one_function_makes_addresses() -> None:
    makers = {name_of(path) for path in SOURCES if "urlencode(" in path.read_text(encoding="utf-8")}
    assert makers == {"cards/card.py"}


def test_no_module_hands_on_what_another_defines() -> None:
    """A name is imported from where it is defined; the room of words alone has one door for all it holds."""
    handing_on = [
        name
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    ]
    assert handing_on == ["words/__init__.py"]
