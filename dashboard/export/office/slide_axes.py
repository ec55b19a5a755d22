"""Axes, key, numbers and place of a chart on a slide."""

from typing import Any

from pptx.enum.chart import (
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_MARK,
)
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from dashboard.charts.layouts import FEW_COUNTS
from dashboard.charts.theme import PRINT
from dashboard.export.office.excel_chart import COUNT, FONT
from dashboard.export.office.native import Native
from dashboard.export.office.slide_parts import Box, rgb

LABELS = 13  # of columns, where there are too many for a label each
LABELS_OF_MANY = 10


def axes(made: Any, chart: Native) -> None:
    """The look of both axes: names without ticks, values from zero."""
    names, values = made.category_axis, made.value_axis
    names.has_major_gridlines = False
    names.major_tick_mark = names.minor_tick_mark = values.major_tick_mark = XL_TICK_MARK.NONE
    names.format.line.color.rgb = rgb(PRINT.axis)
    names.reverse_order = chart.lying
    body = names.tick_labels.font._element.getparent().getparent().getparent().find(qn("a:bodyPr"))
    many = len(chart.categories) > 2 * LABELS
    if chart.lying or not many:  # level, else PowerPoint tilts what is a little too long
        body.set("rot", "0")
        body.set("vert", "horz")
    if chart.lying or many:
        skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="{1 if chart.lying else _every(chart)}"/>')
        names._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)
    values.minimum_scale = 0
    values.has_major_gridlines = not chart.lying
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = COUNT, False
    values.format.line.fill.background()
    values.tick_labels.font.color.rgb = rgb(PRINT.second)
    if chart.lying:
        values.visible = False
        values.maximum_scale = 1.12 * chart.longest or 1
    else:
        values.major_gridlines.format.line.color.rgb = rgb(PRINT.grid)
        values.major_gridlines.format.line.width = Pt(0.75)
        if chart.longest < FEW_COUNTS and chart.kind != "lines":
            values.major_unit = 1


def _every(chart: Native) -> int:
    """Which of many columns have a label: each of some whole years, where they are months or quarters."""
    year = 4 if chart.grain == "quarter" else 12
    return year * -(-len(chart.categories) // (LABELS_OF_MANY * year))


def legend(made: Any, chart: Native) -> None:
    """The key, where there is more than one series; quiet ones have no line in it."""
    made.has_legend = len(chart.series) > 1
    if not made.has_legend:
        return
    right = len(chart.series) > 2 and not chart.lying
    made.legend.position = XL_LEGEND_POSITION.RIGHT if right else XL_LEGEND_POSITION.TOP
    made.legend.include_in_layout = False
    made.legend.font.size, made.legend.font.name = Pt(12), FONT
    after = made.legend._element.find(qn("c:legendPos"))
    for index in reversed([index for index, one in enumerate(chart.series) if one.quiet]):
        entry = f'<c:legendEntry {nsdecls("c")}><c:idx val="{index}"/><c:delete val="1"/></c:legendEntry>'
        after.addnext(parse_xml(entry))


def numbers(made: Any, chart: Native) -> None:
    """Numbers at the ends of lying bars."""
    if not chart.lying:
        return
    for drawn in made.plots[0].series:
        said = drawn.data_labels
        said.show_value, said.number_format, said.number_format_is_linked = True, COUNT, False
        said.font.size, said.font.name = made.font.size, FONT
        said.position, said.font.bold = XL_LABEL_POSITION.OUTSIDE_END, True


def place(made: Any, box: Box, plot: Box) -> None:
    """Put the inside of the axes at a fixed place of the slide."""
    parts = {
        "x": (plot.left - box.left) / box.width,
        "y": (plot.top - box.top) / box.height,
        "w": plot.width / box.width,
        "h": plot.height / box.height,
    }
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    sizes = "".join(f'<c:{name} val="{value:.5f}"/>' for name, value in parts.items())
    area = made._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    layout = f"<c:layout {nsdecls('c')}><c:manualLayout>{modes}{sizes}</c:manualLayout></c:layout>"
    area.insert(0, parse_xml(layout))
