"""The contents of a finished dossier as a reader sees them: each entry and the page it names.

Reads the layout that pdftotext gives; an entry of two lines ends where a line ends in a number.
"""

from __future__ import annotations

import re

_ENDS = re.compile(r"^(.*\S)\s{2,}(\d+)$")
TITLES = ("Contents", "Содержание")


def plain(text: str) -> str:
    """Text with one space between its words."""
    return " ".join(text.split())


def entries(pages: list[str]) -> list[tuple[str, int]]:
    """Title and page of every entry, in order, of the pages that `pdftotext -layout` gave."""
    start = next(
        number for number, page in enumerate(pages) if any(line.strip() in TITLES for line in page.split("\n"))
    )
    found: list[tuple[str, int]] = []
    for page in pages[start:]:
        lines = [line for line in page.split("\n") if line.strip()][1:-1]  # the header and footer of every page
        listed = _listed([line for line in lines if line.strip() not in TITLES])
        if not listed:
            break
        found += listed
    return found


def _listed(lines: list[str]) -> list[tuple[str, int]]:
    """The entries on one page; none where a line is anything else, for then the contents have ended."""
    found, begun = [], ""
    for line in lines:
        match = _ENDS.match(line.strip("\f").rstrip())
        if match is None:
            begun = f"{begun} {line}"
        else:
            found.append((plain(f"{begun} {match[1]}"), int(match[2])))
            begun = ""
    return found if not begun else []
