"""Which tests see a line or a query: read from what `watch` wrote."""

import json
from pathlib import Path

from coverage import CoverageData

from tests.mutants.mutant import Mutant

# Tests of the text of a file, not of what it does: a query that sqlglot has written fails them unbroken.
OF_FORM = ("tests/test_layers.py", "tests/test_docs.py")


class Seen:
    """The map of the suite: tests by line and query, cheapest first."""

    def __init__(self, folder: Path, root: Path) -> None:
        seen = json.loads((folder / "seen.json").read_text())
        self.tests, self.queries, self.root = seen["tests"], seen["queries"], root
        self.lines = CoverageData(str(folder / "lines"))
        self.lines.read()

    def order(self, mutant: Mutant) -> list[str]:
        """The tests that run what is broken, then the others of their modules, cheapest first.

        A line that runs at import is run by all tests; those that run any line of its file come first.
        """
        contexts = self.contexts(mutant)
        direct = {
            name
            for name, test in self.tests.items()
            if name in contexts or not contexts.isdisjoint(test["fixtures"])
        }
        modules = {name.partition("::")[0] for name in direct}
        if "" in contexts:
            modules = {name.partition("::")[0] for name in self.tests}
        if mutant.room == "queries":
            modules -= set(OF_FORM)
        some = [name for name in self.tests if name.partition("::")[0] in modules]
        cost = {module: 0.0 for module in modules}
        for name in direct:
            if name.partition("::")[0] in modules:
                cost[name.partition("::")[0]] += self.tests[name]["seconds"]

        def rank(name: str) -> tuple[bool, float, str, float]:
            module = name.partition("::")[0]
            return name not in direct, cost[module], module, self.tests[name]["seconds"]

        return sorted(some, key=rank)

    def contexts(self, mutant: Mutant) -> set[str]:
        """What was running when the broken line or query was run; '' is an import."""
        if mutant.room == "queries":
            return set(self.queries.get(mutant.path, []))
        by_line = self.lines.contexts_by_lineno(str(self.root / mutant.path))
        found = set(by_line.get(mutant.line, []))
        if "" in found or (not found and mutant.line):
            # At import, or within a statement of several lines: all that runs the statement or the file.
            near = [line for line in by_line if line <= mutant.line]
            found |= set(by_line[max(near)]) if near and not found else set()
            if "" in found:
                found |= {context for contexts in by_line.values() for context in contexts}
        return found
