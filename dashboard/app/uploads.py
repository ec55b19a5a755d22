"""What a visitor uploads is held for the run that reads it: the newest files alone, whatever is sent."""

import functools
from typing import Any

from streamlit import runtime

HELD = 2  # files of one visitor


@functools.cache
def limit() -> None:
    """Have the server drop a visitor's older files when it takes a new one; once a process."""
    if not runtime.exists():
        return
    manager: Any = runtime.get_instance().uploaded_file_mgr
    take = manager.add_file

    def add_file(session_id: str, file: Any) -> None:
        for older in list(manager.file_storage.get(session_id, {}))[: -HELD + 1]:
            manager.remove_file(session_id, older)
        take(session_id, file)

    manager.add_file = add_file
