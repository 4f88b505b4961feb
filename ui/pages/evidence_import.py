"""Taking files in: asked once for the whole batch, encrypted beside everything else, entered as one deed.

What was typed about the batch is kept as drafts, so that a lock or a stop loses none of it: the next batch of the case
begins with it. Knows files by their names and first bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QListWidget, QWidget

from fieldcase.casework import evidence, offered, storing
from fieldcase.casework.evidence import Entered
from fieldcase.casework.offered import ARCHIVE, Offered
from fieldcase.casework.storing import Archives, Kept
from fieldcase.errors import N_, Cancelled
from fieldcase.model.case import Case
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import EventId, EvidenceId
from ui.jobs import Step, run_long, write_long
from ui.pages.case_choice import CaseChoice
from ui.pages.evidence_after import AfterPanel
from ui.pages.evidence_words import said_size, said_type
from ui.record_form import Group, RecordForm
from ui.widgets.basics import WIDE_GAP, Combo, button, column, label, row, scrolled
from ui.widgets.file_picker import FilePicker, Wanted
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.lane import Stop
    from ui.workplace import Workplace

_LONG = frozenset({"origin", "acquired_how"})
_ROWS = 5
_LETTERS = 96
# More lines than this nobody reads before a batch is taken in; how many there are of each sort is said above them.
_MOST_LISTED = 200
_ARCHIVES = (
    (Archives.KEEP, N_("keep them as they are")),
    (Archives.BOTH, N_("keep them, and take their files out too")),
    (Archives.UNPACK, N_("take their files out, and keep only those")),
)


def import_files(work: Workplace, case: Case, paths: list[Path], event: bytes | None = None) -> None:
    """Look the files over, then ask about them; with `event` they become that event's evidence."""
    look_over(work, paths, lambda found: import_offered(work, case, found, event))


def look_over(work: Workplace, paths: Sequence[Path], then: Callable[[Sequence[Offered]], None]) -> None:
    """Look at files and at all that lies in folders, on the lane for long work."""
    what = work.words(N_("The files are being looked over …"))
    run_long(work, what, lambda step, stop: offered.looked_over(paths, step, stop), then)


def ask_for_files(work: Workplace, chosen: Callable[[list[Path]], None]) -> None:
    """Let a person choose files, or a folder with all that lies in it."""
    title = work.words(N_("Which files are the evidence?"))
    work.asked_for_panel.emit(FilePicker(work.words, title, Wanted.FILES_OR_FOLDERS, Path.home(), chosen))


def import_offered(
    work: Workplace,
    case: Case | None,
    found: Sequence[Offered],
    event: bytes | None = None,
    taken: Callable[[Entered], None] = lambda entered: None,
) -> None:
    """Ask about files that were looked over; first for the case where none is given. `taken` comes after the deed."""
    if case is None:
        work.asked_for_panel.emit(CaseChoice(work, lambda chosen: import_offered(work, chosen, found, event, taken)))
        return

    def opened(begun: Evidence | None) -> None:
        work.asked_for_panel.emit(ImportPanel(work, Batch(case, found, event, taken), begun))

    # What was typed about a batch of this case that was never taken in.
    work.ask(lambda look: look.begun(Evidence, scope=case.scope, blob=None), opened, work, "batch")


@dataclass(frozen=True)
class Batch:
    """The files that are to come into a case, the event they belong to, and who is told afterwards."""

    case: Case
    found: Sequence[Offered]
    event: bytes | None
    taken: Callable[[Entered], None]


class BatchForm(RecordForm):
    """The form of what is common to a batch. It keeps drafts and never makes a record of its own."""

    def enter(self, then: Callable[[], None] | None = None) -> None:
        """Keep what was typed as drafts; the record comes with the files."""
        self.keep()
        if then is not None:
            then()

    def batch(self) -> Evidence | None:
        """What was said about the batch, None while there is a field that cannot be read; it has the focus then."""
        values = {}
        for name, edit in self.fields.items():
            edit.check()
            if edit.fault:
                edit.setFocus()
                return None
            values[name] = edit.value()
        assert isinstance(self.record, Evidence)
        return replace(self.record, **values)


