"""Two gears of a test by chance: few examples in `make test`, many in `make torture`, where it is one of its tests.

Knows hypothesis' profile, which `make torture` names. Refuses to know what is tested.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from hypothesis import settings

Test = TypeVar("Test", bound=Callable[..., None])


def examples(few: int, many: int, **more: Any) -> Callable[[Test], Test]:
    """As `settings(max_examples=…)`; a test that takes its time for each example says both numbers by this."""

    def set_for(test: Test) -> Test:
        if settings.get_current_profile_name() != "torture":
            return settings(max_examples=few, deadline=None, **more)(test)
        tortured: Test = pytest.mark.torture(settings(max_examples=many, deadline=None, **more)(test))
        return tortured

    return set_for
