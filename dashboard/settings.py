"""Paths, limits and the environment variables that override them; the only user of `__file__`."""

import os
from pathlib import Path
from typing import NewType

Message = NewType("Message", str)  # words for people: whoever shows one calls `_` of dashboard.words

ROOT = Path(__file__).resolve().parent.parent
QUERIES = ROOT / "queries"
APP = ROOT / "dashboard" / "app" / "main.py"
SERVER = APP.with_name("server.py")
WORDS = ROOT / "dashboard" / "words"  # one file a language
PROXY = ROOT / "docs" / "deploy" / "Caddyfile"  # before several servers
BOUNDARIES = ROOT / "dashboard" / "app" / "static" / "boundaries.geojson"
FONTS = BOUNDARIES.with_name("fonts")  # the one type family, as TTF and, for browsers, as WOFF2

PRODUCT = Message("UNODC in Central Asia")
ABOUT = Message("Activities told in public news")
LICENCE = Message("Data: CC BY 4.0.")
SOURCE = Message("Source: public news stories, read and coded by the project. Not an official UN product.")
MAP_NOTICE = Message(
    "Boundaries and names shown do not imply endorsement by the United Nations. Not an official UN map."
)
SOURCE_LANGUAGE = "en"  # of the words in the code and of the data
MEMORY_LIMIT = "1GB"
THREADS = 2
LONGEST_QUESTION = 30_000  # milliseconds a question may take
KEPT_DATABASES = 3
# Bytes in memory: of what filters chose, of answers, of the cards of pages, of figures.
KEPT_CHOSEN, KEPT_ROWS, KEPT_CARDS, KEPT_FIGURES = 150_000_000, 100_000_000, 50_000_000, 100_000_000
PORT = 8501  # `dashboard run` listens on; `DASHBOARD_PORT` overrides it
OPEN_FILES = 8192  # the server asks for, at most
TOP_BARS = 8
TOP_HOSTS = 10
TOP_ROLES = 12
TOP_PAIRS = 20
TOP_FUNDERS = 20
NEWEST_EVENTS = 5
ACKNOWLEDGEMENTS = 12
FOUND_EVENTS = 5000  # the search box knows all titles of as many, of more none
ROWS_A_PAGE = 20


def data_dir() -> Path:
    """Folder of the data files; `DASHBOARD_DATA` overrides it."""
    return Path(os.environ.get("DASHBOARD_DATA", ROOT / "data"))


def build_dir() -> Path:
    """Folder of the built databases; `DASHBOARD_BUILD` overrides it."""
    return Path(os.environ.get("DASHBOARD_BUILD", ROOT / "build"))


def language() -> str:
    """The language of all that people read, as Unicode CLDR names it; `DASHBOARD_LANGUAGE`, else English."""
    return os.environ.get("DASHBOARD_LANGUAGE") or SOURCE_LANGUAGE


def public(address: str) -> str:
    """An address of the app with the site before it that `DASHBOARD_URL` names, else the path alone."""
    return os.environ.get("DASHBOARD_URL", "").rstrip("/") + address


def embedding_sites() -> list[str]:
    """The other sites that may show the app in a frame; `DASHBOARD_EMBED`, parted by blanks, else none."""
    return os.environ.get("DASHBOARD_EMBED", "").split()


def editing() -> bool:
    """Whether this server may change the data files, for who sits at this computer; `DASHBOARD_EDIT=1`."""
    return os.environ.get("DASHBOARD_EDIT") == "1"


def opens_browser() -> bool:
    """Whether `dashboard run` opens a browser window; not under CI or `DASHBOARD_HEADLESS=1`."""
    return not (os.environ.get("CI") or os.environ.get("DASHBOARD_HEADLESS"))


def browser() -> str:
    """Program file of the browser that draws images; `BROWSER_PATH`, else one that is installed."""
    return os.environ.get("BROWSER_PATH", "")
