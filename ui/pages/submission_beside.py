"""Beside a report that is built: how long it is against its limits, until when, what to look at, the pages.

The preview is made by the same child in the same way as the files. Knows what was made; refuses to know how a section
is written.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from fieldcase.casework import submissions
from fieldcase.casework.report_list import Listed
from fieldcase.casework.submissions import NOT_COUNTED, Length, Limits
from fieldcase.errors import N_
from fieldcase.model.reports import Report
from fieldcase.model.said import said_whole
from ui.pages.report_findings import Findings
from ui.pages.report_pages import Pages
from ui.pages.submission_said import of_kind
from ui.pages.submissions_list import until
from ui.widgets.basics import card, clear, column, label
from ui.widgets.chips import Chips
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from fieldcase.i18n import Words
    from ui.workplace import Workplace

CHECK, PAGES = "check", "pages"
_ASK_AFTER_MS = 900  # a draft is kept 800 ms after the first key: what is asked for then has it
_SOON = 14


class Beside(QWidget):
    """The column. `report` is what it shows; `read` makes the preview anew."""

    def __init__(self, work: Workplace, go_to: Callable[[bytes], None]) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.report: Report | None = None
        self.made: Any = None
        self._preview: Any = None
        self._section: bytes | None = None
        self._at_section = False
        words = self.words
        self.length = label("", "strong", wrap=True)
        self.day = label("", "muted", wrap=True)
        self.limits = column(gap=4)
        self.remarks = column(gap=6)
        self.view = Chips(words(N_("What is shown beside")), (
            (CHECK, words(N_("Check"))), (PAGES, words(N_("Pages"))),
        ), CHECK)  # fmt: skip
        self.view.changed.connect(self.show_view)
        above = QWidget()
        above.setLayout(column(self.remarks, self.limits, gap=8))
        self.findings = Findings(work, go_to, above)
        self.pages = Pages(work)
        self.pages.said.setText("")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.findings)
        self.stack.addWidget(self.pages)
        whole = column(card(self.length, self.day, gap=4), self.view, self.stack, gap=10)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self._timer = delayed(self, _ASK_AFTER_MS, self.read)

    def show_report(self, listed: Listed) -> None:
        """Show until when a report is to be handed in and what its kind asks."""
        other = self.report is None or self.report.key != listed.report.key
        self.report = listed.report
        said = until(listed, self.words)
        told = (
            self.words(N_("Hand in by {day}")).format(day=said)
            if said
            else self.words(
                N_("No last day is known. Write the day of the session, or until when, under “About the report”.")
            )
        )
        self.day.setText(told)
        near = listed.days is not None and listed.days <= _SOON and not listed.version
        _dress(self.day, "wrong" if near else "muted")
        clear(self.limits)
        asked = " ".join(of_kind(submissions.preset(listed.report.submission), self.words))
        if asked:
            self.limits.addWidget(label(asked, "muted", wrap=True))
        if other:
            self.made = None
            self.findings.show_nothing()
            self.pages.number = self.pages.count = 0
            self._show_length()
            self.read()

    def later(self) -> None:
        """Make the preview anew once what is typed now is kept as a draft."""
        self._timer.start()

    def read(self) -> None:
        """Gather on the reading lane, make in the child, show what comes; the newest question wins."""
        self._timer.stop()
        report, desk, words = self.report, self.work.desk, self.words
        if report is None:
            return
        self.pages.waiting(True)

        def gather(look: Look) -> Any:
            from fieldcase.casework import report_files, report_gathering

            now = look.get(Report, report.key) or report
            name = report_files.suggested_name(look, now)
            return report_gathering.gather(desk, now, name, words, look=look, preview=True)

        self.work.ask(gather, self._gathered, self, "gather")

    def _gathered(self, gathered: Any) -> None:
        from fieldcase.casework.preview import Preview

        if self._preview is None:
            self._preview = Preview(self.work.desk)
        preview = self._preview
        self.work.lanes.draw(lambda: preview.ask(gathered), self._came, self, "make")

    def _came(self, made: Any) -> None:
        if made is None or self._preview is None:
            return
        self.made = made
        self.pages.waiting(False)
        self.findings.show_made(made)
        if made.refusal is None:
            self.pages.show_made(self._preview, made)
            self._to_section()
        else:
            self.pages.said.setText(made.refusal.told(self.words))
            self.pages.said.show()
        self._show_length()

    def _show_length(self) -> None:
        """ "1,240 of 6,600 words, footnotes included; annex 3,400", and what to look at before it is handed in."""
        made, report, words = self.made, self.report, self.words
        clear(self.remarks)
        if report is None:
            return
        preset = submissions.preset(report.submission)
        most = submissions.limits(report, preset)
        long = made.length if made is not None and made.refusal is None else NOT_COUNTED
        if made is None:
            self.length.setText(words(N_("being counted …")))
        elif made.refusal is not None:
            self.length.setText(words(N_("It cannot be made as it is: see below.")))
        else:
            self.length.setText(_length(long, made.pages, most, words))
        _dress(self.length, "wrong" if _too_long(long, most) else "strong")
        for remark in submissions.remarks(report, preset, long, self.work.desk.world.today()):
            self.remarks.addWidget(label(submissions.said(remark, words), "chip-warn", wrap=True))

    def show_section(self, key: bytes | None) -> None:
        """Turn to the page on which a section begins, now or when the pages are made; not again while a person turns
        pages."""
        self._section, self._at_section = key, False
        if self.made is not None and self.made.refusal is None:
            self._to_section()

    def _to_section(self) -> None:
        page = self.made.begins.get(self._section) if not self._at_section else None
        if page is not None:
            self._at_section = True
            self.pages.show_page(page)

    def show_view(self, name: str) -> None:
        """Show the check or the pages."""
        self.view.choose(name)
        self.stack.setCurrentIndex(0 if name == CHECK else 1)
        self.pages.fit()

    def leave(self) -> None:
        """End the child at once: it holds released words."""
        self._timer.stop()
        if self._preview is not None:
            preview, self._preview = self._preview, None
            preview.stop()
            self.work.lanes.work(preview.close, lambda _: None)

    def pictures(self) -> Any:
        """The pictures that were cleaned for the preview, for the files that follow; None where there are none yet."""
        return self._preview.pictures if self._preview is not None else None


def _dress(said: QLabel, kind: str) -> None:
    said.setProperty("kind", kind)
    said.style().unpolish(said)
    said.style().polish(said)


def _length(long: Length, pages: int, most: Limits, words: Words) -> str:
    own = said_whole(long.words, words)
    if most.words:
        said = words(N_("{n} of {most} words, footnotes included")).format(n=own, most=said_whole(most.words, words))
    else:
        said = words(N_("Words, footnotes included: {n}")).format(n=own)
    if long.annex_words:
        said += "; " + words(N_("annex {n}")).format(n=said_whole(long.annex_words, words))
    if most.pages:
        said += "; " + words(N_("pages before the annex: {n} of {most}")).format(n=long.pages, most=most.pages)
    return said + ". " + words.plural("{n} page in all.", "{n} pages in all.", pages).format(n=pages)


def _too_long(long: Length, most: Limits) -> bool:
    return bool((most.words and long.words > most.words) or (most.pages and long.pages > most.pages))
