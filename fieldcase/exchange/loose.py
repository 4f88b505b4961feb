"""What does not shrink, beside what does: signatures, salts, hashes and ids of a bundle, joined without any borders.

How much is taken each time follows from what is packed. Knows bytes and one place in them; refuses to copy them all.
"""

from __future__ import annotations

from fieldcase.errors import EntryRefused


class Loose:
    """The joined bytes of all entries, taken once from their beginning to their end."""

    def __init__(self, joined: bytes | memoryview) -> None:
        self._rest = memoryview(joined)
        self._at = 0

    def take(self, size: int) -> bytes:
        """The next so many bytes; EntryRefused where fewer are left."""
        end = self._at + size
        if end > len(self._rest):
            raise EntryRefused(reason="travel-form")
        taken = bytes(self._rest[self._at : end])
        self._at = end
        return taken

    @property
    def left(self) -> int:
        """How many bytes nobody has taken yet."""
        return len(self._rest) - self._at
