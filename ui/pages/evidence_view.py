"""Evidence as a list with the marked piece beside it: of one case, or of all. Files come in by button, drop or paste.

Knows a scope or none; where there is none, a case is asked for before files are taken in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from fieldcase.casework import offered
from fieldcase.casework.called import called
from fieldcase.casework.evidence import Entered
from fieldcase.casework.offered import Offered
from fieldcase.errors import N_
from fieldcase.model.asked import Asked
from fieldcase.model.case import Case
from fieldcase.model.evidence import Evidence
from ui.keys import Command
from ui.pages import recording_card
from ui.pages.evidence_detail import EvidenceDetail
from ui.pages.evidence_import import ask_for_files, import_offered, look_over
from ui.pages.evidence_words import said_size
from ui.pages.record_list import Plan, RecordList
from ui.widgets.basics import button, column
from ui.widgets.empty import Empty
from ui.widgets.rows import Column
from ui.widgets.split import Split
from ui.widgets.turns import Turns

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace


@dataclass(frozen=True)
class Line:
    """A row: the evidence, and what its case is called."""

    evidence: Evidence
    case: str


def lines(look: Look, records: tuple[Any, ...]) -> Sequence[Line]:
    """The rows of these records. Runs on the reading lane."""
    codes: dict[bytes, str] = {}
    for scope in {one.scope for one in records}:
        found = look.page(Case, look.vector(Asked(Case, scope=scope))[:1])
        codes[scope] = found[0].code if found else ""
    return [Line(one, codes[one.scope]) for one in records]


def plan(work: Workplace, *, everywhere: bool) -> Plan:
    """The list's columns; with the case's code where it lists all of them."""
    words = work.words

    def title(line: Line) -> str:
        one = line.evidence
        return one.title or called(one, work.tables, words).removeprefix(f"{one.number} · ")

    columns = [
        Column(words(N_("Number")), lambda line: line.evidence.number, "number", width=76),
        Column(words(N_("Title")), title, "title", wide=True, least=200),
        Column(
            words(N_("Kind")), lambda line: work.term("evidence_kind", line.evidence.kind), "kind", width=120, spare=2,
        ),
        Column(
            words(N_("Whom it shows")), lambda line: work.term("looked_at", line.evidence.looked_at), "looked_at",
            width=120, spare=1,
        ),
        Column(words(N_("Size")), lambda line: said_size(line.evidence.size, work), "size", width=84, spare=3),
    ]  # fmt: skip
    if everywhere:
        columns.insert(1, Column(words(N_("Case")), lambda line: line.case, width=116))

    def counted(number: int) -> str:
        return words.plural("{n} piece of evidence", "{n} pieces of evidence", number).format(n=number)

    return Plan(
        Evidence, words(N_("Evidence")), tuple(columns), counted, sort="number", rows=lines,
        record=lambda line: line.evidence, narrowed=("kind", "looked_at"),
    )  # fmt: skip


class EvidenceView(QWidget):
    """The list and the detail."""

    def __init__(self, work: Workplace, *, everywhere: bool) -> None:
        super().__init__()
        self.work, self.words, self._everywhere = work, work.words, everywhere
        self.case: Case | None = None
        self._mark: bytes | None = None
        self._list: RecordList | None = None
        self._detail: EvidenceDetail | None = None
        self._left, self._right = QWidget(), QWidget()
        for room in (self._left, self._right):
            room.setLayout(column())
        self.setLayout(column(Split(self._left, self._right, (3, 4))))
        self.setAcceptDrops(True)
        self._turns = Turns(self, (self._lay_list, self._lay_detail))

    def _lay_list(self) -> None:
        """Build the list, show in it what was asked for meanwhile, and hand the focus on."""
        self.listing.show_scope(self.case.scope if self.case is not None else None)
        self.listing.take(self._mark)
        self.listing.read()
        if self.hasFocus():
            self.first_focus().setFocus()

    def _lay_detail(self) -> None:
        assert self.detail is not None

    @property
    def listing(self) -> RecordList:
        """The list; built when it is first asked for."""
        if self._list is None:
            said = N_(
                "Photographs, documents and recordings are kept here, each encrypted by itself as it comes in. Drop "
                "files here, paste them, or choose them."
            )
            empty = Empty("paperclip", self.words(said), self.words(N_("Take in files…")), self.take_in)
            self._list = made = RecordList(self.work, plan(self.work, everywhere=self._everywhere), empty)
            made.looked_at.connect(self._look_at)
            made.opened.connect(lambda: self.detail.form.first_field().setFocus())
            if not self._everywhere:
                made.beside(button(self.words(N_("Take in files…")), self.take_in, icon="plus"))
            _put(self._left, made)
        return self._list

    @property
    def detail(self) -> EvidenceDetail:
        """What shows the marked piece; built when it is first asked for."""
        if self._detail is None:
            self._detail = EvidenceDetail(self.work)
            _put(self._right, self._detail)
        return self._detail

    @property
    def stands(self) -> bool:
        """Whether list and detail are laid out."""
        return self._turns.over and self.detail.stands

    def show_case(self, case: Case | None, mark: bytes | None) -> None:
        """Show the evidence of a case, or of all."""
        self.case, self._mark = case, mark
        if self._list is not None:
            self._lay_list()

    def read(self) -> None:
        """Read the list anew."""
        if self._list is not None:
            self._list.read()

    @property
    def marked(self) -> bytes | None:
        """The piece that is marked in the list."""
        return self._list.marked if self._list is not None else None

    def _look_at(self, record: Evidence | None) -> None:
        # Beside a list that holds nothing there is nothing to be chosen.
        self._right.setVisible(record is not None or self.listing.filtered)
        self.detail.open(record)

    def leave(self) -> None:
        """Enter what was typed; forget what was decrypted."""
        if self._detail is not None:
            self._detail.leave()

    def first_focus(self) -> QWidget:
        """The list, once it is there."""
        return self._list.view if self._list is not None else self

    def take_in(self) -> None:
        """Choose files, then take them in."""
        ask_for_files(self.work, self.take_paths)

    def take_paths(self, paths: list[Path]) -> None:
        """Take in files, and folders with all that lies in them, by their paths."""
        if paths:
            look_over(self.work, paths, self._offered)

    def _offered(self, found: Sequence[Offered]) -> None:
        import_offered(self.work, self.case, found, taken=self._taken)

    def _taken(self, entered: Entered) -> None:
        """Mark the first piece that came in, or that was here already."""
        if shiboken6.isValid(self) and entered.each:
            self.listing.take(entered.each[0].key)
            self.listing.read()

    def commands(self) -> tuple[Command, ...]:
        """What can be done with evidence."""
        return (
            Command("new-here", N_("Take in files"), "Ctrl+E", self.take_in),
            Command("filter", N_("Go to the filter"), "Ctrl+F", lambda: self.listing.line.setFocus()),
            Command("bin", N_("Put into the bin"), "Ctrl+Delete", lambda: self.detail.to_bin(), able=self._marked),
            Command("done", N_("Done with this record"), "Ctrl+Return", self._done),
            *recording_card.commands(lambda: self._detail.recording if self._detail is not None else None),
        )

    def _marked(self) -> bool:
        return self.detail.evidence is not None

    def _done(self) -> None:
        if self.detail.done():
            return
        self.detail.form.enter()
        self.listing.view.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V outside a text takes in what was copied: files, or a picture."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().mimeData())
            return
        super().keyPressEvent(event)

    def paste(self, held: QMimeData) -> None:
        """Take in files or a picture; the picture stays in memory until it is encrypted."""
        paths = _paths(held)
        if paths:
            self.take_paths(paths)
        elif held.hasImage():
            image = QImage(held.imageData())
            name = self.words(N_("pasted picture")) + ".png"
            self.work.lanes.work(lambda: _as_png(image, name), lambda found: self._offered((found,)))
        else:
            self.work.say(self.words(N_("There is no file and no picture to paste.")))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped."""
        if _paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in what was dropped."""
        self.take_paths(_paths(event.mimeData()))
        event.acceptProposedAction()


def _put(room: QWidget, inside: QWidget) -> None:
    layout = room.layout()
    assert layout is not None
    layout.addWidget(inside)


def _paths(held: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in held.urls() if url.isLocalFile()]


def _as_png(image: QImage, name: str) -> Offered:
    """The pixels as PNG, in memory; a pasted picture carries nothing else."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return offered.of_bytes(bytes(buffer.data().data()), name)
