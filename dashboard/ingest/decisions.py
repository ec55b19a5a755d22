"""What a steward decided of a story, and the data files afterwards; in memory, nothing is written here."""

from dataclasses import dataclass
from datetime import datetime

from dashboard.ingest.article import Refused
from dashboard.ingest.copied import refuse_copied
from dashboard.ingest.corrections import Corrected, Edit
from dashboard.ingest.drafts import Draft
from dashboard.store.cells import SEPARATOR
from dashboard.store.files import Files
from dashboard.words import _

OWN_WORDS = ("title", "summary")


@dataclass(frozen=True)
class NewEvent:
    """The story tells an event that the data lack."""

    draft: Draft
    who: str
    why: str = ""


@dataclass(frozen=True)
class SameEvent:
    """The story tells an event of the data: it is added, and the roles it tells more.

    `taken` are the columns of the event that the person chose to take from this story.
    """

    event_id: str
    draft: Draft
    who: str
    why: str = ""
    taken: tuple[str, ...] = ()


@dataclass(frozen=True)
class NoActivity:
    """The story tells no activity; kept with its reason, so that it is not read again."""

    draft: Draft
    who: str
    why: str


Decision = NewEvent | SameEvent | NoActivity | Corrected


def decided(files: Files, decision: Decision, when: datetime) -> Files:
    """The files after a decision, all else byte for byte as before.

    Raises DataProblems where the build would refuse them, Refused for a copied sentence, no reason for no
    activity, or an event or row that is not there.
    """
    edit = Edit(files)
    match decision:
        case NewEvent():
            return _new_event(edit, decision, when)
        case SameEvent():
            return _same_event(edit, decision, when)
        case NoActivity():
            return _no_activity(edit, decision, when)
        case Corrected():
            edit = edit.corrected(decision)
            event = decision.key[0] if decision.file in ("events.csv", "event_organisations.csv") else ""
            said = {"what": "corrected", "event": event, "who": decision.who, "why": decision.why}
            return edit.kept(said, when)


def _new_event(edit: Edit, decision: NewEvent, when: datetime) -> Files:
    draft = decision.draft
    for column in OWN_WORDS:
        refuse_copied(draft.event[column], draft.source)
    edit = _vocabulary(edit, draft).added("stories.csv", draft.story).added("events.csv", draft.event)
    for role in draft.roles:
        edit = edit.added("event_organisations.csv", role)
    said = {"what": "new_event", "story": draft.story["story_id"], "event": draft.event["event_id"]}
    return edit.kept(said | {"who": decision.who, "why": decision.why}, when)


def _same_event(edit: Edit, decision: SameEvent, when: datetime) -> Files:
    draft, event_id = decision.draft, decision.event_id
    story_id = draft.story["story_id"]
    taken = {
        column: draft.event[column] for column in decision.taken if column not in ("event_id", "stories")
    }
    for column in OWN_WORDS:
        refuse_copied(taken.get(column, ""), draft.source)
    stories = edit.cells("events.csv", (event_id,))["stories"].split(SEPARATOR)
    told = SEPARATOR.join([*stories, story_id])
    edit = _vocabulary(edit, draft).added("stories.csv", draft.story)
    edit = edit.corrected(Corrected("events.csv", (event_id,), taken | {"stories": told}))
    for role in draft.roles:
        row = role | {"event_id": event_id}
        if not edit.has("event_organisations.csv", row):
            edit = edit.added("event_organisations.csv", row)
    said = {"what": "same_event", "story": story_id, "event": event_id}
    return edit.kept(said | {"who": decision.who, "why": decision.why}, when)


def _no_activity(edit: Edit, decision: NoActivity, when: datetime) -> Files:
    if not decision.why.strip():
        raise Refused(_("Say why the story tells no activity: it is kept with its reason."))
    story = decision.draft.story
    said = {"what": "no_activity", "headline": story["headline"], "url": story.get("url", "")}
    return edit.kept(said | {"who": decision.who, "why": decision.why}, when)


def _vocabulary(edit: Edit, draft: Draft) -> Edit:
    for organisation in draft.organisations:
        edit = edit.added("organisations.csv", organisation)
    for place in draft.places:
        edit = edit.added("places.csv", place)
    return edit
