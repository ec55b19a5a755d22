"""All charts of a page in one ZIP: files in the chosen formats, rows, captions, and a manifest."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import settings
from dashboard.export import renderer
from dashboard.export.exhibit import Exhibit
from dashboard.export.files import FORMATS, Format
from dashboard.export.office.captions import captions
from dashboard.export.office.steady import FIRST_DAY

Progress = Callable[[int, int, str], None]  # charts done, charts in all, the title of the next
README = """Charts of {product}

{filters}
Data of {day}, version {version}. Address of the view: {address}

charts/        the charts in the chosen formats
rows/          the rows behind each chart, as CSV
captions.docx  captions and alternative texts, to be copied beside the charts
manifest.json  filters, address, data version, and a SHA-256 of every file
"""


@dataclass(frozen=True)
class Source:
    """The view a pack is made of: its title, filter in words, address, and which data it shows."""

    title: str
    filters: str
    address: str
    data_date: str
    version: str


@dataclass(frozen=True)
class Pack:
    """The bytes of the ZIP, and for each chart and format that could not be made one sentence."""

    data: bytes
    failures: tuple[str, ...]


def pack(source: Source, made: Sequence[Exhibit], formats: Sequence[str], progress: Progress) -> Pack:
    """The charts of a view; one that cannot be drawn is named, also in the manifest, and leaves the rest.

    `formats` are names of files.FORMATS; CSV is always in it. KeyError for an unknown format.
    """
    failed: list[str] = []
    chosen = [FORMATS[name] for name in formats if name != "csv"]
    files: dict[str, bytes] = {}
    charts = []
    for index, exhibit in enumerate(made):
        progress(index, len(made), exhibit.card.title)
        own, failures = _files(exhibit, chosen)
        files |= own
        charts.append(_entry(exhibit, own, failures))
        failed += [f"{exhibit.card.title}: {failure}" for failure in failures]
    progress(len(made), len(made), "")
    files["captions.docx"] = captions(source.title, made)
    said = {"product": settings.PRODUCT, "day": source.data_date, **source.__dict__}
    files["README.txt"] = README.format(**said).encode()
    files["manifest.json"] = _manifest(source, charts, files)
    return Pack(_zip(files), tuple(failed))


def _files(exhibit: Exhibit, formats: Sequence[Format]) -> tuple[dict[str, bytes], list[str]]:
    """The files of one chart by their path, and what could not be made."""
    files, failures = {f"rows/{exhibit.name}.csv": FORMATS["csv"].make(exhibit)}, []
    for format in formats:
        try:
            files[f"charts/{format.name(exhibit)}"] = format.make(exhibit)
        except (renderer.Failed, renderer.Unavailable) as problem:
            failures.append(f"{format.label}: {problem}")
    return files, failures


def _entry(exhibit: Exhibit, files: dict[str, bytes], failures: Sequence[str]) -> dict[str, Any]:
    card = exhibit.card
    entry = {
        "chart": card.question,
        "title": card.title,
        "counted": card.subtitle,
        "counts": exhibit.counts,
        "not_shown": card.left_out,
        "alternative_text": card.alt,
        "code": exhibit.code,
        "address": card.address,
        "files": list(files),
    }
    return entry | ({"failed": list(failures)} if failures else {})


def _manifest(source: Source, charts: Sequence[dict[str, Any]], files: dict[str, bytes]) -> bytes:
    hashes = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    about = {"product": settings.PRODUCT, "source": settings.SOURCE, **source.__dict__}
    return json.dumps(about | {"charts": charts, "sha256": hashes}, ensure_ascii=False, indent=1).encode()


def _zip(files: dict[str, bytes]) -> bytes:
    """A ZIP of the files, dated 1980, so that the same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            entry = zipfile.ZipInfo(path, FIRST_DAY)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return buffer.getvalue()
