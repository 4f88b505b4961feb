"""A picture of the evidence over the whole window, nearer or farther, turned; with more pixels where somebody looks
into it. Knows one piece of evidence; all is gone with the panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QTransform

from fieldcase.casework import viewing
from fieldcase.errors import N_, Cancelled, FieldcaseError
from fieldcase.i18n import Words
from fieldcase.model.evidence import Evidence
from ui.widgets.large import WHOLE, Large, Says

if TYPE_CHECKING:
    from ui.workplace import Workplace

_PERCENTS = (50, 100, 150, 200, 300, 400)
# A picture of fewer pixels a side is all there; see fieldcase.parsers.pictures.
_SMALL = 1600


def says(words: Words) -> Says:
    """The words of the buttons that every large view has."""
    return Says(
        nearer=words(N_("Nearer")), farther=words(N_("Farther")), turn=words(N_("Turn")),
        zoom=words(N_("How near")), whole=words(N_("As a whole")), wide=words(N_("As wide as the window")),
        percent=words(N_("{n} %")), close=words(N_("Close")),
    )  # fmt: skip


def turned(image: QImage, degrees: int) -> QImage:
    """The image turned to the right; for a thread that may wait."""
    return image.transformed(QTransform().rotate(degrees)) if degrees else image


class LargePicture(Large):
    """The panel of a picture."""

    def __init__(self, work: Workplace, evidence: Evidence, image: QImage, spoken: str) -> None:
        self._work, self._evidence = work, evidence
        self._image = image
        self._natural = image.size()
        self._more = max(image.width(), image.height()) >= _SMALL
        super().__init__(spoken, says(work.words), _PERCENTS, WHOLE)

    def natural(self) -> QSize:
        """The size as it stands in the card, so that nothing jumps when more pixels come."""
        return self._natural

    def enlarges(self) -> bool:
        """A small picture stays small until somebody comes nearer."""
        return False

    def fetch(self, size: QSize) -> None:
        """Turn the pixels there are; ask for more where they do not suffice."""
        image, degrees = self._image, self.turned
        if degrees:
            self._work.lanes.draw(lambda: turned(image, degrees), self.show_image, self, "turned")
        else:
            self.show_image(image)
        shown = max(size.width(), size.height()) * self.devicePixelRatioF()
        if self._more and shown > max(image.width(), image.height()):
            self._ask_for_more()

    def _ask_for_more(self) -> None:
        self._more = False
        self.tell(self._work.words(N_("Finer pixels are on the way …")))
        desk, evidence = self._work.desk, self._evidence

        def opened() -> QImage:
            return QImage.fromData(viewing.picture(desk, evidence, large=True), "JPEG")  # type: ignore[arg-type]

        self._work.lanes.draw(opened, self._came, self, "more", self._refused)

    def _came(self, image: QImage) -> None:
        self.tell("")
        if not image.isNull():
            self._image = image
            self.again()

    def _refused(self, wrong: FieldcaseError) -> None:
        self.tell("" if isinstance(wrong, Cancelled) else wrong.told(self._work.words))
