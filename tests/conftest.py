"""What every test may ask for: the conformance folder, hypothesis' two gears, the short form of long tests.

Knows no record and no vault; a test makes what it needs in its own tmp_path.
"""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from long_forms import leave_to_torture

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile(
    "quick", deadline=None, max_examples=25, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "torture", deadline=None, max_examples=2000, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("quick")  # `make torture` says --hypothesis-profile=torture


@pytest.hookimpl(tryfirst=True)  # before `-m` chooses by marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave to `make torture` what is not of the short form of a long test."""
    leave_to_torture(items)


# No window of a test ever opens on the screen of whoever runs it.
os.environ["QT_QPA_PLATFORM"] = "offscreen"


def pytest_collection_finish() -> None:
    """The items of a whole session stay until its end: nobody needs to look through them for what could be freed."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's own folder."""
    return ROOT


@pytest.fixture(scope="session")
def conformance() -> Path:
    """The folder of reference data that is kept beside the repository, not in it."""
    folder = Path(os.environ.get("FIELDCASE_CONFORMANCE", ROOT.parent / "shared" / "conformance"))
    if not folder.is_dir():
        pytest.skip("no reference data: set FIELDCASE_CONFORMANCE to the folder that holds it")
    return folder
