"""The report of a campaign on its way out: what leaves, whether organisations are named, where it is written.

The first focus is on the way back, organisations are not named unless that is ticked. Knows panels; what stands in the
report, and what must not, is casework's.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework import campaign_report
from fieldcase.errors import N_
from fieldcase.i18n import LANGUAGE_NAMES, LANGUAGES, words
from ui.jobs import run_long
from ui.pages.plain_export import PlainPanel
from ui.widgets.basics import column, label
from ui.widgets.check_line import CheckLine
from ui.widgets.chips import Chips
from ui.widgets.file_picker import FilePicker, Wanted

if TYPE_CHECKING:
    from fieldcase.casework.campaign_report import Report
    from fieldcase.casework.desk import Desk
    from fieldcase.model.campaigns import Campaign
    from ui.workplace import Workplace

_LEAVES = N_("The report leaves the encryption: whoever has the file can read it.")
_WHAT = N_(
    "It tells of actions by country and town and of no person. Lawyer’s notes and evidence are not in it. Before it is "
    "written, every personal detail that this vault knows is looked for in its words."
)
_NAME = N_("Name the organisations and partners: the file is then for the team alone")


class CampaignOut:
    """The two ways out of one campaign."""

    def __init__(self, work: Workplace) -> None:
        self.work, self.words = work, work.words

    def ask(self, campaign: Campaign, *, pages: bool) -> None:
        """Say what leaves, then ask where."""
        told = self.words
        self.name = CheckLine(told(_NAME))
        named = tuple((code, LANGUAGE_NAMES[code]) for code in LANGUAGES)
        self.tongue = Chips(told(N_("Language of the report")), named, told.language)
        choices = QWidget()
        choices.setLayout(column(label(self.tongue.accessibleName(), "label"), self.tongue, self.name))
        title = told(N_("Report by country and city as PDF")) if pages else told(
            N_("Report by country and city as a table"))  # fmt: skip
        panel = PlainPanel(
            self.work, title, (told(_LEAVES), told(_WHAT)), lambda: self._gather(campaign, pages=pages), choices
        )
        self.work.asked_for_panel.emit(panel)

    def _gather(self, campaign: Campaign, *, pages: bool) -> None:
        named, language = self.name.box.isChecked(), self.tongue.code
        self.work.ask(
            lambda look: campaign_report.gather(look, campaign, named=named),
            lambda report: self._look_through(report, language, pages=pages), self.work, "campaign report",
        )  # fmt: skip

    def _look_through(self, report: Report, language: str, *, pages: bool) -> None:
        """Look for known identities and draw the pages, beside the window."""
        told, tables = self.words, self.work.tables
        name = campaign_report.suggested_name(words(language), ".pdf" if pages else ".csv")

        def job(*_watched: object) -> bytes:
            campaign_report.refuse_identities(report, name, told)
            if not pages:
                return b""
            from fieldcase.casework import campaign_pages

            return campaign_pages.drawn(report, words(language), tables)

        run_long(
            self.work, told(N_("The report is being looked through …")), job,
            lambda pdf: self._where(report, language, pdf, name),
        )  # fmt: skip

    def _where(self, report: Report, language: str, pdf: bytes, name: str) -> None:
        told = self.words
        warning = campaign_report.warning(report, told)
        picker = FilePicker(
            told, told(N_("Where is the report to be written?")), Wanted.NEW_FILE, Path.home(),
            lambda paths: self._write(report, language, pdf, paths[0]), suggested=name,
            endings=(".pdf",) if pdf else (".csv",),
        )  # fmt: skip
        self.work.asked_for_panel.emit(picker)
        if warning:
            self.work.say(warning)

    def _write(self, report: Report, language: str, pdf: bytes, target: Path) -> None:
        told = self.words

        def deed(desk: Desk) -> None:
            if pdf:
                campaign_report.write_pages(desk, target, pdf)
            else:
                campaign_report.write_table(desk, report, target, words(language))

        done = told(N_("Written: {name}")).format(name=target.name)
        self.work.do(deed, lambda _: self.work.say(done))
