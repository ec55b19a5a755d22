"""Every figure: how the app draws it, what the browser gets, its words made harmless."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go
import plotly.io
import pytest
from plotly.colors import hex_to_rgb

from dashboard import settings
from dashboard.analysis import answers
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.charts import figures, grids, theme
from dashboard.charts import texts as label_texts
from dashboard.charts.chart import KINDS
from dashboard.charts.fit import Figure, Fit
from dashboard.charts.theme import DARK, LIGHT, PRINT, Palette
from dashboard.export.exhibit import bare
from dashboard.export.frame import SIZES, framed
from tests.chart_parts import bars_of, deck_of, drawn, notes, sent, ticks, timeline_chart, traces
from tests.clicking import number_at
from tests.drawings import CASES, DEFAULT, NOTHING, ONE, asked, card_of, card_with
from tests.exhibits import exhibit, spoiled
from tests.remember import Source

BOTH = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


# How the app draws each of them


def test_every_kind_of_chart_has_one_drawing_function(db: Database) -> None:
    assert sorted(figures.KINDS) == sorted(KINDS)
    assert len(set(figures.KINDS.values())) == len(KINDS)
    assert {card_of(db, case).chart.kind for case in CASES} == set(KINDS)


@pytest.mark.parametrize("case", CASES)
def test_a_figure_is_the_same_whatever_template_is_preset(
    db: Database, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for preset in ("plotly", "plotly_dark"):  # importing Streamlit presets its own
        monkeypatch.setattr(plotly.io.templates, "default", preset)
        found.append(go.Figure(drawn(db, case)).to_json())
    assert found[0] == found[1]


def shown(db: Database, case: str) -> Iterator[Figure]:
    """A case in every palette and place, and framed in every size of image."""
    for palette in (LIGHT, DARK):
        for fit in (Fit(), Fit(narrow=True), Fit(brush=True), Fit(size=(800, 450))):
            yield figures.figure(card_of(db, case).chart, palette, fit)
    for size in SIZES.values():
        yield framed(exhibit(db, case), size)
    yield bare(card_of(db, case).chart, 400)
    yield bare(card_of(db, case).chart, 400, 300)


@pytest.mark.parametrize("case", CASES)
def test_a_figure_is_plain_data_that_plotly_finds_valid(source: Source, case: str) -> None:
    for figure in shown(source.db, case):
        assert sorted(figure) == ["data", "layout"]
        sent(figure)
        go.Figure(figure)  # raises where it knows a name or a value not


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
def test_a_point_names_a_category_and_a_series_and_shows_their_value(
    source: Source, case: str, narrow: bool
) -> None:
    chart = card_of(source.db, case).chart
    codes = {one.code for one in chart.categories}, {one.code for one in chart.series}
    points = 0
    for trace in figures.figure(chart, LIGHT, Fit(narrow=narrow))["data"]:
        for index, (category, series) in enumerate(trace.get("customdata", [])):
            if trace.get("yaxis") == "y2" and chart.kind == "bars" and not category:
                assert trace["x"] == [chart.stated[0]]  # of a strip, those that are stated: no category
                continue
            assert category in codes[0] and series in codes[1]
            value = chart.value(category, series)
            number = trace["y"][index] if chart.kind == "lines" else number_at(trace, index)
            assert number == value or (not number and not value), (category, series)
            points += 1
    assert points or chart.empty


# What the browser gets


def texts(figure: Figure) -> Iterator[str]:
    """Everything a figure writes: ticks, annotations, hover texts, numbers, names of traces."""
    data = sent(figure)
    for trace in data["data"]:
        for field in ("hovertemplate", "hovertext", "text", "name", "meta"):
            found = trace.get(field, [])
            yield from [found] if isinstance(found, str) else found
    yield from notes(figure)
    for name, axis in data["layout"].items():
        if re.fullmatch(r"[xy]axis\d*", name):
            yield from axis.get("ticktext", [])


# Every figure


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("chosen", [DEFAULT, ONE, NOTHING], ids=["some", "one-event", "none"])
def test_a_figure_is_drawn_of_many_one_and_no_events(db: Database, case: str, chosen: Filters) -> None:
    rows = asked(db, case, chosen)
    before = rows.copy(deep=True)
    figure = drawn(db, case, chosen, rows=rows)
    assert sent(figure)["layout"]["height"] > 0  # and no NaN in it
    pd.testing.assert_frame_equal(rows, before)  # all visitors share the rows


@pytest.mark.parametrize("case", CASES)
@BOTH
def test_a_figure_keeps_to_the_colours_of_its_palette(db: Database, case: str, palette: Palette) -> None:
    own = {palette.card, palette.pale, palette.amount}  # and mixed in heat maps, where white or black is ink
    own |= {theme.mixed(a, b) for a in own for b in own}
    own |= set(grids.INKS)
    own |= {value for value in vars(palette).values() if str(value).startswith("#")} | set(palette.hues)
    said = sent(drawn(db, case, palette=palette))
    said["layout"].pop("template", None)
    assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", json.dumps(said))) <= own


HOSTILE = '=1+1 %{x} <script>alert("x")</script> $\\alpha$ & Ёлка'


def with_hostile_names(db: Database, case: str) -> Figure:
    return figures.figure(spoiled(db, case, f"{HOSTILE} ")[0].chart, LIGHT)


@pytest.mark.parametrize("case", CASES)
def test_hostile_names_come_out_as_text(db: Database, case: str) -> None:
    own_tags = re.compile(r"</?b>|<br>|<extra></extra>")
    found = [own_tags.sub("", text) for text in texts(with_hostile_names(db, case))]
    named = any("name" in column for column in asked(db, case).columns)
    assert any("=1+1" in text for text in found) == (named or case.startswith("timeline"))
    for text in found:
        assert not re.search(r"[<>$]|&(?!lt;|gt;|amp;|#36;|#37;)", text), text


def test_a_name_is_no_template_for_plotly(db: Database) -> None:
    """Plotly puts values in place of %{…} in hover texts, so a name must not bring its own."""
    filled = set()
    for case in CASES:
        for trace in traces(with_hostile_names(db, case)):
            if "=1+1 %{x}" in str(trace.get("hovertemplate", "")):
                filled.add(case)
    assert filled == set()


def test_the_hostile_organisation_of_the_data_is_one_bar_with_its_whole_name_in_the_hover(
    db: Database,
) -> None:
    figure = drawn(db, "by_partner")
    label = '=1+1 &lt;b&gt;Süýt &amp; Söhbet&lt;/b&gt;,<br>"Küýze" &#36;x^2&#36; of very many …'
    at = [code for code, _ in bars_of(figure)].index("long-name")
    assert ticks(figure)[at] == label
    hover = traces(figure)[0]["hovertemplate"][at]
    assert hover.startswith("=1+1 &lt;b&gt;Süýt") and hover.endswith("and then some: 1<extra></extra>")


# Colours


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    values = [value / 255 for value in hex_to_rgb(colour)]
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    """Contrast ratio, WCAG 2.2: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    dark, light = sorted((luminance(one), luminance(two)))
    return (light + 0.05) / (dark + 0.05)


