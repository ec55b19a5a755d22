"""Any row behind an event corrected: the event, its stories, roles, bodies and places."""

from typing import Any, get_args

import streamlit as st

from dashboard.app import served
from dashboard.app.editing import choices, decide, reading
from dashboard.app.text import escaped, plain
from dashboard.ingest.corrections import Corrected
from dashboard.ingest.tables import Tables
from dashboard.store.cells import SEPARATOR
from dashboard.store.records import MODELS
from dashboard.store.rows import Row
from dashboard.words import N_, _

Cells = dict[str, str]
FILES = {
    "events.csv": N_("The event"),
    "stories.csv": N_("Story: {name}"),
    "event_organisations.csv": N_("Role: {name}"),
    "organisations.csv": N_("Body: {name}"),
    "places.csv": N_("Place: {name}"),
}
BY_FILE: dict[str, type[Row]] = {model.file: model for model in MODELS}


def draw(event_id: str) -> None:
    """The form beneath an event, folded until it is wanted."""
    tables = reading.tables(served.version())
    rows = behind(event_id, tables)
    if not rows:
        return
    with st.expander(_("Correct this"), key="correct"):
        names = [_name(file, row, tables) for file, row in rows]
        at = st.selectbox(_("What to correct"), range(len(rows)), format_func=lambda n: plain(names[n]))
        file, row = rows[at]
        cells = {column: _widget(file, column, row, tables) for column in row}
        why = st.text_input(_("Why (kept in decisions.csv)"), key="correct-why")
        if st.button(_("Write the correction"), type="primary", key="correct-write"):
            said = _write(file, row, cells, why)
            if said:
                st.html(f'<p class="checked bad">{escaped(said)}</p>')
            else:
                st.rerun()


def behind(event_id: str, tables: Tables) -> list[tuple[str, Cells]]:
    """The rows an event rests on: file and cells, the event first; none if the data lack it."""
    data = tables.data
    event = next((row for row in data.rows("events.csv") if row["event_id"] == event_id), None)
    if event is None:
        return []
    roles = [row for row in data.rows("event_organisations.csv") if row["event_id"] == event_id]
    bodies = {row["organisation_id"] for row in roles}
    stories, places = event["stories"].split(SEPARATOR), event["places"].split(SEPARATOR)
    return [
        ("events.csv", event),
        *(("stories.csv", row) for row in data.rows("stories.csv") if row["story_id"] in stories),
        *(("event_organisations.csv", row) for row in roles),
        *(
            ("organisations.csv", row)
            for row in data.rows("organisations.csv")
            if row["organisation_id"] in bodies
        ),
        *(("places.csv", row) for row in data.rows("places.csv") if row["place_id"] in places),
    ]


def _name(file: str, row: Cells, tables: Tables) -> str:
    if file == "event_organisations.csv":
        name = f"{tables.organisations[row['organisation_id']]['name']}, {row['role']}"
    else:
        name = row.get("headline") or row.get("name") or row.get("title", "")
    return _(FILES[file], name=name)


def _widget(file: str, column: str, row: Cells, tables: Tables) -> str:
    """The cell of a column as the person leaves it; codes are chosen, keys stay as they are."""
    model = BY_FILE[file]
    key = f"correct-{file}-{'-'.join(row[part] for part in model.key)}-{column}"
    if column in model.key:
        return row[column]
    options = _options(file, column, tables)
    if not options:
        return str(st.text_input(column, value=row[column], key=key)).strip()
    if column in ("host_countries", "countries", "themes", "places"):
        chosen = [code for code in row[column].split(SEPARATOR) if code]
        return SEPARATOR.join(st.multiselect(column, default=chosen, key=key, **options))
    codes = options["options"]
    at = codes.index(row[column]) if row[column] in codes else None
    return str(st.selectbox(column, index=at, key=key, **options) or "")


def _options(file: str, column: str, tables: Tables) -> dict[str, Any]:
    if column == "places":
        return choices.places(tables, ())
    if column == "parent_id":
        return choices.bodies(tables, ())
    if column == "country":
        return choices.codes("countries", tables)
    known = ("kind", "themes", "unodc_role", "host_countries", "countries", "date_basis", "scope")
    if file == "events.csv" and column in known:
        return choices.codes(column, tables)
    literal = get_args(BY_FILE[file].model_fields[column].annotation)
    if (
        file in ("event_organisations.csv", "places.csv")
        and literal
        and all(isinstance(one, str) for one in literal)
    ):
        return {"options": list(literal)}
    return {}


def _write(file: str, row: Cells, cells: Cells, why: str) -> str:
    """Write a correction; what stood in its way, empty if it is written."""
    key = tuple(row[part] for part in BY_FILE[file].key)
    changed = {column: cell for column, cell in cells.items() if cell != row[column]}
    if not changed:
        return _("Nothing was changed.")
    return " · ".join(decide.written(Corrected(file, key, changed, decide.who(), why.strip())))
