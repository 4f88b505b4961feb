"""What `make pictures` draws of campaigns: the list, an open one with an action, by country and city, the way out.

The campaign is the sample's. Knows what each view needs to stand; knows no size and no colour.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from picture_views import View, page, panel, settle, turn

from fieldcase.model.campaigns import Campaign
from ui.pages.actions_import import read_table
from ui.shell import Shell

_TABLE = """country,cities,region,date_from,date_to,date_status,form,participants,count_type,aim,colour
XX,Тополёвка; Озёрный,,2026-06-26,,stated,пикет,24,exact,Example / Пример. Терапия рядом с домом,красный
XX,,Заречный район,2026-06-27,2026-06-25,stated,аутрич,,not stated,Example / Пример,
ZZ,Ключевка,,2026-06-26,,inferred,флешмоб,,several dozen,Example / Пример,
XX,,,2026-06-26,,stated,выставка,60,about,Example / Пример,
"""


def _list(shell: Shell) -> None:
    window = shell.window_of_work
    assert window is not None
    window.work.go("advocacy", None, "campaigns")
    settle(shell)


def _open(shell: Shell, view: str = "actions") -> None:
    window = shell.window_of_work
    assert window is not None
    assert shell.desk is not None
    window.work.go("advocacy", shell.desk.all(Campaign)[0].key, "campaigns")
    settle(shell)
    opened = page(shell).part.opened
    opened.turn(view)
    settle(shell)


def _places(shell: Shell) -> None:
    _open(shell, "places")


def _about(shell: Shell) -> None:
    _open(shell, "about")


def _materials(shell: Shell) -> None:
    _open(shell)
    area = page(shell).part.opened.actions_view.detail.area
    bar = area.verticalScrollBar()
    turn(shell, lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    settle(shell)


def _out(shell: Shell) -> None:
    _places(shell)
    page(shell).part.opened.places.write_pages()
    panel(shell)


def _mapping(shell: Shell) -> None:
    _open(shell)
    window = shell.window_of_work
    assert window is not None
    file = Path(tempfile.mkdtemp(prefix="picture-")) / "actions.csv"
    file.write_text(_TABLE, "utf-8")
    read_table(window.work, shell.desk.all(Campaign)[0] if shell.desk is not None else None, file)
    panel(shell)


VIEWS = (
    View("advocacy-campaigns", _list),
    View("advocacy-actions", _open),
    View("advocacy-materials", _materials),
    View("advocacy-places", _places),
    View("advocacy-about", _about),
    View("advocacy-report", _out),
    View("advocacy-import", _mapping),
)
