"""What `make pictures` draws of signals and results: the quick note's rows, lists, a problem, numbers, a grant.

Invented signals and refusals are added to the sample vault. Knows what each view needs; no size and no colour.
"""

from __future__ import annotations

from collections.abc import Callable

from picture_views import View, page, panel, settle, turn

from fieldcase.casework import captures, catching
from fieldcase.casework.desk import Desk
from fieldcase.model.deskwork import Capture
from fieldcase.model.results import ChangeStory, Grant
from fieldcase.model.signals import Issue
from fieldcase.model.typed import read_moment
from ui.capture import CapturePanel
from ui.shell import Shell

TOWN = "Примерск"


def add(desk: Desk) -> None:
    """Signals of three months and refusals of a fictitious country."""
    for number, (about, text) in enumerate((
        ("ost_hospital", "Example / Пример. 3 сентября 2026: в больнице снова нет препарата"),
        ("ost_hospital", "Example / Пример. 14 октября 2026: двоих перевели в больницу без препарата"),
        ("ost_hospital", "Example / Пример. 2 ноября 2026: то же, третий раз за осень"),
        ("police_raid", "Example / Пример. Вчера 14:00 у пункта увезли троих"),
    )):  # fmt: skip
        _kept(desk, "signal", text, {"about": about, "channel": "closed_group" if number % 2 else "telephone"})
    _kept(desk, "refusal", "Example / Пример. 5 ноября 2026: около 10 человек", {
        "reasons": "does_not_feel_safe fear_for_children", "main": "does_not_feel_safe",
    })  # fmt: skip
    _kept(desk, "refusal", "Example / Пример. 6 ноября 2026: трое", {"reasons": "no_time"})


def _kept(desk: Desk, kind: str, text: str, rows: dict[str, str]) -> None:
    note, found = captures.blank(desk, kind), read_moment(text, desk.world.today(), "ru")
    note = Capture(id=note.id, scope=note.scope, kind=kind, text=text, date=found[0] if found else None)
    catching.keep(desk, note, {**rows, "country": "XX", "settlement": TOWN}, "ru")


def _note(shell: Shell, kind: str, text: str, digits: tuple[str, ...]) -> None:
    window = shell.window_of_work
    assert window is not None
    assert shell.desk is not None
    for begun in shell.desk.unfinished():
        shell.desk.give_up(begun.key)
    window.work.go("today")
    settle(shell)
    window.overlay.open(CapturePanel(window.work))
    note = panel(shell)
    settle(shell)
    note.chips.choose(kind)
    note._chosen()
    settle(shell)
    note.box.setPlainText(text)
    asked = note.rows.about if kind == "signal" else note.rows.reasons
    for digit in digits:
        asked._digit(int(digit))
    asked.setFocus()
    settle(shell)
    turn(shell, lambda: note.understood.text().strip() != "")
    settle(shell)


def _signal(shell: Shell) -> None:
    _note(shell, "signal", "Вчера 14:00 у пункта увезли троих. Example / Пример", ("8",))


def _hinted(shell: Shell) -> None:
    """What is said before something is kept by which somebody can be found."""
    _note(shell, "signal", "Звонить на +7 700 000-00-00. Example / Пример", ("2",))
    note = panel(shell)
    note.save()
    turn(shell, lambda: not note.somebody.isHidden())
    settle(shell)


def _refusal(shell: Shell) -> None:
    _note(shell, "refusal", "Вчера, трое. Example / Пример", ("1", "1", "2", "6"))


def _view(part: str, name: str) -> Callable[[Shell], None]:
    def show(shell: Shell) -> None:
        window = shell.window_of_work
        assert window is not None
        window.work.go("advocacy", None, part)
        settle(shell)
        page(shell).part.turn(name)
        settle(shell)

    return show


def _marked(part: str, kind: type[Issue] | type[Grant] | type[ChangeStory]) -> Callable[[Shell], None]:
    def show(shell: Shell) -> None:
        window = shell.window_of_work
        assert window is not None
        assert shell.desk is not None
        window.work.go("advocacy", shell.desk.all(kind)[0].key, part)
        settle(shell)
        settle(shell)

    return show


def _issue(shell: Shell) -> None:
    """The problem, scrolled to what shows it."""
    _marked("signals", Issue)(shell)
    scroll = page(shell).part.view.stack.currentWidget()
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    settle(shell)


def _grant(shell: Shell) -> None:
    """The grant, scrolled to its objectives."""
    _marked("results", Grant)(shell)
    scroll = page(shell).part.view.stack.currentWidget()
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    settle(shell)


VIEWS = (
    View("advocacy-quick-signal", _signal),
    View("advocacy-quick-refusal", _refusal),
    View("advocacy-quick-hint", _hinted),
    View("advocacy-signals", _view("signals", "signals")),
    View("advocacy-problem", _marked("signals", Issue)),
    View("advocacy-problem-below", _issue),
    View("advocacy-refusals", _view("signals", "refusals")),
    View("advocacy-numbers", _view("signals", "numbers")),
    View("advocacy-figures", _view("results", "figures")),
    View("advocacy-grant", _marked("results", Grant)),
    View("advocacy-grant-below", _grant),
    View("advocacy-story", _marked("results", ChangeStory)),
    View("advocacy-practices", _view("results", "practices")),
)
