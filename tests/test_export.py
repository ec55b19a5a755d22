"""Images and tables for download: all is written on the image, inside it, and nothing over anything else.

No browser draws here (tests/browser does): where each text stands is worked out from the layout, with
the widths of DejaVu Sans, the font the image asks for first.
"""

import html
import io
import itertools
import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from openpyxl import load_workbook
from PIL import ImageFont

from dashboard import settings
from dashboard.analysis import answers
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.cards import breakdowns
from dashboard.cards.card import View
from dashboard.charts import figures, key, maps, theme
from dashboard.charts.theme import PRINT
from dashboard.export import frame
from dashboard.export.exhibit import exhibit, file_name
from dashboard.export.frame import SIDE, SIZES, WIDE, Frame, Size, framed
from dashboard.export.table import csv_bytes, xlsx_bytes
from tests.chart_parts import country_names, drawn, outlines
from tests.drawings import CASES, DEFAULT, asked, parts

FRAME = Frame(
    title="Events by year and theme",
    subtitle="All years · UNODC leads or takes part",
    counts="13 events from 15 stories",
    code="CA-7F3K9Q",
    left_out="Not placed here: 1 event without a date",
    data_date=date(2024, 11, 20),
    notice=settings.MAP_NOTICE,
    note="Bold row: events, each counted once. Coloured parts: an event with two themes counts in each.",
)
Made = dict[str, Any]  # an image as the browser gets it
LINE = 1.3  # height of a line in parts of the text size, as plotly sets them
TICK_PAD = 3  # px between a tick and its label


@dataclass(frozen=True)
class Text:
    words: str
    left: float
    top: float
    right: float
    bottom: float


@cache
def font(size: float, bold: bool) -> ImageFont.FreeTypeFont | None:
    try:
        return ImageFont.truetype("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf", size)
    except OSError:
        return None


def width(line: str, size: float) -> float:
    """Width in px of a line that may have bold parts; a guess where DejaVu is not installed."""
    total = 0.0
    for index, part in enumerate(re.split(r"</?b>", line)):
        words, face = html.unescape(part), font(size, index % 2 == 1)
        total += face.getlength(words) if face else frame.GLYPH * size * len(words)
    return total


def size_of(text: str, size: float) -> tuple[float, float]:
    lines = text.split("<br>")
    return max(width(line, size) for line in lines), LINE * size * len(lines)


