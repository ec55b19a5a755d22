"""The command line: dashboard run | serve | build | check | export | read | accept."""

import webbrowser
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from threading import Timer
from typing import Annotated

import typer

from dashboard import serving, settings, steward, workers
from dashboard.analysis import answers
from dashboard.analysis.filters import FACETS
from dashboard.cards import names
from dashboard.commands import Port, Spoken, complain, say_why, stop, with_filters
from dashboard.export import jobs, renderer
from dashboard.export.documents import Document
from dashboard.store import database, sqlfiles, writer
from dashboard.store.dataset import DataProblems
from dashboard.wire.headers import no_sites
from dashboard.words import N_, _

NOT_BUILT = (DataProblems, database.BuildFailed)
COVERAGE = "coverage.csv"  # committed beside the data, so that a change that empties them shows in review
app = typer.Typer(
    cls=Spoken, help=N_("UNODC activities in Central Asia, told in public news."), no_args_is_help=True
)


@app.command(help=N_("Check the data files and build the database from them."))
def build(
    accept_loss: Annotated[
        bool, typer.Option("--accept-loss", help=N_("A file may have lost over a tenth of its rows."))
    ] = False,
) -> None:
    """`dashboard build`."""
    _built(accept_loss)


def _built(accept_loss: bool = False) -> Path:
    """The database of the data files, with a line about it; what is wrong ends the command."""
    try:
        built = database.build(accept_loss=accept_loss)
    except NOT_BUILT as failed:
        say_why(failed)
        raise typer.Exit(1) from None
    if built.fresh:
        rows = ", ".join(f"{n} {file.removesuffix('.csv')}" for file, n in built.rows.items())
        file, seconds = built.path.name, f"{built.seconds:.1f}"
        typer.echo(_("Built {file} in {seconds} s: {rows}", file=file, seconds=seconds, rows=rows))
    else:
        typer.echo(_("Up to date: {file}", file=built.path.name))
    return built.path


@app.command(help=N_("Build, then run every check query and print how full the data are."))
def check(
    save: Annotated[bool, typer.Option(help=N_("Write how full the data are to data/coverage.csv."))] = False,
) -> None:
    """`dashboard check`; what is suspicious ends it with 1."""
    bad = 0
    with database.open_database(_built()) as db:
        for name in sqlfiles.check_names():
            rows = answers.ask(db, name)
            bad += len(rows)
            about = sqlfiles.describe(name)
            verdict = N_("ok  {check}: {question}") if rows.empty else N_("BAD {check}: {question}")
            typer.echo(_(verdict, check=name, question=_(about.question)))
            for row in rows.to_dict("records"):
                typer.echo(f"      {row['event_id']}: {_(about.reason, **row)}")
        typer.echo("\n" + _("How full the data are, by year of start (undated last):"))
        full = answers.ask(db, "coverage")
        typer.echo(full.to_string(index=False, na_rep="-"))
        if save:
            table = full.to_csv(index=False, lineterminator="\n")
            writer.write_beside(settings.data_dir() / COVERAGE, table.encode())
    if bad:
        raise typer.Exit(1)


@app.command(
    help=N_(
        "Write charts as files, the same as the app's downloads: dashboard export by_country --funder japan."
    )
)
@with_filters
def export(
    chart: Annotated[
        str, typer.Argument(help=N_("Name of a chart, as its query is called: by_country …"))
    ] = "",
    everything: Annotated[
        bool, typer.Option("--all", help=N_("All pages as packs and slides, and the briefs: a monthly job."))
    ] = False,
    address: Annotated[str, typer.Option(help=N_("Address of a view, as copied from the browser."))] = "",
    format: Annotated[list[str] | None, typer.Option(help=N_("{formats}; may be repeated."))] = None,
    out: Annotated[Path, typer.Option(help=N_("Folder for the files."))] = Path(),
    **chosen: list[str] | str | bool | None,
) -> None:
    """`dashboard export`; what cannot be made, or is not known, ends it with 1."""
    if bool(chart) == everything:
        raise typer.BadParameter(_("name a chart, or say --all"))
    if everything and (address or format):
        message = _("--all takes no --address and no --format: it is all pages in all formats")
        raise typer.BadParameter(message)
    query = {
        facet.parameter: value if isinstance(value, list) else [facet.text(value)]
        for facet in FACETS
        if (value := chosen[facet.field])
    }
    path = _built()
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = _("--out {folder} cannot be written: {why}", folder=out, why=error.strerror)
        raise typer.BadParameter(message) from None
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
            complain(problem)
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
        return complain(problem)
    path = folder / made.name
    try:
        path.write_bytes(made.data)
    except OSError as error:
        return complain(_("{file} cannot be written: {why}", file=path, why=error.strerror))
    typer.echo(_("{file}  ({n} bytes)", file=path, n=f"{len(made.data):,}"))
    return complain(*made.failures)


app.command(help=N_("Read stories out of a file or a page: what they tell, and what may be known already."))(
    steward.read
)
app.command(help=N_("Take over the decisions of a workbook, each row wholly or not at all."))(steward.accept)


@app.command(help=N_("Build if the data have changed, then serve the dashboard on this machine."))
def run(
    port: Port = settings.PORT,
    edit: Annotated[
        bool, typer.Option("--edit", help=N_("With the page Add stories, which writes the data files."))
    ] = False,
) -> None:
    """`dashboard run`; it ends as the server ends."""
    _prepare(port, 0)
    if edit:
        writer.mend(settings.data_dir())
    raise typer.Exit(serving.serve(port, edit))


@app.command(help=N_("The same with several servers and a proxy before them, for many visitors."))
def serve(
    port: Port = settings.PORT,
    servers: Annotated[int, typer.Option("--workers", min=1, max=64, help=N_("How many servers."))] = 2,
) -> None:
    """`dashboard serve`; it ends as the proxy ends."""
    proxy = workers.proxy()
    if proxy is None:
        stop(_("Several servers need Caddy before them: apt-get install caddy, or see caddyserver.com."))
    _prepare(port, servers)
    raise typer.Exit(workers.serve(port, servers, proxy))


def _prepare(port: int, more: int) -> None:
    """See that a server can start, on a port and `more` after it, and that there are data to show."""
    if wrong := no_sites(settings.embedding_sites()):
        stop(_("DASHBOARD_EMBED names no site: {site}; a site is https://name", site=wrong[0]))
    for wanted in range(port, port + more + 1):
        if serving.taken(wanted):
            stop(_("Port {port} is in use on this machine: end what uses it, or say --port.", port=wanted))
    try:
        database.build()
    except NOT_BUILT as failed:
        say_why(failed)
        if database.current() is None:
            raise typer.Exit(1) from None
        complain(_("The last good data are served."))
    address = f"http://127.0.0.1:{port}"
    typer.echo(_("{product}: {address}  (Ctrl+C ends it)", product=_(settings.PRODUCT), address=address))
    if settings.opens_browser():
        Timer(2.0, webbrowser.open, [address]).start()
