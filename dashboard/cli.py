"""The command line: dashboard run | build | check | export."""

import inspect
import webbrowser
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from threading import Timer
from typing import Annotated, Any

import typer

from dashboard import serving, settings
from dashboard.analysis import answers
from dashboard.analysis.filters import FACETS
from dashboard.analysis.phrases import count
from dashboard.cards import names
from dashboard.export import jobs, renderer
from dashboard.export.documents import Document
from dashboard.export.files import FORMATS
from dashboard.store import database, sqlfiles
from dashboard.store.dataset import DataProblems
from dashboard.words import BrokenWords, _

KEYWORD = inspect.Parameter.KEYWORD_ONLY
COVERAGE = "coverage.csv"  # committed beside the data, so that a change that empties them shows in review
KINDS: dict[str, Any] = {"codes": list[str], "role": list[str], "day": str, "words": str, "switch": bool}
app = typer.Typer(no_args_is_help=True)


@app.callback()
def main() -> None:
    """UNODC activities in Central Asia, told in public news."""
    try:
        _(settings.PRODUCT)
    except BrokenWords as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(1) from None


@app.command()
def build(
    accept_loss: Annotated[
        bool, typer.Option("--accept-loss", help="A file may have lost over a tenth of its rows.")
    ] = False,
) -> None:
    """Check the data files and build the database from them."""
    _built(accept_loss)


def _built(accept_loss: bool = False) -> Path:
    """The database of the data files, with a line about it; what is wrong ends the command."""
    try:
        built = database.build(accept_loss=accept_loss)
    except (DataProblems, database.BuildFailed) as failed:
        _say(failed)
        raise typer.Exit(1) from None
    if built.fresh:
        rows = ", ".join(f"{n} {file.removesuffix('.csv')}" for file, n in built.rows.items())
        message = _(
            "Built {file} in {seconds} s: {rows}",
            file=built.path.name,
            seconds=f"{built.seconds:.1f}",
            rows=rows,
        )
        typer.echo(message)
    else:
        typer.echo(_("Up to date: {file}", file=built.path.name))
    return built.path


@app.command()
def check(
    save: Annotated[bool, typer.Option(help="Write how full the data are to data/coverage.csv.")] = False,
) -> None:
    """Build, then run every check query and print how full the data are."""
    bad = 0
    with database.open_database(_built()) as db:
        for name in sqlfiles.check_names():
            rows = answers.ask(db, name)
            bad += len(rows)
            typer.echo(f"{'ok ' if rows.empty else 'BAD'} {name}: {sqlfiles.describe(name).question}")
            for row in rows.itertuples(index=False):
                typer.echo(f"      {row.event_id}: {row.reason}")
        typer.echo("\n" + _("How full the data are, by year of start (undated last):"))
        full = answers.ask(db, "coverage")
        typer.echo(full.to_string(index=False, na_rep="-"))
        if save:
            full.to_csv(settings.data_dir() / COVERAGE, index=False, lineterminator="\n")
    if bad:
        raise typer.Exit(1)


def _with_filters(command: Callable[..., None]) -> Callable[..., None]:
    """The command with an option for each filter, named as in the address, in place of its `chosen`."""
    signature = inspect.signature(command)
    options = []
    for facet in FACETS:
        takes: Any = Annotated[
            KINDS[facet.takes] | None, typer.Option(f"--{facet.parameter}", help=facet.help)
        ]
        options.append(inspect.Parameter(facet.field, KEYWORD, default=None, annotation=takes))
    own = [one for one in signature.parameters.values() if one.kind is not one.VAR_KEYWORD]
    vars(command)["__signature__"] = signature.replace(parameters=[*own, *options])
    return command


@app.command()
@_with_filters
def export(
    chart: Annotated[str, typer.Argument(help="Name of a chart, as its query is called: by_country …")] = "",
    everything: Annotated[
        bool, typer.Option("--all", help="All pages as packs and slides, and the briefs: a monthly job.")
    ] = False,
    address: Annotated[str, typer.Option(help="Address of a view, as copied from the browser.")] = "",
    format: Annotated[list[str] | None, typer.Option(help=f"{', '.join(FORMATS)}; may be repeated.")] = None,
    out: Annotated[Path, typer.Option(help="Folder for the files.")] = Path(),
    **chosen: list[str] | str | bool | None,
) -> None:
    """Write charts as files, the same as the app's downloads: dashboard export by_country --funder japan."""
    if bool(chart) == everything:
        raise typer.BadParameter("name a chart, or say --all")
    if everything and (address or format):
        raise typer.BadParameter("--all takes no --address and no --format: it is all pages in all formats")
    query = {
        facet.parameter: value if isinstance(value, list) else [facet.text(value)]
        for facet in FACETS
        if (value := chosen[facet.field])
    }
    path = _built()
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise typer.BadParameter(f"--out {out} cannot be written: {error.strerror}") from None
    with database.open_database(path) as db:
        ask = cache(partial(answers.ask, db))
        try:
            filters = jobs.filtered(names.known(names.options(ask)), query)
            if everything:
                made = jobs.everything(ask, filters)
            else:
                made = jobs.charts(ask, address, filters if query else None, chart, format or ["png"])
            failed = sum(_write(make, out) for make in made)
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
    try:
        (folder / made.name).write_bytes(made.data)
    except OSError as error:
        typer.echo(
            _("{file} cannot be written: {why}", file=folder / made.name, why=error.strerror), err=True
        )
        return 1
    typer.echo(_("{file}  ({n} bytes)", file=folder / made.name, n=f"{len(made.data):,}"))
    for failure in made.failures:
        typer.echo(failure, err=True)
    return len(made.failures)


@app.command()
def run(
    port: Annotated[
        int, typer.Option(envvar="DASHBOARD_PORT", min=1, max=65535, help="TCP port on this machine.")
    ] = settings.PORT,
) -> None:
    """Build if the data have changed, then serve the dashboard on this machine."""
    if serving.taken(port):
        message = _("Port {port} is in use on this machine: end what uses it, or say --port.", port=port)
        typer.echo(message, err=True)
        raise typer.Exit(1)
    try:
        database.build()
    except (DataProblems, database.BuildFailed) as failed:
        _say(failed)
        if database.current() is None:
            raise typer.Exit(1) from None
        typer.echo(_("The last good data are served."), err=True)
    address = f"http://127.0.0.1:{port}"
    typer.echo(_("{product}: {address}  (Ctrl+C ends it)", product=_(settings.PRODUCT), address=address))
    if settings.opens_browser():
        Timer(2.0, webbrowser.open, [address]).start()
    raise typer.Exit(serving.serve(port))


def _say(failed: DataProblems | database.BuildFailed) -> None:
    """Why nothing was built, on the error channel."""
    if isinstance(failed, DataProblems):
        for problem in failed.problems:
            typer.echo(str(problem), err=True)
        typer.echo(
            _("{problems}; nothing was built.", problems=count(len(failed.problems), "problem")), err=True
        )
    else:
        typer.echo(str(failed), err=True)
