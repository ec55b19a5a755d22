"""Every chart as an image file, on the real data, opened by readers that are not ours."""

import io
import itertools
import json
import math
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from functools import cache, partial
from signal import SIGKILL
from typing import Any
from xml.etree import ElementTree

import pandas as pd
import plotly.graph_objects as go
import psutil
import pytest
from PIL import Image
from playwright.sync_api import Page, sync_playwright
from pypdf import PdfReader

from dashboard import settings
from dashboard.analysis import answers
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.analysis.phrases import day
from dashboard.cards import breakdowns, drawing, names, pages, partners, time
from dashboard.cards.card import Ask, Card, View
from dashboard.charts import figures
from dashboard.charts.theme import LIGHT, PRINT, rgb
from dashboard.export import browser as chromium
from dashboard.export import check, image, proof, renderer
from dashboard.export.exhibit import Exhibit, exhibit
from dashboard.export.files import FORMATS
from dashboard.export.frame import SIZES
from dashboard.export.office.steady import xml_text
from tests.browser.conftest import ARGUMENTS
from tests.test_renderer import processes, send

pytestmark = pytest.mark.browser

QUESTIONS = sorted([*figures.__all__, "places_on_map"])
WALK = (
    "/",
    "/trends",
    "/countries",
    "/countries?section=partners",
    "/countries?section=partners&pairs=network",
    "/countries?org=osce",
    "/funders?funder=usa-government",
    "/map",
)
DRAWN = {"png": "screen", "png-slide": "slide", "png-a4": "a4", "png-square": "square", "svg": "", "pdf": ""}
IN_ALL_SIZES = ("timeline", "places_on_map", "theme_by_partner")
SVG = "{http://www.w3.org/2000/svg}"
EACH = pytest.mark.parametrize("question", QUESTIONS)
FILE = Callable[[str, str], bytes]  # question, format -> its file


@pytest.fixture(scope="module", autouse=True)
def browser() -> Iterator[None]:
    if not renderer.available():
        if os.environ.get("CI"):
            pytest.fail(renderer.MISSING)
        pytest.skip(renderer.MISSING)
    yield
    renderer.close()


@pytest.fixture(scope="module")
def ask(real_db: Database) -> Ask:
    return cache(partial(answers.ask, real_db))


@pytest.fixture(scope="module")
def exhibits(ask: Ask) -> dict[str, Exhibit]:
    """One exhibit a question, from the pages that show it."""
    found: dict[str, Exhibit] = {}
    for address in WALK:
        view, ignored = names.view_at(ask, address)
        assert ignored == []
        for card in pages.cards(view).values():
            if card.question not in found:
                found[card.question] = exhibit(ask, card)
    return found


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
        settings.SOURCE,
        f"Data of {day(made.data_date)}",
        made.code,
        settings.MAP_NOTICE if card.question == "places_on_map" else "",
    ]
    return [one_line(text) for text in said if text]


def texts_of(svg: ElementTree.Element) -> str:
    """All texts that are drawn, a space between two."""
    return one_line(" ".join("".join(text.itertext()) for text in svg.iter(f"{SVG}text")))


def test_the_pages_show_every_figure_there_is(exhibits: dict[str, Exhibit]) -> None:
    assert sorted({name.partition("-")[0] for name in CARDS}) == QUESTIONS
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
    assert proof.read(texts["Record"].encode()) == image.record(made)
    white = colours[255, 255, 255] / colours.total()
    assert 0.2 < white < 0.995 and len(colours) > 50
    inks = {tuple(map(int, rgb(ink))) for ink in (PRINT.amount, PRINT.pale, PRINT.land, *PRINT.hues)}
    assert sum(colours[ink] for ink in inks) > colours.total() / 2000  # the figure, not its words alone


@EACH
def test_an_svg_says_all_as_text(exhibits: dict[str, Exhibit], file: FILE, question: str) -> None:
    made, root = exhibits[question], ElementTree.fromstring(file(question, "svg"))
    assert (root.get("width"), root.get("height")) == ("1600", "900")
    title, description, about = ([*root.iter(f"{SVG}{tag}")] for tag in ("title", "desc", "metadata"))
    assert [one.text for one in title] == [f"{made.card.title}. {made.card.in_words}"]
    assert made.card.alt in description[0].text and made.card.address in description[0].text
    assert settings.SOURCE in about[0].text
    assert proof.read(about[0].text.encode()) == image.record(made)
    drawn = texts_of(root)
    assert [said for said in must_say(made) if said not in drawn] == []


