"""How long stories take to read, in a process of its own: `python -m tests.bench.reader STORIES`."""

import json
import resource
import subprocess
import sys
import time

from dashboard import settings
from dashboard.ingest.intake import pasted
from dashboard.ingest.read import read
from dashboard.ingest.tables import Tables
from dashboard.store.load import read_data

SIZES = (33, 1_000)
TOLD = (
    "On {day} May 2023, UNODC held a training for {people} officers in Tashkent with financial support of "
    "the Government of Japan. Delegates from Kazakhstan and Georgia took part. {words}"
)


def rows() -> list[tuple[str, list[float]]]:
    """A row for each number of stories: seconds and the highest memory of the process in MB."""
    found = []
    for stories in SIZES:
        command = [sys.executable, "-m", "tests.bench.reader", str(stories)]
        said = subprocess.run(command, check=True, capture_output=True, text=True)
        found.append((f"{stories:,} stories read", json.loads(said.stdout)))
    return found


def measured(stories: int) -> list[float]:
    """Seconds for splitting and reading invented stories once the tables are indexed, and memory in MB."""
    data = read_data(settings.data_dir())
    tables = Tables.of(data)
    events = data.rows("events.csv")
    parts = []
    for number in range(stories):
        event = events[number % len(events)]
        told = TOLD.format(day=1 + number % 28, people=10 + number, words=event["summary"])
        parts += [f"{event['title']} {number}", told + " […]"]
    began = time.monotonic()
    articles = pasted("\n".join(parts))
    for article in articles:
        read(article, tables)
    seconds = time.monotonic() - began
    assert len(articles) >= stories
    return [seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]


if __name__ == "__main__":
    print(json.dumps(measured(int(sys.argv[1]))))
