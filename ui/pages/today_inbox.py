"""The inbox on Today: each quick note with what can become of it, a task, a piece of a case, a case, or nothing.

Knows notes and the deeds on them; refuses to know the rest of the page.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

from fieldcase.errors import N_
from fieldcase.model.said import said_date
from fieldcase.model.text import in_a_line
from ui.widgets.basics import button, column, label, line, row
from ui.widgets.chips import Chips
from ui.widgets.flow import Flow
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.model.case import Case
    from fieldcase.model.deskwork import Capture
    from ui.workplace import Workplace

_LONGEST = 240
_SIGNAL = (N_("Make a signal"), N_("Into the refusals"))


def when_of(work: Workplace, note: Capture) -> str:
    """The day and the hour of a note as they are said; empty where none was."""
    said = said_date(note.date, work.words) if note.date is not None else ""
    return ", ".join(part for part in (said, note.hour) if part)


def inbox_line(work: Workplace, note: Capture) -> QWidget:
    """One note and its four buttons."""
    text = label(in_a_line(note.text, _LONGEST), wrap=True)
    head = row(label(work.term("capture_kind", note.kind), "chip"), label(when_of(work, note), "muted"))
    head.addStretch(1)
    made = QFrame()
    made.setAccessibleName(in_a_line(note.text, 80))
    made.setLayout(column(line(), head, text, note_buttons(work, note, lambda: None), gap=6))
    return made


def note_buttons(work: Workplace, note: Capture, before: Callable[[], None]) -> QWidget:
    """What can become of a note; `before` is called first (a panel closes)."""
    words, named = work.words, in_a_line(note.text, 60)

    def deal(verb: str, icon: str, deed: Callable[[], None]) -> QWidget:
        def pressed() -> None:
            before()
            deed()

        return button(words(verb), pressed, "flat", icon, name=f"{words(verb)}: {named}")

    made = QWidget()
    flow = Flow(made)
    for one in (
        deal(N_("Done"), "check", lambda: _deal(work, note)),
        deal(N_("Make a task …"), "flag", lambda: work.asked_for_panel.emit(IntoCasePanel(work, note, "task"))),
        deal(N_("Into a case …"), "briefcase", lambda: work.asked_for_panel.emit(IntoCasePanel(work, note, "event"))),
        deal(N_("New case"), "folder-plus", lambda: _new_case(work, note)),
        deal(_SIGNAL[note.kind == "refusal"], "radio", lambda: _make_signal(work, note)),
    ):
        flow.addWidget(one)
    return made


def _deal(work: Workplace, note: Capture) -> None:
    from fieldcase.casework import captures

    work.do(lambda desk: captures.deal(desk, note), said=work.words(N_("The note was dealt with.")))


def _make_signal(work: Workplace, note: Capture) -> None:
    """Into the register; where somebody could be found by the words, only after that was said."""
    from fieldcase.casework import catching

    words = work.words

    def deed() -> None:
        work.do(
            lambda desk: catching.from_inbox(desk, note, work.language).key,
            lambda key: work.go("advocacy", key, "signals"), words(N_("The note is in the register now.")),
        )  # fmt: skip

    def looked(told: tuple[str, ...]) -> None:
        if not told:
            deed()
            return
        from ui.pages.plain_export import PlainPanel

        looks = words(N_("This looks like: {what}.")).format(what=", ".join(words(one) for one in told))
        ask = words(N_("A signal names nobody: take it out of the words afterwards."))
        verb = words(N_("Make it all the same"))
        work.asked_for_panel.emit(
            PlainPanel(work, words(_SIGNAL[note.kind == "refusal"]), (looks, ask), deed, verb=verb)
        )

    work.ask(lambda look: catching.traces(look, (note.text,)), looked, work, "traces")


def _new_case(work: Workplace, note: Capture) -> None:
    from fieldcase.casework import captures
    from fieldcase.model.case import Case

    def deed(desk: Desk) -> bytes | None:
        changes = captures.as_case(desk, note)
        return next((key for key in changes.records if desk.get(Case, key) is not None), None)

    def made(key: bytes | None) -> None:
        if key is not None:
            work.go("cases", key)

    work.do(deed, made, said=work.words(N_("A case was made of the note.")))


class NotePanel(Panel):
    """A note that was found by a search: all of it, and what can become of it."""

    def __init__(self, work: Workplace, note: Capture) -> None:
        super().__init__(work.words(N_("Quick note")))
        head = row(label(work.term("capture_kind", note.kind), "chip"), label(when_of(work, note), "muted"))
        head.addStretch(1)
        self.buttons = note_buttons(work, note, lambda: self.close_panel())
        close = button(work.words(N_("Close")), lambda: self.close_panel())
        last = row(close)
        last.insertStretch(0, 1)
        title = label(work.words(N_("Quick note")), "heading")
        text = label(note.text, wrap=True, select=True)
        self.setLayout(column(title, head, text, self.buttons, last, gap=10, edge=16))
        self._first = close

    def first_focus(self) -> QWidget:
        """The button that closes."""
        return self._first


class IntoCasePanel(Panel):
    """Which case a note goes into, and as what. A task may stand alone."""

    def __init__(self, work: Workplace, note: Capture, becomes: str) -> None:
        from fieldcase.casework.called import choices
        from ui.widgets.chooser import Chooser

        words = work.words
        heading = words(N_("Make a task of the note")) if becomes == "task" else words(N_("Put the note into a case"))
        super().__init__(heading)
        self.work, self.note = work, note
        kinds = (("event", words(N_("as an event"))), ("task", words(N_("as a task"))))
        self.chips = Chips(words(N_("What the note becomes")), kinds, becomes)
        self.chooser = Chooser(words(N_("Case")), words(N_("take {what} away")), many=False)
        self.chooser.line.setPlaceholderText(words(N_("Type a code or a title")))
        optional = N_("Case (a task may also stand alone)") if becomes == "task" else N_("Case")
        named = label(words(optional), "label")
        named.setBuddy(self.chooser)
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self.put_button = button(words(N_("Make it")), self.put, "primary", "check")
        last = row(button(words(N_("Cancel")), lambda: self.close_panel()), self.put_button)
        last.insertStretch(0, 1)
        said = label(in_a_line(note.text, _LONGEST), "muted", wrap=True)
        self.setLayout(
            column(label(heading, "heading"), said, named, self.chooser, self.chips, self.wrong, last, gap=10, edge=16)
        )
        self.chips.setVisible(becomes != "task")  # after it has a parent: else it would be a window for a moment
        tables = work.tables
        work.ask(lambda look: choices(look, "case", None, tables, words), self.chooser.offer, self, "cases")

    def first_focus(self) -> QWidget:
        """The line that finds a case."""
        return self.chooser.line

    def put(self) -> None:
        """Make the record."""
        from fieldcase.casework import captures
        from fieldcase.model.case import Case

        words, note = self.work.words, self.note
        key = self.chooser.chosen[0] if self.chooser.chosen else None
        as_task = self.chips.code == "task"
        if key is None and not as_task:
            self.wrong.setText(words(N_("Please choose the case.")))
            self.wrong.show()
            self.chooser.line.setFocus()
            return

        def deed(desk: Desk) -> None:
            case: Case | None = desk.get(Case, key) if key is not None else None
            if as_task:
                captures.as_task(desk, note, case)
            elif case is not None:
                captures.as_event(desk, note, case)

        said = N_("The note became a task.") if as_task else N_("The note became an event of the case.")
        self.close_panel()
        self.work.do(deed, said=words(said))
