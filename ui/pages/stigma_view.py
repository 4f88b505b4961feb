"""How others speak: words that put people down, counted where the press, courts and others used them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldcase.casework import stigma
from fieldcase.casework.called import KINDS
from fieldcase.errors import N_
from ui.pages.numbers_view import Numbers, NumbersView
from ui.widgets.rows import Column

if TYPE_CHECKING:
    from fieldcase.casework.counted_rows import CountedRow
    from ui.workplace import Workplace

_LEAD = N_(
    "Words of the lists in quotations, testimony, the press and texts of courts: evidence of stigma, counted and never "
    "changed. Who said one is not counted. The numbers are as preliminary as what was entered."
)
_WHAT = N_(
    "It has words, kinds of source, months and numbers, and outlets of sources of which it was said that they identify "
    "nobody; no record, no person and no quotation."
)
_EMPTY = N_(
    "No word of the lists stands in quotations, testimony, the press or texts of courts yet. Where others say one, it "
    "is counted here."
)


class StigmaView(NumbersView):
    """The view."""

    def __init__(self, work: Workplace) -> None:
        words, tables = work.words, work.tables

        def total(found: tuple[CountedRow, ...]) -> str:
            number = sum(one.number for one in found)
            records = len({one.record.key for one in found})
            said = words.plural("{n} word", "{n} words", number).format(n=number)
            where = words.plural("in {n} record", "in {n} records", records).format(n=records)
            return f"{said} {where}"

        def called(heading: str, value: str) -> str:
            if not value:
                return words(N_("not stated"))
            if heading == "medium":
                return work.term("source_medium", value)
            return words(KINDS[value]) if heading == "kind" else value.rstrip("*")

        super().__init__(work, Numbers(
            named="stigma", icon="message-square", empty=words(_EMPTY), lead=words(_LEAD), head=words(N_("How often")),
            by=stigma.BY, rows=lambda look: stigma.rows(look, tables, words), total=total, called=called,
            columns=(
                Column(words(N_("Record")), lambda one: one.called, wide=True, least=150),
                Column(words(N_("Word")), lambda one: one.detail, width=140),
                Column(words(N_("How often")), lambda one: str(one.number), width=90, spare=1),
            ),
            leaves=words(_WHAT), suggested=words(N_("how-others-speak.csv")),
            write=lambda desk, target: stigma.write_table(desk, target, words),
        ))  # fmt: skip
