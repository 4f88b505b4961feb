"""The tab Dossiers of a case: what was issued, when, for what and by whom, and what of it must not be used again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldcase.casework.look import Look
from fieldcase.errors import N_
from fieldcase.model.case import Case
from fieldcase.model.deskwork import Issued
from fieldcase.model.people import Consent, Member, Person
from fieldcase.model.said import said_instant
from ui.keys import Command
from ui.pages.case_tab import Tab
from ui.widgets.basics import Ground, button, card, clear, label, row, scrolled
from ui.widgets.empty import Empty
from ui.widgets.file_picker import FilePicker, Wanted
from ui.workplace import Workplace

_DIGITS = 16


@dataclass(frozen=True)
class Version:
    """One issued version, who issued it, and the pseudonyms of people in it who have taken a consent back since."""

    issued: Issued
    by: str
    withdrawn: tuple[str, ...]


def versions(look: Look, case: Case) -> tuple[Version, ...]:
    """The issued versions of a case, the newest first. Runs on the reading lane."""
    from fieldcase.casework.dossiers import issued_versions

    members = {one.id: one.pseudonym for one in look.all(Member)}
    people = {one.id: one.pseudonym for one in look.all(Person, case.scope)}
    gone = {one.person for one in look.all(Consent, case.scope) if one.withdrawn_on is not None}
    return tuple(
        Version(
            one, members.get(one.by, "") if one.by else "",
            tuple(sorted(people.get(who, "") for who in one.people if who in gone)),
        )
        for one in issued_versions(look, case)
    )  # fmt: skip


class DossiersTab(Tab):
    """The issued versions of one case."""

    NAME: ClassVar[str] = "dossiers"
    TITLE: ClassVar[str] = N_("Dossiers")
    LISTENS: ClassVar[frozenset[str]] = frozenset({"issued", "consent"})

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self._inside = Ground()
        self._list = QVBoxLayout(self._inside)
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.setSpacing(10)
        self._first: QWidget | None = None
        self.body.addWidget(scrolled(self._inside))

    def read(self) -> None:
        """Read the versions anew."""
        case = self.case
        if case is not None:
            self.work.ask(lambda look: versions(look, case), self._came, self, "dossiers")

    def _came(self, found: tuple[Version, ...]) -> None:
        clear(self._list)
        words = self.words
        if not found:
            sentence = N_("Here stands every dossier of this case that was issued: what for, when, by whom.")
            empty = Empty("file-text", words(sentence), words(N_("Make a dossier")), self._build)
            self._first = empty.button
            self._list.addWidget(empty)
            return
        self._first = button(words(N_("Make a dossier")), self._build, "primary", "file-plus")
        first = row(self._first)
        first.addStretch(1)
        self._list.addLayout(first)
        for one in found:
            self._list.addWidget(self._card(one))
        self._list.addStretch(1)

    def _card(self, version: Version) -> QWidget:
        words, issued = self.words, version.issued
        use = self.work.term("use", issued.use)
        name = words(N_("{use}, version {number}, in {language}")).format(
            use=use, number=issued.version or 1, language=self.work.term("language", issued.language)
        )
        when = said_instant(issued.at, words) if issued.at is not None else ""
        digest = (issued.sha256 or b"").hex()
        facts = " · ".join(part for part in (when, version.by, f"SHA-256 {digest[:_DIGITS]}…") if part)
        lines: list[QWidget] = [label(name, "strong", wrap=True), label(facts, "muted", wrap=True)]
        if version.withdrawn:
            told = words(N_("Consent withdrawn since: {people}. Issue it anew, and tell whoever received this one."))
            lines.append(label(told.format(people=", ".join(version.withdrawn)), "chip-bad", wrap=True))
        if issued.blob is None:
            lines.append(label(words(N_("The file itself was erased; its sum and its date stay.")), "muted", wrap=True))
        elif not version.withdrawn:
            again = button(
                words(N_("Write the file again…")), lambda: self._again(issued), "", "download",
                name=f"{words(N_('Write the file again…'))} {name}",
            )  # fmt: skip
            last = row(again)
            last.addStretch(1)
            return card(*lines, last)
        return card(*lines)

    def _build(self) -> None:
        if self.case is not None:
            self.work.go("reports", self.case.key)

    def _again(self, issued: Issued) -> None:
        from fieldcase.casework.dossiers import suggested_name

        case, work, words = self.case, self.work, self.words
        if case is None:
            return

        def write(paths: list[Path]) -> None:
            from fieldcase.casework.dossiers import write_issued_again

            told = words(N_("Written: {name}")).format(name=paths[0].name)
            work.do(lambda desk: write_issued_again(desk, issued, paths[0]), lambda _: work.say(told))

        def ask(name: str) -> None:
            kept = name.rsplit("-v", 1)[0] + f"-v{issued.version or 1}.pdf"
            picker = FilePicker(
                words, words(N_("The PDF leaves the encryption. Where is it to be written?")), Wanted.NEW_FILE,
                Path.home(), write, suggested=kept, endings=(".pdf",),
            )  # fmt: skip
            work.asked_for_panel.emit(picker)

        work.ask(lambda look: suggested_name(look, case, issued.use, issued.language), ask, self, "name")

    def first_focus(self) -> QWidget:
        """The first button."""
        return self._first or self

    def commands(self) -> tuple[Command, ...]:
        """What can be done here."""
        return (Command("make-dossier", N_("Make a dossier"), "Ctrl+E", self._build),)
