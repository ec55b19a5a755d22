"""What the tests of the store share: the names of the data files, and a change of one."""

from pathlib import Path

from dashboard.store.records import MODELS

FILES = [model.file for model in MODELS]


def change(data: Path, file: str, old: str, new: str) -> None:
    path = data / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")