def test_the_contrast_is_that_of_the_standard() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)  # the known grey just below AA


@BOTH
@pytest.mark.parametrize("field", ["text", "second", "quiet", "accent"])
def test_text_can_be_read_on_a_card_and_on_the_page(palette: Palette, field: str) -> None:
    assert contrast(getattr(palette, field), palette.card) >= 4.5
    assert contrast(getattr(palette, field), palette.page) >= 4.5


@BOTH
def test_bars_and_their_edges_can_be_seen_on_a_card(palette: Palette) -> None:
    for colour in (*palette.hues, palette.amount, palette.unknown_edge):
        assert contrast(colour, palette.card) >= 3.0, colour


@BOTH
def test_names_on_the_map_can_be_read_on_the_land_beneath(db: Database, palette: Palette) -> None:
    written = {text["name"]: text["colour"] for text in deck_of(db, palette)["layers"][2]["data"]}
    for name, ground in (("KAZAKHSTAN", palette.land), ("RUSSIA", palette.around)):
        colour = "#" + "".join(f"{part:02X}" for part in written[name])
        assert contrast(colour, ground) >= 4.5, name


@BOTH
def test_names_on_the_small_map_can_be_read_on_the_land_beneath(db: Database, palette: Palette) -> None:
    layout = sent(drawn(db, "places_on_map", palette=palette))["layout"]
    colours = {note["text"]: note["font"]["color"] for note in layout["annotations"]}
    assert contrast(colours["KAZAKHSTAN"], palette.land) >= 4.5
    assert contrast(colours["Russia"], palette.around) >= 4.5


@BOTH
def test_the_number_in_a_cell_can_be_read_on_its_colour(db: Database, palette: Palette) -> None:
    rows = pd.DataFrame(
        {"theme": "a", "theme_name": "A", "code": [str(n) for n in range(1, 21)], "name": "B"}
    ).assign(events=range(1, 21))
    chart = card_with(db, "theme_by_country", rows).chart
    figure = sent(figures.figure(chart, palette))
    scale = figure["data"][0]["colorscale"]
    for note in figure["layout"]["annotations"]:
        cell = at(scale, int(note["text"]) / figure["data"][0]["zmax"])
        assert contrast(note["font"]["color"], cell) >= 4.5, note["text"]


