"""What a page says under an address, element by element, as Streamlit's AppTest runs the app."""

import json
from collections.abc import Iterator
from typing import Any

from google.protobuf.json_format import MessageToDict
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from tests.bench import said

NOT_SAID = ("id", "arrowData", "spec", "json", "deferredFileId", "url", "body")  # or said otherwise

# Each run of AppTest reads what all installed packages say of themselves: three quarters of its time.
manifest_scanner.scan_component_manifests = lambda *_, **__: []


def page(name: str, query: dict[str, str]) -> dict[str, Any]:
    """All that a page says, element by element, and the address it then has."""
    from dashboard import settings

    app = AppTest.from_file(str(settings.APP), default_timeout=120)
    app.query_params.update(query)
    path, more = ("countries", {"section": "partners"}) if name == "partners" else (name, {})
    app.query_params.update(more)
    app._page_hash = calc_hash(path) if path else ""
    app.run()
    return {
        "address": {key: app.query_params[key] for key in app.query_params},
        "elements": [shown for part in app._tree.children.values() for shown in _elements(part)],
    }


def _elements(node: Any) -> Iterator[dict[str, Any]]:
    proto = getattr(node, "proto", None)
    if hasattr(proto, "DESCRIPTOR"):
        fields = MessageToDict(proto)
        element = {"kind": node.type, "key": getattr(node, "key", None)}
        element |= {name: value for name, value in fields.items() if name not in NOT_SAID}
        if node.type == "html":
            element |= said.html(fields.get("body", ""))
        elif "body" in fields:
            element["words"] = fields["body"]
        if node.type == "plotly_chart":
            element |= said.figure(json.loads(proto.spec))
        if node.type == "deck_gl_json_chart":
            element |= said.parted(json.loads(proto.json), ())
        if "arrowData" in fields:
            element["cells"] = said.cells(node.value)
        yield element
    for child in getattr(node, "children", {}).values():
        yield from _elements(child)
