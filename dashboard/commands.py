"""What the commands share: their help in the language in force, an option for each filter."""

import inspect
import sys
from collections.abc import Callable
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from dashboard.analysis.filters import FACETS
from dashboard.analysis.phrases import count
from dashboard.export.files import FORMATS
from dashboard.store import database
from dashboard.store.dataset import DataProblems
from dashboard.words import N_, BrokenWords, _

Port = Annotated[
    int, typer.Option(envvar="DASHBOARD_PORT", min=1, max=65535, help=N_("TCP port on this machine."))
]
KEYWORD = inspect.Parameter.KEYWORD_ONLY
KINDS: dict[str, Any] = {"codes": list[str], "role": list[str], "day": str, "words": str, "switch": bool}


class Spoken(TyperGroup):
    """The commands as they start, when the language is known; one that cannot be spoken ends them."""

    def __init__(self, *args: Any, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        commands = list(self.commands.values())
        options: list[Any] = [option for command in commands for option in command.params]
        try:
            for one in (self, *commands, *options):
                one.help = _(one.help, formats=", ".join(FORMATS))
        except BrokenWords as problem:
            sys.exit(str(problem))


def with_filters(command: Callable[..., None]) -> Callable[..., None]:
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


def stop(message: str) -> NoReturn:
    """End the command with a sentence on the error channel."""
    typer.echo(message, err=True)
    raise typer.Exit(1)


def say(failed: DataProblems | database.BuildFailed) -> None:
    """Why nothing was built, on the error channel."""
    if isinstance(failed, DataProblems):
        for problem in failed.problems:
            typer.echo(str(problem), err=True)
        typer.echo(
            _("{problems}; nothing was built.", problems=count(len(failed.problems), "problem")), err=True
        )
    else:
        typer.echo(str(failed), err=True)
