"""prototype"""

import time
from pathlib import Path
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash
from tests.conftest import FIXTURE
from dashboard import settings


@pytest.fixture
def tmp_app(monkeypatch, tmp_path):
    monkeypatch.setenv("DASHBOARD_DATA", str(FIXTURE))
    monkeypatch.setenv("DASHBOARD_BUILD", str(tmp_path))
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.mark.parametrize("path", ["", "trends", "countries", "funders", "map", "stories", "about"])
def test_x(tmp_app, path):
    at = AppTest.from_file(str(settings.APP), default_timeout=60)
    if path:
        at._page_hash = calc_hash(path)
    t = time.time()
    at.run()
    print(path, time.time() - t)
    assert not at.exception
    print(
        at.query_params,
        [h.body[:200] if hasattr(h, "body") else h for h in at.html if "sentence" in str(h)][:1],
    )
    for i in range(3):
        t = time.time()
        at.run()
        print(time.time() - t)
