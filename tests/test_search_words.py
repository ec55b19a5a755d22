"""Search by words: folded once by Unicode category, phrases in quotes, UNODC's own names left out."""

import pytest

from dashboard.analysis.filters import Filters, tidy
from dashboard.cards.card import Ask
from tests.remember import Source


def found(ask: Ask, words: str) -> int:
    return int(ask("totals", tidy(Filters(words=words))).events[0])


APOSTROPHES = "'’‘ʻʼ`´′‛＇"
HYPHENS = "-‐‑‒–—−"


@pytest.mark.parametrize("sign", APOSTROPHES)
def test_every_apostrophe_is_the_same(real_ask: Ask, sign: str) -> None:
    assert found(real_ask, f"Qo{sign}qon") == found(real_ask, "Qoqon") == 2


@pytest.mark.parametrize("sign", HYPHENS)
def test_every_hyphen_is_the_same(real_ask: Ask, sign: str) -> None:
    assert found(real_ask, f"counter{sign}terrorism") == found(real_ask, "counter-terrorism") > 20


@pytest.mark.parametrize("sign", ["\u200b", "\u00ad", "\u200d", "\ufeff", "\u2060", "\u202e"])
def test_signs_nobody_sees_are_no_part_of_a_word(real_ask: Ask, sign: str) -> None:
    assert found(real_ask, f"Ash{sign}gabat") == found(real_ask, "Ashgabat") > 20
    assert found(real_ask, sign) == found(real_ask, "")
    assert tidy(Filters(words=sign)).words == ""


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\u2003", "\u3000"])
def test_every_blank_parts_words(real_ask: Ask, blank: str) -> None:
    assert found(real_ask, f"border{blank}control") == found(real_ask, "border control") > 20


@pytest.mark.parametrize(("left", "right"), ['""', "“”", "„“", "«»"])
def test_words_in_quotes_stand_beside_each_other(real: Source, left: str, right: str) -> None:
    phrase = found(real.ask, f"{left}drug control{right}")
    table = real.ask("story_table", Filters(words='"drug control"'))
    assert 0 < phrase == len(table) < found(real.ask, "drug control")


def test_a_quote_without_its_end_is_no_error(real_ask: Ask) -> None:
    assert found(real_ask, '"drug control') == found(real_ask, "drug control")
    assert found(real_ask, '"') == found(real_ask, "")


def test_the_names_of_unodc_itself_are_not_searched(real_ask: Ask) -> None:
    every = found(real_ask, "")
    assert [
        word for word in ("drug", "crime", "office", "central") if found(real_ask, word) > every / 2
    ] == []


def test_other_organisations_are_found_by_every_name(ask: Ask) -> None:
    # abroad, shared-story: the OSCE; cyrillic: Yolka
    assert [found(ask, name) for name in ("OSCE", "ОБСЕ", "osce", "Ёлка", "елка")] == [2, 2, 2, 1, 1]
