"""Texts folded for comparison, a character for a character, so that positions stay; Russian case forms."""

import unicodedata
from functools import cache

import pymorphy3

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
ALIKE = {
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("’‘ʼʻ`´‛", "'"),
    **dict.fromkeys("«»“”„‟", '"'),
    **dict.fromkeys("\u00a0\u202f\u2009\t\r", " "),
    "ё": "е",
}


def folded(words: str) -> str:
    """The words in small letters without accents; exactly as many characters as before."""
    return "".join(map(_folded, words))


@cache
def _folded(character: str) -> str:
    small = character.lower()
    if len(small) != 1:
        return small[0]
    if small in ALIKE:
        return ALIKE[small]
    if "a" <= small <= "z" or "\u0400" <= small <= "\u052f":
        return small
    plain = unicodedata.normalize("NFKD", small)[0]
    return plain if plain.isalpha() and plain.isascii() else small


def is_cyrillic(words: str) -> bool:
    """Whether the words hold a Cyrillic letter."""
    return any("\u0400" <= character <= "\u052f" for character in words)


@cache
def _morphology() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer(lang="ru")


def case_forms(name: str) -> set[str]:
    """A Russian name in all its cases: the head noun and the adjectives before it, what follows as it stands.

    `Таможенный комитет Узбекистана` gives `Таможенного комитета Узбекистана` and so on; a name whose head is
    not found, or that does not change, gives itself alone.
    """
    if not is_cyrillic(name):
        return {name}
    words = name.split(" ")
    head = next((place for place, word in enumerate(words) if _is_noun(word)), None)
    if head is None:
        return {name}
    noun = _parsed(words[head])
    forms = {name}
    if len(words) == 1 and "-" in name:  # the last part alone changes too: в Джалал-Абаде
        first, _, last = name.rpartition("-")
        forms |= {f"{first}-{form}" for form in case_forms(last)}
    for case in CASES:
        changed = [_inflected(word, case, noun) for word in words[:head]]
        changed.append(_cased(words[head], noun, case))
        forms.add(" ".join([*changed, *words[head + 1 :]]))
    return forms


def adjective_forms(word: str) -> set[str]:
    """A Russian adjective in all its forms: `таджикский`, `таджикских`, `таджикской` …"""
    return {form.word for form in _parsed(word).lexeme if form.tag.POS == "ADJF"}


def _is_noun(word: str) -> bool:
    return word[:1].isalpha() and not word.isupper() and _parsed(word).tag.POS == "NOUN"


def _parsed(word: str) -> "pymorphy3.analyzer.Parse":
    found = _morphology().parse(word)
    in_nominative = [one for one in found if "nomn" in one.tag]
    return (in_nominative or found)[0]


def _cased(word: str, noun: "pymorphy3.analyzer.Parse", case: str) -> str:
    made = noun.inflect({case, noun.tag.number} if noun.tag.number else {case})
    return made.word if made else word


def _inflected(word: str, case: str, noun: "pymorphy3.analyzer.Parse") -> str:
    parsed = _parsed(word)
    if parsed.tag.POS not in ("ADJF", "PRTF"):
        return word
    wanted = {case, noun.tag.number or "sing"}
    if noun.tag.number != "plur" and noun.tag.gender:
        wanted.add(noun.tag.gender)
    if case == "accs" and noun.tag.animacy:
        wanted.add(noun.tag.animacy)
    made = parsed.inflect(wanted) or parsed.inflect(wanted - {"anim", "inan"})
    return made.word if made else word
