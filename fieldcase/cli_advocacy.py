"""The commands of the advocacy desk, each in a module of its own; `fieldcase.cli` opens the vault."""

from __future__ import annotations

from fieldcase import (
    cli_campaigns,
    cli_card,
    cli_count,
    cli_incidents,
    cli_letter,
    cli_letters,
    cli_reports,
    cli_scorecard,
    cli_signals,
    cli_words,
)
from fieldcase.cli_letter import Adding, Opening


def add(adding: Adding, opening: Opening) -> None:
    """Add the commands."""
    for one in (
        cli_letters, cli_letter, cli_campaigns, cli_reports, cli_scorecard, cli_signals, cli_incidents, cli_card,
        cli_words, cli_count,
    ):  # fmt: skip
        one.add(adding, opening)
