"""The places of a letter that are still to be filled, "{period}": found in its words, and one of them filled.

Pure text. Knows no template and no record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

PLACE = re.compile(r"\{([^{}\n]{1,80})\}")
# The place that the demands of a letter fill when it is printed, in the languages that templates speak.
DEMANDS = frozenset({"demands", "требования"})
_NUMBERED = re.compile(r"\s*(\d{1,3})[.)]\s+(.+)", re.DOTALL)


def unfilled(texts: Iterable[str]) -> tuple[str, ...]:
    """The places that stand in some texts, each once, in their order, without the braces."""
    return tuple(dict.fromkeys(one.group(1).strip() for text in texts for one in PLACE.finditer(text)))


def with_demands(text: str, demands: Sequence[str]) -> str:
    """`text` with numbered lines where the demands belong; as it is where there are none."""
    lines = "\n".join(f"{number}. {' '.join(one.split())}" for number, one in enumerate(demands, start=1))
    return PLACE.sub(lambda one: lines if lines and one.group(1).strip() in DEMANDS else one.group(), text)


def numbered(line: str) -> tuple[str, str]:
    """The number that a line begins with ("2.", empty for none) and the rest of it."""
    found = _NUMBERED.fullmatch(line)
    return (f"{found.group(1)}.", found.group(2).strip()) if found else ("", line.strip())
