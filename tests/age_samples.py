"""Evidence files for tests: noise of any length, sealed for one identity and opened again.

The same seed seals to the same bytes. Makes no claim of its own: tests do.
"""

from __future__ import annotations

import io
from random import Random

from hypothesis import strategies as st

from fieldcase.vault import age
from fieldcase.vault.age import CHUNK
from fieldcase.vault.pour import BLOCK
from fieldcase.world import SeededWorld

IDENTITY = age.new_identity(bytes(range(32)))
FEW_CHUNKS = st.one_of(
    st.integers(0, 300),
    st.builds(lambda n, more: max(n * CHUNK + more, 0), st.integers(0, 3), st.integers(-20, 20)),
)
NOISE = Random(7).randbytes(2 * BLOCK)


def sealed(words: bytes, seed: bytes = b"a seed") -> bytes:
    """`words` as an age file for IDENTITY; the same seed gives the same bytes."""
    target = io.BytesIO()
    age.encrypt(io.BytesIO(words), target, [IDENTITY.recipient], SeededWorld(seed).random)
    return target.getvalue()


def opened(file: bytes) -> age.Reader:
    """A reader on `file`."""
    return age.Reader(io.BytesIO(file), IDENTITY)
