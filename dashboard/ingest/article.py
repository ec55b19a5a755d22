"""A story as it was taken in, before anything is read from it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Article:
    """One story: its headline and text as they stand, and what its file or page says about it.

    Every part but the headline or the text may be empty; `published_on` is a partial date, `language` two
    letters (ISO 639-1), `origin` the file and the place in it (`stories.csv row 3`) for messages.
    """

    headline: str
    text: str
    url: str = ""
    publisher: str = ""
    published_on: str = ""
    language: str = ""
    origin: str = ""

    @property
    def words(self) -> str:
        """What is read: headline and text; positions of evidence count its characters."""
        return f"{self.headline}\n{self.text}"

    @property
    def is_cut(self) -> bool:
        """Whether the text is an excerpt that breaks off."""
        return self.text.rstrip().endswith(("[…]", "[...]", "…", "..."))


class Refused(Exception):
    """Something that cannot be taken in, with what to do about it; the message is for people."""
