"""The rendering process: its files, their sameness, and what it does when its browser dies."""

import contextlib
import io
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree

import kaleido
import plotly.graph_objects as go
import psutil
import pytest
from PIL import Image
from pypdf import PdfReader

from dashboard.charts.theme import FONT
from dashboard.export import browser as chromium
from dashboard.export import renderer
from dashboard.export.renderer import Failed, Unavailable, render
from tests.opened import content

WORDS = "Şäher, ň ý ž Ü · Ташкент"


def in_browser(test: Callable[..., None]) -> Callable[..., None]:
    """A test that draws, in the process of the others that do."""
    for mark in (
        pytest.mark.browser,
        pytest.mark.usefixtures("drawing_browser"),
    ):
        test = mark(test)
    return test


def chart(number: int = 0, width: int = 800, height: int = 450) -> go.Figure:
    names = ["Ош", "Daşoguz", "Ташкент"]
    figure = go.Figure([go.Bar(x=names, y=[1, 2 + number, 3], name="Год"), go.Scatter(x=names, y=[3, 1, 2])])
    font = {"family": FONT}
    return figure.update_layout(width=width, height=height, title=WORDS, font=font, template="none")


def slow_chart() -> go.Figure:
    """Takes the browser more than a second."""
    points = list(range(10_000))
    return go.Figure(go.Scatter(x=points, y=points, mode="markers"), layout={"width": 800, "height": 450})


def faulty_chart() -> go.Figure:
    """Larger than any canvas can be: the browser draws nothing, and says nothing."""
    return chart(width=100_000, height=100_000)


def processes() -> list[psutil.Process]:
    """What the renderer's browser consists of; other tests have browsers too."""
    found: list[psutil.Process] = []
    for child in psutil.Process().children():
        with contextlib.suppress(psutil.NoSuchProcess):
            if any("choreographer" in word for word in child.cmdline()):
                found += [child, *child.children(recursive=True)]
    return found


def remaining(found: list[psutil.Process]) -> list[psutil.Process]:
    """Those that do not come to their end within some seconds."""
    running = []
    for process in psutil.wait_procs(found, timeout=5)[1]:
        with contextlib.suppress(psutil.NoSuchProcess):
            if process.status() != psutil.STATUS_ZOMBIE:
                running.append(process)
    return running


def send(number: signal.Signals, found: list[psutil.Process]) -> None:
    for process in found:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.send_signal(number)


def texts(svg: bytes) -> str:
    return "".join(ElementTree.fromstring(svg).itertext())


def test_the_page_asks_for_nothing_but_local_files() -> None:
    assert not re.search(r"https?:|mathjax|//cdn", chromium.page().generate_index(), re.IGNORECASE)
    scripts = re.findall(r'src="file://([^"]+)"', chromium.page().generate_index())
    assert [Path(script).name for script in scripts] == ["plotly.min.js", "kaleido_scopes.js"]
    assert all(Path(script).is_file() for script in scripts)


@in_browser
def test_a_figure_reaches_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    render(chart(), "png")
    monkeypatch.setattr(chromium, "TIMEOUT", 3)
    with socket.create_server(("127.0.0.1", 0)) as server:
        source = f"http://127.0.0.1:{server.getsockname()[1]}/image.png"
        figure = chart().add_layout_image(source=source, xref="paper", yref="paper", sizex=1, sizey=1)
        with contextlib.suppress(Failed):  # it would wait for an answer
            render(figure, "png")
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()


def test_kaleido_still_has_the_method_that_spares_the_reload() -> None:
    """Without it all works, but at a third of the speed."""
    assert callable(getattr(kaleido.Kaleido, "_return_kaleido_tab", None))


def test_without_a_browser_it_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chromium")
    assert not renderer.available()
    with pytest.raises(Unavailable, match=r"Chromium or Google Chrome.*apt-get install.*BROWSER_PATH"):
        render(chart(), "png")


def test_an_empty_path_finds_no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(chromium.Chromium, "find_browser", lambda skip_local: None)
    assert not renderer.available()
    with pytest.raises(Unavailable):
        render(chart(), "png")


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="gif is none of png, svg, pdf"):
        render(chart(), "gif")


