"""The cards of "Norms and evidence": a norm with its acts, events and evidence; a piece of evidence with what rests on
it; all that is wanting. Knows how each is said; refuses to know how it was found."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLabel, QWidget

from fieldcase.casework.bearing import Bearing, Bears, OfNorm, Rest
from fieldcase.casework.bearing_law import version_on_the_day
from fieldcase.casework.bearing_said import sureness
from fieldcase.casework.called import called
from fieldcase.casework.citing import cited, titled
from fieldcase.errors import N_
from ui.pages.wanting_line import WantingLine
from ui.widgets.basics import WIDE_GAP, column, label
from ui.widgets.line_button import LineButton

if TYPE_CHECKING:
    from fieldcase.model.declare import Record
    from fieldcase.model.law import Provision
    from ui.workplace import Workplace

# So many acts or questions stand on one card, which is laid in one turn of the event loop.
A_CARD = 6
# As far as the words of a line stand from its left side.
_INDENT = 36
Opens = Callable[[str, bytes], None]


def framed(*inside: QWidget) -> QFrame:
    """A card of lines that stand close to one another."""
    made = QFrame()
    made.setProperty("kind", "card")
    made.setLayout(column(*inside, gap=4, edge=WIDE_GAP))
    return made


def indented(*inside: QWidget) -> QWidget:
    """Lines that belong to the one above them."""
    held, layout = QWidget(), column(*inside, gap=2)
    layout.setContentsMargins(_INDENT, 0, 0, WIDE_GAP // 2)
    held.setLayout(layout)
    return held


class BearingCards:
    """Makes the cards; `opens` opens a record by its kind and id, `law` are the provisions that are known."""

    def __init__(self, work: Workplace, opens: Opens) -> None:
        self.work, self.words, self.opens = work, work.words, opens
        self.law: tuple[Provision, ...] = ()

    def line(self, record: Record, icon: str, aside: str = "") -> LineButton:
        """A record as a line that opens it."""
        said = called(record, self.work.tables, self.words)
        return LineButton(said, partial(self.opens, record.KIND, record.key), icon=icon, aside=aside)

    def said(self, text: str) -> QLabel:
        """A sentence that stands where the words of a line do, beside its sign."""
        made = label(text, "muted", wrap=True)
        made.setContentsMargins(_INDENT, 0, 0, 0)
        return made

    def act(self, rest: Rest, found: Bearing, norm: str = "") -> list[QWidget]:
        """An act, the version of a norm that was in force then, its event and the evidence of both."""
        below: list[QWidget] = []
        then = version_on_the_day(self.law, norm, rest, self.work.tables, self.words)
        if then:
            below.append(self.said(then))
        below += [self.line(rest.event, "clock")] if rest.event is not None else []
        below += [self.line(one.evidence, "paperclip") for one in found.by_evidence if one.evidence.id in rest.evidence]
        if not rest.evidence:
            below.append(self.said(self.words(N_("no evidence"))))
        return [self.line(rest.act, "scale", sureness(rest.act, self.work.tables, self.words)), indented(*below)]

    def of_norm(self, found: Bearing, one: OfNorm, first: int) -> QFrame:
        """A norm: how well its text was checked, and its acts from the `first` on; a card holds a handful of them."""
        acts = one.acts[first : first + A_CARD]
        lines = [line for rest in acts for line in self.act(rest, found, one.norm)]
        if first:
            return framed(*lines)
        norm = self.work.tables.norms.get(one.norm)
        status = self.work.term("law_status", norm.status) if norm is not None else ""
        text = self.words(N_("text of the norm: {status}")).format(status=status) if status else ""
        number = self.words.plural("{n} act", "{n} acts", len(one.acts)).format(n=len(one.acts))
        aside = label(" · ".join(part for part in (number, text) if part), "muted", wrap=True)
        return framed(label(titled(self.work.tables, one.norm, self.words), "heading", wrap=True), aside, *lines)

    def without_norms(self, found: Bearing, rests: tuple[Rest, ...], first: int) -> QFrame:
        """Acts for which no norm was named, from the `first` on."""
        lines = [line for rest in rests[first : first + A_CARD] for line in self.act(rest, found)]
        heading = label(self.words(N_("Acts for which no norm was named")), "heading", wrap=True)
        return framed(*lines) if first else framed(heading, *lines)

    def of_evidence(self, one: Bears) -> QFrame:
        """A piece of evidence, the acts that rest on it, and the norms they touch."""
        return framed(self.line(one.evidence, "paperclip"), indented(*self.rests(one)))

    def rests(self, one: Bears) -> list[QWidget]:
        """What rests on a piece of evidence: acts, and norms in one line; or that nothing does."""
        if not one.acts:
            return [self.said(self.words(N_("No act rests on it yet.")))]
        norms = "; ".join(cited(self.work.tables, norm, self.words) for norm in one.norms)
        said = self.words(N_("Norms: {norms}")).format(norms=norms) if norms else self.words(N_("No norm was named."))
        return [*(self.line(act, "scale") for act in one.acts), self.said(said)]

    def wanting(self, found: Bearing, asked: frozenset[int], first: int) -> tuple[QFrame, list[WantingLine]]:
        """What is wanting from the `first` on, each with its key; and the lines by themselves."""
        lines = []
        for at, one in list(enumerate(found.wanting))[first : first + A_CARD]:
            about = found.about(one)
            if about is not None:
                opens = partial(self.opens, about.KIND, about.key)
                lines.append(WantingLine(self.work, one, about, asked=at in asked, opens=opens))
        sentence = N_("What a check sees is a question for a person, never a finding.") if lines else (
            N_("Nothing is wanting by our checks.")
        )  # fmt: skip
        return framed(*(() if first else (label(self.words(sentence), "muted", wrap=True),)), *lines), lines
