"""Plain text → stories: one, several parted by lines of dashes, or a list of headlines and excerpts."""

import re
from dataclasses import replace

from dashboard.ingest import days
from dashboard.ingest.article import Article, Refused
from dashboard.settings import Message

MOST = 2000  # stories of a file that are taken in
LONGEST_HEADLINE = 300  # characters; what is longer is text
BETWEEN = re.compile(r"\n[ \t]*(?:-{3,}|={3,}|\*{3,}|_{3,})[ \t]*(?=\n)")
CUT = re.compile(r"(?:\[ ?(?:…|\.\.\.) ?\]|…|\.\.\.)$")
MORE = re.compile(
    r"(?<=[\].…]) ?(?:read more|continue reading|more|подробнее|читать далее)\W{0,4}$", re.IGNORECASE
)
FEWEST_WORDS = 3  # of a line that may be a story
LINES_A_STORY = 3  # of a list, at most, on average: headline, day, excerpt
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
BINARY = re.compile(rb"[\x00-\x08\x0e-\x1f]")
NOT_TEXT = Message("This is not a text: save it as plain text in UTF-8, or copy the words into the box.")


def decoded(content: bytes) -> str:
    """Bytes as text: by their mark, as UTF-8, else in the old Cyrillic or Western code; Refused if binary."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as problem:
        if BINARY.search(content):
            raise Refused(NOT_TEXT) from problem
    cyrillic = content.decode("cp1251", "replace")
    letters = sum("а" <= letter <= "я" for letter in cyrillic.lower())
    # In a Western text the letters beyond ASCII stand alone among others, in a Russian one they are most.
    return cyrillic if 2 * letters > len(cyrillic) / 2 else content.decode("cp1252", "replace")


def read(content: bytes) -> list[Article]:
    """The stories of a text file; Refused if it is none."""
    return stories(decoded(content))


def stories(text: str, headline: str = "") -> list[Article]:
    """The stories of a text in its order; `headline` is that of the first if the text does not hold it."""
    text = "\n".join(text.splitlines())
    parts = [headline, text] if headline else [text]
    found = [one for part in BETWEEN.split("\n".join(parts)) for one in _stories(part)]
    if headline and len(found) > 1 and found[0].headline == headline and not found[0].text:
        return found[1:]
    return found


def _stories(text: str) -> list[Article]:
    lines = [line for line in (MORE.sub("", line.strip()) for line in text.split("\n")) if line]
    cut = sum(bool(CUT.search(line)) for line in lines)
    if cut > 1 and cut * LINES_A_STORY >= len(lines):
        return _listed(lines)
    return [_one(lines)] if lines else []


def _one(lines: list[str]) -> Article:
    """One story: its first line is the headline if it is short enough to be one."""
    first, *others = lines
    if _is_excerpt(first) or (not others and first.endswith(".")):
        return Article("", "\n".join(lines))
    if others and (day := days.written(others[0])):
        return Article(first, "\n".join(others[1:]), published_on=day)
    return Article(first, "\n".join(others))


def _is_excerpt(line: str) -> bool:
    return len(line) > LONGEST_HEADLINE or bool(CUT.search(line))


def _listed(lines: list[str]) -> list[Article]:
    """A list: before each excerpt its headline, if it has one; lines that are days belong to a story."""
    found: list[Article] = []
    pending: list[str] = []
    day = ""
    days_first = _days_stand_first(lines)
    for line in lines:
        if len(found) > MOST:
            break  # there are too many already
        if written := days.written(line):
            if days_first:
                day = written
            elif found:
                found[-1] = replace(found[-1], published_on=written)
        elif _is_excerpt(line):
            found += _uncut(pending[:-1])
            found.append(Article(pending[-1] if pending else "", line, published_on=day))
            pending, day = [], ""
        else:
            pending.append(line)
    return found + _uncut(pending)


def _days_stand_first(lines: list[str]) -> bool:
    """Whether a day stands before the first excerpt: then it does so in the whole list."""
    first = next(index for index, line in enumerate(lines) if _is_excerpt(line))
    return any(days.written(line) for line in lines[:first])


def _uncut(lines: list[str]) -> list[Article]:
    """Stories whose text is short and whole: headline and text in turn; a text without one is a story too."""
    lines = [line for line in lines if len(line.split()) >= FEWEST_WORDS]
    return [Article(*(pair if len(pair) > 1 else ("", *pair))) for pair in _pairs(lines)]


def _pairs(lines: list[str]) -> list[list[str]]:
    return [lines[at : at + 2] for at in range(0, len(lines), 2)]
