"""Where an error happened, and nothing else: what is told of one that nobody foresaw.

What is printed may end in a log of the system, so neither the words of an error nor a value ever is, from whichever
thread it comes. Knows modules, lines and kinds of error.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Any

_MOST = 40


def frames_of(wrong: BaseException) -> str:
    """Where an error happened: its kind, modules and lines; never its words, never a value."""
    lines = [type(wrong).__name__]
    trace = wrong.__traceback__
    while trace is not None and len(lines) <= _MOST:
        code = trace.tb_frame.f_code
        lines.append(f"{Path(code.co_filename).stem}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return "\n".join(lines)


def print_frames(kind: type[BaseException], wrong: BaseException | None, trace: TracebackType | None) -> None:
    """Print where it happened; Python's own hook would print the words of the error too."""
    told = kind.__name__ if wrong is None else frames_of(wrong.with_traceback(trace))
    if sys.stderr is not None:
        print(told, file=sys.stderr)


def install() -> None:
    """From now on no hook of Python's prints an error's words: of the main thread, of others, of what is collected."""
    sys.excepthook = print_frames
    threading.excepthook = _of_thread
    sys.unraisablehook = _unraisable


def _of_thread(told: threading.ExceptHookArgs) -> None:
    print_frames(told.exc_type, told.exc_value, told.exc_traceback)


def _unraisable(told: Any) -> None:
    print_frames(told.exc_type, told.exc_value, told.exc_traceback)
