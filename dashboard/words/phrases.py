"""Several phrases or sentences as one, and a name within a sentence."""

from babel.lists import format_list

from dashboard import settings

ENGLISH = {"en": "en_001"}  # of the world: no comma before "and"


def listed(phrases: list[str], joint: str = "and") -> str:
    """Phrases as a list in words: a, b and c; `joint` is "and" or "or"."""
    language = settings.language()
    return format_list(phrases, "or" if joint == "or" else "standard", ENGLISH.get(language, language))


def in_sentence(name: str) -> str:
    """A name within a sentence; one that begins with an acronym keeps its capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def joined(*sentences: str) -> str:
    """Whole sentences one after the other; empty ones are left out."""
    return " ".join(sentence for sentence in sentences if sentence)
