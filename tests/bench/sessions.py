"""Many visitors at once, without browsers: each thinks, changes the address, reads the whole answer."""

import json
import random
import statistics
import threading
import time
import urllib.request
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product
from typing import Protocol
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from dashboard.analysis import answers
from dashboard.analysis.addresses import from_query
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import LISTS
from tests.bench.servers import Server

STATES = ("KAZ", "KGZ", "TJK", "TKM", "UZB")
YEARS = ("2022", "2023", "2024")
THINK = (2.0, 6.0)  # seconds between the end of one change and the next
TIMEOUT = 30  # seconds; who waits longer is counted with these and leaves


class Client(Protocol):
    """A visitor: `change` asks for a filter and returns when all of the answer is read."""

    def change(self, query: str) -> None:
        """Show the filter of a query string."""


@dataclass
class Crowd:
    """What many visitors met: ms of every change, how many got no answer in time, errors, and
    CPU seconds of the server a change."""

    ms: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    late: int = 0
    cpu: float = 0

    def percentile(self, percent: int) -> float:
        """The ms that `percent` of the changes stayed under; not a number where there are too few."""
        if len(self.ms) < 2:
            return float("nan")
        return statistics.quantiles(self.ms, n=100, method="inclusive")[percent - 1]


class StreamlitClient:
    """A session over Streamlit's own websocket messages; it begins with the first page."""

    def __init__(self, address: str) -> None:
        stream = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
        self._socket = connect(
            stream, subprotocols=[Subprotocol("streamlit")], compression=None, max_size=None
        )
        self.change("")

    def change(self, query: str) -> None:
        asked = BackMsg()
        asked.rerun_script.query_string = query
        asked.rerun_script.is_history_navigation = True  # else the app keeps the filter it has
        self._socket.send(asked.SerializeToString())
        until = time.monotonic() + TIMEOUT
        while True:
            got = ForwardMsg.FromString(self._socket.recv(max(until - time.monotonic(), 0)))
            kind = got.WhichOneof("type")
            if kind == "delta" and got.delta.new_element.WhichOneof("type") == "exception":
                raise RuntimeError(got.delta.new_element.exception.message)
            if kind == "script_finished":
                if got.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                    raise RuntimeError(f"script finished with status {got.script_finished}")
                return


class DashClient:
    """A visitor of the Dash page: one callback a change."""

    def __init__(self, address: str) -> None:
        with urllib.request.urlopen(f"{address}/_dash-dependencies", timeout=TIMEOUT) as reply:
            [callback] = json.load(reply)
        names = callback["output"].strip(".").split("...")
        self._address = f"{address}/_dash-update-component"
        self._body = {
            "output": callback["output"],
            "outputs": [dict(zip(("id", "property"), name.split("."), strict=True)) for name in names],
            "changedPropIds": ["address.search"],
        }

    def change(self, query: str) -> None:
        inputs = [
            {"id": "theme", "property": "value", "value": None},
            {"id": "address", "property": "search", "value": f"?{query}"},
        ]
        body = json.dumps(self._body | {"inputs": inputs}).encode()
        request = urllib.request.Request(self._address, body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=TIMEOUT) as reply:
            json.load(reply)


def queries(db: Database) -> list[str]:
    """The filters visitors choose among: themes × countries × years, as far as they show an event."""
    options = answers.ask(db, "filter_options")
    themes = list(options.code[options.dimension == "theme"])
    known: dict[str, Iterable[str]] = {facet.field: () for facet in LISTS}
    known |= {"themes": themes, "countries": STATES}
    found = []
    for theme, country, year in product(("", *themes), ("", *STATES), ("", *YEARS)):
        pairs = {"theme": theme, "country": country, "from": year, "to": year}
        query = {name: value for name, value in pairs.items() if value}
        filters, _ = from_query(query, known)
        if answers.ask(db, "totals", filters).events.iloc[0]:
            found.append(urlencode(query))
    return found


def crowd(
    kind: type[StreamlitClient] | type[DashClient],
    server: Server,
    choices: list[str],
    visitors: int,
    seconds: float,
) -> Crowd:
    """Let `visitors` change filters for a while, all of them having seen the first page before."""
    found = Crowd()
    until = [0.0]
    ready = threading.Barrier(visitors + 1, lambda: until.__setitem__(0, time.monotonic() + seconds))
    threads = [
        threading.Thread(target=_visit, args=(kind, server, choices, number, ready, until, found))
        for number in range(visitors)
    ]
    for thread in threads:
        thread.start()
    ready.wait()
    before = server.cpu()
    for thread in threads:
        thread.join()
    found.cpu = (server.cpu() - before) / max(len(found.ms), 1)
    return found


def _visit(
    kind: type[StreamlitClient] | type[DashClient],
    server: Server,
    choices: list[str],
    number: int,
    ready: threading.Barrier,
    until: list[float],  # the time it ends, set when all are ready
    found: Crowd,
) -> None:
    chance = random.Random(number)
    try:
        client: Client = kind(server.address)
    except Exception as error:
        found.errors.append(f"first page: {error!r}")
        ready.wait()
        return
    ready.wait()
    while time.monotonic() + (pause := chance.uniform(*THINK)) < until[0]:
        time.sleep(pause)
        query = chance.choice(choices)
        began = time.perf_counter()
        try:
            client.change(query)
        except TimeoutError:
            found.late += 1
            found.ms.append(1000 * TIMEOUT)
            return
        except Exception as error:
            found.errors.append(f"{query}: {error!r}")
            return
        found.ms.append(1000 * (time.perf_counter() - began))
