"""A stretch of a text that may lead to somebody, whoever it is: where it stands, what it is, what to do about it.

What the searches of the leak check hand one another. Knows no person and repeats no word of the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Trail:
    """First letter and the one behind the last, in the text as typed; two msgids, with values for the second one."""

    begin: int
    end: int
    what: str
    advice: str
    values: Mapping[str, str | int] = field(default_factory=dict)

    def within(self, other: Trail) -> bool:
        """Whether it stands inside another stretch."""
        return other.begin <= self.begin and self.end <= other.end

    def meets(self, other: Trail) -> bool:
        """Whether both have a letter in common."""
        return self.begin < other.end and other.begin < self.end
