"""What stands on a slide: its texts, charts and tables, and whether all have room."""

import io
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE


def page_of(data: bytes) -> Any:
    """The one slide of a file."""
    (page,) = Presentation(io.BytesIO(data)).slides
    return page


def texts(page: Any) -> list[str]:
    """All texts of a slide, a paragraph each."""
    return [
        paragraph.text
        for shape in page.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
    ]


def charts(page: Any) -> list[Any]:
    return [shape.chart for shape in page.shapes if shape.has_chart]


def tables(page: Any) -> dict[str, list[list[str]]]:
    return {
        shape.name: [[cell.text for cell in row.cells] for row in shape.table.rows]
        for shape in page.shapes
        if shape.has_table
    }


def described(page: Any) -> Iterator[str]:
    """The alternative texts of charts, pictures and tables."""
    for shape in page.shapes:
        if shape.has_chart or shape.has_table or shape.shape_type == MSO_SHAPE_TYPE.PICTURE:
            yield next(e for e in shape._element.iter() if e.tag.endswith("}cNvPr")).get("descr", "")


def assert_tidy(page: Any, width: int, height: int) -> None:
    """Nothing leaves the slide or stands over another."""
    places = {shape.name: (shape.left, shape.top, shape.left + shape.width, shape.top + shape.height)
              for shape in page.shapes}  # fmt: skip
    assert len(places) == len(page.shapes)
    for left, top, right, bottom in places.values():
        assert 0 <= left <= right <= width and 0 <= top <= bottom <= height
    for (one, a), (two, b) in combinations(places.items(), 2):
        apart = a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
        assert apart, (one, two)
