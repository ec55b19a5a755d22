"""Writes `data/datapackage.json`, the data dictionary as others read it: `make dictionary`.

Its head stays as it is written there, its resources are those of the row models.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import BeforeValidator, ValidationError
from pydantic.fields import FieldInfo

from dashboard import settings
from dashboard.store.cells import SEPARATOR, Form
from dashboard.store.decisions import KEPT
from dashboard.store.rows import Row

PACKAGE = settings.ROOT / "data" / "datapackage.json"
PROFILES = "https://datapackage.org/profiles/2.0"
BY_FILE = {model.file: model for model in KEPT}


def package() -> str:
    """The text of the file."""
    head = json.loads(PACKAGE.read_text(encoding="utf-8"))
    resources = [_resource(model) for model in KEPT]
    return json.dumps(head | {"resources": resources}, indent=2, ensure_ascii=False) + "\n"


def _resource(model: type[Row]) -> dict[str, Any]:
    name = Path(model.file).stem
    return {
        "name": name,
        "type": "table",
        "$schema": f"{PROFILES}/dataresource.json",
        "path": model.file,
        "title": name.replace("_", " ").capitalize(),
        "description": f"One row per {model.one_row_per}.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _schema(model),
    }


def _schema(model: type[Row]) -> dict[str, Any]:
    schema = {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [_field(model, name) for name in model.model_fields],
        "primaryKey": list(model.key),
    }
    # The standard knows no references of lists, and the file itself by no name.
    keys = [
        {"fields": [name], "reference": _target(model, file)}
        for name, file in model.refers().items()
        if _holds(model.model_fields[name]) != "list"
    ]
    return schema | ({"foreignKeys": keys} if keys else {})


def _target(model: type[Row], file: str) -> dict[str, Any]:
    own = {} if file == model.file else {"resource": Path(file).stem}
    return own | {"fields": [BY_FILE[file].key[0]]}


def _field(model: type[Row], name: str) -> dict[str, Any]:
    field = model.model_fields[name]
    described: dict[str, Any] = {"name": name, "type": _holds(field)}
    if described["type"] == "list":
        described |= {"itemType": "string", "delimiter": SEPARATOR}
    described["description"] = str(field.description)
    if limits := _limits(model, name):
        described["constraints"] = limits
    return described


def _holds(field: FieldInfo) -> str:
    """The type of a cell as the standard calls it."""
    kinds = {list: "list", float: "number", int: "integer"}
    parts = (part for one in _parts(field.annotation) for part in (get_origin(one), one))
    return next((kinds[part] for part in parts if isinstance(part, type) and part in kinds), "string")


def _parts(annotation: Any) -> Iterator[Any]:
    """What a cell holds and the rules of it, from the whole to its parts."""
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)


def _limits(model: type[Row], name: str) -> dict[str, Any]:
    """What the standard can say of what may stand in a column."""
    field = model.model_fields[name]
    limits: dict[str, Any] = {"required": True} if name in _mandatory(model) else {}
    parts = [*_parts(field.annotation)]
    for part in parts:
        if get_origin(part) is Literal:
            limits["enum"] = list(get_args(part))
    nested = [rule for part in parts if isinstance(part, FieldInfo) for rule in part.metadata]
    for rule in (*field.metadata, *parts, *nested):
        if isinstance(rule, BeforeValidator) and isinstance(rule.func, Form):
            if _holds(field) == "string":  # the standard knows no patterns of numbers
                limits.setdefault("pattern", rule.func.pattern)
        elif isinstance(rule, Ge):
            limits["minimum"] = rule.ge
        elif isinstance(rule, Le):
            limits["maximum"] = rule.le
    return limits


def _mandatory(model: type[Row]) -> set[str]:
    """The columns whose cells the model refuses to leave empty."""
    try:
        model.model_validate(dict.fromkeys(model.model_fields, ""))
    except ValidationError as refused:
        return {str(item["loc"][0]) for item in refused.errors() if item["loc"]}
    return set()


if __name__ == "__main__":
    PACKAGE.write_text(package(), encoding="utf-8", newline="\n")
