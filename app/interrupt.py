"""Ctrl-C while programs are still being imported. This module itself must import next to nothing."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def told_in_one_line() -> Iterator[None]:
    """End at once with a line and exit code 1: a KeyboardInterrupt from the midst of somebody's import shows
    as a traceback, or is taken for a failed import. Where Ctrl-C is ignored or handled, that stays so."""
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    try:
        signal.signal(signal.SIGINT, _end)
    except ValueError:  # not the main thread, which alone gets signals
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _end(_signal: int, _frame: FrameType | None) -> None:
    os.write(2, b"\nAborted!\n")
    os._exit(1)
