"""What came of files from other laptops, and the ways to what they brought."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework import arrived_said, taken_said
from fieldcase.casework.called import called
from fieldcase.errors import N_
from fieldcase.model.case import Case
from ui.pages import take_evidence
from ui.pages.same_person_panel import SamePersonPanel
from ui.places import ICONS
from ui.widgets.basics import button, column, label, row, scrolling
from ui.widgets.line_button import LineButton
from ui.widgets.tall import TallPanel

if TYPE_CHECKING:
    from fieldcase.casework.giving import Holder
    from ui.pages.take_files import Came
    from ui.workplace import Workplace

_MOST, _LINES = 8, 18


class TakenPanel(TallPanel):
    """The sentences of each file, the cases and visits that it brought to, what two people wrote differently."""

    WIDTH = 620

    def __init__(self, work: Workplace, came: tuple[Came, ...]) -> None:
        words = work.words
        super().__init__(words(N_("What came in")))
        self.work, self.came = work, came
        self.understood = button(words(N_("Understood")), lambda: self.close_panel(), "primary")
        last = row(self.understood)
        last.insertStretch(0, 1)
        self.elsewhere = button(words(N_("Look in another folder…")), self.look_elsewhere, icon="folder-plus")
        if not any(one.wanting for one in came):
            self.elsewhere.hide()
        last.insertWidget(0, self.elsewhere)
        held = column(gap=8)
        for one in came:
            held.addWidget(label(one.name, "strong", wrap=True))
            if one.refused is not None:
                held.addWidget(label(one.refused.told(words), "wrong", wrap=True))
            elif one.taken is not None:
                held.addWidget(label("\n".join(taken_said.outcome(one.taken.outcome, words)), wrap=True))
            good = one.files is not None and one.files.whole > 0
            for at, line in enumerate(_evidence(one, work)):
                well = not one.wanting or (good and at == 0)  # what is well is said first
                held.addWidget(label(line, "" if well else "chip-warn", wrap=True))
        for holder in _holders(came)[:_MOST]:
            title = called(holder, work.tables, words)
            held.addWidget(LineButton(title, self._opening(holder), icon=ICONS[holder.KIND]))
        to_decide = self._to_decide()
        for one_line in to_decide:
            held.addWidget(one_line)
        self.area = scrolling(held)
        whole = column(label(words(N_("What came in")), "heading"), gap=12, edge=20)
        whole.addWidget(self.area, 1)
        whole.addLayout(last)
        self.setLayout(whole)
        self.lines = min(_LINES, 1 + 4 * len(came) + 2 * len(_holders(came)) + 2 * len(to_decide))

    def _to_decide(self) -> list[LineButton]:
        """What two people wrote differently, and records that may be of one person; nothing where there is none."""
        words, found = self.work.words, list[LineButton]()
        apart, alike = sum(one.apart for one in self.came), sum(one.alike for one in self.came)
        if apart:
            said = words.plural(
                "{n} field was written differently by two people: look and choose",
                "{n} fields were written differently by two people: look and choose", apart,
            ).format(n=apart)  # fmt: skip
            found.append(LineButton(said, lambda: self._go("exchange", None, "conflicts"), kind="row-warn",
                                    icon="triangle-alert"))  # fmt: skip
        if alike:
            said = words.plural(
                "{n} pair of records may be one person: look and say",
                "{n} pairs of records may be one person each: look and say", alike,
            ).format(n=alike)  # fmt: skip
            found.append(LineButton(said, self.look_at_pairs, kind="row-warn", icon="users"))
        return found

    def look_at_pairs(self) -> None:
        """The pairs of records that may be one person."""
        self._go("people", None, "")
        self.work.asked_for_panel.emit(SamePersonPanel(self.work))

    def look_elsewhere(self) -> None:
        """Choose another folder with what is missing; what came of it is shown anew."""

        def shown(came: tuple[Came, ...]) -> None:
            self.close_panel()
            self.work.asked_for_panel.emit(TakenPanel(self.work, came))

        take_evidence.look_elsewhere(self.work, self.came, shown)

    def _opening(self, holder: Holder) -> Callable[[], None]:
        return lambda: self._go("cases" if isinstance(holder, Case) else "visits", holder.key, "")

    def _go(self, page: str, record: bytes | None, part: str) -> None:
        self.close_panel()
        self.work.go(page, record, part)

    def first_focus(self) -> QWidget:
        """The button."""
        return self.understood


def _evidence(one: Came, work: Workplace) -> list[str]:
    """What became of the evidence beside a file, and why that did not come to its end."""
    told = arrived_said.lines(one.files, work.words) if one.files is not None else []
    return told if one.unfinished is None else [*told, one.unfinished.told(work.words)]


def _holders(came: tuple[Came, ...]) -> list[Holder]:
    """The cases and visits that files brought to, each once."""
    found = {one.key: one for file in came if file.taken is not None for one in file.taken.holders}
    return list(found.values())
