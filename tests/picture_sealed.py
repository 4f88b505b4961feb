"""What `make pictures` draws of a sealed visit: begun, written down under its band, sealed, to be handed over.

Everybody is invented. Each view finds its way whether or not the one before it was drawn; knows no size and no colour.
"""

from __future__ import annotations

from picture_exchange import LAWYER
from picture_views import View, all_visits, page, panel, settle, turn

from fieldcase.casework import sealed_list, sealing, visits
from fieldcase.model.dates import UncertainDate
from ui.pages.seal_begin import BeginPanel, ask_to_begin, resume
from ui.pages.seal_panel import SealedPanel, SealPanel
from ui.sealed_window import SealedWindow
from ui.shell import Shell


def _out(shell: Shell) -> None:
    """Back in the window of the vault."""
    window = shell.window_of_work
    if isinstance(window, SealedWindow):
        window.leave_for_now()
        turn(shell, lambda: not isinstance(shell.window_of_work, SealedWindow))
    settle(shell)


def begin(shell: Shell) -> None:
    """What it means, and to whom."""
    _out(shell)
    all_visits(shell)
    ask_to_begin(page(shell).work, page(shell))
    turn(shell, lambda: isinstance(panel(shell), BeginPanel))
    chosen = panel(shell).to
    chosen.setCurrentIndex(chosen.findText(LAWYER.label))


def _under_way(shell: Shell) -> None:
    """A visit under way of which something is told; nothing where there is one."""
    _out(shell)
    assert shell.desk is not None
    if sealed_list.open_visits(shell.desk):
        return
    day = UncertainDate(shell.desk.world.today().isoformat())
    under = sealing.begin(
        shell.desk, LAWYER.device, kind="outreach", date=day, place="Пример / Example. Вымышленный город", site=None
    )  # fmt: skip
    person = visits.agreed(under.desk, under.visit, {}, pseudonym="Сорока")
    assert person is not None
    visits.new_interview(under.desk, under.visit, person, account="Пример / Example. Рассказ, который не остаётся.")
    visits.refusal(under.desk, under.visit, "not_stated")
    sealing.leave(under)


def written(shell: Shell) -> None:
    """The visit in its own window, with what was told on it."""
    _under_way(shell)
    all_visits(shell)
    assert shell.desk is not None
    resume(page(shell).work, sealed_list.open_visits(shell.desk)[0].id)
    turn(shell, lambda: isinstance(shell.window_of_work, SealedWindow))
    settle(shell)


def question(shell: Shell) -> None:
    """What stays here, before it is sealed."""
    written(shell)
    window = shell.window_of_work
    assert isinstance(window, SealedWindow)
    window.ask_to_seal()
    turn(shell, lambda: isinstance(panel(shell), SealPanel) and panel(shell).go.isEnabled())


def under_way(shell: Shell) -> None:
    """The list of visits, with one that is not sealed yet."""
    _under_way(shell)
    all_visits(shell)


def done(shell: Shell) -> None:
    """It is sealed: lock is offered."""
    question(shell)
    panel(shell).go.click()
    turn(shell, lambda: isinstance(panel(shell), SealedPanel))


def to_hand_over(shell: Shell) -> None:
    """The laptop it was sealed to, on the page Exchange."""
    _out(shell)
    assert shell.desk is not None
    if not sealed_list.sealed(shell.desk):
        done(shell)
    window = shell.window_of_work
    assert window is not None
    window.overlay.close_panel()
    window.work.go("exchange", LAWYER.device, "laptops")
    settle(shell)


VIEWS = (
    View("sealed-begin", begin),
    View("sealed-visit", written),
    View("sealed-question", question),
    View("sealed-under-way", under_way),
    View("sealed-done", done),
    View("sealed-exchange", to_hand_over),
)