@EACH
def test_a_pdf_is_one_page_with_its_fonts_and_texts(
    exhibits: dict[str, Exhibit], file: FILE, question: str
) -> None:
    made, reader = exhibits[question], PdfReader(io.BytesIO(file(question, "pdf")))
    (page,) = reader.pages
    assert 0 <= float(page.mediabox.width) - 1200 <= 0.5 and 0 <= float(page.mediabox.height) - 675 <= 0.5
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    assert fonts
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
def test_a_file_made_twice_is_the_same_and_proves_itself(
    ask: Ask, exhibits: dict[str, Exhibit], file: FILE, question: str, format: str
) -> None:
    data, made = file(question, format), exhibits[question]
    assert FORMATS[format].make(exhibit(ask, made.card)) == data
    assert proof.read(data) == image.record(made)
    verdict = check.of_file(ask, data)
    assert verdict.holds and verdict.untouched is True
    middle = len(data) // 2
    flipped = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
    try:
        assert check.of_file(ask, flipped).untouched is False
    except proof.Unreadable as problem:
        assert "altered" in str(problem) or "damaged" in str(problem)


# No text is cut, and none stands over another


def controlled(view: View, page: str, **controls: str) -> View:
    return replace(view, page=page, controls=controls)


CARDS: dict[str, Callable[[View], Card]] = {
    "by_arm": lambda view: breakdowns.arms(view, "usa-government"),
    "by_country": breakdowns.countries,
    "by_day": time.by_day,
    "by_funder": breakdowns.funders,
    "by_host": breakdowns.hosts,
    "by_kind": breakdowns.kinds,
    "by_lag": time.by_lag,
    "by_organisation_role": partners.organisation_roles,
    "by_organisation_type": partners.organisation_types,
    "by_partner": partners.partners,
    "by_role": lambda view: partners.roles(view, "osce"),
    "by_theme": breakdowns.themes,
    "months_of_years": time.months_of_years,
    "organisation_pairs": partners.organisation_pairs,
    "organisation_pairs-network": lambda view: partners.organisation_pairs(
        controlled(view, "countries", section="partners", pairs="network")
    ),
    "partners_by_year": partners.partners_by_year,
    "period_change": lambda view: time.period_change(view, *pages.compared(view)),
    "places_on_map": breakdowns.places,
    "theme_by_country": breakdowns.theme_by_country,
    "theme_by_partner": partners.theme_by_partner,
    "timeline": time.timeline,
    "timeline-multiples": lambda view: time.timeline(
        controlled(view, "trends", form="multiples"), forms=True
    ),
}
NEEDS_A_DAY = "by_day"  # has no card where no event has a date, as the page Trends leaves it out


def one_event(ask: Ask) -> str:
    """The address of one dated event: the only one at its place."""
    for place in ask("places_on_map", Filters()).query("events == 1").code:
        filters = Filters(places=(place,))
        if ask("totals", filters).iloc[0].events == 1 and len(ask("totals_by_year", filters)) == 1:
            return f"/?place={place}"
    raise AssertionError("no place has one dated event alone")


def twenty_long_partners(ask: Ask) -> str:
    found = names.options(ask)["partners"]
    return f"/?partner={','.join(sorted(found, key=lambda code: -len(found[code]))[:20])}"


AWKWARD: dict[str, tuple[Callable[[Ask], str], Callable[[View], bool]]] = {
    "one-event": (one_event, lambda view: view.totals.events == 1),
    "everything": (
        lambda _: "/?role=lead,partner,mentioned",
        lambda view: view.totals.events == len(pd.read_csv(settings.ROOT / "data" / "events.csv")),
    ),
    "long-names": (twenty_long_partners, lambda view: len(view.filters.partners) == 20),
    "russian": (
        lambda _: "/?q=с+незаконным+оборотом+наркотиков",
        lambda view: view.totals.events > 1,
    ),
    "nothing": (lambda _: "/?q=qqqqqqqq", lambda view: view.totals.events == 0),
}
Corners = list[tuple[float, float]]
# Each line of text with the corners of its box on the screen, and which annotation of the layout it is.
BOXES = """svg => {
  document.body.style.margin = 0;
  document.body.innerHTML = svg;
  return [...document.querySelectorAll('text')].flatMap(text => {
    const lines = [...text.querySelectorAll('tspan.line')], m = text.getScreenCTM();
    return (lines.length ? lines : [text]).filter(line => line.textContent.trim()).map(line => {
      const {x, y, width, height} = line.getBBox();
      return {
        words: line.textContent,
        note: Number(text.closest('.annotation')?.dataset.index ?? -1),
        clipped: text.closest('[clip-path]') !== null,
        corners: [[x, y], [x + width, y], [x + width, y + height], [x, y + height]].map(
          ([x, y]) => [m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f]),
      };
    });
  });
}"""
INSET = 0.12  # of the height of a box above and beneath: it is higher than its letters
SLACK = 1.0  # px


