"""The catalogue: messages in the language in force, out of the one file of that language."""

import gettext
import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from dashboard import settings
from dashboard.words.numbers import number

STRESS = "**"  # stands before and after the part of a message to stress
# A line as it has to be; Babel drops the end of a text without its closing quote and says nothing.
LINE = re.compile(r'#.*|\s*|(msg(ctxt|id|id_plural|str(\[\d\])?)\s+)?"(\\.|[^"\\])*"\s*')
Pair = tuple[str, str]  # a message of one, and of another number


class BrokenWords(Exception):
    """The language in force cannot be spoken: its file, the line in it and what is wrong."""


def N_(message: str) -> str:
    """Mark a message that stands in a constant; whoever shows it calls `_`."""
    return message


def N_plural(one: str, many: str) -> Pair:
    """Mark a message with a number that stands in a constant; whoever shows it calls `plural(*pair, n)`."""
    return one, many


def _(message: str, /, **holes: object) -> str:
    """A message in the language in force, its named holes filled; without any it is given as it stands."""
    text = _translations().gettext(message)
    return text.format(**holes) if holes else text


def plural(one: str, many: str, n: float, /, **holes: object) -> str:
    """A message in the form that its number asks for; the number is written in its hole `{n}`."""
    return _translations().ngettext(one, many, int(n)).format(n=number(n), **holes)


def stressed(message: str | Pair, n: float = 0, /, **holes: object) -> tuple[str, str, str]:
    """A message as what stands before its stressed part, that part, and what follows."""
    words = _translations()
    text = words.gettext(message) if isinstance(message, str) else words.ngettext(*message, int(n))
    before, inside, after = (part.format(n=number(n), **holes) for part in text.split(STRESS))
    return before, inside, after


def _translations() -> gettext.NullTranslations:
    language = settings.language()
    if language == settings.SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    return _read(settings.WORDS / f"{language}.po", language)


@cache
def _read(path: Path, language: str) -> gettext.NullTranslations:
    """The messages of a file; what it lacks is said in English. BrokenWords if it cannot be used."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        for position, text in enumerate(lines, start=1):
            if not LINE.fullmatch(text):
                raise BrokenWords(f"{path.name}:{position}: no comment, and no text in quotes: {text}")
        catalog = read_po(lines, Locale.parse(language), abort_invalid=True)
    except (UnknownLocaleError, ValueError) as error:
        raise BrokenWords(f"{path.name}: {error}") from error
    except OSError as error:
        raise BrokenWords(f"{path.name}: {error.strerror}: no words in the language {language!r}") from error
    except PoFileError as error:
        raise BrokenWords(f"{path.name}:{error.lineno + 1}: {error.args[0]}: {error.line}") from error
    for position, problem in _problems(catalog):
        raise BrokenWords(f"{path.name}:{position}: {problem}")
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _problems(catalog: Catalog) -> Iterator[tuple[int, str]]:
    """Translations that would fail when shown: line and reason."""
    for message in catalog:
        originals, texts = _each(message.id), _each(message.string)
        for text in filter(None, texts if message.id else ()):
            try:
                surplus = _holes(text) - _holes(" ".join(originals))
            except ValueError as error:
                yield message.lineno or 0, f"{error}: {text}"
                continue
            if surplus:
                yield message.lineno or 0, f"the message has no hole {{{min(surplus)}}}: {text}"
            if text.count(STRESS) != originals[0].count(STRESS):
                yield message.lineno or 0, f"as many {STRESS} are wanted as in the message: {text}"


def _each(texts: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts or ())


def _holes(text: str) -> set[str]:
    return {
        f"{hole}{form}" for _literal, hole, form, _conversion in Formatter().parse(text) if hole is not None
    }
