"""The page Add stories is there in editing mode alone; a viewer's app does not even import it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import FIXTURE

VISIT = """
import sys
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash
from dashboard import settings
from dashboard.app import cache
cache.collect_on_a_timer = lambda: None
app = AppTest.from_file(str(settings.APP), default_timeout=120).run()
app._page_hash = calc_hash("add")
app.run()
assert not app.exception, app.exception
print(any(button.key == "add-more" for button in app.button))
print(any(name.startswith("dashboard.app.editing") for name in sys.modules))
"""


@pytest.mark.parametrize(("edit", "is_there"), [("", False), ("0", False), ("1", True)])
def test_who_has_the_page(edit: str, is_there: bool, tmp_path: Path) -> None:
    own = {"DASHBOARD_EDIT": edit, "DASHBOARD_DATA": str(FIXTURE), "DASHBOARD_BUILD": str(tmp_path)}
    run = [sys.executable, "-c", VISIT]
    said = subprocess.run(run, env=os.environ | own, capture_output=True, text=True, timeout=300)
    assert said.stdout.split() == [str(is_there)] * 2, said.stderr[-2000:]
