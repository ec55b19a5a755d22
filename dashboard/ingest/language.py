"""The language of a story: letters that one language alone has, else the likeliest of those at hand."""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from dashboard.ingest.article import Article
from dashboard.ingest.proposal import Reading, Span

AT_HAND = ("en", "ru", "de", "fr", "es", "it", "ja", "zh", "ar", "fa", "tr", "kk", "ky", "uz", "tg", "tk")
ENOUGH = 2000  # characters that are looked at
SHARE = 0.004  # of the letters, so that a name in another language decides nothing
# Letters or words that tell a language of the region; the first that is met often enough wins.
MARKS = (
    ("tg", re.compile(r"[ӣӯҷ]")),
    ("uz", re.compile(r"ў|[og][‘ʻ’'`](?=[a-z])|\b(?:va|uchun|boʻyicha)\b")),
    ("kk", re.compile(r"[әұіғқ]")),
    ("ky", re.compile(r"[өү]|\b(?:жана|менен|боюнча)\b")),
    ("tk", re.compile(r"[ňžý]|\b(?:bilen|boýunça|üçin)\b")),
)


def language(article: Article) -> tuple[Reading, ...]:
    """The reading of `language`, two letters; what the page itself says is taken before what is read."""
    words = article.words[:ENOUGH]
    letters = sum(map(str.isalpha, words))
    if not letters:
        return ()
    span = Span(0, len(words))
    if article.language:
        return (Reading("language", article.language, span, "said by the page"),)
    small = words.lower()
    for code, mark in MARKS:
        if len(mark.findall(small)) > max(1, SHARE * letters):
            return (Reading("language", code, span, "letters of one language"),)
    return (Reading("language", _identifier().classify(words)[0], span, "likeliest language"),)


@cache
def _identifier() -> LanguageIdentifier:
    known = LanguageIdentifier.from_model_file(MODEL_FILE)
    known.set_languages([code for code in AT_HAND if code in known.labels])
    return known
