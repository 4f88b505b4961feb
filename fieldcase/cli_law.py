"""The commands of the legal desk, each in a module of its own; `fieldcase.cli` opens the vault."""

from __future__ import annotations

from fieldcase import cli_amounts, cli_decisions, cli_legislation, cli_memo, cli_spending
from fieldcase.cli_decisions import Adding, Opening


def add(adding: Adding, opening: Opening) -> None:
    """Add the commands."""
    cli_decisions.add(adding, opening)
    cli_amounts.add(adding, opening)
    cli_legislation.add(adding, opening)
    cli_memo.add(adding, opening)
    cli_spending.add(adding, opening)