def test_a_browser_that_is_none_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    renderer.close()
    monkeypatch.setenv("BROWSER_PATH", "/bin/true")
    with pytest.raises(Failed):
        render(chart(), "png")
    assert processes() == []


@in_browser
@pytest.mark.parametrize("scale", [1, 1.55, 2])
def test_a_png_has_the_size_of_the_figure(scale: float) -> None:
    with Image.open(io.BytesIO(render(chart(), "png", scale))) as image:
        image.load()
        assert (image.format, *image.size) == ("PNG", round(800 * scale), int(450 * scale))
        assert len(image.convert("RGB").getcolors(1 << 24) or []) > 50


@in_browser
def test_letters_in_a_png_are_drawn() -> None:
    """Letters no font has would all be the same empty box."""

    def title(text: str) -> bytes:
        return render(chart().update_layout(title=text), "png")

    assert len({title(letter) for letter in "şňýžÜЖФ"}) == 7


@in_browser
def test_an_svg_holds_the_texts() -> None:
    root = ElementTree.fromstring(render(chart(), "svg"))
    assert (root.get("width"), root.get("height")) == ("800", "450")
    shown = "".join(root.itertext())
    assert all(text in shown for text in (WORDS, "Daşoguz", "Год"))


@in_browser
def test_an_svg_holds_any_sign() -> None:
    signs = "&lt;a&gt; b=\"c\" 'd' 1 &lt; 2 &gt; 1 &amp; ş"
    plain = "<a> b=\"c\" 'd' 1 < 2 > 1 & ş"
    assert plain in texts(render(chart().update_layout(title=signs), "svg"))


@in_browser
@pytest.mark.parametrize("scale", [1, 2])
def test_a_pdf_is_one_page_with_its_fonts_and_texts(scale: float) -> None:
    reader = PdfReader(io.BytesIO(render(chart(), "pdf", scale)))
    (page,) = reader.pages
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx((600, 337.5), abs=1)
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    below = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
    assert fonts and all("/FontFile2" in descriptor.get_object() for descriptor in below)
    shown = page.extract_text()
    assert all(text in shown for text in (WORDS, "Daşoguz", "Год"))


@in_browser
def test_a_pdf_has_no_margins_of_its_own() -> None:
    """Printed with margins, the figure would be smaller and begin 7 points further to the right."""
    figure = go.Figure(layout={"width": 800, "height": 450, "margin": dict.fromkeys("lrtb", 0)})
    figure.update_layout(xaxis_visible=False, yaxis_visible=False)
    figure.add_annotation(text="X", x=0, y=0, xref="paper", yref="paper", showarrow=False, borderpad=0)
    figure.update_annotations(xanchor="left", yanchor="bottom")
    lefts: list[float] = []

    def seen(text: str, current: list[float], matrix: list[float], *_: object) -> None:
        if "X" in text:
            lefts.append(matrix[4] * current[0] + current[4])

    PdfReader(io.BytesIO(render(figure, "pdf"))).pages[0].extract_text(visitor_text=seen)
    assert lefts and max(lefts) < 3


@in_browser
def test_the_same_figure_is_the_same_image_whatever_was_drawn_before() -> None:
    first = {format: content(render(chart(1), format)) for format in renderer.FORMATS}
    render(slow_chart(), "pdf")
    assert {format: content(render(chart(1), format)) for format in reversed(renderer.FORMATS)} == first
    renderer.close()
    assert {format: content(render(chart(1), format)) for format in renderer.FORMATS} == first


@in_browser
def test_a_process_that_drew_comes_to_its_end_and_takes_its_browser_along() -> None:
    code = (
        "from tests.test_renderer import chart, processes, render, renderer\n"
        "for format in renderer.FORMATS: assert render(chart(2), format)\n"
        "print(*(process.pid for process in processes()))"
    )
    command = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    # A browser that ends may be cut short in a word; the library that talks to it says so and ignores it.
    assert not done.stderr or done.stderr.startswith("JSONError decoding message. Ignoring"), done.stderr
    parts = [psutil.Process(int(number)) for number in done.stdout.split() if psutil.pid_exists(int(number))]
    assert done.stdout.split() and remaining(parts) == []


