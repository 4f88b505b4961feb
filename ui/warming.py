"""Loading beside the work what the other pages will need, so that none keeps a person waiting when first opened.

Runs on the lane for long work after the first page stands; every step is short and hands the interpreter back.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
import time

from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QListView, QSplitter, QStyle, QTableView

from ui import pages

# The first look at one of a class's constants makes Qt's binding build them all: some 60 ms for the first combo.
_CLASSES = (QComboBox, QAbstractItemView, QHeaderView, QListView, QSplitter, QStyle, QTableView)
# What pages load when a person first asks for it.
_DEEDS = ("fieldcase.casework.dossiers", "fieldcase.casework.preview", "fieldcase.casework.history")
_REST_SECONDS = 0.005


def warm_pages(rest: float = _REST_SECONDS) -> None:
    """Import every page, and have Qt's binding ready for what they are made of. What is ready already takes no time."""
    pages_there = (f"ui.pages.{found.name}" for found in pkgutil.iter_modules(pages.__path__))
    modules = [name for name in (*_DEEDS, *pages_there) if name not in sys.modules]
    if not modules:
        return
    for kind in _CLASSES:
        for name in dir(kind):
            if name[:1].isupper():
                getattr(kind, name)
        time.sleep(rest)
    for name in modules:
        importlib.import_module(name)
        time.sleep(rest)
