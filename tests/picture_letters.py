"""What `make pictures` draws of letters and their deadlines: list, letter, addressees, a rule, the letters of a case.

The letters are the sample's and an invented one whose last day is over. Knows what each view needs to stand; knows no
size and no colour.
"""

from __future__ import annotations

from dataclasses import replace

from picture_views import View, page, settle, turn

from fieldcase.casework import cases, letters, reply_terms
from fieldcase.casework.desk import Desk
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import ReplyTermId
from ui.pages.case_letters import LettersTab
from ui.pages.letter_detail import ADDRESSEES, TEXT
from ui.pages.letters_part import LettersPart
from ui.pages.letters_terms import TermsPart
from ui.shell import Shell

NUMBER = "7/2026"
_CASE = "EX-MD-DEMANDS"


def add(desk: Desk) -> None:
    """A letter about a fictitious site to four addressees: one silent, one that refused, one that waits, one unsent."""
    rule = replace(
        reply_terms.blank(desk, "XX"), amount=15, unit="working_day", status="partly_verified",
        valid_from=UncertainDate("2020"), valid_to=UncertainDate("2030"), source="Example / Пример",
        provision="Example / Пример. Закон об обращениях, статья 9",
    )  # fmt: skip
    letter = replace(
        letters.blank(desk, None, "XX", "ru"), number=NUMBER, kind="information",
        subject="Example / Пример. О выдаче препарата в больнице", on_behalf="пациентов пункта «Пример-1»",
        text="Просим сообщить, как в больницах города продолжают заместительную терапию.",
        sender="Инициативная группа «Пример / Example»",
    )  # fmt: skip
    with desk.deed():
        desk.save(None, replace(rule, id=ReplyTermId(desk.new_id())))
        desk.save(None, letter)
        made = letters.address(desk, letter, "Управа Озёрска\nГорздрав Озёрска\nКанцелярия Озёрска\nСовет Озёрска")
        letters.sent(desk, made[:3], "e_mail", UncertainDate("2026-10-20"))
        for one, day in ((made[0], "2026-10-21"), (made[2], "2026-11-16")):
            now = desk.get(type(one), one.id) or one
            letters.received(desk, now, UncertainDate(day), "stamp", "вх-17")
        letters.answer(desk, desk.get(type(made[1]), made[1].id) or made[1], "refused", UncertainDate("2026-11-02"))


def _part(shell: Shell, mark: bool = True) -> LettersPart:
    window = shell.window_of_work
    assert window is not None
    assert shell.desk is not None
    (letter,) = (one.letter for one in letters.posts(shell.desk) if one.letter.number == NUMBER)
    window.work.go("letters", letter.key if mark else None, "letters")
    settle(shell)
    found = page(shell).part
    assert isinstance(found, LettersPart)
    turn(shell, lambda: found.list.marked is not None)
    settle(shell)
    return found


def text(shell: Shell) -> None:
    """List and letter."""
    _part(shell).detail.turn(TEXT)
    settle(shell)


def addressees(shell: Shell) -> None:
    """To whom it goes."""
    part = _part(shell)
    part.detail.turn(ADDRESSEES)
    turn(shell, lambda: part.detail.deliveries.form.record is not None)
    settle(shell)


def terms(shell: Shell) -> None:
    """The rules, the own one in its form."""
    window = shell.window_of_work
    assert window is not None
    window.work.go("letters", None, "terms")
    settle(shell)
    found = page(shell).part
    assert isinstance(found, TermsPart)
    turn(shell, lambda: found.view.list.marked is not None)
    settle(shell)


def of_case(shell: Shell) -> None:
    """The letter of the sample with its contradiction."""
    window = shell.window_of_work
    assert window is not None
    assert shell.desk is not None
    window.work.go("cases", cases.by_code(shell.desk, _CASE).key, "letters")
    settle(shell)
    tab = page(shell).findChild(LettersTab)
    assert isinstance(tab, LettersTab)
    turn(shell, lambda: tab.part.list.marked is not None)
    tab.part.list.view.setFocus()
    tab.part.detail.turn(ADDRESSEES)
    settle(shell)


VIEWS = (
    View("letters", text), View("letters-addressees", addressees), View("letters-terms", terms),
    View("letters-case", of_case),
)  # fmt: skip