def axes(layout: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The axes under the names that annotations use: x, x2, y …"""
    found = {
        name.replace("axis", ""): axis for name, axis in layout.items() if re.fullmatch(r"[xy]axis\d*", name)
    }
    return {name: axis | {"range": axis.get("range")} for name, axis in found.items()}


def span(layout: dict[str, Any], name: str) -> tuple[float, float]:
    """Where an axis begins and ends in px from the left or the lower edge of the image."""
    long = layout["width"] if name.startswith("x") else layout["height"]
    start, end = axes(layout)[name]["domain"]
    return start * long, end * long


def at(layout: dict[str, Any], reference: str, value: float) -> float:
    """A value as px from the left or from the lower edge."""
    name, _, domain = reference.partition(" ")
    axis = axes(layout)[name]
    start, end = span(layout, name)
    if domain:
        return start + value * (end - start)
    low, high = axis["range"]
    if layout["yaxis"].get("scaleanchor") == "x":  # one scale for both, the wider one gets room around it
        scale = px_per_unit(layout)
        return (start + end) / 2 + (value - (low + high) / 2) * scale
    return start + (value - low) / (high - low) * (end - start)


def px_per_unit(layout: dict[str, Any]) -> float:
    found = []
    for name in ("x", "y"):
        axis = axes(layout)[name]
        start, end = span(layout, name)
        found.append((end - start) / (axis["range"][1] - axis["range"][0]))
    return min(found)


def noted(made: Made) -> Iterator[tuple[bool, Text]]:
    """All annotations: whether the frame wrote them, and where they stand."""
    layout = made["layout"]
    for note in layout.get("annotations", []):
        wide, high = size_of(note["text"], note.get("font", {}).get("size", PRINT.size))
        of_frame = note.get("xref") == "paper"
        if of_frame:
            x, y = note["x"] * layout["width"], note["y"] * layout["height"]
        else:
            x, y = at(layout, note.get("xref", "x"), note["x"]), at(layout, note.get("yref", "y"), note["y"])
        x, y = x + note.get("xshift", 0), layout["height"] - y - note.get("yshift", 0)
        left = x - {"left": 0, "right": wide}.get(note.get("xanchor", ""), wide / 2)
        top = y - {"top": 0, "bottom": high}.get(note.get("yanchor", ""), high / 2)
        yield of_frame, Text(note["text"], left, top, left + wide, top + high)


def ticked(made: Made) -> Iterator[tuple[str, Text]]:
    """The labels of all axes that have words for them: name of the axis, and where each stands."""
    layout = made["layout"]
    found = axes(layout)
    for name, axis in found.items():
        if axis.get("visible") is False or "ticktext" not in axis:
            continue
        size = axis.get("tickfont", {}).get("size", PRINT.size)
        gap = TICK_PAD + (axis.get("ticklen", 5) if axis.get("ticks") == "outside" else 0)
        other = axis.get("anchor", ("y" if name[0] == "x" else "x") + name[1:])
        for value, text in zip(axis["tickvals"], axis["ticktext"], strict=True):
            wide, high = size_of(text, size)
            along = at(layout, name, value)
            if name[0] == "y":
                right = span(layout, other)[0] - gap
                middle = layout["height"] - along
                yield name, Text(text, right - wide, middle - high / 2, right, middle + high / 2)
            elif axis.get("side") == "top":
                turn = math.radians(-axis.get("tickangle", 0))
                low = layout["height"] - span(layout, other)[1] - gap
                rise = wide * math.sin(turn) + high * math.cos(turn)
                yield name, Text(text, along, low - rise, along + wide * math.cos(turn), low)
            else:
                top = layout["height"] - span(layout, other)[0] + gap
                yield name, Text(text, along - wide / 2, top, along + wide / 2, top + high)


# The images


GRAINS = ("year", "quarter", "month")
IMAGES = [
    *(case for case in CASES if not case.startswith("timeline")),
    *(f"timeline-{grain}-{form}" for grain in GRAINS for form in ("stack", "multiples", "sum", "average")),
]
SHAPES = {"wide": WIDE, "square": SIZES["square"]}
ANY = pytest.mark.parametrize("shape", SHAPES)
BOTH = pytest.mark.parametrize("source", ["db", "real_db"], ids=["small-data", "real-data"])
EACH = pytest.mark.parametrize("case", IMAGES)


def printed(db: Database, case: str, size: Size = WIDE) -> tuple[go.Figure, tuple[tuple[str, str, str], ...]]:
    """A figure for print, and the lines of its key."""
    question, _, form = case.partition("-")
    if question == "timeline":
        grain, _, form = form.partition("-")
        rows = answers.timeline(db, DEFAULT, grain, "theme", theme.ORDERS["theme"])
        figure = figures.timeline(rows, PRINT, parts(db, "theme"), "theme", grain, form)
        reach = "Unfinished: data to 20 Nov 2024" if form == "stack" else ""
        lines = key.legend(rows, PRINT, dict(parts(db, "theme")), "theme", reach)
        return figure, tuple(lines) if form != "multiples" else ()
    rows = asked(db, case)
    if question == "places_on_map":
        return maps.places_on_map(rows, PRINT, outlines(), country_names(), frame.room(FRAME, size)), ()
    legends = {
        "by_organisation_role": key.role_legend,
        "months_of_years": key.year_legend,
        "partners_by_year": key.partner_legend,
    }
    return drawn(db, case, palette=PRINT), tuple(
        legends[question](rows, PRINT) if question in legends else ()
    )


def ask(db: Database, question: str, *arguments: Any) -> pd.DataFrame:
    return getattr(answers, question)(db, *arguments)


def made_of(figure: go.Figure, size: Size = WIDE, **changes: Any) -> Made:
    return json.loads(framed(figure, replace(FRAME, **changes), size).to_json())


@cache
def image_of(db: Database, case: str, shape: str = "wide") -> Made:
    figure, lines = printed(db, case, SHAPES[shape])
    return made_of(figure, SHAPES[shape], key=lines)


def said(made: Made) -> str:
    """All that the frame writes, as plain text."""
    return " ".join(plain(text.words) for text in frame_texts(made))


def plain(words: str) -> str:
    return html.unescape(re.sub(r"</?b>", "", words).replace("<br>", " "))


def frame_texts(made: Made) -> list[Text]:
    return [text for of_frame, text in noted(made) if of_frame]


def own_texts(made: Made) -> list[Text]:
    """All words of the figure itself: its annotations and tick labels."""
    return [text for of_frame, text in noted(made) if not of_frame] + [text for _, text in ticked(made)]


def room(made: Made) -> tuple[float, float]:
    """Where the figure has room, in px from the top: beneath the head, above the line of the foot."""
    high = made["layout"]["height"]
    rules = [s for s in made["layout"]["shapes"] if s["type"] == "line" and s["x1"] - s["x0"] > 0.5]
    foot = max((1 - rule["y0"]) * high for rule in rules)
    head = [text for text in frame_texts(made) if text.left == SIDE and text.bottom < high / 2]
    return max(text.bottom for text in head), foot


@ANY
@BOTH
@EACH
def test_an_image_says_what_it_shows_of_which_data(
    request: pytest.FixtureRequest, source: str, case: str, shape: str
) -> None:
    words = said(image_of(request.getfixturevalue(source), case, shape))
    for part in (FRAME.title, FRAME.subtitle, FRAME.note, FRAME.notice, settings.SOURCE, FRAME.code):
        assert part in words
    assert "13 events from 15 stories. Not placed here: 1 event without a date." in words
    assert "Data of 20 Nov 2024" in words


def test_an_image_without_left_out_and_notice_has_no_place_for_them(db: Database) -> None:
    words = said(made_of(printed(db, "by_theme")[0], left_out="", notice="", note=""))
    assert "13 events from 15 stories. Source:" in words
    assert "None" not in words and ". ." not in words


@EACH
def test_an_image_shows_the_traces_of_the_figure_and_leaves_the_figure_as_it_was(
    db: Database, case: str
) -> None:
    figure, lines = printed(db, case)
    before = figure.to_json()
    made = made_of(figure, key=lines)
    assert figure.to_json() == before  # it is kept and shown to other visitors
    assert made["data"] == json.loads(before)["data"]
    layout = made["layout"]
    assert (layout["width"], layout["height"], layout["paper_bgcolor"]) == (1600, 900, "#FFFFFF")
    assert [layout["margin"][side] for side in "lrtb"] == [0, 0, 0, 0]


@ANY
@BOTH
@EACH
def test_all_words_lie_inside_the_image(
    request: pytest.FixtureRequest, source: str, case: str, shape: str
) -> None:
    made = image_of(request.getfixturevalue(source), case, shape)
    texts = own_texts(made) + frame_texts(made)
    assert [text for text in texts if text.left < 0 or text.top < 0] == []
    assert [
        text for text in texts if text.right > SHAPES[shape].width or text.bottom > SHAPES[shape].height
    ] == []


@ANY
@BOTH
@EACH
def test_the_figure_stands_between_head_and_foot(
    request: pytest.FixtureRequest, source: str, case: str, shape: str
) -> None:
    made = image_of(request.getfixturevalue(source), case, shape)
    top, bottom = room(made)
    assert [text for text in own_texts(made) if text.top < top - 4 or text.bottom > bottom + 4] == []
    keyed = any(shape["type"] == "rect" for shape in made["layout"]["shapes"])
    for name in axes(made["layout"]):
        start, end = span(made["layout"], name)
        assert start + 20 < end
        if name[0] == "x":
            beside = frame.KEY_WIDTH if keyed and shape == "wide" else 0
            assert start >= SIDE and end <= SHAPES[shape].width - SIDE - beside + 0.01
        else:
            high = SHAPES[shape].height
            assert start >= high - bottom and end <= high - top


def overlapping(found: list[Text]) -> list[tuple[str, str]]:
    """Pairs of texts that are written over each other; lines may touch."""
    slack = 3
    return [
        (plain(one.words), plain(two.words))
        for one, two in itertools.combinations(found, 2)
        if min(one.right, two.right) - max(one.left, two.left) > slack
        and min(one.bottom, two.bottom) - max(one.top, two.top) > slack + (LINE - 1) * PRINT.size
    ]


@ANY
@BOTH
@EACH
def test_no_words_are_written_over_others(
    request: pytest.FixtureRequest, source: str, case: str, shape: str
) -> None:
    made = image_of(request.getfixturevalue(source), case, shape)
    across = made["layout"]["xaxis"]
    tilted = "x" if across.get("side") == "top" else ""
    level = [text for name, text in ticked(made) if name != tilted] + [text for _, text in noted(made)]
    assert overlapping(level) == []
    if tilted:  # names side by side at 45 degrees need their height across
        start, end = span(made["layout"], "x")
        apart = (end - start) / len(across["ticktext"])
        assert apart * math.sin(math.radians(45)) >= across["tickfont"]["size"]


@ANY
@BOTH
@EACH
def test_the_numbers_at_the_ends_of_bars_have_room(
    request: pytest.FixtureRequest, source: str, case: str, shape: str
) -> None:
    made = image_of(request.getfixturevalue(source), case, shape)
    for trace in made["data"]:
        if trace.get("textposition") == "outside":
            for value, text in zip(trace["x"], trace["text"], strict=True):
                end = at(made["layout"], trace.get("xaxis", "x"), value)
                assert end + 4 + width(text, trace["textfont"]["size"]) <= SHAPES[shape].width - SIDE


@pytest.mark.parametrize("case", ["by_funder", "by_partner", "by_organisation_type"])
def test_the_words_of_the_strip_stand_clear_of_its_bar(real_db: Database, case: str) -> None:
    made = image_of(real_db, case)
    strip = [trace for trace in made["data"] if trace.get("yaxis") == "y2"]
    assert strip or case != "by_funder"  # of the real events most name no funder
    if strip:
        upper, lower = (WIDE.height - at(made["layout"], "y2", edge) for edge in (-0.5, 0.5))
        above, below = (text for of_frame, text in noted(made) if not of_frame)
        line = above.bottom - above.top - PRINT.size  # what a line is higher than its letters
        assert above.bottom - line / 2 <= upper and below.top + line / 2 >= lower


# What is written around it

FILTER = "All years · UNODC leads or takes part · Partner: Ministry of Internal Affairs, Uzbekistan · "
RUSSIAN = "Слова: Межрегиональная конференция правоохранительных органов государств Центральной Азии · "


@pytest.mark.parametrize(
    "subtitle", [FILTER * 6, RUSSIAN * 6, (FILTER + RUSSIAN) * 4], ids=["english", "russian", "both"]
)
def test_a_long_filter_is_wrapped_and_the_figure_makes_room(db: Database, subtitle: str) -> None:
    figure, lines = printed(db, "timeline-year-stack")
    made = made_of(figure, subtitle=subtitle, key=lines)
    assert " ".join(subtitle.split()) in said(made)
    top, bottom = room(made)
    assert all(text.top >= top - 4 and text.bottom <= bottom + 4 for text in own_texts(made))
    start, end = span(made["layout"], "y")
    assert end - start > 150 and end <= WIDE.height - top
    assert [text for text in frame_texts(made) if text.right > WIDE.width or text.bottom > WIDE.height] == []


@pytest.mark.parametrize(
    "line", [FILTER, RUSSIAN, RUSSIAN.upper()], ids=["english", "russian", "russian-capitals"]
)
def test_a_line_of_a_filter_is_never_longer_than_the_image(db: Database, line: str) -> None:
    made = made_of(printed(db, "by_theme")[0], subtitle=line * 2)
    assert [text for text in frame_texts(made) if text.right > WIDE.width] == []


def test_the_longest_filter_leaves_room_for_the_figure(db: Database) -> None:
    # Somebody chooses thirty partners: an address may carry as many.
    figure, lines = printed(db, "timeline-year-stack")
    made = made_of(figure, subtitle=FILTER * 30, key=lines)
    top, bottom = room(made)
    start, end = span(made["layout"], "y")
    assert end - start > 150 and start >= WIDE.height - bottom and end <= WIDE.height - top
    assert all(text.top >= 0 and text.bottom <= WIDE.height for _, text in noted(made))


def test_a_long_title_is_wrapped_inside_the_margins(db: Database) -> None:
    title = "Events by quarter and kind of activity of the Ministry of Internal Affairs, moving average, " * 2
    made = made_of(printed(db, "by_theme")[0], title=title)
    assert " ".join(title.split()) in said(made)
    assert [text for text in frame_texts(made) if text.right > WIDE.width - SIDE + 1] == []
    top, _ = room(made)
    assert all(text.top >= top for text in own_texts(made))


def test_hostile_words_of_a_filter_are_harmless_in_an_image(db: Database) -> None:
    hostile = "<script>alert(1)</script> $x$ &amp; <i>"
    changes = {"title": hostile, "subtitle": hostile, "note": hostile, "left_out": hostile}
    made = made_of(printed(db, "by_theme")[0], **changes)
    assert not any(re.search(r"<(?!/?b>|br>)|\$", text.words) for _, text in noted(made))
    assert said(made).count(hostile) == 4


@pytest.mark.parametrize("split", ["theme", "kind", "country", "funder"])
def test_the_longest_key_fits_beside_the_figure(real_db: Database, split: str) -> None:
    everything = Filters(roles=("lead", "partner", "mentioned"))
    rows = answers.timeline(real_db, everything, "year", split, theme.ORDERS[split])
    reach = "Unfinished: data to 20 Nov 2024"
    lines = tuple(key.legend(rows, PRINT, dict(parts(real_db, split)), split, reach))
    made = made_of(printed(real_db, "timeline-year-stack")[0], key=lines)
    written = [text for text in frame_texts(made) if text.left > WIDE.width / 2]
    words = [text for text in written if text.words and not text.words.startswith("<b>")]
    assert len(words) == len(lines) + 2  # and the day of the data, and the code
    assert overlapping(written) == []
    assert max(text.bottom for text in words[2:]) <= room(made)[1]
    assert max(text.right for text in written) <= WIDE.width - SIDE + 1


# Names of files


def test_a_file_name_says_what_it_holds(db: Database) -> None:
    filters = Filters(date_from=date(2019, 1, 1), date_to=date(2024, 12, 31), funders=("us",))
    view = View(partial(ask, db), filters, {"funders": {"us": "United States of America"}})
    made = exhibit(view.ask, breakdowns.themes(view))
    assert made.name == "unodc-central-asia_by-theme_2019-2024_funder-united-states-of-america_2024-11-20"


def test_a_file_name_of_the_default_view_says_all_years_and_no_more(db: Database) -> None:
    view = View(partial(ask, db), DEFAULT, {})
    assert (
        exhibit(view.ask, breakdowns.themes(view)).name == "unodc-central-asia_by-theme_all-years_2024-11-20"
    )


def test_letters_with_marks_become_plain_ones() -> None:
    assert file_name("Türkmenbaşy – Aşgabat", "Слова") == "unodc-central-asia_turkmenbasy-asgabat"


@pytest.mark.parametrize(
    "words",
    ["../../etc/passwd", "con\\nul:*?", "a\x00b\nc", '"; rm -rf /', "Ёлка 2024", "x" * 500, "%2e%2e/"],
)
def test_a_file_name_is_safe_everywhere(words: str) -> None:
    name = file_name("by_theme", words, "2024-11-20")
    assert re.fullmatch(r"[a-z0-9_-]+", name) and len(name) < 150
    assert name.endswith("_2024-11-20") and not name.startswith("-")


# Tables; what they must not do to text stands in test_same_number.py


@pytest.mark.parametrize("case", CASES)
def test_the_rows_of_every_chart_become_a_table_of_as_many_rows(db: Database, case: str) -> None:
    rows = asked(db, case)
    read = pd.read_csv(io.BytesIO(csv_bytes(rows)), keep_default_na=False, dtype=str)
    assert (list(read.columns), len(read)) == (list(rows.columns), len(rows))
    question = case.partition("-")[0]
    sheet: Any = load_workbook(io.BytesIO(xlsx_bytes(rows, question)))[question]
    cells = list(sheet.iter_rows(values_only=True))
    assert (list(cells[0]), len(cells) - 1) == (list(rows.columns), len(rows))
    for column, kind in rows.dtypes.items():
        if pd.api.types.is_integer_dtype(kind):
            at_column = rows.columns.get_loc(column)
            assert [row[at_column] for row in cells[1:]] == [None if pd.isna(n) else n for n in rows[column]]


def test_a_table_without_rows_has_its_header(db: Database) -> None:
    rows = asked(db, "by_theme").head(0)
    assert csv_bytes(rows).decode("utf-8-sig") == "code,name,events\r\n"
    sheet: Any = load_workbook(io.BytesIO(xlsx_bytes(rows, "by_theme"))).active
    assert list(sheet.iter_rows(values_only=True)) == [("code", "name", "events")]