class ImportPanel(Panel):
    """The files, the questions, the button."""

    WIDTH = 760

    def __init__(self, work: Workplace, batch: Batch, begun: Evidence | None) -> None:
        super().__init__(work.words(N_("Take in files")))
        self.work, self.words, self.batch, self.case = work, work.words, batch, batch.case
        self.WIDTH = max(ImportPanel.WIDTH, _LETTERS * self.fontMetrics().averageCharWidth())
        found = batch.found
        self.good = [one for one in found if not one.fault]
        self.counts = label(said_counts(found, work), wrap=True)
        self.counts.setVisible(len(found) > _ROWS)
        self.files = self._listed(found)
        shown = tuple((str(code), self.words(said)) for code, said in _ARCHIVES)
        self.archives = Combo(self.words(N_("ZIP archives")), shown, str(Archives.KEEP))
        words = self.words
        groups = (
            Group(words(N_("Said once, for all of these files")), (("title", "kind"), ("looked_at", "shows"))),
            Group("", (("origin",), ("acquired_on", "acquired_where"), ("acquired_how",)), _LONG),
        )
        self.form = BatchForm(work, groups, name=words(N_("About these files")), by_itself=False)
        self.verb = button(words(N_("Encrypt and take in")), self.take, "primary", "lock")
        self.verb.setEnabled(False)
        self.anew = button(words(N_("Begin with empty fields")), self._begin_anew, "flat")
        if begun is None:
            self.anew.hide()
        self._lay()
        self.form.open(begun or self._blank(), self._stands)

    def _stands(self) -> None:
        """The questions are there: they can be answered, or left empty."""
        self.verb.setEnabled(bool(self.good))
        self.form.first_field().setFocus()
        self.area.ensureWidgetVisible(self.form.first_field())

    def _blank(self) -> Evidence:
        return Evidence(id=EvidenceId(self.work.desk.new_id()), scope=self.case.scope)

    def _listed(self, found: Sequence[Offered]) -> QListWidget:
        shown = QListWidget()
        shown.setAccessibleName(self.words(N_("Files")))
        shown.setWordWrap(True)
        # What needs a person's eye comes first.
        for one in sorted(found, key=lambda one: not one.fault or one.litter)[:_MOST_LISTED]:
            fits = f"{said_type(one.media_type, self.work)} · {said_size(one.size, self.work)}"
            cannot = self.words(N_("cannot be taken in: {why}")).format(why=self.words(one.fault))
            shown.addItem(f"{one.name} — {cannot if one.fault else fits}")
        if len(found) > _MOST_LISTED:
            shown.addItem(self.words(N_("and {n} more")).format(n=len(found) - _MOST_LISTED))
        rows = max(1, min(_ROWS, len(found))) - (len(found) > _ROWS)  # the counts take a line
        shown.setFixedHeight(rows * (shown.fontMetrics().lineSpacing() + 10) + 10)
        if found:
            shown.setCurrentRow(0)
        return shown

    def _opened(self) -> QWidget:
        """The choice of what becomes of archives; hidden where there are none."""
        words = self.words
        kept = N_("An archive of which something could not be taken out is kept all the same.")
        asked = QWidget()
        line = row(label(words(N_("ZIP archives"))), self.archives)
        line.addStretch(1)
        hint = label(words(kept), "muted", wrap=True)
        hint.hide()
        self.archives.currentIndexChanged.connect(lambda _: hint.setVisible(self.archives.code != Archives.KEEP))
        asked.setLayout(column(line, hint))
        asked.setVisible(any(one.media_type == ARCHIVE and one.path is not None for one in self.good))
        return asked

    def _lay(self) -> None:
        words = self.words
        count = words.plural("Take in {n} file", "Take in {n} files", len(self.good)).format(n=len(self.good))
        where = words(N_("Into the case {code}. Each file is encrypted by itself; nothing of it is written elsewhere."))
        event = label(words(N_("They become evidence of the event they were dropped on.")), "muted", wrap=True)
        if self.batch.event is None:
            event.hide()
        inside = QWidget()
        held = column(
            label(where.format(code=self.case.code), "muted", wrap=True), event, self.counts, self.files,
            self._opened(), self.form, gap=WIDE_GAP - 4,
        )  # fmt: skip
        held.addStretch(1)
        held.setContentsMargins(0, 0, 10, 0)
        inside.setLayout(held)
        self.area = area = scrolled(inside)
        for one in (inside, area.viewport()):
            one.setAutoFillBackground(False)
        last = row(self.anew)
        last.addStretch(1)
        last.addWidget(button(words(N_("Cancel")), self.escaped))
        last.addWidget(self.verb)
        self.setLayout(column(label(count, "heading"), area, last, gap=10, edge=16))

    def sizeHint(self) -> QSize:
        """As tall as the window lets it be."""
        return QSize(self.WIDTH, 640)

    def first_focus(self) -> QWidget:
        """The first question, once the form stands."""
        return self.form.first_field() if self.form.fields else self.verb

    def escaped(self) -> None:
        """Close; what was typed stays for the next batch of this case."""
        self.form.keep()
        self.close_panel()

    def _begin_anew(self) -> None:
        old = self.form.record
        self.anew.hide()
        if old is not None:
            key = old.key
            self.work.do(lambda desk: desk.give_up(key), lambda _: self.form.open(self._blank(), self._stands))

    def take(self) -> None:
        """Encrypt on the lane for long work, then enter all that could be read in one deed."""
        about = self.form.batch()
        if about is None:
            return
        self.form.keep()
        work, desk, found = self.work, self.work.desk, self.batch.found
        archives = Archives(self.archives.code)
        self.close_panel()
        what = work.words(N_("The files are being encrypted …"))
        run_long(
            work, what, lambda step, stop: storing.stored(desk, found, step, stop, archives),
            lambda kept: _enter(work, self.batch, kept, about),
        )  # fmt: skip


def _enter(work: Workplace, batch: Batch, kept: Kept, about: Evidence) -> None:
    """Write the records of what was stored, and say what became of every file."""
    if not kept.stored:
        work.asked_for_panel.emit(AfterPanel(work, kept, Entered((), (), ())))
        return
    event = EventId(batch.event) if batch.event is not None else None

    def deed(desk: Desk, step: Step, stop: Stop) -> Entered:
        def stepped(done: int, total: int) -> None:
            step(done, total)
            if stop():
                raise Cancelled

        entered = evidence.enter(desk, batch.case.scope, kept.stored, about, event, stepped)
        desk.give_up(about.key)
        return entered

    def came(entered: Entered) -> None:
        batch.taken(entered)
        work.asked_for_panel.emit(AfterPanel(work, kept, entered))

    what = work.words(N_("The files are being entered …"))
    write_long(work, what, deed, came, work.words(N_("The files were taken in")))


def said_counts(found: Sequence[Offered], work: Workplace) -> str:
    """How many files there are of each sort, most first, then those that are not taken in."""
    sorts = Counter(one.media_type for one in found if not one.fault)
    parts = [(said_type(sort, work), number) for sort, number in sorts.most_common()]
    parts.append((work.words(N_("cannot be taken in")), sum(1 for one in found if one.fault and not one.litter)))
    parts.append((work.words(N_("system files, left out")), sum(1 for one in found if one.litter)))
    return " · ".join(f"{what}: {number}" for what, number in parts if number)
