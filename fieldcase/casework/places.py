"""Folders that are made for a person: where vaults lie, for their owner alone."""

from __future__ import annotations

from pathlib import Path

from fieldcase import host
from fieldcase.errors import ReadOnly


def vault_folder(path: Path) -> None:
    """Make the folder for vaults where it is not there yet; ReadOnly where it cannot be made."""
    if path.is_dir():
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        host.private_folder(path)
    except OSError as wrong:
        raise ReadOnly(path=path.name) from wrong