@dataclass(frozen=True)
class Drawn:
    """A line of text where the browser draws it; `note` is its place among the annotations, or -1."""

    words: str
    note: int
    clipped: bool
    corners: Corners

    @property
    def inked(self) -> Corners:
        """Its box without the room above and beneath its letters."""
        a, b, c, d = self.corners
        return [between(a, d), between(b, c), between(c, b), between(d, a)]


def between(start: tuple[float, float], end: tuple[float, float]) -> tuple[float, float]:
    return start[0] + INSET * (end[0] - start[0]), start[1] + INSET * (end[1] - start[1])


def edges(corners: Corners) -> tuple[float, float, float, float]:
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def meet(one: Corners, two: Corners) -> bool:
    """Whether two boxes overlap, turned or not: no line along a side of either parts them."""
    for corners in (one, two):
        for start, end in zip(corners, [*corners[1:], corners[0]], strict=True):
            length = math.dist(start, end) or 1
            across = (end[1] - start[1]) / length, (start[0] - end[0]) / length
            first, second = ([x * across[0] + y * across[1] for x, y in box] for box in (one, two))
            if min(max(first), max(second)) - max(min(first), min(second)) <= SLACK:
                return False
    return True


@pytest.fixture(scope="module")
def measure() -> Iterator[Callable[[bytes], list[Drawn]]]:
    """Measures the texts of an SVG in a browser, in a thread of its own: tests/browser has one in this."""
    with ThreadPoolExecutor(1) as hand:

        def opened() -> tuple[Any, Page]:
            playwright = sync_playwright().start()
            browser = playwright.chromium.launch(executable_path=chromium.find(), args=ARGUMENTS)
            return playwright, browser.new_page(viewport={"width": 1600, "height": 1200})

        playwright, page = hand.submit(opened).result()

        def measured(svg: bytes) -> list[Drawn]:
            found = hand.submit(page.evaluate, BOXES, svg.decode()).result()
            return [Drawn(**one | {"corners": [tuple(corner) for corner in one["corners"]]}) for one in found]

        yield measured
        hand.submit(page.context.browser.close).result()
        hand.submit(playwright.stop).result()


def region(figure: go.Figure, width: int, height: int) -> Corners:
    """Where the axes of a figure are, as a box in px from the upper left."""
    layout = figure.to_plotly_json()["layout"]
    spans = {
        letter: [
            edge
            for name, axis in layout.items()
            if name.startswith(f"{letter}axis")
            for edge in axis["domain"]
        ]
        for letter in "xy"
    }
    left, right = min(spans["x"]) * width, max(spans["x"]) * width
    top, bottom = (1 - max(spans["y"])) * height, (1 - min(spans["y"])) * height
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def bare(text: str) -> str:
    return re.sub("<[^>]+>", "", text).strip()


def faults(figure: go.Figure, texts: list[Drawn]) -> Iterator[str]:
    """What is wrong with where the texts of an image stand."""
    width, height = figure.layout.width, figure.layout.height
    notes = figure.layout.annotations
    plot = region(figure, width, height)
    for text in texts:
        left, top, right, bottom = edges(text.corners)
        if left < 0 or top < 0 or right > width or bottom > height or text.clipped:
            yield f"cut: {text.words}"
        if text.note >= 0 and notes[text.note].xref == "paper" and meet(text.corners, plot):
            yield f"over the figure: {text.words}"
    inked = sorted((edges(text.inked)[0], index, text.inked) for index, text in enumerate(texts))
    for place, (_, one, box) in enumerate(inked):
        right = edges(box)[2]
        for left, two, other in inked[place + 1 :]:
            if left >= right:
                break
            if meet(box, other):
                yield f"over each other: {texts[min(one, two)].words} | {texts[max(one, two)].words}"
    missing = {index for index, note in enumerate(notes) if bare(note.text)} - {text.note for text in texts}
    yield from (f"missing: {notes[index].text}" for index in missing)


def test_boxes_that_meet_are_found() -> None:
    box = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
    assert meet(box, [(x + 8, y + 8) for x, y in box])
    assert not meet(box, [(x + 9.5, y) for x, y in box])
    turned = [
        (9.0, -9.0),
        (20.0, 2.0),
        (18.0, 4.0),
        (7.0, -7.0),
    ]  # its upright box covers the corner of the other
    assert not meet(box, turned)


