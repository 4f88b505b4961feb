"""Screens that draw a point with one pixel, with one and a half, with two: nothing is cut off, nothing lies outside."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from scaled_window import SIZE
from spots import SPOTS

TESTS = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    "factor", [pytest.param(1.0, marks=pytest.mark.torture), 1.5, pytest.param(2.0, marks=pytest.mark.torture)]
)
def test_every_page_fits_at_a_scale_of_the_screen(sample_folder: Path, tmp_path: Path, factor: float) -> None:
    vault = tmp_path / "Sample.fieldcase"
    shutil.copytree(sample_folder, vault)
    done = subprocess.run(
        [sys.executable, str(TESTS / "scaled_window.py"), str(vault)],
        capture_output=True, encoding="utf-8", timeout=180, check=False,
        env={
            **os.environ, "PYTHONPATH": os.pathsep.join((str(TESTS.parent), str(TESTS))), "PYTHONUTF8": "1",
            "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(factor),
        },
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    assert told["ratio"] == factor, "the control: the screen draws at this scale indeed"
    assert told["width"] == round(SIZE[0] * factor)
    assert set(told["found"]) == {spot.name for spot in SPOTS}
    assert told["texts"] > 0
    assert {name: found for name, found in told["found"].items() if found} == {}
