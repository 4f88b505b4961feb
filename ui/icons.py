"""Icons: Lucide's line drawings from resources/icons, drawn in the theme's own colours.

Knows names and pixels. An icon never stands alone for a meaning: a word or an accessible name is beside it.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

# Logical pixels: beside the words of a button, and of a line of a list.
OF_A_BUTTON, OF_A_LINE = 18, 16
# Between an icon and the words beside it, beyond what the style itself leaves.
BESIDE = 2


@lru_cache
def _folder() -> Traversable:
    return resources.files("resources").joinpath("icons")


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    return _folder().joinpath(f"{name}.svg").read_text("utf-8")


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0, beside: int = 0) -> QPixmap:
    """The icon `name` as pixels: `size` logical pixels square in `colour` (#rrggbb), for a screen of `ratio`; `beside`
    it so many are left empty on the right."""
    made = QPixmap(round((size + beside) * ratio), round(size * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))
    painter = QPainter(made)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return made


@lru_cache(maxsize=256)
def icon(name: str, colour: str, size: int = OF_A_BUTTON, beside: int = 0, off: str = "", on: str = "") -> QIcon:
    """The icon `name` in `colour` at the size at which it will be shown, sharp on screens of scale 1 and 2; in `off`
    where its button is disabled, in `on` where it is the chosen one."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, colour, size, ratio, beside))
        if on:
            made.addPixmap(pixmap(name, on, size, ratio, beside), QIcon.Mode.Normal, QIcon.State.On)
        if off:
            made.addPixmap(pixmap(name, off, size, ratio, beside), QIcon.Mode.Disabled)
    return made
