"""Letters on Today: one that still tells of somebody who took the consent back."""

from __future__ import annotations

import letters_written
from PySide6.QtWidgets import QPushButton
from seats import Seat

from fieldcase.casework import consents
from fieldcase.casework.desk import Desk
from fieldcase.model.deskwork import Issued
from fieldcase.model.ids import AnyId, IssuedId
from fieldcase.model.letters import Letter


def test_a_letter_that_still_tells_of_somebody_is_on_today_and_its_line_opens_it(seat: Seat) -> None:
    def made(desk: Desk) -> None:
        who = letters_written.person(desk, pseudonym="Мята")
        letters_written.consent(desk, who, "named")
        one = letters_written.letter(desk, people=(who.id,), kind="appeal")
        issued = Issued(
            id=IssuedId(desk.new_id()), scope=desk.own, use="authority", language="ru", version=1, people=(who.id,),
            recipient="Минздрав", records=(AnyId(one.id),),
        )  # fmt: skip
        desk.save(None, issued)
        consents.withdraw(desk, who)

    seat.window.work.do(made)
    seat.settle()
    line = "Согласие отозвано: Мята · Обращение к должностному лицу · Минздрав · 1 выданная версия ещё рассказывает"
    assert seat.sees(line)
    (one,) = [one for one in seat.shell.findChildren(QPushButton) if line in one.text()]
    one.click()
    seat.settle()
    place = seat.window.work.place
    assert (place.page, place.record, place.part) == ("letters", seat.desk.all(Letter)[0].key, "letters")
