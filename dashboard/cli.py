"""The command line: dashboard run | build | check."""

import contextlib
import subprocess
import sys
import webbrowser
from collections.abc import Sequence
from threading import Timer
from typing import Annotated

import typer

from dashboard import settings
from dashboard.analysis import answers
from dashboard.store import database, sqlfiles
from dashboard.store.load import DataProblems

COVERAGE = "coverage.csv"  # committed beside the data, so that a change that empties them shows in review
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
