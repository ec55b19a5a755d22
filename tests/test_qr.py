"""QR codes: of full addresses alone, and what is in them."""

import io

import pytest
import segno
from PIL import Image

from dashboard.export import qr

ADDRESS = "https://activities.example.org/trends?country=UZB&theme=border_and_container_control"


@pytest.mark.parametrize("address", ["", "/trends?country=UZB", f"https://a.example/?q={'x' * 300}"])
def test_what_cannot_be_scanned_has_no_code(address: str) -> None:
    assert (qr.source(address), qr.svg(address), qr.png(address)) == ("", "", b"")


def test_the_picture_is_the_code_of_the_address() -> None:
    made = segno.make(ADDRESS, error="m", micro=False)
    squares = [[bool(dark) for dark in row] for row in made.matrix]
    with Image.open(io.BytesIO(qr.png(ADDRESS))) as read:
        picture = read.convert("L")
    side = len(squares)
    assert picture.size == (8 * side, 8 * side)
    seen = [[picture.getpixel((8 * x + 4, 8 * y + 4)) == 0 for x in range(side)] for y in range(side)]
    assert seen == squares
    assert qr.svg(ADDRESS).startswith("<svg xmlns=") and qr.source(ADDRESS).startswith("data:image/svg+xml")
