"""What a person reads in markup, tables and figures, as plain values; and where two records differ."""

import base64
import json
import math
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from hashlib import sha256
from html.parser import HTMLParser
from itertools import zip_longest
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

READ = (  # the last part of the path of what is read in a figure
    "type", "name", "x", "y", "z", "text", "lon", "lat", "labels", "values", "base", "title", "tickvals",
    "ticktext", "range", "height", "visible", "orientation", "locations",
)  # fmt: skip
SPOKEN = ("aria-label", "alt", "title")
HOLE = re.compile(r"%\{(\w+)((?:\[\d+\])*)(:[^}]*)?\}")


class _Markup(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.spoken: list[str] = []
        self.look: list[str] = []
        self.code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.code = tag in ("style", "script")
        own = {name: value or "" for name, value in attrs}
        self.links += [own.pop("href")] if "href" in own else []
        self.spoken += [own.pop(name) for name in SPOKEN if name in own]
        self.look.append(" ".join([tag, *(f'{name}="{own[name]}"' for name in sorted(own))]))

    def handle_endtag(self, tag: str) -> None:
        self.code = False

    def handle_data(self, data: str) -> None:
        target = self.look if self.code else self.words
        target.append(sha256(data.encode()).hexdigest()[:8] if self.code else data)


def html(markup: str) -> dict[str, Any]:
    """Words, links, words for screen readers, and apart from them how it looks."""
    parser = _Markup()
    parser.feed(markup)
    parser.close()
    words = re.sub(r"[ \n\t]+", " ", " ".join(parser.words)).strip()
    return {"words": words, "links": parser.links, "spoken": parser.spoken, "look": parser.look}


def cells(frame: pd.DataFrame) -> dict[str, list[str | None]]:
    """The cells of a table as text, by the titles of its columns."""
    return {
        str(title): [None if _missing(cell) else str(cell) for cell in column]
        for title, column in frame.items()
    }


def _missing(cell: Any) -> bool:
    return cell is None or (not isinstance(cell, list | np.ndarray) and bool(pd.isna(cell)))


def figure(spec: Any) -> dict[str, Any]:
    """What is read in a figure (plotly's, or its plain form), what a click gives, its colours, its look."""
    plain = decoded(spec if isinstance(spec, dict) else json.loads(spec.to_json()))
    layout = {name: value for name, value in plain.get("layout", {}).items() if name != "template"}
    return {"traces": [_trace(trace) for trace in plain["data"]], "layout": parted(layout, READ)}


def _trace(trace: dict[str, Any]) -> dict[str, Any]:
    hover, clicks = _hovers(trace), trace.get("customdata")
    rest = {n: v for n, v in trace.items() if n not in ("customdata", "hovertemplate", "hovertext", "meta")}
    return {"hover": hover, "clicks": clicks, **parted(rest, READ)}


def decoded(value: Any) -> Any:
    """Plain lists in place of plotly's packed numbers."""
    if isinstance(value, dict) and "bdata" in value:
        numbers = np.frombuffer(base64.b64decode(value["bdata"]), dtype=value["dtype"])
        shape = [int(n) for n in str(value.get("shape", len(numbers))).split(",")]
        return [_number(n) for n in numbers.tolist()] if len(shape) == 1 else numbers.reshape(shape).tolist()
    if isinstance(value, dict):
        return {name: decoded(part) for name, part in value.items()}
    if isinstance(value, list):
        return [decoded(part) for part in value]
    return _number(value)


def _number(value: Any) -> Any:
    return None if isinstance(value, float) and math.isnan(value) else value


def _hovers(trace: dict[str, Any]) -> Any:
    """The words over each point, where they are made of its own values."""
    template = trace.get("hovertemplate")
    if template is None:
        return [trace.get("hoverinfo"), trace.get("hovertext")]
    points = max(
        (len(v) for n in ("x", "y", "lon", "customdata") if isinstance(v := trace.get(n), list)), default=0
    )
    each = template if isinstance(template, list) else [template] * points
    return [_hover(trace, text or "", index) for index, text in enumerate(each)]


def _hover(trace: dict[str, Any], template: str, index: int) -> str:
    def value(hole: re.Match[str]) -> str:
        own = trace.get(hole[1], hole[0])
        steps = [int(n) for n in re.findall(r"\d+", hole[2])]
        for step in steps if hole[1] == "meta" else [index, *steps]:
            own = own[step] if isinstance(own, list) and step < len(own) else own
        return (f"{own:.10g}" if isinstance(own, int | float) else str(own)) + (hole[3] or "")

    return HOLE.sub(value, template).replace("<extra></extra>", "")


def parted(value: Any, read: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The leaves by their path: what is read (all, if nothing is named), colours, and how it looks."""
    parts: dict[str, dict[str, Any]] = {"read": {}, "colours": {}, "look": {}}
    for path, leaf in _leaves(value, ()):
        coloured = any("colo" in step.casefold() for step in path)
        last = next((step for step in reversed(path) if not step.isdecimal()), "")
        titled = not read or last in read or ("title" in path and last == "text")
        parts["colours" if coloured else "read" if titled else "look"][".".join(path)] = leaf
    return parts


def _leaves(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _leaves(part, (*path, name))
    elif isinstance(value, list) and any(isinstance(part, dict) for part in value):
        for index, part in enumerate(value):
            yield from _leaves(part, (*path, str(index)))
    else:
        yield path, value


class Long:
    """A long value in a file of its own, read when needed; equal files have equal names."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def value(self) -> Any:
        """The value itself."""
        return json.loads(self.file.read_text(encoding="utf-8"))

    def __repr__(self) -> str:
        return self.file.name


Difference = tuple[tuple[str, ...], Any, Any]


def differences(old: Any, new: Any, place: tuple[str, ...] = ()) -> Iterator[Difference]:
    """Where two records differ: the place, what was there, what is there."""
    if isinstance(old, Long) and isinstance(new, Long) and old.file.name == new.file.name:
        return
    old, new = (one.value() if isinstance(one, Long) else one for one in (old, new))
    if isinstance(old, dict) and isinstance(new, dict):
        kind = (str(old["kind"]),) if "kind" in old and old["kind"] == new.get("kind") else ()
        for name in dict.fromkeys([*old, *new]):
            yield from differences(old.get(name), new.get(name), (*place, *kind, *name.split(".")))
    elif (
        isinstance(old, list) and isinstance(new, list) and any(isinstance(one, dict) for one in [*old, *new])
    ):
        for index, pair in enumerate(_paired(old, new)):
            yield from differences(*pair, (*place, str(index)))
    elif not _same(old, new):
        yield place, old, new


def _paired(old: list[Any], new: list[Any]) -> Iterator[tuple[Any, Any]]:
    """Each with its like: so one more on a page does not shift all that follow."""
    likes = [[_like(one) for one in side] for side in (old, new)]
    for _, a, b, c, d in SequenceMatcher(None, *likes, autojunk=False).get_opcodes():
        yield from zip_longest(old[a:b], new[c:d])


def _like(one: Any) -> str:
    """By what an element of a page is known again after its content has changed."""
    if not isinstance(one, dict):
        return repr(one)
    return f"{one.get('kind')} {one.get('key')} {str(one.get('words', ''))[:20]}"


def _same(old: Any, new: Any) -> bool:
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(map(_same, old, new))
    if isinstance(old, float) and isinstance(new, int | float):
        return math.isclose(old, new, rel_tol=1e-9, abs_tol=1e-9)
    return bool(old == new)


def short(value: Any, other: Any) -> str:
    """The value from where it begins to differ from the other."""
    text, against = (json.dumps(one, ensure_ascii=False, default=repr) for one in (value, other))
    begins = next((i for i, (a, b) in enumerate(zip(text, against, strict=False)) if a != b), 0)
    return ("…" if begins > 60 else "") + text[max(0, begins - 60) : begins + 120]
