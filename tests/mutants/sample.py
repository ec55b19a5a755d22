"""Which faults are made: a sample with a seed, of every query and every room."""

import random
from pathlib import Path

from tests.mutants import python, sql
from tests.mutants.mutant import ROOMS, Mutant


def sample(root: Path, seed: int, each_query: int, each_room: int) -> list[Mutant]:
    """`each_query` faults in each query file and `each_room` in the Python of each room, in mixed order."""
    chosen: list[Mutant] = []
    for path in sorted((root / "queries").rglob("*.sql")):
        name = str(path.relative_to(root))
        found = sql.mutants(name, path.read_text(encoding="utf-8"))
        chosen += picked(seed, name).sample(found, min(each_query, len(found)))
    for room in ROOMS[1:]:
        chosen += in_python(root, room, picked(seed, room), each_room)
    picked(seed, "order").shuffle(chosen)
    return chosen


def picked(seed: int, name: str) -> random.Random:
    """Chance that one file's change does not alter for the others."""
    return random.Random(f"{seed} {name}")


def in_python(root: Path, room: str, chance: random.Random, number: int) -> list[Mutant]:
    """Faults at random places of a room, one a place."""
    texts = {
        str(path.relative_to(root)): path.read_text(encoding="utf-8")
        for path in sorted((root / "dashboard" / room).rglob("*.py"))
    }
    spots = {(path, spot): ways for path, text in texts.items() for spot, ways in python.spots(text).items()}
    found: list[Mutant] = []
    for path, spot in chance.sample(sorted(spots), len(spots)):
        if len(found) == number:
            break
        operator, occurrence = chance.choice(sorted(spots[path, spot]))
        broken = python.mutant(path, texts[path], spot, operator, occurrence)
        found += [broken] if broken else []
    return found
