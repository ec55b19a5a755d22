"""What the commands share: their help in the language in force, an option for each filter."""

import inspect
import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from dashboard.analysis.filters import FACETS
from dashboard.export.files import FORMATS
from dashboard.words import BrokenWords, _

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
