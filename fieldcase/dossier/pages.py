"""Pages of a dossier as pictures, for a preview: drawn from memory, in the child that made the file.

Only a file made in this very process is ever opened here; a stranger's PDF never is. Knows pages and pixels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldcase.dossier.parts import Joined

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

# Wide enough for any screen; a page of this width takes about 90 MB for a moment.
WIDEST = 4000


class Seen:
    """The last file that was made here, kept to be looked at."""

    def __init__(self) -> None:
        self._file: PdfDocument | None = None

    def hold(self, content: Joined) -> int:
        """Keep a file in place of the one before; how many pages it has. What a page needs is read when it is drawn."""
        from pypdfium2 import PdfDocument

        self.forget()
        self._file = PdfDocument(content)
        return len(self._file)

    def forget(self) -> None:
        """Keep nothing: what was refused must not be seen in its former state."""
        if self._file is not None:
            self._file.close()
        self._file = None

    def page(self, number: int, width: int) -> tuple[int, int, int, bytes] | None:
        """Page `number` (from 0), `width` pixels wide: width, height, bytes a row, RGB. None where there is none."""
        if self._file is None or not 0 <= number < len(self._file):
            return None
        page = self._file[number]
        scale = min(max(width, 1), WIDEST) / page.get_width()
        bitmap = page.render(scale=scale, rev_byteorder=True, may_draw_forms=False)
        drawn = bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)
        bitmap.close()
        page.close()
        return drawn