def test_texts_over_each_other_and_outside_are_found(
    measure: Callable[[bytes], list[Drawn]], exhibits: dict[str, Exhibit]
) -> None:
    figure = image.image(exhibits["by_theme"])
    code = len(figure.layout.annotations) - 1
    figure.add_annotation(figure.layout.annotations[0], text="Over the title")
    figure.add_annotation(figure.layout.annotations[code], text="Outside", x=1.2)
    figure.add_annotation(figure.layout.annotations[0], text="Among the bars", y=0.5, x=0.4)
    found = list(faults(figure, measure(renderer.render(figure, "svg"))))
    assert sorted(found)[-2:] == [
        "over each other: Events by theme | Over the title",
        "over the figure: Among the bars",
    ]
    assert "cut: Outside" in found


@pytest.mark.parametrize("shape", ["screen", "square"])
@pytest.mark.parametrize("awkward", AWKWARD)
def test_no_text_is_cut_and_none_stands_over_another(
    ask: Ask, measure: Callable[[bytes], list[Drawn]], awkward: str, shape: str
) -> None:
    address, fits = AWKWARD[awkward]
    view, ignored = names.view_at(ask, address(ask))
    assert ignored == [] and fits(view)
    found = []
    for name, card in CARDS.items():
        if awkward == "nothing" and name == NEEDS_A_DAY:
            continue
        figure = image.image(exhibit(ask, card(view)), SIZES[shape])
        found += [f"{name}: {fault}" for fault in faults(figure, measure(renderer.render(figure, "svg")))]
    assert found == []


# The image on the screen and the image in the file


def without_sizes(value: Any) -> Any:
    """A part of a figure without all that depends on the size of its text."""
    if isinstance(value, dict):
        return {key: without_sizes(part) for key, part in value.items() if key != "size"}
    return [without_sizes(part) for part in value] if isinstance(value, list) else value


def own(figure: go.Figure, notes: int | None = None) -> dict[str, Any]:
    """What a figure itself says: traces, ticks, its first annotations; not where it stands, nor how large."""
    made = without_sizes(json.loads(figure.to_json()))
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
    on_screen = drawing.figure(question, made.rows, LIGHT, made.card.drawing)
    count = len(on_screen.layout.annotations)
    screen, inside = own(on_screen), own(image.image(made), count)
    assert screen["traces"]
    if question == "places_on_map":  # which names find room depends on the size, and so where its key stands
        *drawn, scale = screen.pop("traces")
        *printed, print_scale = inside.pop("traces")
        assert drawn == printed and scale["marker"] == print_scale["marker"]
        towns, print_towns = (
            {note["text"]: (note["x"], note["y"]) for note in one.pop("notes") if "<b>" in note["text"]}
            for one in (screen, inside)
        )
        known = {
            f"<b>{name}</b> {events}" for name, events in zip(made.rows.name, made.rows.events, strict=True)
        }
        assert len(towns) > 5 and set(towns) | set(print_towns) <= known
        for text in set(towns) & set(print_towns):
            assert print_towns[text] == pytest.approx(towns[text])
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
NAMED = ("name", "full_name", "theme_name", "other_name", "other_full_name", "type", "arms", "country")


def hostile(made: Exhibit) -> Exhibit:
    """The same exhibit with hostile words wherever words of people or of the data stand."""
    spoiled = {
        column: [f"{HOSTILE[index % len(HOSTILE)]}{index}" for index in pd.factorize(made.rows[column])[0]]
        for column in NAMED
        if column in made.rows
    }
    words = dict.fromkeys(("title", "in_words", "left_out", "alt", "subtitle"), ALL_HOSTILE)
    card = replace(made.card, chosen=HOSTILE, **words)
    if card.legend:
        card = replace(card, legend=lambda palette: [(HOSTILE[1], "1", palette.amount)])
    return replace(made, card=card, rows=made.rows.assign(**spoiled))


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
    assert [proof.read(data).title for data in drawn.values()] == [ALL_HOSTILE] * 3
    assert re.fullmatch(r"[a-z0-9_-]+\.svg", FORMATS["svg"].name(made))


# Many at once


def mixed_exports() -> list[tuple[str, str]]:
    return list(zip(QUESTIONS[::2], itertools.cycle(["png", "svg", "pdf"]), strict=False))


def test_ten_exports_at_once_are_the_same_as_alone(exhibits: dict[str, Exhibit], file: FILE) -> None:
    wanted = mixed_exports()
    alone = [file(*one) for one in wanted]
    assert len(alone) == 10
    with ThreadPoolExecutor(10) as pool:
        made = list(pool.map(lambda one: FORMATS[one[1]].make(exhibits[one[0]]), wanted))
    assert made == alone


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
        assert [one.result() for one in made] == alone
    assert before and len(started) == 1
