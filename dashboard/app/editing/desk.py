"""The stories that wait for a decision: kept in a file of the build folder, so that a reload loses none."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import streamlit as st

from dashboard import settings
from dashboard.ingest.article import Article
from dashboard.ingest.known import already
from dashboard.store.dataset import DataSet
from dashboard.store.files import Files
from dashboard.store.load import parsed
from dashboard.store.writer import write_beside

FILE = "waiting-stories.json"
AT = "add-at"


@dataclass(frozen=True)
class Waiting:
    """A story on the desk; `decided` is empty, or what was decided: new_event, same_event, no_activity."""

    article: Article
    decided: str = ""


Desk = tuple[Waiting, ...]


def opened() -> Desk:
    """What lies on the desk, in the order it was taken in."""
    try:
        rows = json.loads(_path().read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    return tuple(Waiting(Article(**row["article"]), row["decided"]) for row in rows)


def keep(desk: Desk) -> None:
    """Write the desk, whole or not at all."""
    _path().parent.mkdir(parents=True, exist_ok=True)
    rows = [{"article": asdict(one.article), "decided": one.decided} for one in desk]
    write_beside(_path(), json.dumps(rows, ensure_ascii=False, indent=1).encode())


def with_stories(desk: Desk, articles: list[Article], data: DataSet) -> tuple[Desk, dict[str, str]]:
    """The desk with more stories, and those left out: headline and what the data hold of it, if anything.

    Left out are stories that the data have or that tell no activity, and those that lie here already.
    """
    fresh, left_out = list(desk), {}
    lying = {_same(one.article) for one in desk}
    for article in articles:
        story = already(article, data)
        if story or _same(article) in lying:
            left_out[article.headline or article.text[:60]] = story
        else:
            fresh.append(Waiting(article))
            lying.add(_same(article))
    return tuple(fresh), left_out


def decide(desk: Desk, place: int, decided: str) -> Desk:
    """The desk after a decision on one of its stories; empty takes the decision back."""
    return tuple(replace(one, decided=decided) if at == place else one for at, one in enumerate(desk))


def told_anew(desk: Desk, place: int, article: Article) -> Desk:
    """The desk with what a person knows better about one story: its headline, publisher, day, address."""
    return tuple(replace(one, article=article) if at == place else one for at, one in enumerate(desk))


def next_waiting(desk: Desk, place: int) -> int:
    """The next story without a decision, after the last from the top; the place itself if none."""
    places = [*range(place + 1, len(desk)), *range(place)]
    return next((at for at in places if not desk[at].decided), place)


def cleared(desk: Desk) -> Desk:
    """The stories without a decision."""
    return tuple(one for one in desk if not one.decided)


def _same(article: Article) -> tuple[str, str]:
    return article.headline, article.text


def _path() -> Path:
    return settings.build_dir() / FILE


def tells(article: Article, decision: dict[str, str], files: Files) -> bool:
    """Whether a decision of decisions.csv was about this story: by its headline, its story's or its own."""
    stories = {row["story_id"]: row["headline"] for row in parsed(files).rows("stories.csv")}
    return article.headline in (decision["headline"], stories.get(decision["story"], ""))


def looked_at() -> int:
    """The place of the story that is looked at."""
    return int(st.session_state.get(AT, 0))


def look_at(place: int) -> None:
    """Look at another story; for callbacks."""
    st.session_state[AT] = place
