"""One line of Today: its words, how urgent it is, and the place that it opens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.pages.standing import Where

if TYPE_CHECKING:
    from fieldcase.model.deskwork import Capture


@dataclass(frozen=True)
class Line:
    """One line and the place that it opens; `note` where it opens a quick note that was begun, `detention` where an
    urgent detention."""

    text: str
    place: Where
    kind: str = "row"
    icon: str = ""
    note: Capture | None = None
    detention: bytes = b""
