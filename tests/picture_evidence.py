"""What `make pictures` draws of a piece of evidence: a document, its redaction, a recording, a photograph, the ledger.

The pieces are invented, say so, and are taken into the sample vault before it is drawn. Knows the case of the sample
that gets them, and how the window comes to each view; knows no size and no colour.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

from parsers.papers import printed
from parsers.recordings import wav
from picture_views import View, page, panel, settle, turn
from PySide6.QtWidgets import QScrollArea, QWidget

from fieldcase.casework import cases, marks, moments, sample
from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import import_evidence
from fieldcase.model.evidence import Evidence, Mark
from fieldcase.model.ids import MarkId
from ui.shell import Shell

CASE = "EX-KZ-OST"
_PAGES = (
    "Пример / Example. Вымышленный протокол\nПротокол осмотра кабинета выдачи\n"
    "Осмотр проводил сотрудник П-1 в присутствии двух понятых.\nПациентка Черёмуха в кабинете не находилась.\n"
    "Из сейфа ничего не изъято.",
    "Пример / Example. Лист 2\nЗамечаний от участников не поступило.",
)
PAPER, SOUND, PHOTO = "Example / Пример. Протокол", "Example / Пример. Запись разговора", "Example / Пример. Снимок"
_LINES = (
    ("said", 0, "Здравствуйте. Препарата сегодня нет."),
    ("said", 2_400, "Когда будет?"),
    ("note", 4_100, "Здесь слышно, как закрывают окно выдачи."),
)


def add(desk: Desk) -> None:
    """Take the pieces in: a document with two marks, a recording with three moments, a photograph."""
    scope = cases.by_code(desk, CASE).scope

    def taken(content: bytes, name: str, title: str) -> Evidence:
        return import_evidence(desk, scope, io.BytesIO(content), name, title=title)

    paper = taken(printed(*_PAGES), "протокол.pdf", PAPER)
    box = ((2510, 1790, 3760, 2000), (1200, 1500, 7400, 1710))
    desk.save(None, _mark(desk, paper, "name", box[0]))
    desk.save(None, _mark(desk, paper, "person", box[1]))
    sound = taken(wav(6), "разговор.wav", SOUND)
    for kind, begins, text in _LINES:
        desk.save(None, replace(moments.blank(desk, sound, kind, begins), text=text))
    taken(sample.drawn(["Пример / Example", "Кабинет выдачи, 10:40"], 2), "снимок.png", PHOTO)


def _mark(desk: Desk, piece: Evidence, reason: str, box: tuple[int, int, int, int]) -> Mark:
    bare = Mark(id=MarkId(desk.new_id()), scope=piece.scope, evidence=piece.id, page=1, reason=reason)
    return marks.placed(bare, box)


def _at(shell: Shell, title: str) -> Any:
    window = shell.window_of_work
    assert window is not None
    assert shell.desk is not None
    (piece,) = [one for one in shell.desk.all(Evidence) if one.title == title]
    window.work.go("evidence", piece.id)
    settle(shell)
    return page(shell).view.detail


def document(shell: Shell) -> None:
    """A document, shown on its page."""
    shown = _at(shell, PAPER).shown
    shown.show_button.click()
    turn(shell, lambda: not shown.pages.view.image.isNull())


def larger(shell: Shell) -> None:
    """The same over the whole window."""
    document(shell)
    page(shell).view.detail.shown.larger.click()
    turn(shell, lambda: not panel(shell).canvas.image.isNull())


def redaction(shell: Shell) -> None:
    """What is to be taken out of its copy."""
    _at(shell, PAPER).redaction.open_button.click()
    turn(shell, lambda: not panel(shell).sheet.canvas.image.isNull())


def photographed(shell: Shell) -> None:
    """A photograph, shown on its page."""
    shown = _at(shell, PHOTO).shown
    shown.show_button.click()
    turn(shell, lambda: not shown.picture.image.isNull())


def recording(shell: Shell) -> None:
    """A recording that was listened to, with its moments."""
    card = _at(shell, SOUND).recording
    card.listen_button.click()
    turn(shell, lambda: card.player.playing.whole)
    _below(shell, card)


def ledger(shell: Shell) -> None:
    """Who had a piece of evidence, at the foot of its page."""
    detail = _at(shell, PAPER)
    turn(shell, lambda: detail.stands)
    _below(shell, detail.ledger)


def _below(shell: Shell, part: QWidget) -> None:
    settle(shell)
    area: QWidget | None = part
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    assert area is not None
    area.verticalScrollBar().setValue(part.y())


VIEWS = (
    View("evidence-document", document),
    View("evidence-larger", larger),
    View("evidence-redaction", redaction),
    View("evidence-photograph", photographed),
    View("evidence-recording", recording),
    View("evidence-ledger", ledger),
)
