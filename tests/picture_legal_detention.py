"""What `make pictures` draws of an urgent detention: its screen, its clock, what to say, the register of hours.

Invented rows and one invented detention are added to the sample vault before it is drawn. Knows what each view needs to
stand; knows no size and no colour.
"""

from __future__ import annotations

from dataclasses import replace

from picture_views import DAY, View, go, page, panel, settle, turn

from fieldcase.casework import country_notes, detaining
from fieldcase.casework.desk import Desk
from fieldcase.casework.detention_lines import entry_of
from fieldcase.i18n import words
from fieldcase.model.case import Case
from fieldcase.model.dates import UncertainDate
from fieldcase.model.detention import Detention
from fieldcase.model.ids import DetentionId, TimeLimitId
from fieldcase.model.law import TimeLimit
from fieldcase.model.values import Instant
from ui.pages.detention_panel import DetentionPanel
from ui.shell import Shell

_RULE = "Example / Пример. Статья 00 вымышленного кодекса"
_WHOM = "Example / Пример. Дежурный юрист: линия 000. Скорая: 103."
LINES = {
    "since": "в 6", "place": "Example / Пример. Отдел № 0", "who": "", "pseudonym": "Аметист",
    "country": "KG", "police_said": "Крупный размер, статья 268 / Пример", "size_said": "large",
    "article_said": "268", "substance": "амфетамин", "weight": "0,8 г", "gender": "female", "age_band": "25_34",
    "lawyer": "no", "interpreter": "not_needed", "injured": "no", "withdrawal": "yes", "doctor": "no",
    "treatments": "ost", "treatment_given": "no", "children_home": "yes", "children_words": "соседка / Пример",
    "since typed at": Instant(DAY, 0).text,
}  # fmt: skip


def add(desk: Desk) -> None:
    """Two rules of a register, whom to call, a detention since four hours."""
    told = words("ru")
    for what, hours, status, counted in (("lawyer", 3, "seed", "actual"), ("judge", 48, "verified", "protocol")):
        row = TimeLimit(
            id=TimeLimitId(desk.new_id()), scope=desk.register, country="KG", what=what, hours=hours, status=status,
            counted_from=counted, provision=_RULE, source="Example / Пример", valid_from=UncertainDate("2019-01-01"),
        )  # fmt: skip
        desk.save(None, row)
    note = country_notes.note_of(desk, "KG")
    desk.save(note, replace(note or country_notes.blank(desk, "KG"), detained=_WHOM))
    detaining.finish(desk, DetentionId(desk.new_id()), None, entry_of(LINES, "ru", desk.tables), told)


def blank_panel(shell: Shell) -> None:
    """The screen as Ctrl+Shift+D opens it."""
    go("today")(shell)
    work = page(shell).work
    work.asked_for_panel.emit(DetentionPanel(work))
    panel(shell)
    settle(shell)


def filled_panel(shell: Shell) -> None:
    """The screen with its lines filled in."""
    blank_panel(shell)
    shown = panel(shell)
    for name, text in {**LINES, "pseudonym": shown.typed.get("pseudonym", "")}.items():
        shown.typed[name] = text
    shown.lines.typed_at = Instant(DAY, 0)
    shown.lines.show_lines(shown.typed)
    settle(shell)


def clock(shell: Shell) -> None:
    """The running clock in its case."""
    assert shell.desk is not None
    (one,) = [one for one in shell.desk.all(Detention) if one.place == LINES["place"]]
    case = next(case for case in shell.desk.all(Case) if case.scope == one.scope)
    page(shell).work.go("cases", case.key, f"law:{one.key.hex()}")
    settle(shell)
    turn(shell, lambda: page(shell).workspace.tab is not None and bool(page(shell).workspace.tab.part.form.fields))


def memo(shell: Shell) -> None:
    """What to say, whom to call."""
    clock(shell)
    page(shell).workspace.tab.part.clock.show_memo()
    panel(shell)


def hours(shell: Shell) -> None:
    """The register."""
    go("law", "", "hours")(shell)
    turn(shell, lambda: bool(page(shell).part.form.fields))


def peer_memo(shell: Shell) -> None:
    """What the memo for peer workers asks for."""
    hours(shell)
    page(shell).part.print_memo()
    panel(shell)


VIEWS = (
    View("today-held", go("today")),
    View("detention-begun", blank_panel),
    View("detention-filled", filled_panel),
    View("detention-clock", clock),
    View("detention-memo", memo),
    View("law-hours", hours),
    View("law-peer-memo", peer_memo),
)
