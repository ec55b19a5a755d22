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
    *own, _chosen = signature.parameters.values()
    for facet in FACETS:
        option = typer.Option(f"--{facet.parameter}", help=facet.help)
        takes: Any = Annotated[KINDS[facet.takes] | None, option]
        own.append(inspect.Parameter(facet.field, KEYWORD, default=None, annotation=takes))
    vars(command)["__signature__"] = signature.replace(parameters=own)
    return command


def stop(message: str) -> NoReturn:
    """End the command with a sentence on the error channel."""
    complain(message)
    raise typer.Exit(1)


def say_why(failed: Exception) -> None:
    """Why nothing was built."""
    if isinstance(failed, DataProblems):
        n = count(len(failed.problems), "problem")
        complain(*failed.problems, _("{problems}; nothing was built.", problems=n))
    else:
        complain(failed)


def complain(*problems: object) -> int:
    """Say what is wrong on the error channel; returns how much that is."""
    for problem in problems:
        typer.echo(str(problem), err=True)
    return len(problems)
