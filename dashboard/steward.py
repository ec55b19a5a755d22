"""The commands of those who keep the data: dashboard read, and dashboard accept for what was decided."""

from dataclasses import replace
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from typing import Annotated

import typer

from dashboard import settings
from dashboard.commands import say_why, stop
from dashboard.ingest.article import Article, Refused
from dashboard.ingest.candidates import candidates, plain_text
from dashboard.ingest.decisions import decided
from dashboard.ingest.fetching import page
from dashboard.ingest.intake import take
from dashboard.ingest.known import already, known
from dashboard.ingest.naming import named_apart
from dashboard.ingest.review import workbook
from dashboard.ingest.reviewed import Decided, RowDecision, answered, read_back
from dashboard.ingest.tables import Tables
from dashboard.store import writer
from dashboard.store.dataset import DataProblems
from dashboard.store.files import Files, read_files
from dashboard.store.load import parsed, read_data
from dashboard.words import N_, _, plural

WEB = ("http://", "https://")
ANSWER = "{name}-answer.xlsx"
NOT_WRITTEN = (DataProblems, Refused, writer.Changed, writer.Busy, OSError)


def read(
    source: Annotated[
        str, typer.Argument(help=N_("A file with one or more stories, or the address of a page."))
    ],
    out: Annotated[Path | None, typer.Option(help=N_("Write a workbook to decide in: review.xlsx."))] = None,
) -> None:
    """`dashboard read`: what stories tell, as text or as a workbook; nothing is added to the data."""
    data = read_data(settings.data_dir())
    if data.problems:
        say_why(DataProblems(data.problems))
        raise typer.Exit(1)
    try:
        articles = page(source) if source.startswith(WEB) else take(Path(source).name, _bytes(Path(source)))
    except Refused as problem:
        stop(str(problem))
    new = []
    for article in articles:
        if story := already(article, data):
            typer.echo(_("Known already as {story}: {headline}", story=story, headline=article.headline))
        else:
            new.append(article)
    found = candidates(new, Tables.of(data), datetime.now(UTC).date())
    if out is None:
        typer.echo("\n\n".join(map(plain_text, found)))
    else:
        _write(out, workbook(found, data))
        typer.echo(
            plural("{n} story to decide: {file}", "{n} stories to decide: {file}", len(found), file=out)
        )


def accept(
    review: Annotated[Path, typer.Argument(help=N_("The workbook with your decisions."))],
    who: Annotated[str, typer.Option(help=N_("Who decided; stands in decisions.csv."))] = "",
) -> None:
    """`dashboard accept`: each row by itself, wholly or not at all; a refused row ends it with 1."""
    try:
        rows = read_back(_bytes(review), who or getuser())
    except Refused as problem:
        stop(str(problem))
    folder = settings.data_dir()
    writer.mend(folder)
    files, answers = read_files(folder), []
    accepted = refused = 0
    for row in rows:
        files, reason = _accepted(folder, files, row)
        if reason:
            answer = _("Refused: {why}", why=reason)
            typer.echo(_("Row {n}, {story}: {answer}", n=row.line, story=row.story_id, answer=answer))
        else:
            answer = _("Accepted") if row.decision else _("Put off")
        accepted += bool(row.decision and not reason)
        refused += bool(reason)
        answers.append((row, answer))
    answer_file = review.with_name(ANSWER.format(name=review.stem))
    _write(answer_file, answered(answers))
    left = len(rows) - accepted - refused
    typer.echo(
        _("{a} accepted, {r} refused, {l} put off: {file}", a=accepted, r=refused, l=left, file=answer_file)
    )
    if refused:
        raise typer.Exit(1)


def _accepted(folder: Path, files: Files, row: Decided) -> tuple[Files, str]:
    """The files after a row, written, and why it was refused; then they are as before."""
    if row.decision is None:
        return files, row.refused
    try:
        after = decided(files, _new(files, row.decision), datetime.now(UTC))
        writer.write(folder, files, after)
    except NOT_WRITTEN as problem:
        return files, str(problem)
    return after, ""


def _new(files: Files, decision: RowDecision) -> RowDecision:
    """The decision with a story id that is free now, as the data may have grown since the workbook was made;
    Refused if the story is in the data already."""
    data, draft = parsed(files), decision.draft
    story = draft.story
    article = Article(story["headline"], "", story["url"], published_on=story["published_on"])
    if same := known(article, data):
        raise Refused(_("Known already as {story}: {headline}", story=same, headline=article.headline))
    stories = {row["story_id"] for row in data.rows("stories.csv")}
    return replace(decision, draft=named_apart(draft, stories, ()))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        stop(_("{file} cannot be read: {why}", file=path, why=error.strerror))


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        stop(_("{file} cannot be written: {why}", file=path, why=error.strerror))
