"""Memory of a program that ends soon: neither looked through while it is filled, nor freed value by value."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_kept: list[object] = []


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the garbage collector: it would look through all that was made so far, again and again, in vain."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def leave_alone_what_is_there() -> None:
    """Let the collector look through what is made from now on only.

    All that a full screen is built of stays to the end; to look through it takes as long as two key presses may.
    """
    gc.collect()
    gc.freeze()


def keep_to_the_end(value: object) -> None:
    """Keep a value until the program ends, which then leaves all memory to the system at once.

    Freeing the answers of a long history one by one takes a tenth of a second.
    """
    _kept.append(value)
