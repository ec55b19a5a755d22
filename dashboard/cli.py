"""The command line: dashboard run | build | check | export."""

import contextlib
import subprocess
import sys
import webbrowser
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from threading import Timer
from typing import Annotated

import typer

from dashboard import settings
from dashboard.analysis import answers
from dashboard.cards import names
from dashboard.export import jobs, renderer
from dashboard.export.documents import Document
from dashboard.export.files import FORMATS
from dashboard.store import database, sqlfiles
from dashboard.store.load import DataProblems

COVERAGE = "coverage.csv"  # committed beside the data, so that a change that empties them shows in review
Choice = Annotated[list[str] | None, typer.Option(help="Code or name; may be repeated.")]
app = typer.Typer(help="UNODC activities in Central Asia, told in public news.", no_args_is_help=True)


@app.command()
def build() -> None:
    """Check the data files and build the database from them."""
    try:
        built = database.build()
    except DataProblems as found:
        _print_problems(found.problems)
        raise typer.Exit(1) from None
    if not built.fresh:
        typer.echo(f"Up to date: {built.path.name}")
        return
    rows = ", ".join(f"{n} {file.removesuffix('.csv')}" for file, n in built.rows.items())
    typer.echo(f"Built {built.path.name} in {built.seconds:.1f} s: {rows}")


@app.command()
def check(
    save: Annotated[bool, typer.Option(help="Write how full the data are to data/coverage.csv.")] = False,
) -> None:
    """Build, then run every check query and print how full the data are."""
    build()
    path = database.current()
    assert path is not None
    bad = 0
    with database.open_database(path) as db:
        for name in sqlfiles.check_names():
            rows = answers.check(db, name)
            bad += len(rows)
            typer.echo(f"{'ok ' if rows.empty else 'BAD'} {name}: {sqlfiles.describe(name).question}")
            for row in rows.itertuples(index=False):
                typer.echo(f"      {row.event_id}: {row.reason}")
        typer.echo("\nHow full the data are, by year of start (undated last):")
        full = answers.coverage(db)
        typer.echo(full.to_string(index=False, na_rep="-"))
        if save:
            full.to_csv(settings.data_dir() / COVERAGE, index=False, lineterminator="\n")
    if bad:
        raise typer.Exit(1)


@app.command()
def export(
    chart: Annotated[str, typer.Argument(help="Name of a chart, as its query is called: by_country …")] = "",
    everything: Annotated[
        bool, typer.Option("--all", help="All pages as packs and slides, and the briefs: a monthly job.")
    ] = False,
    address: Annotated[str, typer.Option(help="Address of a view, as copied from the browser.")] = "",
    format: Annotated[list[str] | None, typer.Option(help=f"{', '.join(FORMATS)}; may be repeated.")] = None,
    out: Annotated[Path, typer.Option(help="Folder for the files.")] = Path(),
    country: Choice = None,
    theme: Choice = None,
    kind: Choice = None,
    funder: Choice = None,
    partner: Choice = None,
    org: Choice = None,
    place: Choice = None,
    role: Choice = None,
    lang: Choice = None,
    start: Annotated[str, typer.Option("--from", help="First day: 2024, 2024-03 or 2024-03-26.")] = "",
    end: Annotated[str, typer.Option("--to", help="Last day.")] = "",
    words: Annotated[str, typer.Option("--q", help="Words in title, summary or headline.")] = "",
) -> None:
    """Write charts as files, the same as the app's downloads: dashboard export by_country --funder japan."""
    lists = {"country": country, "theme": theme, "kind": kind, "funder": funder, "partner": partner}
    lists |= {"org": org, "place": place, "role": role, "lang": lang}
    chosen = {name: values for name, values in lists.items() if values}
    chosen |= {name: [text] for name, text in (("from", start), ("to", end), ("q", words)) if text}
    if bool(chart) == everything:
        raise typer.BadParameter("name a chart, or say --all")
    if everything and (address or format):
        raise typer.BadParameter("--all takes no --address and no --format: it is all pages in all formats")
    build()
    path = database.current()
    assert path is not None
    out.mkdir(parents=True, exist_ok=True)
    with database.open_database(path) as db:
        ask = cache(partial(answers.ask, db))
        failed = 0
        try:
            filters = jobs.filtered(names.known(names.options(ask)), chosen)
            if everything:
                made = jobs.everything(ask, filters)
            else:
                made = jobs.charts(ask, address, filters if chosen else None, chart, format or ["png"])
            for make in made:
                failed += _write(make, out)
        except jobs.Unknown as problem:
            typer.echo(str(problem), err=True)
            raise typer.Exit(1) from None
        finally:
            renderer.close()
    if failed:
        raise typer.Exit(1)


def _write(make: Callable[[], Document], folder: Path) -> int:
    """Make a file and write it; returns how many parts of it failed, each said on the error channel."""
    try:
        made = make()
    except (renderer.Unavailable, renderer.Failed) as problem:
        typer.echo(str(problem), err=True)
        return 1
    (folder / made.name).write_bytes(made.data)
    typer.echo(f"{folder / made.name}  ({len(made.data):,} bytes)")
    for failure in made.failures:
        typer.echo(failure, err=True)
    return len(made.failures)


@app.command()
def run(
    port: Annotated[int, typer.Option(help="TCP port on this machine.")] = settings.port(),
) -> None:
    """Build if the data have changed, then serve the dashboard on this machine."""
    try:
        database.build()
    except DataProblems as found:
        _print_problems(found.problems)
        if database.current() is None:
            raise typer.Exit(1) from None
        typer.echo("The last good data are served.", err=True)
    address = f"http://127.0.0.1:{port}"
    typer.echo(f"{settings.PRODUCT}: {address}  (Ctrl+C ends it)")
    if settings.opens_browser():
        Timer(2.0, webbrowser.open, [address]).start()
    _serve(port)


def _serve(port: int) -> None:
    """Run the server in a process of its own, from the root, where its settings lie."""
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(settings.APP),
        "--server.port",
        str(port),
    ]
    with contextlib.suppress(KeyboardInterrupt):
        raise typer.Exit(subprocess.call(command, cwd=settings.ROOT))


def _print_problems(found: Sequence[object]) -> None:
    for problem in found:
        typer.echo(str(problem), err=True)
    typer.echo(f"{len(found)} problems; nothing was built.", err=True)
