"""Every chart as an image file, on the real data, opened by readers that are not ours."""

import io
import itertools
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import replace
from functools import cache
from signal import SIGKILL
from typing import Any
from xml.etree import ElementTree

import psutil
import pytest
from PIL import Image
from plotly.colors import hex_to_rgb
from pypdf import PdfReader

from dashboard import settings
from dashboard.cards.card import Ask
from dashboard.charts import figures
from dashboard.charts.fit import Figure
from dashboard.charts.frames import in_valley
from dashboard.charts.outlines import fills, outlines
from dashboard.charts.theme import LIGHT, PRINT
from dashboard.export import browser as chromium
from dashboard.export import check, image, record, renderer
from dashboard.export.exhibit import Exhibit, exhibit
from dashboard.export.files import FORMATS
from dashboard.export.frame import SIZES, framed
from dashboard.export.xml_text import xml_text
from dashboard.words import day
from tests.drawings import QUESTIONS
from tests.opened import content
from tests.test_renderer import processes, send

pytestmark = [
    pytest.mark.browser,
    pytest.mark.usefixtures("drawing_browser"),
]

DRAWN = {"png": "screen", "png-slide": "slide", "png-a4": "a4", "png-square": "square", "svg": "", "pdf": ""}

IN_ALL_SIZES = ("timeline", "places_on_map", "theme_by_partner")

SVG = "{http://www.w3.org/2000/svg}"

EACH = pytest.mark.parametrize("question", QUESTIONS)

FILE = Callable[[str, str], bytes]  # question, format -> its file


@pytest.fixture(scope="module")
def file(exhibits: dict[str, Exhibit]) -> FILE:
    """The file of a question in a format, made once."""
    return cache(lambda question, format: FORMATS[format].make(exhibits[question]))


def one_line(text: str) -> str:
    return " ".join(text.split())


