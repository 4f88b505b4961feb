"""The system's clipboard: what is copied here is marked as a secret, and taken back at lock and at the end.

Programs that keep a history of the clipboard write it to the disk; the mark is how those of KDE and of Windows are
asked not to. Under X11 marked text is a clipboard of its own, and is taken back too. Knows marks; reads no words.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication

# What each of these means to whoever keeps a history: KDE's clipboard; that of Windows, and its cloud.
MARKS = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\x00\x00\x00\x00",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\x00\x00\x00\x00",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\x00\x00\x00\x00",
}
_FIRST = next(iter(MARKS))


def guard() -> None:
    """Mark from now on whatever is copied in this program."""
    QGuiApplication.clipboard().dataChanged.connect(_mark)


def unguard() -> None:
    """Mark nothing any longer."""
    QGuiApplication.clipboard().dataChanged.disconnect(_mark)


def _mark() -> None:
    clipboard = QGuiApplication.clipboard()
    if not clipboard.ownsClipboard():
        return
    held = clipboard.mimeData()
    if held.hasFormat(_FIRST) or not held.hasText():
        return
    marked = QMimeData()
    marked.setText(held.text())
    for name, value in MARKS.items():
        marked.setData(name, value)
    clipboard.setMimeData(marked)


def take_back() -> None:
    """Clear what is ours: what was copied, and under X11 what was marked. What others copied stays."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
