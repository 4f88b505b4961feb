"""The commands of the advocacy desk, each in a module of its own; `fieldcase.cli` opens the vault."""

from __future__ import annotations

from fieldcase import cli_campaigns
from fieldcase.cli_decisions import Adding, Opening


def add(adding: Adding, opening: Opening) -> None:
    """Add the commands."""
    cli_campaigns.add(adding, opening)
