"""Office files that are the same bytes every time, and texts that XML can hold."""

import io
import zipfile

from dashboard.charts.texts import UNDRAWABLE

FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say


def xml_text(text: object) -> str:
    """Text without the characters XML 1.0 forbids, which would make Office refuse the whole file."""
    return UNDRAWABLE.sub("", str(text))


def steady_zip(data: bytes) -> bytes:
    """An Office file (a zip) with every entry dated 1 January 1980, in the same order, deflated.

    BadZipFile if it is no zip.
    """
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3  # else it says on which system it was made
            new.writestr(entry, old.read(name))
    return buffer.getvalue()
