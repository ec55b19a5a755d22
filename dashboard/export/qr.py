"""The address of a view as a QR code, for paper."""

import io

import segno

LONGEST = 300  # letters of an address; of a longer one the squares would be too small to be read


def source(address: str) -> str:
    """The code as the source of an image; empty where a path leads nowhere or an address is too long."""
    return str(_code(address).svg_data_uri(border=0, omitsize=True)) if _leads(address) else ""


def svg(address: str) -> str:
    """The code as an SVG, as `source`."""
    if not _leads(address):
        return ""
    _code(address).save(buffer := io.BytesIO(), kind="svg", xmldecl=False, border=0)
    return buffer.getvalue().decode()


def png(address: str) -> bytes:
    """The code as a PNG, as `source`."""
    if not _leads(address):
        return b""
    _code(address).save(buffer := io.BytesIO(), kind="png", scale=8, border=0)
    return buffer.getvalue()


def _leads(address: str) -> bool:
    return address.startswith(("http://", "https://")) and len(address) <= LONGEST


def _code(address: str) -> segno.QRCode:
    return segno.make(address, error="m", micro=False)
