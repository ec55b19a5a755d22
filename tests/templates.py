"""Makes the empty files that Office files are filled into: python -m tests.templates."""

import io
import re
from typing import Any

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Inches

from dashboard.charts.theme import PRINT
from dashboard.export.office.excel_chart import FONT
from dashboard.export.office.slide_parts import HIGH, SIDE, TEMPLATE, TEXT_WIDTH, WIDE


def slides() -> bytes:
    """A presentation of 16:9 with one layout, a title alone, in the house's type and colours."""
    made = Presentation()
    made.slide_width, made.slide_height = Inches(WIDE), Inches(HIGH)
    for layout in list(made.slide_layouts):
        if layout.name != "Title Only":
            made.slide_layouts.remove(layout)
    for sheet in (made.slide_master, made.slide_layouts[0]):
        for shape in list(sheet.placeholders):
            if "Title" not in shape.name:
                shape._element.getparent().remove(shape._element)
                continue
            shape.left, shape.top, shape.width, shape.height = map(Inches, (SIDE, 0.45, TEXT_WIDTH, 0.9))
            frame: Any = shape.text_frame
            frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
            frame.vertical_anchor = MSO_ANCHOR.BOTTOM  # no gap beneath where it needs a line less
    theme = made.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = themed(theme.blob.decode()).encode()
    made.core_properties.revision, made.core_properties.keywords = 1, ""
    made.save(buffer := io.BytesIO())
    return buffer.getvalue()


def themed(theme: str) -> str:
    """The theme with the house's font and hues, so that what is added later looks alike."""
    theme = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{FONT}", theme)
    for index, hue in enumerate((PRINT.amount, *PRINT.hues[:5]), 1):
        old = rf"(<a:accent{index}>\s*<a:srgbClr val=\")[0-9A-Fa-f]{{6}}"
        theme = re.sub(old, rf"\g<1>{hue[1:]}", theme)
    return theme


if __name__ == "__main__":
    TEMPLATE.write_bytes(slides())
