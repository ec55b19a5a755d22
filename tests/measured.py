"""Where a browser draws the texts of an image, and what is wrong with where they stand."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.charts.fit import Figure

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


def region(figure: Figure, width: int, height: int) -> Corners:
    """Where the axes of a figure are, as a box in px from the upper left."""
    layout = figure["layout"]
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


def faults(figure: Figure, texts: list[Drawn]) -> Iterator[str]:
    """What is wrong with where the texts of an image stand."""
    width, height = figure["layout"]["width"], figure["layout"]["height"]
    notes = figure["layout"]["annotations"]
    plot = region(figure, width, height)
    for text in texts:
        left, top, right, bottom = edges(text.corners)
        if left < 0 or top < 0 or right > width or bottom > height or text.clipped:
            yield f"cut: {text.words}"
        if text.note >= 0 and notes[text.note].get("xref") == "paper" and meet(text.corners, plot):
            yield f"over the figure: {text.words}"
    inked = sorted((edges(text.inked)[0], index, text.inked) for index, text in enumerate(texts))
    for place, (_, one, box) in enumerate(inked):
        right = edges(box)[2]
        for left, two, other in inked[place + 1 :]:
            if left >= right:
                break
            if meet(box, other):
                yield f"over each other: {texts[min(one, two)].words} | {texts[max(one, two)].words}"
    missing = {index for index, note in enumerate(notes) if bare(note["text"])} - {
        text.note for text in texts
    }
    yield from (f"missing: {notes[index]['text']}" for index in missing)
