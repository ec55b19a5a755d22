"""A mutant: the product with one small fault."""

from dataclasses import dataclass

ROOMS = ("queries", "store", "analysis", "cards", "charts", "export", "app")


@dataclass(frozen=True)
class Mutant:
    """One file with one fault: its path, line (0 for SQL), what was changed, and its whole text."""

    path: str
    line: int
    change: str
    text: str

    @property
    def room(self) -> str:
        """The room of the house that is broken."""
        parts = self.path.split("/")
        return parts[1] if parts[0] == "dashboard" else parts[0]

    @property
    def name(self) -> str:
        """What tells it from all others."""
        return f"{self.path}:{self.line} {self.change}"
