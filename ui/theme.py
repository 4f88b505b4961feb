"""How the window looks: three sets of colours, one style sheet, the shipped font, a scale for text.

Every pair of text and ground that is used together has a contrast of at least 4.5 (WCAG 2.2, 1.4.3); a test measures
each pair of `PAIRS`. Knows colours and sizes; refuses to know pages and records.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from ui.sheet import style_sheet

FAMILY = "Noto Sans"
POINTS = 10.5
_FONTS = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSans-Italic.ttf")
# Georgian and Armenian are loaded when the first page stands: no word of the unlock page needs them.
_MORE_FONTS = ("NotoSansGeorgian-Regular.ttf", "NotoSansArmenian-Regular.ttf", "DejaVuSans.ttf")


@dataclass(frozen=True)
class Theme:
    """One set of colours, each as #rrggbb."""

    name: str
    ground: str
    panel: str
    raised: str
    line: str
    text: str
    muted: str
    accent: str
    accent_text: str
    accent_ground: str
    on_accent: str
    rail: str
    rail_text: str
    rail_chosen: str
    rail_chosen_text: str
    good: str
    good_ground: str
    warn: str
    warn_ground: str
    bad: str
    bad_ground: str
    focus: str
    shade: str


LIGHT = Theme(
    "light", ground="#f5f7fa", panel="#ffffff", raised="#eef1f6", line="#cfd6e0", text="#1a2230",
    muted="#56616f",
    accent="#1d5bbf", accent_text="#1a55b3", accent_ground="#e3edfb", on_accent="#ffffff", rail="#1e2935",
    rail_text="#d3dbe5", rail_chosen="#33445a", rail_chosen_text="#ffffff", good="#1b6b34", good_ground="#e5f4e9",
    warn="#8a4b00", warn_ground="#fdf0dd", bad="#a81f1f", bad_ground="#fdeaea", focus="#1d5bbf", shade="#7f8a98",
)  # fmt: skip
DARK = Theme(
    "dark", ground="#12161d", panel="#1a202a", raised="#232b37", line="#36414f", text="#e8edf4", muted="#a6b1c0",
    accent="#8ab8ff", accent_text="#9cc3ff", accent_ground="#20344f", on_accent="#0d1a2b", rail="#0c1016",
    rail_text="#b9c4d2", rail_chosen="#24344a", rail_chosen_text="#ffffff", good="#86d79f", good_ground="#173323",
    warn="#f2bf76", warn_ground="#3a2a12", bad="#ff9d9d", bad_ground="#3f1b1e", focus="#9cc3ff", shade="#6c7887",
)  # fmt: skip
CONTRAST = Theme(
    "contrast", ground="#000000", panel="#000000", raised="#141414", line="#ffffff", text="#ffffff",
    muted="#f0f0f0", accent="#ffe14d", accent_text="#ffe14d", accent_ground="#1f1f00", on_accent="#000000",
    rail="#000000", rail_text="#ffffff", rail_chosen="#ffe14d", rail_chosen_text="#000000", good="#7dff9b",
    good_ground="#00230b", warn="#ffd24d", warn_ground="#2b1f00", bad="#ff9b9b", bad_ground="#2b0000", focus="#ffe14d",
    shade="#bdbdbd",
)  # fmt: skip
THEMES = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST)}

# Text and the ground it stands on, wherever the program puts the one on the other.
PAIRS = (
    ("text", "ground"), ("text", "panel"), ("text", "raised"), ("muted", "ground"), ("muted", "panel"),
    ("muted", "raised"), ("accent_text", "panel"), ("accent_text", "ground"), ("accent_text", "accent_ground"),
    ("text", "accent_ground"), ("on_accent", "accent"), ("rail_text", "rail"), ("rail_chosen_text", "rail_chosen"),
    ("good", "good_ground"), ("warn", "warn_ground"), ("bad", "bad_ground"), ("good", "panel"), ("warn", "panel"),
    ("bad", "panel"), ("bad", "ground"), ("muted", "accent_ground"),
)  # fmt: skip


def chosen(setting: str) -> Theme:
    """The theme of a setting: light, dark, contrast; "system" follows the system's own scheme."""
    if setting in THEMES:
        return THEMES[setting]
    scheme = QApplication.styleHints().colorScheme()
    return DARK if scheme == Qt.ColorScheme.Dark else LIGHT


def load_fonts(more: bool = False) -> None:
    """Register the shipped fonts, so that the window looks the same whatever the system has."""
    folder = resources.files("resources").joinpath("fonts")
    for name in _MORE_FONTS if more else _FONTS:
        QFontDatabase.addApplicationFontFromData(folder.joinpath(name).read_bytes())


def font(scale: int) -> QFont:
    """The window's font at `scale` percent."""
    made = QFont(FAMILY)
    made.setPointSizeF(POINTS * scale / 100)
    return made


def apply(app: QApplication, theme: Theme, scale: int) -> None:
    """Dress the whole application: palette, font at `scale` percent, one style sheet."""
    dress = f"{theme.name} {scale}"
    if app.property("fieldcase-dress") == dress:  # Qt would look at every widget again
        return
    app.setPalette(palette(theme))
    app.setFont(font(scale))
    app.setStyleSheet(style_sheet(theme, scale))
    app.setProperty("fieldcase-theme", theme.name)
    app.setProperty("fieldcase-dress", dress)


def current() -> Theme:
    """The theme that the application wears."""
    app = QApplication.instance()
    return THEMES.get(str(app.property("fieldcase-theme")) if app else "", LIGHT)


def palette(theme: Theme) -> QPalette:
    """The palette of a theme: what Fusion itself draws with."""
    roles = {
        QPalette.ColorRole.Window: theme.ground, QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Base: theme.panel, QPalette.ColorRole.AlternateBase: theme.raised,
        QPalette.ColorRole.Text: theme.text, QPalette.ColorRole.Button: theme.panel,
        QPalette.ColorRole.ButtonText: theme.text, QPalette.ColorRole.Highlight: theme.accent_ground,
        QPalette.ColorRole.HighlightedText: theme.text, QPalette.ColorRole.PlaceholderText: theme.muted,
        QPalette.ColorRole.ToolTipBase: theme.panel, QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.Link: theme.accent_text, QPalette.ColorRole.BrightText: theme.bad,
        QPalette.ColorRole.Light: theme.raised, QPalette.ColorRole.Midlight: theme.raised,
        QPalette.ColorRole.Mid: theme.line, QPalette.ColorRole.Dark: theme.line, QPalette.ColorRole.Shadow: theme.line,
    }  # fmt: skip
    made = QPalette()
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.shade))
    return made
