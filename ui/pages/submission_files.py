"""What was issued of a report, by whom and with which sum, who in it agrees no longer; and the versions that were kept.

A version is kept by a key and brought back by a button; what was issued stays as it is. Knows versions; refuses to know
how a report is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from fieldcase.casework import report_files, report_list, report_versions
from fieldcase.casework.report_list import Listed
from fieldcase.errors import N_
from fieldcase.model.deskwork import Issued
from fieldcase.model.people import Member
from fieldcase.model.reports import Report, ReportVersion
from fieldcase.model.said import said_instant
from ui.keys import Command
from ui.widgets.basics import button, card, clear, column, label, row, scrolling
from ui.widgets.file_picker import FilePicker, Wanted

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_DIGITS = 16
_GONE = N_("Consent taken back since: {people}. Make the next version, and tell whoever received this one.")


@dataclass(frozen=True)
class IssuedTold:
    """An issued file, who issued it, and who in it agrees no longer."""

    issued: Issued
    by: str
    gone: tuple[str, ...]


@dataclass(frozen=True)
class Kept:
    """A kept version and who kept it."""

    version: ReportVersion
    by: str


def read(look: Look, report: Report) -> tuple[tuple[IssuedTold, ...], tuple[Kept, ...]]:
    """What was issued and kept, the newest first. Runs on the reading lane."""
    members = {one.id: one.pseudonym for one in look.all(Member)}
    day = look.world.today()
    issued = tuple(
        IssuedTold(one, members.get(one.by, "") if one.by else "",
                   tuple(who.pseudonym for who in report_list.gone_from(look, (one,), day)))
        for one in report_files.issued_versions(look, report)
    )  # fmt: skip
    kept = tuple(Kept(one, members.get(one.by, "") if one.by else "") for one in report_versions.versions(look, report))
    return issued, kept


class Files(QWidget):
    """Both lists."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        words = self.words
        self.report: Report | None = None
        self._issued = QVBoxLayout()
        self._kept = QVBoxLayout()
        self.name = QLineEdit()
        for told in (self.name.setPlaceholderText, self.name.setAccessibleName):
            told(words(N_("What is new in this version")))
        self.name.returnPressed.connect(self.keep)
        self.keep_button = button(words(N_("Keep this version")), self.keep, icon="save")
        keeping = row(self.name, self.keep_button)
        keeping.setStretch(0, 1)
        issued = label(words(N_("Issued")), "heading")
        kept = label(words(N_("Kept versions")), "heading")
        said = label(words(N_("A kept version holds the words of the report as they are now. It can be brought back.")),
                     "muted", wrap=True)  # fmt: skip
        self.setLayout(
            column(scrolling(column(card(kept, said, keeping, self._kept), card(issued, self._issued), gap=12)))
        )

    def show_report(self, listed: Listed) -> None:
        """Show what was issued and kept of a report."""
        report = self.report = listed.report
        self.work.ask(lambda look: read(look, report), lambda found: self._came(*found), self, "files")

    def _came(self, issued: tuple[IssuedTold, ...], kept: tuple[Kept, ...]) -> None:
        clear(self._issued)
        clear(self._kept)
        words = self.words
        if not issued:
            said = words(N_("Nothing was issued yet. “Make the files…” writes them and keeps them here."))
            self._issued.addWidget(label(said, "muted", wrap=True))
        for one in issued:
            self._issued.addLayout(self._issued_line(one))
        for version in kept:
            self._kept.addLayout(self._kept_line(version))

    def _issued_line(self, told: IssuedTold) -> QVBoxLayout:
        words, issued = self.words, told.issued
        name = words(N_("version {number}")).format(number=issued.version or 1) + f" · {issued.form.upper()}"
        facts = (
            said_instant(issued.at, words) if issued.at is not None else "", told.by,
            f"SHA-256 {(issued.sha256 or b'').hex()[:_DIGITS]}…",
        )  # fmt: skip
        sum_of = label(" · ".join(one for one in facts if one), "muted", wrap=True, select=True)
        sum_of.setToolTip((issued.sha256 or b"").hex())
        held = column(label(name, "strong"), sum_of, gap=2)
        if told.gone:
            held.addWidget(label(words(_GONE).format(people=", ".join(told.gone)), "chip-bad", wrap=True))
        elif issued.blob is None:
            held.addWidget(label(words(N_("The file itself was erased; its sum and its date stay.")), "muted"))
        else:
            again = button(words(N_("Write the file again…")), partial(self._again, issued), "flat", "download",
                           name=f"{words(N_('Write the file again…'))} {name}")  # fmt: skip
            last = row(again)
            last.addStretch(1)
            held.addLayout(last)
        return held

    def _kept_line(self, told: Kept) -> QVBoxLayout:
        words, version = self.words, told.version
        number = words(N_("version {number}")).format(number=version.number or 1)
        name = " · ".join(one for one in (number, version.title) if one)
        when = said_instant(version.at, words) if version.at is not None else ""
        back = button(words(N_("Bring it back")), partial(self._bring_back, version), "flat", "history",
                      name=f"{words(N_('Bring it back'))}: {name}")  # fmt: skip
        line = row(label(" · ".join(one for one in (when, told.by) if one), "muted"), back)
        line.addStretch(1)
        return column(label(name, "strong", wrap=True), line, gap=2)

    def keep(self) -> None:
        """Keep the report as it is now under the next number."""
        report, title = self.report, self.name.text()
        if report is None:
            return
        self.name.clear()
        said = self.words(N_("The version is kept."))
        self.work.do(lambda desk: report_versions.keep(desk, desk.get(Report, report.id) or report, title), said=said)

    def _bring_back(self, version: ReportVersion) -> None:
        report = self.report
        if report is not None:
            said = self.words(N_("The report is as it was in this version."))
            self.work.do(
                lambda desk: report_versions.bring_back(desk, desk.get(Report, report.id) or report, version), said=said
            )

    def _again(self, issued: Issued) -> None:
        from fieldcase.casework import issuing

        report, work, words = self.report, self.work, self.words
        if report is None:
            return

        def write(paths: list[Path]) -> None:
            told = words(N_("Written: {name}")).format(name=paths[0].name)
            work.do(lambda desk: issuing.write_issued_again(desk, issued, paths[0]), lambda _: work.say(told))

        def ask(name: str) -> None:
            kept = f"{name.rsplit('-v', 1)[0]}-v{issued.version or 1}.{issued.form}"
            picker = FilePicker(
                words, words(N_("The file leaves the encryption. Where is it to be written?")), Wanted.NEW_FILE,
                Path.home(), write, suggested=kept, endings=(f".{issued.form}",),
            )  # fmt: skip
            work.asked_for_panel.emit(picker)

        work.ask(lambda look: report_files.suggested_name(look, report), ask, self, "name")

    def first_focus(self) -> QWidget:
        """What is new in the version that is to be kept."""
        return self.name

    def commands(self) -> tuple[Command, ...]:
        """What can be done here."""
        return (Command("report-keep", N_("Keep this version"), "Ctrl+Shift+S", self.keep),)
