"""What is kept in memory between runs, up to so many bytes; what was not used for longest goes first."""

import threading
from collections.abc import Callable
from typing import Any

from cachetools import LRUCache, cached


def kept(most: int, size: Callable[[Any], int]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Keep the results of a function for all visitors, at most `most` bytes of them.

    `size` says the bytes of one result. Two who ask the same at once have it made once.
    """
    results: LRUCache[Any, Any] = LRUCache(most, getsizeof=size)
    return cached(results, condition=threading.Condition())
