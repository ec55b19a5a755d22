"""How the list of events and stories can be shown, as the address has it: view, order, parts, page."""

from collections.abc import Mapping

from dashboard.words import N_

VIEWS = {"events": N_("By event"), "stories": N_("By story")}
ORDERS = {  # of events
    "newest": N_("Newest first"),
    "oldest": N_("Oldest first"),
    "title": N_("By title"),
    "place": N_("By place"),
    "theme": N_("By theme"),
    "funder": N_("By funder"),
    "participants": N_("Most participants first"),
    "stories": N_("Most stories first"),
}
STORY_ORDERS = {
    "newest": N_("Newest first"),
    "oldest": N_("Oldest first"),
    "headline": N_("By headline"),
    "publisher": N_("By publisher"),
    "language": N_("By language"),
}
BY_DAY = ("newest", "oldest")  # orders in which the list is parted by years
PARTS = {  # of an event in the list, beside its date and title
    "words": N_("Quoted words"),
    "where": N_("Where"),
    "theme": N_("Themes"),
    "funder": N_("Funder"),
    "told": N_("Stories"),
    "kind": N_("Kind"),
    "part": N_("UNODC’s part"),
    "people": N_("Participants"),
    "countries": N_("Taking part"),
    "partners": N_("Partners"),
}
SHOWN = ("words", "where", "theme", "funder", "told")  # of them at first
NONE = "none"  # of the parts
JOINT = ","


def parts_of(text: str) -> tuple[str, ...]:
    """The parts that an address names, in the order of the list; those shown at first if it names none."""
    if not text:
        return SHOWN
    named = text.split(JOINT)
    return tuple(part for part in PARTS if part in named)


def are_parts(text: str) -> bool:
    """Whether each part that an address names is one."""
    return text == NONE or all(part in PARTS for part in text.split(JOINT))


def in_address(parts: tuple[str, ...]) -> str:
    """Parts as an address names them; an empty text for those shown at first."""
    ordered = tuple(part for part in PARTS if part in parts)
    return "" if ordered == SHOWN else JOINT.join(ordered) or NONE


def page_of(controls: Mapping[str, str], pages: int) -> int:
    """The page that is shown, from 1; the last of them if there are not as many."""
    return max(1, min(int(controls.get("page", "1")[:9]), pages))


def near(page: int, pages: int) -> list[int]:
    """The pages to offer: the first and the last, the one shown and those beside it; 0 for a gap."""
    offered = sorted({1, pages, *range(max(1, page - 1), min(pages, page + 1) + 1)})
    gaps = zip(offered, [0, *offered], strict=False)
    return [number for one, before in gaps for number in ((0, one) if one - before > 1 else (one,))]
