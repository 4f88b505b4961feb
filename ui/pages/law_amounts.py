"""The tab Amounts of courts and law: every row of every table, own and delivered, and the way to a free charge check.

Knows the list and the row beside it; the check itself is a panel of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldcase.casework import amounts, amounts_table
from fieldcase.errors import N_
from ui.pages.amounts_detail import AmountsDetail
from ui.pages.amounts_list import AmountsList
from ui.pages.register_files import RegisterFiles, Ways
from ui.pages.register_view import RegisterView
from ui.pages.view_part import ViewPart
from ui.widgets.basics import button, label

if TYPE_CHECKING:
    from ui.workplace import Workplace

_LEAD = N_(
    "None of the delivered rows was read in an official publication. Each says how well it was checked; your own rows "
    "stand before them."
)


class AmountsPart(ViewPart):
    """The tab."""

    def made(self) -> RegisterView:
        """The rows, and the marked one beside them."""
        return _AmountsView(self.work)


class _AmountsView(RegisterView):
    """The view."""

    def __init__(self, work: Workplace) -> None:
        words = work.words
        ways = Ways(
            words(N_("amounts.csv")), lambda desk, table: amounts_table.import_rows(desk, table, words),
            lambda desk, target: amounts_table.export(desk, target, words),
        )  # fmt: skip
        self.files = RegisterFiles(work, ways, self.read)
        into = button(words(N_("Take in from a table…")), self.files.take_in, icon="download")
        out = button(words(N_("Write out…")), self.files.write_out, icon="save")
        shown = AmountsList(work, self.new), AmountsDetail(work, lambda made: self.mark(made.key))
        super().__init__(
            work, "amounts", shown, lambda: amounts.blank(work.desk), new_text=words(N_("New row")),
            copy_text=N_("Make my own row of this one"), lead=label(words(_LEAD), "muted", wrap=True),
            heads=(into, out), first=button(words(N_("Check a charge…")), self.check, "primary", "scale"),
        )  # fmt: skip

    def check(self) -> None:
        """Check a charge without a case."""
        from ui.pages.charge_panel import ChargePanel

        self.work.asked_for_panel.emit(ChargePanel(self.work))
