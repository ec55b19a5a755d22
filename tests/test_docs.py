"""The documents keep up with the code: the dictionary, the README and the changelog name what there is."""

import json
import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from dashboard import settings
from dashboard.store import dictionary
from dashboard.store.decisions import KEPT as MODELS
from dashboard.store.load import read_data
from dashboard.store.rows import Row
from tests import datapackage

ROOT = settings.ROOT
DATA = ROOT / "data"
NAMED = re.compile(r"`([\w.-][\w./-]*(?:/|\.(?:py|sql|csv|md|mjs|js|json|geojson|toml|css|lock)))`")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def package() -> dict[str, Any]:
    return json.loads(text("data/datapackage.json"))


def resource(model: type[Row]) -> dict[str, Any]:
    return next(found for found in package()["resources"] if found["path"] == model.file)


def fields(model: type[Row]) -> dict[str, dict[str, Any]]:
    return {field["name"]: field for field in resource(model)["schema"]["fields"]}


def events() -> dict[str, list[str]]:
    """Event id -> its stories."""
    rows = read_data(DATA).rows("events.csv")
    return {row["event_id"]: row["stories"].split("; ") for row in rows}


# The dictionary: data/datapackage.json


def test_the_dictionary_has_every_file() -> None:
    assert [found["path"] for found in package()["resources"]] == [model.file for model in MODELS]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.file)
def test_the_dictionary_has_the_columns_of_the_model_in_order(model: type[Row]) -> None:
    assert list(fields(model)) == list(model.model_fields)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.file)
def test_every_column_has_a_description(model: type[Row]) -> None:
    for name, field in fields(model).items():
        assert field["description"].endswith("."), name
        assert field["description"].count(". ") == 0, f"{name}: one sentence"


def test_the_dictionary_is_the_one_that_the_models_give() -> None:
    """`make dictionary` writes it."""
    assert text("data/datapackage.json") == datapackage.package()


def test_the_dictionary_says_what_the_models_allow() -> None:
    """By hand, a column of each kind."""
    by_file = {found["path"]: found["schema"] for found in package()["resources"]}
    columns = {
        (file, field["name"]): {key: field[key] for key in field if key not in ("name", "description")}
        for file, schema in by_file.items()
        for field in schema["fields"]
    }
    cells = {"type": "list", "itemType": "string", "delimiter": "; "}
    expected = {
        ("countries.csv", "code"): {
            "type": "string", "constraints": {"required": True, "pattern": "[A-Z]{3}"},
        },
        ("countries.csv", "region"): {
            "type": "string", "constraints": {"required": True, "enum": ["central_asia", "other"]},
        },
        ("organisations.csv", "acronym"): {"type": "string"},
        ("places.csv", "aliases"): cells,
        ("places.csv", "latitude"): {
            "type": "number", "constraints": {"required": True, "minimum": -90, "maximum": 90},
        },
        ("places.csv", "geonames_id"): {"type": "string", "constraints": {"pattern": "[0-9]+"}},
        ("stories.csv", "published_on"): {
            "type": "string", "constraints": {"pattern": "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"},
        },
        ("stories.csv", "added_on"): {
            "type": "string", "constraints": {"required": True, "pattern": "[0-9]{4}-[0-9]{2}-[0-9]{2}"},
        },
        ("events.csv", "themes"): cells | {"constraints": {"required": True}},
        ("events.csv", "unodc_role"): {
            "type": "string", "constraints": {"required": True, "enum": ["lead", "partner", "mentioned"]},
        },
        ("events.csv", "online"): {"type": "string", "constraints": {"enum": ["yes"]}},
        ("events.csv", "participants"): {
            "type": "integer", "constraints": {"minimum": 1, "maximum": 1_000_000},
        },
        ("event_organisations.csv", "words"): {"type": "string"},
    }  # fmt: skip
    assert {column: columns[column] for column in expected} == expected
    assert by_file["organisations.csv"]["foreignKeys"] == [
        {"fields": ["kind"], "reference": {"resource": "organisation_types", "fields": ["code"]}},
        {"fields": ["country"], "reference": {"resource": "countries", "fields": ["code"]}},
        {"fields": ["parent_id"], "reference": {"fields": ["organisation_id"]}},
    ]
    # The standard has no references of list columns: those are described in words.
    assert [key["fields"] for key in by_file["events.csv"]["foreignKeys"]] == [["kind"]]
    assert by_file["event_organisations.csv"]["primaryKey"] == ["event_id", "organisation_id", "role"]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.file)
def test_a_list_says_how_its_values_are_joined(model: type[Row]) -> None:
    for name, field in fields(model).items():
        assert ('joined with "; "' in field["description"]) == (field["type"] == "list"), name


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.file)
def test_the_table_for_people_says_what_a_row_is(model: type[Row]) -> None:
    assert f"| `{model.file}` | {model.one_row_per} | " in text("data/README.md")


