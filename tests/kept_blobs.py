"""Evidence taken into a vault's folder, and what then lies there.

Makes no claim of its own: tests do.
"""

from __future__ import annotations

import io
import os
from pathlib import Path
from random import Random

from fieldcase.vault.blobs import Blobs, StoredBlob

NOISE = Random(3).randbytes(3_000_000)


def files_below(folder: Path) -> list[Path]:
    """Every file below `folder`, as paths from it."""
    return sorted(path.relative_to(folder) for path in folder.rglob("*") if not path.is_dir())


def kept(vault: Path, words: bytes = b"a photograph") -> StoredBlob:
    """`words` taken into the vault."""
    return Blobs(vault).add(io.BytesIO(words), os.urandom)
