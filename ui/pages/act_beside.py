"""What is made from within the form of an act: a person, a source. Each is added to the field it was made beside."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fieldcase.casework.called import called
from fieldcase.errors import N_
from fieldcase.model.case import Source
from fieldcase.model.ids import SourceId
from ui.widgets.basics import button
from ui.widgets.chooser import ChooserField

if TYPE_CHECKING:
    from fieldcase.model.declare import Record
    from ui.record_form import RecordForm
    from ui.workplace import Workplace


class ActBeside(QObject):
    """The buttons beside the fields, put there when the fields are laid out."""

    def __init__(self, work: Workplace, form: RecordForm) -> None:
        super().__init__(form)
        self.work, self.form = work, form
        form.built.connect(self._add_buttons)

    def _add_buttons(self) -> None:
        words = self.work.words
        for name in ("victims", "perpetrators"):
            made = button(words(N_("New person…")), partial(self.new_person, name), icon="user-plus")
            self._field(name).chooser.set_beside(made)
        self._field("sources").chooser.set_beside(button(words(N_("New source…")), self.new_source, icon="plus"))

    def _field(self, name: str) -> ChooserField:
        edit = self.form.fields[name]
        assert isinstance(edit, ChooserField)
        return edit

    def new_person(self, field: str) -> None:
        """Make a person under a random pseudonym and add the person to the act."""
        from ui.pages.new_person import ask_for_person

        record = self.form.record
        if record is not None:
            ask_for_person(self.work, record.scope, lambda person: self._add(field, person))

    def new_source(self) -> None:
        """Write a source down and add it to the act."""
        from ui.pages.source_panel import SourcePanel

        record = self.form.record
        if record is None:
            return

        def open_panel(begun: Source | None) -> None:
            blank = begun or Source(id=SourceId(self.work.desk.new_id()), scope=record.scope)
            self.work.asked_for_panel.emit(SourcePanel(self.work, blank, lambda source: self._add("sources", source)))

        self.work.ask(lambda look: look.begun(Source, scope=record.scope), open_panel, self, "begun source")

    def _add(self, name: str, record: Record) -> None:
        self._field(name).chooser.take_new(record.key, called(record, self.work.tables, self.work.words))
