"""The commands of those who keep the data: dashboard accept, for a workbook gone through."""

from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from typing import Annotated

import typer

from dashboard import settings
from dashboard.commands import stop
from dashboard.ingest.article import Refused
from dashboard.ingest.decisions import decided
from dashboard.ingest.reviewed import Decided, answered, read_back
from dashboard.store import writer
from dashboard.store.dataset import DataProblems
from dashboard.store.files import Files, read_files
from dashboard.words import N_, _

ANSWER = "{name}-answer.xlsx"
NOT_WRITTEN = (DataProblems, Refused, writer.Changed, writer.Busy, OSError)


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
        after = decided(files, row.decision, datetime.now(UTC))
        writer.write(folder, files, after)
    except NOT_WRITTEN as problem:
        return files, str(problem)
    return after, ""


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