@in_browser
def test_figures_on_one_page_do_not_share_their_ids() -> None:
    ids = [set(re.findall(rb'clipPath[^>]* id="([^"]+)"', render(chart(), "svg"))) for _ in range(2)]
    assert all(ids)
    assert not ids[0] & ids[1]


@in_browser
def test_ten_threads_all_get_their_own_figure() -> None:
    figures = [chart().update_layout(title=f"Figure {number} {WORDS}") for number in range(10)]
    with ThreadPoolExecutor(10) as pool:
        images = list(pool.map(lambda figure: render(figure, "svg"), figures))
    assert all(f"Figure {number} {WORDS}" in texts(image) for number, image in enumerate(images))
    assert len(processes()) < 20


@in_browser
def test_a_warm_rendering_is_quick() -> None:
    took = []
    for number in range(6):
        start = time.perf_counter()
        render(chart(number, 1600, 900), "png")
        took.append(time.perf_counter() - start)
    assert statistics.median(took[1:]) < 0.5


@in_browser
def test_a_browser_killed_before_a_rendering_is_started_anew() -> None:
    expected = render(chart(), "png")
    send(signal.SIGKILL, processes())
    assert render(chart(), "png") == expected


def parts_of_kind(part: str) -> list[psutil.Process]:
    """The living processes of the browser with this word in their call; all for an empty one."""
    found = []
    for process in processes():
        with contextlib.suppress(psutil.NoSuchProcess):  # one that has ended meanwhile has no call any more
            if not part or part in process.cmdline():
                found.append(process)
    return found


@in_browser
@pytest.mark.parametrize("part", ["", "--type=renderer"])
def test_a_browser_or_a_tab_killed_during_a_rendering_costs_one_retry(part: str) -> None:
    render(chart(), "png")
    parts = parts_of_kind(part)
    assert parts
    sender = threading.Timer(0.4, lambda: send(signal.SIGKILL, parts))
    sender.start()
    with Image.open(io.BytesIO(render(slow_chart(), "png"))) as image:
        assert image.size == (800, 450)
    sender.join()
    assert remaining(parts) == []


@in_browser
def test_a_browser_that_hangs_is_started_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = render(chart(), "png")
    monkeypatch.setattr(chromium, "TIMEOUT", 2)
    parts = parts_of_kind("--type=renderer")
    send(signal.SIGSTOP, parts)
    assert render(chart(), "png") == expected
    assert remaining(parts) == []


@in_browser
def test_a_figure_that_takes_too_long_fails_and_the_next_one_works(monkeypatch: pytest.MonkeyPatch) -> None:
    render(chart(), "png")
    monkeypatch.setattr(chromium, "TIMEOUT", 0.01)
    with pytest.raises(Failed, match="no answer within"):
        render(slow_chart(), "png")
    monkeypatch.undo()
    assert render(chart(), "png").startswith(b"\x89PNG")


@in_browser
def test_a_figure_at_fault_fails_and_the_next_one_works() -> None:
    expected = {format: content(render(chart(), format)) for format in renderer.FORMATS}
    before = processes()
    with pytest.raises(Failed, match="too large"):
        render(faulty_chart(), "png")
    with pytest.raises(Failed, match="serializable"):
        render(chart().update_layout(meta=object()), "svg")
    assert {format: content(render(chart(), format)) for format in renderer.FORMATS} == expected
    assert before[0] in processes()  # the browser was not at fault


@in_browser
def test_a_browser_is_renewed_after_many_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    render(chart(), "png")
    before = processes()
    monkeypatch.setattr(renderer, "RENEW_AFTER", 1)
    render(chart(), "png")
    assert remaining(before) == []
    assert processes()


@in_browser
def test_closing_leaves_no_process_no_thread_and_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    renderer.close()
    threads = set(threading.enumerate())
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    render(chart(), "pdf")
    started = processes()
    assert started
    assert list(tmp_path.iterdir())
    renderer.close()
    assert remaining(started) == processes() == []
    assert set(threading.enumerate()) <= threads
    assert list(tmp_path.iterdir()) == []
