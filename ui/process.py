"""What the window's process asks of Python and of Qt's binding: a quick start, and an end at once.

Measured by `make bench`; decision 34 has the figures. Knows the interpreter; refuses to know windows and vaults.
"""

from __future__ import annotations

import builtins
import contextlib
import gc
import os
import sys
from typing import NoReturn


def begin() -> None:
    """Bring in Qt's binding without its import hook, and leave garbage alone until `ui.collecting` sees to it. Before
    anything else of ui/. While modules load, Python would look hundreds of times through all that stands and find
    nothing.

    The binding puts an import of its own in place of Python's, which then reads the source text of every module that
    is loaded, to see whether it asks for a feature of the binding. No module of ours does.
    """
    gc.disable()
    pythons_own = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    setattr(builtins, "__import__", pythons_own)  # noqa: B010 - mypy allows no function to be assigned to


def end(status: int) -> NoReturn:
    """End at once with an exit status, when the vault is closed and the lanes are done.

    Qt is ended in order, for it hands the clipboard over to the system. Python is not: it would take down every module
    and every object, one by one, for nothing.
    """
    from PySide6.QtCore import QCoreApplication

    application = QCoreApplication.instance()
    if application is not None:
        application.shutdown()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, AttributeError, ValueError):  # none on Windows without a console, or closed
            stream.flush()
    os._exit(status)