def spaceless(text: str) -> str:
    """Text without spaces and without the ligatures that fonts in a PDF have for ffi and others."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def must_say(made: Exhibit) -> list[str]:
    """What every image has to say as text."""
    card = made.card
    said = [
        card.title,
        card.in_words,
        f"{made.counts}.",
        card.left_out,
        settings.PRODUCT,
        settings.SOURCE,
        settings.LICENCE,
        f"On the dashboard: {card.address}",
        f"Data to {day(made.data_date)}",
        made.code,
        settings.MAP_NOTICE if card.question == "places_on_map" else "",
    ]
    return [one_line(text) for text in said if text]


def texts_of(svg: ElementTree.Element) -> str:
    """All texts that are drawn, a space between two."""
    return one_line(" ".join("".join(text.itertext()) for text in svg.iter(f"{SVG}text")))


def test_the_pages_show_every_figure_there_is(exhibits: dict[str, Exhibit]) -> None:
    assert sorted(exhibits) == QUESTIONS
    assert {format for format, one in FORMATS.items() if one.drawn} == set(DRAWN)


# Each format, opened by a reader of its own


@pytest.mark.parametrize(
    ("question", "format"),
    [
        (question, format)
        for question in QUESTIONS
        for format, size in DRAWN.items()
        if size and (question in IN_ALL_SIZES or size in ("screen", "square"))
    ],
)
def test_a_png_has_its_size_its_texts_and_its_colours(
    exhibits: dict[str, Exhibit], file: FILE, question: str, format: str
) -> None:
    made, size = exhibits[question], SIZES[DRAWN[format]]
    with Image.open(io.BytesIO(file(question, format))) as read:
        read.load()
        assert (read.format, *read.size) == ("PNG", size.width * size.scale, size.height * size.scale)
        assert read.info["dpi"] == pytest.approx((size.dpi, size.dpi), abs=0.02)
        texts, sample = read.text, read.convert("RGB").resize((800, 800), Image.Resampling.NEAREST)
    colours = Counter({colour: count for count, colour in sample.getcolors(1 << 24)})
    assert texts["Title"] == f"{made.card.title}. {made.card.in_words}"
    for part in (made.card.alt, made.counts, made.code, made.card.address):
        assert part in texts["Description"]
    for part in (settings.SOURCE, made.card.notice, f"{made.data_date}", made.version):
        assert part in texts["Source"]
    assert json.loads(texts["Record"]) == json.loads(record.text(image.record_of(made)))
    white = colours[255, 255, 255] / colours.total()
    assert 0.2 < white < 0.995 and len(colours) > 50
    shades = fills(PRINT, dict(made.card.chart.lands)).values()
    sides = (PRINT.side_text_1, PRINT.side_text_2)  # of a table of two sides, which is all numbers
    inks = {hex_to_rgb(ink) for ink in (PRINT.amount, PRINT.pale, *shades, *PRINT.hues, *sides)}
    assert sum(colours[ink] for ink in inks) > colours.total() / 2000  # the figure, not its words alone


@EACH
def test_an_svg_says_all_as_text(exhibits: dict[str, Exhibit], file: FILE, question: str) -> None:
    made, root = exhibits[question], ElementTree.fromstring(file(question, "svg"))
    assert (root.get("width"), root.get("height")) == ("1600", "900")
    title, description, about = ([*root.iter(f"{SVG}{tag}")] for tag in ("title", "desc", "metadata"))
    assert [one.text for one in title] == [f"{made.card.title}. {made.card.in_words}"]
    assert made.card.alt in description[0].text and made.card.address in description[0].text
    assert settings.SOURCE in about[0].text
    assert json.loads(about[1].text) == json.loads(record.text(image.record_of(made)))
    drawn = texts_of(root)
    assert [said for said in must_say(made) if said not in drawn] == []
    faces = [one.text for one in root.iter(f"{SVG}style") if "@font-face" in (one.text or "")]
    assert [face.count("font/woff2") for face in faces] == [2]


@EACH
def test_a_pdf_is_one_page_with_its_fonts_and_texts(
    exhibits: dict[str, Exhibit], file: FILE, question: str
) -> None:
    made, reader = exhibits[question], PdfReader(io.BytesIO(file(question, "pdf")))
    (page,) = reader.pages
    assert 0 <= float(page.mediabox.width) - 1200 <= 0.5 and 0 <= float(page.mediabox.height) - 675 <= 0.5
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    assert {re.sub("^/.*[+]|-.*", "", font["/BaseFont"]) for font in fonts} == {"SourceSans3"}
    for font in fonts:
        own = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        assert {"/FontFile2", "/FontFile3"} & set(own["/FontDescriptor"].get_object())
    drawn = spaceless(page.extract_text())
    assert [said for said in must_say(made) if spaceless(said) not in drawn] == []
    about = reader.metadata
    assert about.title == f"{made.card.title}. {made.card.in_words}"
    assert made.card.alt in about.subject and about["/Keywords"] == made.code
    assert about.creation_date.date() == made.data_date


@EACH
@pytest.mark.parametrize("format", ["png", "svg", "pdf"])
def test_a_file_made_twice_holds_the_same_and_proves_itself(
    real_ask: Ask, exhibits: dict[str, Exhibit], file: FILE, question: str, format: str
) -> None:
    data, made = file(question, format), exhibits[question]
    assert content(FORMATS[format].make(exhibit(real_ask, made.card))) == content(data)
    assert record.read(data) == image.record_of(made)
    assert check.of_file(real_ask, data).holds


# The image on the screen and the image in the file


def without_sizes(value: Any) -> Any:
    """A part of a figure without all that depends on the size of its text."""
    if isinstance(value, dict):
        return {key: without_sizes(part) for key, part in value.items() if key != "size"}
    return [without_sizes(part) for part in value] if isinstance(value, list) else value


def own(figure: Figure, notes: int | None = None) -> dict[str, Any]:
    """What a figure itself says: traces, ticks, its first annotations; not where it stands, nor how large."""
    made = without_sizes(json.loads(json.dumps(figure)))
    layout = made["layout"]
    said = [
        {key: note.get(key) for key in ("text", "x", "y", "xref", "yref")}
        | {"ink": note.get("font", {}).get("color")}
        for note in layout.get("annotations", [])[:notes]
    ]
    ticks = {
        name: [axis.get(key) for key in ("ticktext", "tickvals", "range", "type", "visible", "tickformat")]
        for name, axis in layout.items()
        if re.fullmatch(r"[xy]axis\d*", name)
    }
    return {"traces": made["data"], "notes": said, "ticks": ticks, "barmode": layout.get("barmode")}


@EACH
def test_the_image_in_the_file_shows_what_the_screen_shows(
    exhibits: dict[str, Exhibit], question: str
) -> None:
    made = exhibits[question]
    on_screen = figures.figure(made.card.chart, LIGHT)
    count = len(on_screen["layout"].get("annotations", []))
    screen, inside = own(on_screen), own(framed(made), count)
    assert screen["traces"]
    if made.card.chart.kind == "multiples":  # room for a number over the highest column depends on the height
        is_cut = any("…" in note["text"] for one in (screen, inside) for note in one["notes"])
        for one in (screen, inside):
            for note in one["notes"]:  # names break into lines where there is little room
                note["text"] = note["text"].replace("<br>", " ")
                if is_cut:
                    note["text"] = note["text"][note["text"].find("<b>") :]
            ends = {axis.pop(2)[1] for name, axis in one["ticks"].items() if name.startswith("y")}
            assert len(ends) == 1 and made.card.chart.longest < ends.pop() <= 1.45 * made.card.chart.longest
    if (
        question == "places_on_map"
    ):  # which names find room depends on the size, and where key and valley stand
        lands = len(outlines())
        *drawn, scale = screen.pop("traces")
        *printed, print_scale = inside.pop("traces")
        assert drawn[:lands] == printed[:lands] and scale["marker"] == print_scale["marker"]
        assert [one.get("fillcolor") for one in drawn] == [one.get("fillcolor") for one in printed]
        (left, right), (print_left, print_right) = (one["ticks"]["xaxis"].pop(2) for one in (screen, inside))
        assert left == print_left and right <= print_right  # a wide image has the valley farther right
        towns, print_towns = (
            {note["text"]: (note["x"], note["y"]) for note in one.pop("notes") if "<b>" in note["text"]}
            for one in (screen, inside)
        )
        known = {
            f"<b>{name}</b> {events}" for name, events in zip(made.rows.name, made.rows.events, strict=True)
        }
        inset = {
            f"<b>{one.name}</b> {events}"
            for one, events in zip(made.card.chart.categories, made.card.chart.numbers(), strict=True)
            if in_valley(one.spot)
        }
        assert len(towns) > 5 and set(towns) | set(print_towns) <= known | {"<b>Fergana valley</b>"}
        for text in set(towns) & set(print_towns) & known - inset:
            assert print_towns[text] == pytest.approx(towns[text])
    if question == "side_by_side":  # on a screen names stand above their numbers, in a file beside them
        screen, inside = ([trace["text"] for trace in one["traces"]] for one in (screen, inside))
    assert inside == screen


# Hostile words


HOSTILE = (
    "=1+1",
    "<script>alert(1)</script>",
    "<b>x</b>",
    "&amp; &lt;i&gt;",
    "]]>",
    '<!ENTITY x "y">',
    '"><svg onload=1>',
    "$x$",
    "%{x}",
    "a\x00b\x07c\x1bd\uffffe",
)

ALL_HOSTILE = " ".join(HOSTILE)


def hostile(made: Exhibit) -> Exhibit:
    """The same exhibit with hostile words wherever words of people or of the data stand."""
    named = [f"{word}{index}" for index, word in enumerate(itertools.islice(itertools.cycle(HOSTILE), 500))]
    chart = made.card.chart
    categories = (
        replace(one, name=name, full=name) for one, name in zip(chart.categories, named, strict=False)
    )
    series = (replace(one, name=name, full=name) for one, name in zip(chart.series, named, strict=False))
    chart = replace(chart, categories=tuple(categories), series=tuple(series), alt=ALL_HOSTILE)
    words = dict.fromkeys(("title", "finding", "in_words", "left_out", "subtitle"), ALL_HOSTILE)
    return replace(made, card=replace(made.card, chart=chart, chosen=HOSTILE, **words))


@pytest.mark.parametrize(
    "question",
    ["timeline", "places_on_map", "by_partner", "theme_by_country", "organisation_pairs", "period_change"],
)
def test_hostile_words_are_words_in_every_format(exhibits: dict[str, Exhibit], question: str) -> None:
    made, clean = hostile(exhibits[question]), one_line(xml_text(ALL_HOSTILE))
    drawn = {format: FORMATS[format].make(made) for format in ("png", "svg", "pdf")}
    with Image.open(io.BytesIO(drawn["png"])) as read:
        read.load()
        assert xml_text(read.text["Title"]) == xml_text(f"{ALL_HOSTILE}. {ALL_HOSTILE}")
        assert xml_text(read.text["Description"]).startswith(xml_text(ALL_HOSTILE))
    root = ElementTree.fromstring(drawn["svg"])
    for element in root.iter():
        assert element.tag.removeprefix(SVG) not in ("script", "foreignObject", "a", "iframe")
        assert [key for key in element.attrib if key.lower().startswith("on")] == []
        links = [value for key, value in element.attrib.items() if key.endswith("href")]
        assert all(link.startswith(("data:image/png;base64,", "#")) for link in links)  # cells of a heat map
    assert root.find(f"{SVG}title").text == xml_text(f"{ALL_HOSTILE}. {ALL_HOSTILE}")
    assert texts_of(root).count(clean) == 4  # title, filter, note, what is left out
    assert texts_of(root).count(HOSTILE[1]) > 4  # and names in the figure or its key
    page = PdfReader(io.BytesIO(drawn["pdf"])).pages[0]
    assert spaceless(page.extract_text()).count(spaceless(clean)) == 4
    assert [record.read(data).title for data in drawn.values()] == [ALL_HOSTILE] * 3
    assert re.fullmatch(r"[a-z0-9_-]+\.svg", FORMATS["svg"].name(made))


# Many at once


def mixed_exports() -> list[tuple[str, str]]:
    return list(zip(QUESTIONS[::2][:10], itertools.cycle(["png", "svg", "pdf"]), strict=False))


def test_ten_exports_at_once_are_the_same_as_alone(exhibits: dict[str, Exhibit], file: FILE) -> None:
    wanted = mixed_exports()
    alone = [file(*one) for one in wanted]
    assert len(alone) == 10
    with ThreadPoolExecutor(10) as pool:
        made = list(pool.map(lambda one: FORMATS[one[1]].make(exhibits[one[0]]), wanted))
    assert list(map(content, made)) == list(map(content, alone))


def test_a_browser_killed_among_ten_exports_costs_one_retry(
    exhibits: dict[str, Exhibit], file: FILE, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = mixed_exports()
    alone = [file(*one) for one in wanted]
    image.svg(exhibits["by_theme"])  # a browser runs
    started: list[str] = []

    class Counted(chromium.Browser):
        def __init__(self, path: str) -> None:
            started.append(path)
            super().__init__(path)

    monkeypatch.setattr(renderer, "Browser", Counted)
    with ThreadPoolExecutor(10) as pool:
        made = [pool.submit(FORMATS[format].make, exhibits[question]) for question, format in wanted]
        assert len(wait(made, return_when=FIRST_COMPLETED).not_done) > 3
        before: list[psutil.Process] = processes()
        send(SIGKILL, before)
        assert [content(one.result()) for one in made] == list(map(content, alone))
    assert before and len(started) == 1
