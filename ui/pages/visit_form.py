"""The form of a visit: when, where, who went, what was found; the safety notes last, which never leave.

A new site of the register is made beside the form and chosen at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework import sealing
from fieldcase.casework.called import called
from fieldcase.errors import N_
from fieldcase.model.fieldwork import Site, Visit
from fieldcase.model.ids import SiteId
from ui.pages.check_in_line import SafetyLine
from ui.pages.country_note_line import CountryNoteLine
from ui.record_form import Group, RecordForm
from ui.widgets.basics import Ground, button, card, column, label, row, scrolled
from ui.widgets.chooser import ChooserField
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.visits import Counts
    from ui.workplace import Workplace

_SAFETY = N_("For the team alone: in no dossier and in no table")


class VisitForm(QWidget):
    """The form and the button of a new site."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work = work
        words = work.words
        self.visit: Visit | None = None
        groups = (
            Group("", (("kind", "date"), ("country", "place"), ("site",), ("workers", "met"))),
            Group(words(N_("What was seen")), (("findings",),), frozenset({"findings"})),
            Group(words(_SAFETY), (("safety",),), frozenset({"safety"})),
        )
        self.form = RecordForm(work, groups, name=words(N_("Visit")))
        self.form.built.connect(self._put_button)
        self.form.left.connect(self._show_country)
        self.country_note = CountryNoteLine(work)
        self.safety = SafetyLine(work)
        self.seal = button(words(N_("Seal this visit…")), self._seal, "", "lock")
        self.seal.hide()  # until it is known that nothing was written down yet
        inside = Ground()
        inside.setLayout(column(card(self.country_note), card(self.safety), card(self.form), row(self.seal), gap=12))
        inside.layout().addStretch(1)  # type: ignore[union-attr]
        self.setLayout(column(scrolled(inside)))

    def _seal(self) -> None:
        """Have this visit, which was planned, sealed. Once anything was told it is too late, and it is said why."""
        from ui.pages.seal_begin import ask_to_begin

        if self.visit is not None:
            self.leave()
            ask_to_begin(self.work, self, self.visit)

    def _put_button(self) -> None:
        """The button of a new site beside the field of the site, each time the fields were laid out anew."""
        field = self.form.fields["site"]
        if isinstance(field, ChooserField):
            field.chooser.set_beside(button(self.work.words(N_("New site …")), self.new_site, "", "map-pin"))

    def show_visit(self, visit: Visit, _counts: Counts, _mark: bytes | None) -> None:
        """Show a visit, or read the shown one anew."""
        same = self.visit is not None and self.visit.key == visit.key
        self.visit = visit
        self.country_note.show_country(visit.country)
        self.safety.show_visit(visit)
        if same:
            self.form.again()
        else:
            self.seal.hide()
            self.form.open(visit)
        if not self.work.sealed_to:
            self.work.ask(lambda look: sealing.is_told(look, visit), self._show_seal, self, "told")

    def _show_seal(self, told: bool) -> None:
        self.seal.setVisible(not told)

    def _show_country(self) -> None:
        shown = self.form.record or self.visit
        self.country_note.show_country(shown.country if isinstance(shown, Visit) else "")

    def leave(self) -> None:
        """Enter what was typed."""
        self.form.enter()

    def new_site(self) -> None:
        """Make a site and choose it for this visit."""
        if self.visit is not None:
            self.work.asked_for_panel.emit(SitePanel(self.work, self._chosen))

    def _chosen(self, site: Site) -> None:
        field = self.form.fields.get("site")
        if isinstance(field, ChooserField):
            field.chooser.take_new(site.id, called(site, self.work.tables, self.work.words))
            self.form.enter(lambda: self.work.say(self.work.words(N_("The site was made and chosen."))))


class SitePanel(Panel):
    """A new site of the register."""

    WIDTH = 620

    def __init__(self, work: Workplace, then: Callable[[Site], None]) -> None:
        words = work.words
        super().__init__(words(N_("New site")))
        self.work, self._then = work, then
        self.site = Site(id=SiteId(work.desk.new_id()), scope=work.desk.register)
        groups = (Group("", (("name",), ("kind", "organisation"), ("country", "region"), ("settlement",))),)
        self.form = RecordForm(work, groups, name=words(N_("New site")))
        self.make_button = button(words(N_("Make the site")), self.make, "primary", "check")
        last = row(button(words(N_("Cancel")), self.escaped), self.make_button)
        last.insertStretch(0, 1)
        lead = N_("A place where people are helped or visited. It stands in the register for every visit.")
        self.setLayout(
            column(
                label(words(N_("New site")), "heading"), label(words(lead), "muted", wrap=True), scrolled(self.form),
                last, gap=12, edge=20,
            )
        )  # fmt: skip
        self.setMinimumHeight(420)
        self.form.open(self.site, lambda: self.form.first_field().setFocus())

    def first_focus(self) -> QWidget:
        """The button, until the fields are there."""
        return self.make_button

    def make(self) -> None:
        """Keep the site; without a single word there is none."""
        if not self.form.has_typed:
            self.form.first_field().setFocus()
            return
        made = self.form.as_typed()
        assert isinstance(made, Site)
        self.make_button.setEnabled(False)
        self.form.enter(lambda: self._made(made))

    def _made(self, site: Site) -> None:
        then = self._then
        self.close_panel()
        then(site)

    def escaped(self) -> None:
        """Give the site up."""
        key = self.site.key
        self.form.forget()
        self.close_panel()
        self.work.do(lambda desk: desk.give_up(key), must=True)
