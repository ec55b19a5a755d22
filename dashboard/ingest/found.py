"""One role of a body as a rule finds it, before the rules of judgement."""

from dataclasses import dataclass

from dashboard.ingest.mentions import Mention
from dashboard.ingest.proposal import Span


@dataclass(frozen=True)
class Found:
    """A body and a role, the words that prove it, and the rule.

    `is_strong`: the cue tells the role of anybody after it; weak ones hold for bodies that the data know.
    """

    role: str
    mention: Mention
    span: Span
    rule: str
    is_strong: bool = True
