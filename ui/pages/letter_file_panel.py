"""A letter before it leaves: the page as it will be, what to look at beside it, PDF or Word, one file or one for each.

What is shown is drawn by the same child in the same way as what is written. The first focus is on the way back; that
the file leaves the encryption is said above the button.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtGui import QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldcase.errors import N_, FieldcaseError
from ui.jobs import run_long
from ui.pages.evidence_pages import turner
from ui.pages.report_pages import PageView
from ui.widgets.basics import Combo, Ground, button, clear, column, label, row, scrolled
from ui.widgets.chips import Chips
from ui.widgets.file_picker import FilePicker, Wanted
from ui.widgets.line_button import LineButton
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.letter_files import Finding, Gathered, LetterFile, LetterRelease, Pages
    from fieldcase.model.letters import Letter
    from ui.workplace import Workplace

_LEAVES = N_(
    "The file leaves the encryption: whoever has it can read it, copy it and hand it on. Printers keep copies of what "
    "they print. Write it only to a place that you trust."
)
_BEING_DRAWN = N_("The page is being drawn …")
_PDF, _WORD, _EACH, _TOGETHER = "pdf", "docx", "each", "together"
_LEAST_PAGE, _LEAST_HEIGHT, _MOST = 300, 240, 1100
_SIDE = 380
# What stands above and below the page, in pixels, at a text whose lines are so high.
_REST, _LINE = 330, 19


class LetterFilePanel(Panel):
    """The preview, the checks, the choices. `to_field` is told the field that a check leads to, after the panel is
    gone; without it the checks are words alone."""

    WIDTH = 1040

    def __init__(self, work: Workplace, letter: Letter, to_field: Callable[[str], None] | None = None) -> None:
        told = work.words
        super().__init__(told(N_("Letter as a file")))
        self.work, self.words, self.letter, self._to_field = work, told, letter, to_field
        self.released: LetterRelease | None = None
        self.findings: tuple[Finding, ...] = ()
        self._pages = _new_pages()
        self.destroyed.connect(partial(_close, work, self._pages))
        self.turns = turner(work)
        self.turns.went.connect(self._draw)
        self.view = PageView(self.turns.turn, told(N_("Preview of the letter")))
        self.view.setProperty("kind", "card")  # its edge shows where the paper ends
        self.view.setMinimumSize(_LEAST_PAGE, _LEAST_HEIGHT)
        self.said = label(told(_BEING_DRAWN), "muted", wrap=True)
        self.form = Chips(told(N_("Kind of file")), ((_PDF, "PDF"), (_WORD, "Word (DOCX)")), _PDF)
        self.files = Chips(told(N_("How many letters")), (
            (_EACH, told(N_("A letter to each"))), (_TOGETHER, told(N_("One letter to all"))),
        ), _EACH)  # fmt: skip
        self.files.changed.connect(lambda _code: self._chosen())
        self.addressees = Combo(told(N_("To whom is the letter shown?")))
        self.addressees.currentIndexChanged.connect(lambda _at: self._draw(0))
        self.cancel = button(told(N_("Cancel")), lambda: self.close_panel())
        self.go = button(told(N_("Choose where to write it…")), self._where, "primary", "download")
        self.go.setEnabled(False)
        self._checks = column(gap=6)
        self._build()
        self._gather()

    def _build(self) -> None:
        told = self.words
        inside = Ground()
        side: QVBoxLayout = column(
            label(self.form.accessibleName(), "label"), self.form, self.files, self.addressees,
            label(told(N_("Check before export")), "label"), self._checks, gap=8,
        )  # fmt: skip
        side.setContentsMargins(0, 0, 8, 0)
        side.addStretch(1)
        inside.setLayout(side)
        beside = scrolled(inside)
        beside.setMinimumWidth(_SIDE)
        turning = row(self.turns)
        turning.addStretch(1)
        left = column(self.said, self.view, turning)
        left.setStretch(1, 1)
        across = row(gap=16)
        across.addLayout(left, 3)
        across.addWidget(beside, 2)
        last = row(self.cancel, self.go)
        last.insertStretch(0, 1)
        whole = column(gap=10, edge=20)
        whole.addWidget(label(told(N_("Letter as a file")), "heading"))
        whole.addLayout(across, 1)
        whole.addWidget(label(told(_LEAVES), "chip-bad", wrap=True))
        whole.addLayout(last)
        self.setLayout(whole)
        self._show_choices()

    def showEvent(self, event: QShowEvent) -> None:
        """Give the page the height that the window has."""
        super().showEvent(event)
        rest = _REST * max(1.0, self.fontMetrics().height() / _LINE)
        self.view.setMinimumHeight(round(max(_LEAST_HEIGHT, min(_MOST, self.window().height() - rest))))

    def first_focus(self) -> QWidget:
        """The way back: whoever presses Enter in haste has written nothing."""
        return self.cancel

    def _gather(self) -> None:
        from fieldcase.casework import letter_files

        work, letter = self.work, self.letter

        def look(at: Any) -> Gathered:
            now = at.get(type(letter), letter.id) or letter
            return letter_files.gather(work.desk, now, work.words, at)

        work.ask(look, self._gathered, self, "letter")

    def _gathered(self, gathered: Gathered) -> None:
        """Judge it on the drawing lane: the dictionary of names is loaded there."""

        def judge() -> tuple[tuple[Finding, ...], LetterRelease | None]:
            findings = gathered.findings()
            try:
                return findings, gathered.released()
            except FieldcaseError:  # it stands in the findings as what stops
                return findings, None

        self.work.lanes.draw(judge, self._judged, self, "judge")

    def _judged(self, came: tuple[tuple[Finding, ...], LetterRelease | None]) -> None:
        self.findings, self.released = came
        self._show_findings()
        self.go.setEnabled(self.released is not None)
        if self.released is None:
            self.said.setText(self.words(N_("This letter cannot leave as it is: see beside.")))
            return
        self.view.setAccessibleDescription(self.released.text)
        before = self.addressees.blockSignals(True)
        for at, one in enumerate(self.released.addressees):
            self.addressees.addItem(one, str(at))
        self.addressees.blockSignals(before)
        self._chosen()

    def _show_choices(self) -> None:
        several = self.released is not None and len(self.released.addressees) > 1
        self.files.setVisible(several)
        self.addressees.setVisible(several and self.files.code == _EACH)

    def _chosen(self) -> None:
        self._show_choices()
        self._draw(0)

    def _show_findings(self) -> None:
        clear(self._checks)
        words = self.words
        for finding in self.findings:
            stops = finding.level == "stop"
            lead = words(N_("Stops the export: {what}")) if stops else "{what}"
            text = lead.format(what=finding.told(words))
            if self._to_field is None or not finding.field:
                self._checks.addWidget(label(text, "chip-bad" if stops else "chip-warn", wrap=True))
                continue
            kind, icon = ("row-bad", "circle-alert") if stops else ("row-warn", "triangle-alert")
            self._checks.addWidget(LineButton(text, partial(self._lead, finding.field), kind=kind, icon=icon))

    def _lead(self, field: str) -> None:
        to_field = self._to_field
        self.close_panel()
        if to_field is not None:
            to_field(field)

    @property
    def _at(self) -> int | None:
        """The addressee whose letter is shown; None for one letter to all."""
        return None if self.files.code == _TOGETHER else max(0, self.addressees.currentIndex())

    def _draw(self, number: int) -> None:
        released, pages, at = self.released, self._pages, self._at
        if released is None:
            return
        ratio, language = self.devicePixelRatioF(), self.words.language
        width = round(max(_LEAST_PAGE, min(_MOST, self.view.viewport().width() - 4)) * ratio)
        self.said.setText(self.words(_BEING_DRAWN))
        self.said.show()
        self.work.lanes.draw(
            lambda: pages.page(released, at, language, number, width),
            lambda came: self._drawn(number, came, ratio), self, "page", self._refused,
        )  # fmt: skip

    def _drawn(self, number: int, came: Any, ratio: float) -> None:
        count, drawn = came
        self.turns.show_page(number, count)
        if drawn is None:
            return
        self.said.hide()
        image = QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB888).copy()
        image.setDevicePixelRatio(ratio)
        self.view.picture.setPixmap(QPixmap.fromImage(image))
        self.view.picture.resize(round(drawn.width / ratio), round(drawn.height / ratio))
        self.view.verticalScrollBar().setValue(0)

    def _refused(self, wrong: FieldcaseError) -> None:
        """A sign that no font has, or a child that ended: nothing can be written."""
        self.go.setEnabled(False)
        self.said.setText(wrong.told(self.words))
        self.said.show()

    def _where(self) -> None:
        if self.released is None:
            return
        work, released, form = self.work, self.released, self.form.code
        together = self.files.code == _TOGETHER
        self.close_panel()
        _choose_place(work, released, form, together)


def _new_pages() -> Pages:
    from fieldcase.casework import letter_files

    return letter_files.Pages()


def _close(work: Workplace, pages: Pages, *_gone: object) -> None:
    """End the child at once, and take it away on the lane where it is asked."""
    pages.stop()
    if shiboken6.isValid(work):
        work.lanes.draw(pages.close, lambda _none: None, work, f"close {id(pages)}")


def _choose_place(work: Workplace, released: LetterRelease, form: Any, together: bool) -> None:
    """One file is asked a name for; several a folder, in which they have names of their own."""
    from fieldcase.casework import letter_files

    names = letter_files.names(released, form, together)
    if len(names) == 1:
        picker = FilePicker(
            work.words, work.words(N_("Where is the letter to be written?")), Wanted.NEW_FILE, Path.home(),
            lambda paths: _write(work, released, form, together, (paths[0],)), suggested=names[0],
            endings=(f".{form}",),
        )  # fmt: skip
    else:
        picker = FilePicker(
            work.words, work.words(N_("Into which folder are the letters to be written?")), Wanted.FOLDER, Path.home(),
            lambda paths: _write(work, released, form, together, tuple(paths[0] / name for name in names)),
        )  # fmt: skip
    work.asked_for_panel.emit(picker)


def _write(work: Workplace, released: LetterRelease, form: Any, together: bool, places: tuple[Path, ...]) -> None:
    from fieldcase.casework import letter_files

    words = work.words

    def write(files: tuple[LetterFile, ...]) -> None:
        said = words.plural("{n} letter was written: {name}", "{n} letters were written, the first: {name}", len(files))
        told = said.format(n=len(files), name=places[0].name)
        work.do(lambda desk: letter_files.write(desk, released, files, places, words), lambda _: work.say(told))

    run_long(
        work, words(N_("The letters are being drawn …")),
        lambda step, stop: letter_files.drawn(released, form, words, together=together, step=step, stop=stop), write,
    )  # fmt: skip
