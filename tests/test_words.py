"""The room of words: messages in another language, what its file may get wrong, the list of all messages."""

import ast
from datetime import date
from pathlib import Path

import pytest

from dashboard import settings, words
from dashboard.analysis import answers, phrases
from dashboard.analysis.filters import Filters
from dashboard.store import database
from dashboard.words import __main__ as messages
from dashboard.words import catalogue
from tests.conftest import FIXTURE
from tests.sentences import THIN
from tests.test_layers import SOURCES, _run_at_import

RUSSIAN = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "{n} event"
msgid_plural "{n} events"
msgstr[0] "{n} мероприятие"
msgstr[1] "{n} мероприятия"
msgstr[2] "{n} мероприятий"

msgid "no date"
msgstr "без даты"

msgid "As {roles}."
msgstr ""
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the Russian language, which is in force."""
    monkeypatch.setattr(settings, "WORDS", tmp_path)
    monkeypatch.setenv("DASHBOARD_LANGUAGE", "ru")
    path = tmp_path / "ru.po"
    path.write_text(RUSSIAN, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("n", "text"),
    [(1, "1 мероприятие"), (3, "3 мероприятия"), (5, "5 мероприятий"), (21, "21 мероприятие"),
     (1011, f"1{THIN}011 мероприятий")],
)  # fmt: skip
def test_a_number_asks_for_the_form_of_its_language(file: Path, n: int, text: str) -> None:
    assert phrases.count(n, "event") == text


def test_days_and_lists_are_those_of_the_language(file: Path) -> None:
    assert words.day(date(2024, 11, 8)) == "8 нояб. 2024"
    assert words.span("2024-03-26", "2024-03-29") == "26 – 29 мар. 2024"
    assert words.partial_day(None) == "без даты"
    assert words.listed(["а", "б", "в"]) == "а, б и в"
    assert words.listed(["а", "б", "в"], "or") == "а, б или в"


def test_what_a_language_lacks_is_said_in_english(file: Path) -> None:
    assert words._("As {roles}.", roles="x") == "As x."
    assert phrases.count(2, "story") == "2 stories" and phrases.count(1, "story") == "1 story"


def test_names_come_out_of_the_data_in_the_language(
    file: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both languages have a database of their own, each the last good one of its language."""
    russian = database.build(FIXTURE, target).path
    with database.open_database(russian) as db:
        assert "Обучение" in set(answers.ask(db, "by_kind", Filters()).name)
        assert set(answers.ask(db, "by_country", Filters()).name) >= {"Казахстан", "Узбекистан"}
        found = [answers.ask(db, "totals", Filters(words=word)).events[0] for word in ("tashkent", "ташкент")]
        assert found[0] > 0 and found[1] > 0
    monkeypatch.delenv("DASHBOARD_LANGUAGE")
    assert database.current(FIXTURE, target) is None
    english = database.build(FIXTURE, target).path
    with database.open_database(english) as db:
        assert "Training" in set(answers.ask(db, "by_kind", Filters()).name)
    assert database.current(FIXTURE, target) == english != russian
    monkeypatch.setenv("DASHBOARD_LANGUAGE", "ru")
    assert database.current(FIXTURE, target) == russian


def test_braces_of_names_and_of_plain_messages_are_no_holes() -> None:
    assert words._("As {roles}.", roles="{x}") == "As {x}."
    assert words._("a {b") == "a {b"
    assert words.stressed("no **{n}** of {name}", 3, name="**{n}**") == ("no ", "3", " of **{n}**")


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        (["", 'msgid "a"', 'msgstr "b'], r"ru\.po:4: .*b"),
        (["", 'msgid "a"', "msgstr b"], r"ru\.po:4: .*msgstr b"),
        (['msgid "As {roles}."', 'msgstr "Как {role}."'], r"ru\.po:2: the message has no hole \{role\}: Как"),
        (['msgid "As {roles}."', 'msgstr "Как {roles."'], r"ru\.po:2: .*: Как \{roles"),
        (['msgid "As {roles}."', 'msgstr "Как {roles.x}."'], r"ru\.po:2: .*no hole \{roles\.x\}"),
        (['msgid "**a** {b}"', 'msgstr "а {b}"'], r"ru\.po:2: as many \*\* are wanted"),
        (['msgid "{n} a"', 'msgid_plural "{n} as"', 'msgstr[0] "{m}"'], r"ru\.po:2: .*no hole \{m\}"),
    ],
)  # fmt: skip
def test_a_broken_file_is_refused_with_line_and_reason(file: Path, lines: list[str], wrong: str) -> None:
    file.write_text("\n".join(["", *lines]) + "\n", encoding="utf-8")
    with pytest.raises(words.BrokenWords, match=wrong):
        words._("a")


def test_a_language_that_is_not_there_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(words.BrokenWords, match=r"ru\.po: .*utf-8"):
        words._("a")
    for language, wrong in (("de", r"de\.po: .*'de'"), ("zz", r"zz\.po: .*zz"), ("../x", r"x\.po: ")):
        monkeypatch.setenv("DASHBOARD_LANGUAGE", language)
        with pytest.raises(words.BrokenWords, match=wrong):
            words._("a")


def test_a_file_is_read_once_and_not_at_import(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words._("no date")
    monkeypatch.setattr(catalogue, "read_po", None)
    assert words._("no date") == "без даты"


def test_the_list_of_messages_is_of_this_code() -> None:
    """Write it anew with `make words`."""
    assert messages.TEMPLATE.read_bytes() == messages.template()


def test_each_language_there_is_can_be_spoken(monkeypatch: pytest.MonkeyPatch) -> None:
    for path in settings.WORDS.glob("*.po"):
        monkeypatch.setenv("DASHBOARD_LANGUAGE", path.stem)
        words._("no date")


SAYING, MARKING = {"_", "plural", "stressed"}, {"N_", "N_plural"}


def wrongly_said(tree: ast.Module) -> list[str]:
    """Messages that are put together, which no list of messages can hold, and messages said at import."""
    at_import = {id(node) for node in _run_at_import(tree)}
    complaints = []
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        if node.func.id in SAYING | MARKING and any(
            isinstance(given, ast.JoinedStr | ast.BinOp) for given in node.args[:2]
        ):
            complaints.append(f"put together: {ast.unparse(node)[:60]}")
        if node.func.id in SAYING and id(node) in at_import:
            complaints.append(f"said at import: {ast.unparse(node)[:60]}")
    return complaints


def test_a_message_is_written_out_and_not_said_at_import() -> None:
    for path in SOURCES:
        assert not wrongly_said(ast.parse(path.read_text(encoding="utf-8"))), path


@pytest.mark.parametrize(
    "code",
    ["def f(n): return _(f'{n} events')", "def f(a): return _('a' + a)", "TITLE = _('Events')",
     "TITLES = {'a': plural('{n} event', '{n} events', 2)}", "NAME = N_(f'{a}')"],
)  # fmt: skip
def test_a_message_wrongly_said_is_noticed(code: str) -> None:
    assert len(wrongly_said(ast.parse(code))) == 1
