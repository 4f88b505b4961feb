"""Small deeds on text and runs: one line, a full stop, a capital letter, several runs in one line. Knows no records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fieldcase.dossier.blocks import Run


def one_line(text: str) -> str:
    """`text` with single spaces where it had line ends; spaces that keep a number together stay."""
    return " ".join(part for part in text.replace("\r", " ").replace("\n", " ").replace("\t", " ").split(" ") if part)


def ended(text: str) -> str:
    """`text` with a full stop, where it does not end a sentence already."""
    return text if text.rstrip("»”\"')")[-1:] in (".", "!", "?", "…") else f"{text}."


def capital(text: str) -> str:
    """`text` with a capital letter, as a heading or a sentence begins."""
    return text[:1].upper() + text[1:]


def joined(groups: Iterable[Sequence[Run]], between: str = " ") -> tuple[Run, ...]:
    """Groups of runs in one line; empty groups leave no gap."""
    out: list[Run] = []
    for group in groups:
        if group:
            out += [Run(between), *group] if out else group
    return tuple(out)
