"""A visit that will be sealed is begun: what that means in three sentences, to whom, then its own window.

Knows whom one may seal to; how it is made is casework's, where it is written down the window's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from fieldcase.casework import colleagues, sealing
from fieldcase.errors import N_, SealingTooLate
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Visit
from ui.pages.plain_export import PlainPanel
from ui.sealed_window import Seated
from ui.widgets.basics import Combo, button, column, label, row
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.colleagues import Colleague
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.look import Look
    from fieldcase.i18n import Words
    from ui.workplace import Workplace

_MEANS = (
    N_("Once it is sealed, this laptop cannot open the visit any more, not even with the passphrase."),
    N_("If the coordinator loses the keys of their laptop before taking it in, the visit is lost for good."),
    N_("Until it is sealed it is in no backup: seal it before the way home, and hand it over soon."),
)
_NOBODY = (
    N_("A visit is sealed to a coordinator whose card you met and whose six words you compared. There is nobody yet."),
    N_("Add the coordinator's card on the page Exchange and compare the six words face to face, then come back."),
)


def sealed_visit_button(work: Workplace) -> QPushButton:
    """The deed beside "New visit"."""
    made = button(work.words(N_("New sealed visit…")), lambda: ask_to_begin(work, made), "", "lock")
    if work.sealed_to:
        made.hide()
    return made


def ask_to_begin(work: Workplace, owner: QWidget, visit: Visit | None = None) -> None:
    """Ask to whom a visit will be sealed; `visit` is one that was planned. Where something of it was written down
    already it is said at once that it is too late."""

    def looked(found: tuple[bool, tuple[Colleague, ...]]) -> None:
        late, people = found
        if late:
            work.tell(SealingTooLate())
        else:
            work.asked_for_panel.emit(BeginPanel(work, people, visit) if people else nobody(work))

    def read(look: Look) -> tuple[bool, tuple[Colleague, ...]]:
        return visit is not None and sealing.is_told(look, visit), checked_people(look)

    work.ask(read, looked, owner, "seal to whom")


def checked_people(look: Look) -> tuple[Colleague, ...]:
    """Whom a visit may be sealed to. Runs on the reading lane."""
    return tuple(one for one in colleagues.known(look) if one.checked and one.revoked is None)


def nobody(work: Workplace) -> PlainPanel:
    """What to do where there is no such coordinator yet."""
    words = work.words
    return PlainPanel(
        work, words(N_("Nobody to seal a visit to yet")), tuple(words(one) for one in _NOBODY),
        lambda: work.go("exchange", None, "laptops"), verb=words(N_("Open Exchange")),
    )  # fmt: skip


def resume(work: Workplace, number: bytes, *, seal: bool = False) -> None:
    """Go on with a visit under way, or seal it at once."""
    work.do(lambda desk: _seated(sealing.resume(desk, number), seal), work.under_seal.emit)


def _seated(under: sealing.UnderSeal, seal: bool = False) -> Seated:
    return Seated(under, under.visit.key, seal)


def coordinator_choice(words: Words, people: tuple[Colleague, ...]) -> tuple[Combo, QLabel]:
    """The choice among laptops, and its label."""
    said = words(N_("To which coordinator"))
    to, name = Combo(said, tuple((one.device.hex(), one.label) for one in people)), label(said, "label")
    name.setBuddy(to)
    return to, name


class BeginPanel(Panel):
    """The question."""

    def __init__(self, work: Workplace, people: tuple[Colleague, ...], visit: Visit | None) -> None:
        words = work.words
        title = words(N_("A visit that will be sealed"))
        super().__init__(title)
        self.work, self._visit = work, visit
        self.to, name = coordinator_choice(words, people)
        self.cancel = button(words(N_("Cancel")), lambda: self.close_panel())
        self.go = button(words(N_("Begin the sealed visit")), self._go, "primary", "lock")
        last = row(self.cancel, self.go)
        last.insertStretch(0, 1)
        held = column(label(title, "heading"), gap=12, edge=20)
        for sentence in _MEANS:
            held.addWidget(label(words(sentence), wrap=True))
        for one in (name, self.to):
            held.addWidget(one)
        held.addLayout(last)
        self.setLayout(held)

    def first_focus(self) -> QWidget:
        """To whom."""
        return self.to

    def _go(self) -> None:
        work, visit, device = self.work, self._visit, bytes.fromhex(self.to.code)
        self.go.setEnabled(False)

        def deed(desk: Desk) -> Seated:
            if visit is not None:
                return _seated(sealing.begin(desk, device, visit))
            today = UncertainDate(desk.world.today().isoformat())
            return _seated(sealing.begin(desk, device, kind="outreach", date=today, place="", site=None))

        def wrong(error: BaseException) -> None:
            self.close_panel()
            work.failed.emit(error)

        def made(seated: Seated) -> None:
            self.close_panel()
            work.under_seal.emit(seated)

        work.do(deed, made, failed=wrong)
