"""All charts of a page in one ZIP: files in the chosen formats, rows, captions, and a manifest."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dashboard.export import renderer
from dashboard.export.exhibit import Exhibit
from dashboard.export.files import FORMATS, Format
from dashboard.export.office.captions import captions
from dashboard.words import N_, _

Progress = Callable[[int, int, str], None]  # charts done, charts in all, the title of the next
README = N_("""Charts of {product}

{filters}
Data of {data_date}, version {version}. Address of the view: {address}

charts/        the charts in the chosen formats
rows/          the rows behind each chart, as CSV
captions.docx  captions and alternative texts, to be copied beside the charts
manifest.json  filters, address, data version, and a SHA-256 of every file
""")


def pack(
    about: Mapping[str, str], exhibits: Sequence[Exhibit], formats: Sequence[str], progress: Progress
) -> tuple[bytes, tuple[str, ...]]:
    """The ZIP of the charts of a view, and a sentence for each chart and format that could not be made.

    `about` says of the view product, source, title, filters, address, data_date and version. What could
    not be drawn is named in the manifest too. `formats` are names of files.FORMATS; CSV is
    always in it. KeyError for an unknown format.
    """
    failed: list[str] = []
    chosen = [FORMATS[name] for name in formats if name != "csv"]
    files: dict[str, bytes] = {}
    charts = []
    for index, exhibit in enumerate(exhibits):
        progress(index, len(exhibits), exhibit.card.title)
        own, failures = _files(exhibit, chosen)
        files |= own
        charts.append(_entry(exhibit, own, failures))
        failed += [f"{exhibit.card.title}: {failure}" for failure in failures]
    progress(len(exhibits), len(exhibits), "")
    files["captions.docx"] = captions(about["title"], exhibits)
    files["README.txt"] = _(README, **about).encode()
    hashes = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    manifest = {**about, "charts": charts, "sha256": hashes}
    files["manifest.json"] = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
    with zipfile.ZipFile(buffer := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            archive.writestr(path, data)
    return buffer.getvalue(), tuple(failed)


def _files(exhibit: Exhibit, formats: Sequence[Format]) -> tuple[dict[str, bytes], list[str]]:
    """The files of one chart by their path, and what could not be made."""
    files, failures = {f"rows/{exhibit.name}.csv": FORMATS["csv"].make(exhibit)}, []
    for format in formats:
        try:
            files[f"charts/{format.name(exhibit)}"] = format.make(exhibit)
        except (renderer.Failed, renderer.Unavailable) as problem:
            failures.append(f"{_(format.label)}: {problem}")
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
