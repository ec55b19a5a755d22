"""The empty files that Office files are filled into are those the house's type and colours make."""

from dashboard.export.office.slide_parts import TEMPLATE
from tests import templates
from tests.opened import content


def test_the_empty_deck_has_the_type_and_colours_of_the_house() -> None:
    assert content(TEMPLATE.read_bytes()) == content(templates.slides()), "python -m tests.templates"
