"""The work on a visit that will be sealed: the same pages as ever, on its own small vault, under a band that says so.

It lies over the window of the vault, which waits beneath. Nothing that is done here reaches that one; lock closes both.
Knows the ways in and out; what sealing is, is casework's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from fieldcase.casework import sealing
from fieldcase.casework.sealing import UnderSeal
from fieldcase.errors import N_, NotYetWritten
from ui.stops import stops_for
from ui.widgets.basics import button, label, row
from ui.widgets.rail import Stop
from ui.window import Window
from ui.workplace import Place

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.sealing import Sealed
    from ui.shell import Shell

# Whatever a visit needs. Cases, letters and the exchange wait until it was taken in at the coordinator's.
HERE = ("visits", "people", "evidence")
_ELSEWHERE = N_("Only this visit can be worked on until it is sealed or left. Nothing was changed.")


@dataclass(frozen=True, repr=False)
class Seated:
    """A sealed visit under way whose window is to be opened: the id of its visit, and whether it is to be sealed at
    once."""

    under: UnderSeal
    visit: bytes
    seal: bool = False


def sit_down(shell: Shell, seated: Seated) -> None:
    """Open the window of a sealed visit over the one that is there, which keeps what was typed first."""
    main = shell.window_of_work
    assert main is not None
    main.leave_all()
    shell.takeCentralWidget()
    shell.beneath = main
    made = SealedWindow(shell, seated)
    shell.window_of_work = made
    shell.show_page(made)
    made.start()


class SealedWindow(Window):
    """What fills the shell while a sealed visit is written down."""

    def __init__(self, shell: Shell, seated: Seated) -> None:
        self.under, self._visit, self._seal_at_once = seated.under, seated.visit, seated.seal
        super().__init__(shell, seated.under.desk)
        self.work.sealed_to = seated.under.peer.label

    def stops(self) -> tuple[Stop, ...]:
        """The pages that a visit needs."""
        return tuple(stop for stop in stops_for("outreach_worker", self.work.words) if stop.page in HERE)

    def _build(self) -> None:
        super()._build()
        words = self.work.words
        said = words(N_("Visit that will be sealed, for: {name}")).format(name=self.under.peer.label)
        self.band = QFrame()
        self.band.setProperty("kind", "card")
        self.band.setAccessibleName(said)
        self.seal_button = button(words(N_("Seal now…")), self.ask_to_seal, "primary", "lock")
        self.leave_button = button(words(N_("Leave for now")), self.leave_for_now)
        line = row(label(said, "chip-warn", wrap=True), self.leave_button, self.seal_button, edge=8)
        line.setStretch(0, 1)
        self.band.setLayout(line)
        rail, layout = self.rail.layout(), self.layout()
        assert isinstance(rail, QBoxLayout)
        assert isinstance(layout, QBoxLayout)
        rail.addStretch(1)  # few pages stand together at the top
        layout.insertWidget(0, self.band)

    def take_down(self) -> None:
        """The band goes with the rest."""
        self.band.setParent(None)
        self.band.deleteLater()
        super().take_down()

    def _vault_name(self) -> str:
        return self.work.words(N_("Sealed visit, not sealed yet · encrypted"))

    def start(self) -> None:
        """Open the visit."""
        self.go(Place("visits", self._visit))
        if self._seal_at_once:
            self.ask_to_seal()

    def go(self, place: Place, *, back: bool = False) -> None:
        """Open another place of this visit; any other page waits."""
        if place.page not in HERE or place.part == "new":
            self.work.say(self.work.words(_ELSEWHERE))
            return
        if place.page == "visits" and place.record is None:
            place = Place("visits", self._visit)
        super().go(place, back=back)

    def ask_to_seal(self) -> None:
        """Show what stays here, then seal."""
        from ui.pages.seal_panel import SealPanel

        self._keep_typed()
        self._open_panel(SealPanel(self.work, self.under, self._visit, self.seal))

    def seal(self, stay: frozenset[str], failed: Callable[[], None]) -> None:
        """Seal it; where that fails it stays open here, and `failed` is called. `stay` are the numbers that stay."""
        main, under = self._main, self.under
        self._keep_typed()
        if self._is_owed():
            failed()
            return

        def deed(desk: Desk) -> Sealed:
            self.work.lanes.settle_reading()  # nobody may be looking at what is closed
            return sealing.seal(desk, under, stay)

        def done(sealed: Sealed) -> None:
            from ui.pages.seal_panel import SealedPanel

            shell = self.shell
            rise(shell)
            main.go(Place("exchange", under.peer.device, "laptops"))
            main.work.asked_for_panel.emit(SealedPanel(main.work, sealed, shell.lock))

        def wrong(error: BaseException) -> None:
            failed()
            self._failed(error)

        main.work.do(deed, done, failed=wrong)

    def leave_for_now(self) -> None:
        """Close the visit as it is, to be gone on with."""
        self._keep_typed()
        if self._is_owed():
            return

        def deed(_desk: Desk) -> None:
            self.work.lanes.settle_reading()
            sealing.leave(self.under)

        self.setEnabled(False)
        self._main.work.do(deed, lambda _none: rise(self.shell))

    @property
    def _main(self) -> Window:
        assert self.shell.beneath is not None
        return self.shell.beneath

    def _keep_typed(self) -> None:
        """Whatever is typed is written before what comes next: the writing lane is one, whichever the vault."""
        self.leave_all()
        for deed in self.unkept():
            self.work.do(deed, must=True)

    def _is_owed(self) -> bool:
        """Whether the disk did not take something that was typed, which is told: closing would lose it."""
        if self.work.owed:
            self.work.tell(NotYetWritten())
            return True
        return False


def rise(shell: Shell) -> None:
    """Go back to the window of the vault; that of the sealed visit and all it shows is let go."""
    main, old = shell.beneath, shell.window_of_work
    if main is None or old is None:
        return
    shell.beneath, shell.window_of_work = None, main
    gone: QWidget | None = shell.takeCentralWidget()
    main.work.lanes.failed = main.work.failed.emit
    shell.show_page(main)
    main.show()
    main.take_keys()
    for page in old.pages.values():
        page.put_down()
    if gone is not None:
        gone.deleteLater()
    if main.now is not None:
        main.now.read()
        main.now.first_focus().setFocus()
