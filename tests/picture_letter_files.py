"""What `make pictures` draws of letters before they leave: the choice of a template, and the letter as a file.

The letter is invented, to the chief narcologist of a fictitious town. Knows what each view needs to stand; knows no
size and no colour.
"""

from __future__ import annotations

from dataclasses import replace

from picture_views import View, go, panel, settle, turn

from fieldcase.casework import letter_templates
from fieldcase.casework.desk import Desk
from fieldcase.casework.letter_templates import Wanted
from fieldcase.model.fieldwork import Site
from fieldcase.model.ids import DeliveryId, SiteId
from fieldcase.model.letters import Delivery, Letter
from ui.pages.letter_file_panel import LetterFilePanel
from ui.pages.letter_template_panel import TemplatePanel
from ui.shell import Shell

NUMBER = "12/2026"


def add(desk: Desk) -> None:
    """A site, and a letter about it to two addressees."""
    with desk.deed():
        site = Site(
            id=SiteId(desk.new_id()), scope=desk.register, name="Пример-1", settlement="Пример-Город", country="KZ"
        )
        desk.save(None, site)
    begun = letter_templates.begin(desk, "chief_narcologist", "ru", Wanted(desk.register, site))
    text = begun.text.replace("{с какого дня по какой}", "с марта по октябрь 2026 года")
    text = text.replace("{требования}", "1. Продолжать терапию в больницах.\n2. Назначить ответственных за это.")
    filled = replace(
        begun, number=NUMBER, text=text, sender="Инициативная группа «Пример / Example»", reply_to="Пример-Город, а/я 1"
    )
    second = Delivery(
        id=DeliveryId(desk.new_id()), scope=desk.register, letter=begun.id, addressee="Министерство здравоохранения"
    )
    with desk.deed():
        desk.save(begun, filled)
        desk.save(None, second)


def _letter(desk: Desk) -> Letter:
    return next(one for one in desk.all(Letter) if one.number == NUMBER)


def template(shell: Shell) -> None:
    """The choice of a template."""
    window = shell.window_of_work
    assert window is not None
    go("today")(shell)
    window.work.asked_for_panel.emit(TemplatePanel(window.work, None, lambda _letter: None))
    panel(shell)
    settle(shell)


def file(shell: Shell) -> None:
    """The letter before it leaves."""
    window = shell.window_of_work
    assert window is not None
    assert shell.desk is not None
    go("today")(shell)
    window.work.asked_for_panel.emit(LetterFilePanel(window.work, _letter(shell.desk)))
    shown = panel(shell)
    turn(shell, lambda: not shown.view.picture.pixmap().isNull())
    settle(shell)


VIEWS = (View("letter-template", template), View("letter-file", file))