def at(scale: list[tuple[float, str]], share: float) -> str:
    """The colour of a colour scale at a share of the whole, mixed straight as plotly does."""
    (low, first), (high, second) = next((one, two) for one, two in pairwise(scale) if share <= two[0])
    part = (share - low) / (high - low)
    pairs = zip(hex_to_rgb(first), hex_to_rgb(second), strict=True)
    return "#" + "".join(f"{round(a + part * (b - a)):02X}" for a, b in pairs)


@BOTH
def test_a_code_keeps_its_colour_from_chart_to_chart(db: Database, palette: Palette) -> None:
    bar = traces(drawn(db, "by_theme", palette=palette))[0]
    colours = {code[0]: fill for code, fill in zip(bar["customdata"], bar["marker"]["color"], strict=True)}
    assert colours["drug_prevention"] == palette.hues[theme.ORDERS["theme"].index("drug_prevention")]
    assert colours["cybercrime"] == palette.unknown  # owns no colour, is among the others
    for chosen in (DEFAULT, ONE, Filters(kinds=("handover",))):
        for trace in traces(figures.figure(timeline_chart(db, "year", "theme", "stack", chosen), palette)):
            code = trace["customdata"][0][1]
            assert trace["marker"]["color"] == colours.get(code, palette.unknown)
        for trace in traces(drawn(db, "timeline-sum", chosen, palette))[:-1]:
            code = trace["customdata"][0][1]
            assert trace["line"]["color"] == (palette.unknown_edge if code == "other" else colours[code])


def test_every_split_has_a_colour_a_code_and_no_more_than_seven_of_them() -> None:
    for split_by, order in theme.ORDERS.items():
        assert len(order) == len(set(order)) <= len(LIGHT.hues) == len(DARK.hues) <= 7
        for palette in (LIGHT, DARK, PRINT):
            assert len({theme.colour(split_by, code, palette) for code in order}) == len(order)
    # A theme keeps its colour on every page, on paper as on the screen.
    assert theme.colour("theme", "drug_prevention", LIGHT) == "#7B5BB9"
    assert theme.colour("theme", "drug_prevention", PRINT) == "#7B5BB9"
    assert theme.colour("kind", "training", DARK) == "#486FAC"
    assert len(set(LIGHT.hues)) == len(set(DARK.hues)) == 6
    assert theme.colour("theme", "none", DARK) == DARK.around
    assert theme.colour("country", "online", DARK) == DARK.pale
    assert PRINT.size > LIGHT.size


def test_codes_that_own_a_colour_are_codes_of_the_data(real_db: Database) -> None:
    options = answers.ask(real_db, "filter_options")
    for split_by in ("theme", "kind", "country", "funder"):
        known = set(options[options.dimension == split_by].code) | {"other"}
        assert set(theme.ORDERS[split_by]) <= known


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Short", "Short"),
        ("", ""),
        ("$x$ <b>bold</b> & more", "&#36;x&#36; &lt;b&gt;bold&lt;/b&gt; &amp; more"),
        # Two lines of at most 28 letters, cut at a word, the cut marked.
        ("United Nations Office on Drugs and Crime in all of Central Asia and beyond",
         "United Nations Office on<br>Drugs and Crime in all of …"),
        ("x" * 60, "x" * 28 + "<br>…"),
    ],
)  # fmt: skip
def test_a_label_is_shortened_at_a_word_and_made_harmless(text: str, label: str) -> None:
    assert label_texts.shortened(text) == label


def test_colours_are_mixed_half_way() -> None:
    assert theme.mixed("#000000", "#FFFFFF") == "#808080"
    assert theme.mixed("#102030", "#102030") == "#102030"


# One maker of each part


@pytest.mark.parametrize(
    ("word", "home"),
    [
        ("fixedrange", "layouts"),  # axes
        ("showarrow", "layouts"),  # texts
        ("heatmap", "targets"),
        ("markers", "targets"),  # points alone
    ],
)
def test_axes_texts_cells_and_points_are_made_in_one_place(word: str, home: str) -> None:
    folder = settings.ROOT / "dashboard" / "charts"
    found = {path.stem for path in folder.glob("*.py") if f'"{word}"' in path.read_text(encoding="utf-8")}
    assert found == {home}
