"""What a person agreed to: one line for each use, a mark under how the person may appear, since when.

Three buttons: the three spoken questions, a finer consent, a withdrawal. Knows consents; decides about no dossier.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from fieldcase.casework import consents, people
from fieldcase.errors import N_
from fieldcase.model.deskwork import Issued
from fieldcase.model.people import Consent, Person
from fieldcase.model.said import said_date
from ui import icons, theme
from ui.widgets.basics import GAP, button, clear, column, label, tip
from ui.widgets.flow import flowing
from ui.widgets.line_button import LineButton

if TYPE_CHECKING:
    from ui.workplace import Workplace

_LEVELS = ("refused", "without_name", "named")


class ConsentCard(QFrame):
    """The card of consents of the person that is shown."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.person: Person | None = None
        self.setProperty("kind", "card")
        words = self.words
        self.title = label(words(N_("What the person agreed to")), "heading", wrap=True)
        self.ask = button(words(N_("Three questions")), self.three_questions, "primary", "message-square")
        self.finer = button(words(N_("Refine")), self.refine, icon="pencil")
        self.take_back = button(words(N_("Withdraw")), self.withdraw, "danger", "ban")
        self.buttons = flowing(self.ask, self.finer, self.take_back)
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(5)
        self._grid.setHorizontalSpacing(GAP)
        self._below = column(gap=4)
        self.setLayout(column(self.title, self.buttons, self._table, self._below, gap=12, edge=16))

    def show_consents(
        self,
        person: Person,
        found: tuple[Consent, ...],
        standing: tuple[people.Standing, ...],
        issued: tuple[Issued, ...],
    ) -> None:
        """Show what the consents of a person come to today, the single consents, and where the story already is."""
        self.person = person
        clear(self._grid)
        self._heads()
        for place, one in enumerate(standing, start=1):
            self._line(place, one)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1 + len(_LEVELS), 3)
        self.take_back.setVisible(any(one.level != "refused" and one.withdrawn_on is None for one in found))
        clear(self._below)
        self._single(found)
        self._versions(issued)

    def _heads(self) -> None:
        self._grid.addWidget(label(self.words(N_("For which use")), "label", wrap=True), 0, 0)
        for at, level in enumerate(_LEVELS, start=1):
            said = label(self.work.term("identity_level", level), "label", wrap=True)
            said.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(said, 0, at)
        self._grid.addWidget(label(self.words(N_("Since")), "label", wrap=True), 0, 4)

    def _line(self, place: int, one: people.Standing) -> None:
        use, words = self.work.term("use", one.use), self.words
        state, level = words(people.STATES[one.state]), _level(one)
        self._grid.addWidget(label(use, wrap=True), place, 0)
        if level:
            name = f"{use}: {self.work.term('identity_level', level)}"
            self._grid.addWidget(_tick(level, name), place, 1 + _LEVELS.index(level))
        else:
            nothing = label(state, "muted", wrap=True)
            nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._grid.addWidget(nothing, place, 1, 1, len(_LEVELS))
        said = [state] if level == "refused" and one.state != level else []
        said += [said_date(one.since, words)] if one.since is not None else []
        self._grid.addWidget(label(" · ".join(said), "muted", wrap=True), place, 1 + len(_LEVELS))

    def _single(self, found: tuple[Consent, ...]) -> None:
        if not found:
            return
        self._below.addWidget(label(self.words(N_("Each consent by itself")), "label"))
        for one in sorted(found, key=_when, reverse=True):
            said = self._said(one)
            self._below.addWidget(LineButton(said, self._opening(one), icon="shield"))

    def _said(self, one: Consent) -> str:
        """One consent in a line: when, how, how the person may appear, for how many uses."""
        words = self.words
        when = said_date(one.given_on, words) if one.given_on is not None else words(N_("no date"))
        uses = words.plural("{n} purpose", "{n} purposes", len(one.uses)).format(n=len(one.uses))
        parts = [when, self.work.term("identity_level", one.level), uses if one.uses else words(N_("every use"))]
        if one.media and one.media != ("text",):
            parts.append(", ".join(self.work.term("medium", medium) for medium in one.media))
        if one.withdrawn_on is not None:
            parts.append(words(N_("withdrawn {date}")).format(date=said_date(one.withdrawn_on, words)))
        return " · ".join(parts)

    def _versions(self, issued: tuple[Issued, ...]) -> None:
        if not issued:
            return
        count = len(issued)
        said = self.words.plural(
            "{n} issued version tells of this person", "{n} issued versions tell of this person", count
        ).format(n=count)
        self._below.addWidget(LineButton(said, lambda: self._show_versions(issued), icon="file-text"))

    def _show_versions(self, issued: tuple[Issued, ...]) -> None:
        from ui.pages.consent_panels import VersionsPanel

        if self.person is not None:
            self.work.asked_for_panel.emit(VersionsPanel(self.work, self.person, issued, withdrawn=False))

    def _opening(self, consent: Consent) -> Callable[[], None]:
        def opened() -> None:
            from ui.pages.consent_panels import ConsentPanel

            if self.person is not None:
                self.work.asked_for_panel.emit(ConsentPanel(self.work, self.person, consent, new=False))

        return opened

    def three_questions(self) -> None:
        """Ask the three spoken questions."""
        from ui.pages.consent_panels import QuestionsPanel

        if self.person is not None:
            self.work.asked_for_panel.emit(QuestionsPanel(self.work, self.person))

    def refine(self) -> None:
        """Write a finer consent, or go on with the one that was begun."""
        from ui.pages.consent_panels import refine

        if self.person is not None:
            refine(self.work, self.person)

    def withdraw(self) -> None:
        """Withdraw every consent from today on, and show where the story already is."""
        from ui.pages.consent_panels import VersionsPanel

        person = self.person
        if person is None:
            return

        def done(answer: tuple[object, tuple[Issued, ...]]) -> None:
            if answer[1]:
                self.work.asked_for_panel.emit(VersionsPanel(self.work, person, answer[1], withdrawn=True))

        said = self.words(N_("All consents of {person} are withdrawn from today on.")).format(person=person.pseudonym)
        self.work.do(lambda desk: consents.withdraw(desk, person), done, said)


def _level(one: people.Standing) -> str:
    """Under which heading a state stands; none where nobody has asked."""
    return one.state if one.granted else "" if one.state == "not_asked" else "refused"


def _tick(level: str, name: str) -> QLabel:
    colours = theme.current()
    made = QLabel()
    picture = ("x", colours.bad) if level == "refused" else ("check", colours.good)
    made.setPixmap(icons.pixmap(*picture, 18, made.devicePixelRatioF()))
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setAccessibleName(name)
    made.setToolTip(tip(name))
    return made


def _when(one: Consent) -> tuple[int, int]:
    return (one.given_on.first if one.given_on else 0, one.recorded.milliseconds if one.recorded else 0)
