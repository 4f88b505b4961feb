"""The tab "Attacks": the security incidents of all cases, counted; each number opens the events it counts."""

from __future__ import annotations

from fieldcase.casework import incident_table
from fieldcase.errors import N_
from ui.pages.numbers_view import Numbers, NumbersView
from ui.pages.view_part import ViewPart
from ui.widgets.rows import Column

_LEAD = N_(
    "Near misses and small ones count too: patterns show in them. An incident counts once in each of its kinds. It is "
    "entered in the chronology of a case: Ctrl+Shift+A at an event."
)
_EMPTY = N_(
    "No incident yet. An attack is an event in the chronology of a case; Ctrl+Shift+A there makes it an incident, and "
    "here the incidents of all cases are counted."
)
_WHAT = N_("It has kinds, kinds of actor, kinds of source, countries, months and numbers; no event and no person.")


class AttacksPart(ViewPart):
    """The tab."""

    def made(self) -> NumbersView:
        """The numbers, each with the events it counts."""
        work, words, tables = self.work, self.words, self.work.tables
        return NumbersView(work, Numbers(
            named="incidents", icon="siren", empty=words(_EMPTY), lead=words(_LEAD), head=words(N_("Incidents")),
            by=incident_table.BY, rows=lambda look: incident_table.rows(look, tables, words),
            total=lambda found: words.plural("{n} incident", "{n} incidents", len(found)).format(n=len(found)),
            called=lambda by, value: incident_table.said(by, value, tables, words),
            columns=(
                Column(words(N_("What happened")), lambda one: one.called, wide=True, least=190),
                Column(words(N_("Case")), lambda one: one.detail, width=130, spare=1),
            ),
            leaves=words(_WHAT), suggested=words(N_("incidents.csv")),
            write=lambda desk, target: incident_table.write_table(desk, target, words),
        ))  # fmt: skip