def test_the_app_shows_the_descriptions() -> None:
    expected = [(name, field["description"]) for name, field in fields(MODELS[0]).items()]
    assert dictionary.describe(MODELS[0].file) == expected
    with pytest.raises(KeyError):
        dictionary.describe("nothing.csv")


# The README and the changelog


@pytest.mark.parametrize("name", ["README.md", "data/README.md", "CHANGELOG.md"])
def test_named_files_exist(name: str) -> None:
    said = text(name)
    links = [link for link in re.findall(r"\]\(([^)]+)\)", said) if "://" not in link]
    named = [path for path in NAMED.findall(said) if not path.startswith(".venv")]
    assert named
    places = (ROOT, DATA, ROOT / "dashboard/app/static")
    missing = [path for path in named + links if not any((place / path).exists() for place in places)]
    assert not missing


def test_the_readme_is_short() -> None:
    assert len(text("README.md").splitlines()) <= 200


def drawing(document: str = "docs/house.md") -> list[str]:
    """The paths of a drawing of the house; two blanks a level, folders end with a slash."""
    block = re.search(r"```\n(data/ .*?)```", text(document), re.DOTALL)
    assert block
    found, folders = [], [""]
    for line in block[1].splitlines():
        blanks = len(line) - len(line.lstrip())
        name, words = line.strip().split(maxsplit=1) if "  " in line.strip() else (line.strip(), "")
        assert words or name.endswith("/"), line
        level = blanks // 2
        del folders[level + 1 :]
        path = folders[level] + name
        found.append(path)
        if name.endswith("/"):
            folders.append(path)
    return found


@pytest.mark.parametrize("document", ["README.md", "docs/house.md"])
def test_what_is_drawn_exists(document: str) -> None:
    assert drawing(document)
    missing = [path for path in drawing(document) if not (ROOT / path).exists()]
    assert not missing


def test_every_room_is_drawn_in_the_readme() -> None:
    rooms = {f"dashboard/{path.parent.name}/" for path in (ROOT / "dashboard").glob("*/__init__.py")}
    assert rooms <= set(drawing("README.md"))


def test_every_module_is_drawn() -> None:
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "dashboard").rglob("*.py")}
    assert {path for path in modules if not path.endswith("/__init__.py")} <= set(drawing())


def test_every_environment_variable_is_in_the_readme() -> None:
    variables = set(re.findall(r'environ(?:\.get)?[(\[]"(\w+)"', text("dashboard/settings.py")))
    assert variables
    assert variables <= set(re.findall(r"^\| `(\w+)` \|", text("README.md"), re.MULTILINE))


def test_both_commands_are_in_the_readme() -> None:
    for target in ("run", "test"):
        assert re.search(rf"^{target}:", text("Makefile"), re.MULTILINE)
        assert re.search(rf"^make {target} ", text("README.md"), re.MULTILINE)


def test_every_dependency_is_in_the_changelog_and_no_other() -> None:
    project = tomllib.loads(text("pyproject.toml"))
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    names = {re.split(r"[<>=~!;\[ ]", requirement)[0] for requirement in wanted}
    table = text("CHANGELOG.md").split("#### Dependencies")[1]
    assert set(re.findall(r"^\| `([\w-]+)` \|", table, re.MULTILINE)) == names


# The data dictionary for people: data/README.md


def test_vocabularies_are_explained() -> None:
    said = text("data/README.md")
    for model in MODELS:
        for name, field in fields(model).items():
            for code in field.get("constraints", {}).get("enum", []):
                assert re.search(rf"`{code}`|\b{code} ", said), f"{model.file}: {name}: {code}"
    for row in read_data(DATA).rows("kinds.csv"):
        assert f"| `{row['code']}` |" in said


def test_each_founding_story_is_defended() -> None:
    told = re.findall(r"^\| (nca-\d\d) \| ([\w-]+) \| \w", text("data/README.md"), re.MULTILINE)
    founding = [(story, event) for event, stories in events().items() for story in stories if "nca-" in story]
    assert sorted(told) == sorted(founding)
    assert len(told) == 33


def test_the_worked_example_is_sound(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(DATA, tmp_path / "data"))
    steps = re.findall(r"`(\w+\.csv)`[^`]*?```csv\n(.*?)```", text("data/README.md"), re.DOTALL)
    assert len(steps) == 4
    for file, rows in steps:
        with (folder / file).open("a", encoding="utf-8", newline="") as target:
            target.writelines(f"{row.strip()}\n" for row in rows.splitlines() if row.strip())
    assert not read_data(folder).problems
