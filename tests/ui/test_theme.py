"""Every text can be read on its ground, in every theme, and the program knows each icon it names."""

from __future__ import annotations

import ast
from importlib import resources
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from ui.places import ICONS
from ui.stops import PAGES
from ui.theme import PAIRS, THEMES, Theme

ROOT = Path(__file__).resolve().parent.parent.parent


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, glossary)."""
    parts = []
    for one in (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()):
        parts.append(one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4)
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself_knows_black_on_white_and_grey_on_grey() -> None:
    assert round(contrast("#000000", "#ffffff")) == 21
    assert contrast("#777777", "#888888") < 2


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("pair", PAIRS, ids="-on-".join)
def test_text_has_a_contrast_of_at_least_four_and_a_half(theme: Theme, pair: tuple[str, str]) -> None:
    assert contrast(getattr(theme, pair[0]), getattr(theme, pair[1])) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_the_ring_of_the_focus_stands_out_from_what_is_around_it(theme: Theme) -> None:
    assert min(contrast(theme.focus, ground) for ground in (theme.panel, theme.ground, theme.raised)) >= 3


# Which argument of a call names an icon.
NAMES_AN_ICON = {"button": 3, "icon": 0, "pixmap": 0, "Empty": 0}


def icons_named(module: ast.Module) -> set[str]:
    """The icons that a module asks for by a constant."""
    found = set()
    for call in (node for node in ast.walk(module) if isinstance(node, ast.Call)):
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        place = NAMES_AN_ICON.get(name)
        given = [one.value for one in call.keywords if one.arg == "icon"]
        given += call.args[place : place + 1] if place is not None else []
        found |= {one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    return found - {""}


def test_every_icon_that_the_window_names_is_there() -> None:
    names = {icon for _, icon, _, _ in PAGES} | set(ICONS.values())
    for path in (ROOT / "ui").rglob("*.py"):
        names |= icons_named(ast.parse(path.read_text("utf-8")))
    folder = resources.files("resources").joinpath("icons")
    assert len(names) >= 20
    assert [name for name in sorted(names) if not folder.joinpath(f"{name}.svg").is_file()] == []
