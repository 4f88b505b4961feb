"""Memory while evidence is taken in: as much for a film as for a photograph, and for an archive of either."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
_MIB = 1 << 20

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads what Linux says of a process")


def peak(folder: Path, size: int, archives: str) -> int:
    """The most KiB that an import of `size` mebibytes took."""
    file = folder / f"{size}.bin"
    with file.open("wb") as out:
        for _ in range(size):
            out.write(os.urandom(_MIB))
    if archives != "keep":
        with zipfile.ZipFile(folder / f"{size}.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
            made.write(file, "film.bin")
        file.unlink()
        file = folder / f"{size}.zip"
    told = {"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}", "PATH": os.environ["PATH"]}
    command = [sys.executable, "-m", "import_rehearsal", str(folder / f"{size}.fieldcase"), str(file), archives]
    ran = subprocess.run(command, env=told, cwd=ROOT, capture_output=True, text=True, check=True)
    return int(ran.stdout.split()[1])


@pytest.mark.parametrize("archives", ["keep", "both"])
def test_a_large_file_takes_no_more_memory_than_a_small_one(tmp_path: Path, archives: str) -> None:
    small, large = peak(tmp_path, 8, archives), peak(tmp_path, 160, archives)
    assert large - small < 12 * 1024, f"{small} KiB, then {large} KiB"
