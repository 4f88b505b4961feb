"""What a court decided, written into the act it is about: asked before, and never by itself.

What the police said, what was charged and what was decided are three things; this is the third alone. Knows one
decision and one act.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from fieldcase.casework.changes import Changes
from fieldcase.casework.decision_cells import Cells
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.errors import N_
from fieldcase.model.case import Act
from fieldcase.model.courts import Decision

_TOLD = ("date", "court", "code", "article", "outcome", "punishments", "term", "fine")


@dataclass(frozen=True)
class Decided:
    """What an act says was decided, and what it would say by a decision."""

    act: Act
    decision: Decision
    before: str
    after: str

    @property
    def same(self) -> bool:
        """Whether the act says so already."""
        return self.written == self.act

    @property
    def written(self) -> Act:
        """The act as it would be: only what was decided is another."""
        one = self.decision
        return replace(
            self.act, decided=self.after, decided_source=one.source or self.act.decided_source,
            article_decided=one.article or self.act.article_decided, size_decided=one.size or self.act.size_decided,
        )  # fmt: skip


def decided(look: Look, key: bytes, cells: Cells) -> Decided | None:
    """A decision beside the act that it names; None where it names none."""
    one = look.get(Decision, key)
    act = look.get(Act, one.act) if one is not None and one.act is not None else None
    if one is None or act is None:
        return None
    return Decided(act, one, act.decided, sentence(one, cells))


def sentence(decision: Decision, cells: Cells) -> str:
    """What a decision says, in one line: day, court, code and article, outcome, punishments, term, fine."""
    words = cells.words
    named = {name: cells.said(name, getattr(decision, name)) for name in _TOLD}
    if named["article"]:
        named["article"] = words(N_("article {number}")).format(number=named["article"])
    return ", ".join(text for text in named.values() if text)


def write(desk: Desk, found: Decided) -> Changes:
    """Write it into the act as it stands now; what the police said and what was charged is left as it is."""
    now = desk.get(Act, found.act.key)
    return desk.save(now, replace(found, act=now).written) if now is not None else Changes()
