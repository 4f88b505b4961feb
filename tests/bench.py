"""`make bench`: how this program's work compares with the plain tools beneath it, as ratios within one run.

Nothing is asserted: a ratio says what a promise costs (encryption, a signed journal, a tagged and sealed file), and
one run's ratios can be held against another's. Files of records lie in the temporary folder, so that the disk counts;
evidence lies in memory (/dev/shm), so that it does not.
"""

from __future__ import annotations

import os
import platform
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benches import (
    asking,
    court_rows,
    dossiers,
    exchanging,
    files,
    lists,
    previews,
    questionnaires,
    records,
    standstills,
    windows,
)
from benches.pairs import Pairs, told

SHARED_MEMORY = Path("/dev/shm")
WITHOUT_AGE = "evidence in and out: left out, the age command is not installed (Debian: age)"


def _run(bench: Callable[[Path], list[Pairs]], folder: Path | None = None) -> list[Pairs]:
    with tempfile.TemporaryDirectory(prefix="fieldcase-bench-", dir=folder) as made:
        return bench(Path(made))


def _show(pairs: list[Pairs]) -> None:
    for one in pairs:
        print(told(one), end="\n\n", flush=True)


def main() -> int:
    """Run every comparison and print it; the exit status is always 0."""
    began = time.perf_counter()
    print(f"Python {platform.python_version()}, sqlite3 {sqlite3.sqlite_version}, {os.cpu_count()} processors\n")
    for bench in (records.saves, records.search_and_opening, records.imports, lists.lists):
        _show(_run(bench))
    compared = _run(files.evidence, SHARED_MEMORY if SHARED_MEMORY.is_dir() else None)
    if not compared:
        print(WITHOUT_AGE, end="\n\n")
    _show(compared)
    _show(_run(dossiers.dossier))
    _show(_run(dossiers.annex))
    _show(_run(previews.previews))
    _show(_run(questionnaires.answers))
    _show(_run(questionnaires.cascades))
    _show(_run(asking.answered))
    _show(_run(windows.standing))
    _show(_run(standstills.standstills))
    _show(_run(court_rows.grids))
    _show(_run(exchanging.exchanges))
    print(f"The whole run took {time.perf_counter() - began:.0f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
