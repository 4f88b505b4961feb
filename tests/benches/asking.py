"""What an answer costs in visit mode until the next question stands on the screen, against a bare page of Qt's own.

The questionnaire is the long one of `benches.questionnaires`: five hundred questions of our own making. The bare page
as many buttons, labels and lines, made anew and drawn over the same window.
"""

from __future__ import annotations

import gc
import os
from itertools import count
from pathlib import Path

from benches.pairs import Pairs, in_turn, seconds

ROUNDS = 40


def answered(folder: Path) -> list[Pairs]:
    """An answer, the way to the next screen, the window drawn; against the bare page."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from asking_steps import course, form_of, up_to_the_questions
    from benches.questionnaires import long_form
    from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
    from seats import Seat, vault_at

    gc.disable()  # as in the window: what a lane's thread collects may take a widget along
    desk = vault_at(folder / "Bench.fieldcase")
    form_of(desk, long_form())
    seat = Seat(desk, language="en")
    up_to_the_questions(seat)
    asked, rounds = course(seat), count()
    number_of_screens = len(asked.stops)

    def drawn() -> None:
        QApplication.processEvents()
        seat.shell.repaint()

    def ours() -> float:
        number = next(rounds)
        asked.jump(asked.stops[number % number_of_screens].ref)
        drawn()

        def answer() -> None:
            stop = asked.stop
            assert stop is not None
            asked.give(stop.ref, "yes" if asked.view(stop.ref).choices else str(number % 99))
            asked.forward()
            drawn()

        return seconds(answer)

    def bare() -> float:
        def page() -> QWidget:
            made = QWidget(seat.shell)
            lines = QVBoxLayout(made)
            for one in (*(QPushButton("a button") for _ in range(10)), *(QLabel("a label") for _ in range(6))):
                lines.addWidget(one)
            lines.addWidget(QLineEdit())
            made.setGeometry(seat.shell.rect())
            made.show()
            drawn()
            return made

        made: list[QWidget] = []
        taken = seconds(lambda: made.append(page()))
        made[0].hide()
        made[0].deleteLater()
        return taken

    try:
        return [
            in_turn("an answer in visit mode and the next question on the screen", "a bare page", ours, bare, ROUNDS)
        ]
    finally:
        seat.close()
        gc.enable()
