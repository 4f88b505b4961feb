"""The section of the page Safety that reads the whole vault again and says what does not agree."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QListWidget, QWidget

from fieldcase.casework import integrity, safekeeping
from fieldcase.casework.safekeeping import Findings
from fieldcase.errors import N_
from fieldcase.model.asked import Asked
from fieldcase.model.deskwork import Access
from ui.jobs import run_long
from ui.pages.safety_section import Section, put_text
from ui.pages.standing import Where, standing_line
from ui.pages.values import said_moment
from ui.widgets.basics import button, clear, column, label, row
from ui.widgets.line_button import LineButton

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_MOST, _MOST_LINES = 200, 20


def last_check(look: Look) -> int | None:
    """When everything was checked last, in milliseconds; None where that is not in the access log."""
    asked = Asked(Access, scope=look.own, equals=(("deed", "verify"), ("about", None)))
    found = look.page(Access, look.vector(asked)[-1:])
    return found[0].at.milliseconds if found and found[0].at is not None else None


class CheckSection(Section):
    """The button, and what was found."""

    NAME: ClassVar[str] = "check"
    TITLE: ClassVar[str] = N_("Check everything")

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.say(N_(
            "Reads the database, the signed journal, the search and every evidence file, and compares them with one "
            "another. It changes nothing. With many files it takes minutes and can be stopped."
        ), "muted")  # fmt: skip
        self.say(N_(
            "Each evidence file is also read again by itself once in thirty days, in minutes when nobody works here."
        ), "muted")  # fmt: skip
        self.lately = label("", "muted", wrap=True)
        self.wanting = column(gap=2)
        self.when = label("", "muted", wrap=True)
        self.found = label("", "chip-good", wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.words(N_("What does not agree")))
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(120)
        self.verb = button(self.words(N_("Check everything")), self.check, icon="shield")
        last = row(self.verb)
        last.addStretch(1)
        for one in (self.lately, self.when, self.found, self.list):
            self.body.addWidget(one)
            one.hide()
        self.body.addLayout(self.wanting)
        self.body.addLayout(last)

    def first(self, part: str = "") -> QWidget:
        """The button."""
        return self.verb

    def read(self) -> None:
        """Ask when it was done last, how far the files are, and what stands against any of them."""
        self.work.ask(last_check, self._when, self, "last check")
        self.work.ask(lambda look: (integrity.progress(look), integrity.standing(look)), self._files, self, "files")

    def _files(self, found: tuple[integrity.Progress, tuple[integrity.Standing, ...]]) -> None:
        far, standing = found
        words = self.words
        said = words.plural(
            "{lately} of {n} evidence file was found whole in the last thirty days.",
            "{lately} of {n} evidence files were found whole in the last thirty days.", far.pieces,
        ).format(lately=far.lately, n=far.pieces)  # fmt: skip
        put_text(self.lately, said if far.pieces else "", "muted")
        clear(self.wanting)
        for one in standing[:_MOST_LINES]:
            text, place = standing_line(one, words)
            self.wanting.addWidget(LineButton(text, self._going(place), kind="row-bad", icon="triangle-alert"))
        if len(standing) > _MOST_LINES:
            more = words(N_("and {n} more")).format(n=len(standing) - _MOST_LINES)
            self.wanting.addWidget(label(more, "muted"))

    def _going(self, place: Where) -> Callable[[], None]:
        return lambda: self.work.go(*place)

    def _when(self, milliseconds: int | None) -> None:
        last = self.words(N_("Checked last: {when}"))
        never = self.words(N_("Not checked yet."))
        put_text(
            self.when,
            never if milliseconds is None else last.format(when=said_moment(milliseconds, self.work)),
            "muted",
        )

    def check(self) -> None:
        """Read everything on the lane for long work."""
        desk = self.work.desk
        what = self.words(N_("The whole vault is being read and compared …"))
        run_long(self.work, what, lambda step, stop: safekeeping.checked(desk, step, stop), self._came)

    def _came(self, found: Findings) -> None:
        self.work.do(lambda desk: safekeeping.note_check(desk, found))
        words = self.words
        if not found:
            put_text(self.found, words(N_("Everything agrees.")), "chip-good")
        else:
            said = words.plural("{n} thing does not agree.", "{n} things do not agree.", len(found)).format(
                n=len(found)
            )
            todo = words(N_("Nothing was changed. Keep the folder as it is, and restore from a backup or a copy."))
            put_text(self.found, f"{said} {todo}", "chip-bad")
        self.list.clear()
        self.list.addItems([words(one.sentence).format(subject=one.subject) for one in found[:_MOST]])
        self.list.setVisible(bool(found))
