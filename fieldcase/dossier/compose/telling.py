"""How one release is told: its words, its order, its numbers, and every value as its declaration says it.

All sections of a dossier ask a `Telling`; none of them reads a label, a vocabulary or a person's name elsewhere.
Knows the release and no more: what it does not hold is not told. Refuses to know the vault, the clock and paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fieldcase.dossier.annexes import Annex
from fieldcase.dossier.blocks import Paragraph, Run
from fieldcase.dossier.compose.order import STATISTICS, Order
from fieldcase.dossier.compose.runs import joined, one_line
from fieldcase.dossier.compose.saying import Saying
from fieldcase.i18n import Words
from fieldcase.model.case import Source
from fieldcase.model.declare import Field, Record, Shape, field_named
from fieldcase.model.ids import EvidenceId, MemberId, PersonId, SourceId
from fieldcase.model.law import Provision
from fieldcase.model.people import Member, Person
from fieldcase.model.said import said_count, said_date, said_instant, said_money, said_quantity, said_whole
from fieldcase.model.terms import Tables
from fieldcase.rules.glossary import Entry
from fieldcase.rules.released import How, Release

NOT_STATED = "not_stated"
DASH = "–"


@dataclass(frozen=True, eq=False)
class Telling(Saying):
    """A release with the words and tables to tell it; `pictures` are the pages of exhibits, of pictures that are
    already shrunk and stripped of metadata.

    `sections` are those that somebody chose, None for all: nothing may refer to one that is not there. `provisions` are
    the versions of the law that is known. `glossary`: the terms that are known, in the language of the document.
    `prefix` begins every anchor, where several cases stand in one document. With `citation` a source is cited in a
    footnote where it is referred to, and no mark leads to a list.
    """

    release: Release
    tables: Tables
    words: Words
    pictures: Mapping[EvidenceId, Annex]
    program: str
    order: Order
    sections: frozenset[str] | None = None
    provisions: tuple[Provision, ...] = ()
    terminology: str = ""
    glossary: tuple[Entry, ...] = ()
    prefix: str = ""
    citation: Callable[[Telling, Source], str] | None = None

    @property
    def counted(self) -> bool:
        """Whether this is a dossier of counted tables, which tells of no single person, act or exhibit."""
        return self.release.use == STATISTICS

    def has(self, section: str) -> bool:
        """Whether a section was not left out by choice."""
        return self.sections is None or section in self.sections

    def value(self, record: Record, name: str) -> str:
        """A field's value as people say it; empty where nothing is told or the code means "not stated"."""
        field = field_named(type(record), name)
        value = getattr(record, name)
        values = value if field.many else (value,)
        said = [self._said(field, one, record) for one in values if one not in (None, "", NOT_STATED)]
        return self.listed(said)

    def _said(self, field: Field, value: Any, record: Record) -> str:
        if field.about.vocabulary:
            return self.term(field.about.vocabulary, value)
        match field.shape:
            case Shape.DATE:
                return said_date(value, self.words, coarse=record.key in self.release.coarse)
            case Shape.COUNT:
                return said_count(value, self.words)
            case Shape.QUANTITY:
                return said_quantity(value, self.words)
            case Shape.MONEY:
                return said_money(value, self.words)
            case Shape.INSTANT:
                return said_instant(value, self.words)
            case Shape.INTEGER:
                return said_whole(value, self.words)
            case Shape.TEXT:
                return str(value)
            case Shape.ID if field.refers == Person.KIND:
                return self.person(value)
            case Shape.ID if field.refers == Member.KIND:
                return self.member(value)
        return ""

    def person(self, who: PersonId) -> str:
        """What stands in a person's place; empty for whoever is not told of."""
        appearance = self.release.people.get(who)
        return "" if appearance is None or appearance.how is How.WITHHELD else appearance.label

    def member(self, who: MemberId) -> str:
        """The role code of somebody who works on the case; empty where the release does not hold them."""
        return next((member.pseudonym for member in self.release.of(Member) if member.id == who), "")

    def labelled(self, record: Record, *names: str) -> tuple[Run, ...]:
        """ "Label: value." for each field that has something to tell, the labels in italics."""
        values = {name: one_line(self.value(record, name)) for name in names}
        return joined(self.line(self.label(type(record), name), value) for name, value in values.items())

    def paragraphs(self, text: str, style: str = "plain") -> list[Paragraph]:
        """A text that people typed, a paragraph for each of its own, marked with the language of the record."""
        language = self.release.case.language
        foreign = language if language and language != self.words.language else ""
        return [Paragraph((Run(part.strip()),), foreign, style) for part in text.splitlines() if part.strip()]

    def source_marks(self, sources: Iterable[SourceId | None]) -> tuple[Run, ...]:
        """ "[S3]" for each source that stands in the list of sources, each a link to it; or a footnote."""
        if self.citation is not None:
            return self._footnote(sources, self.citation)
        if not self.has("sources"):
            return ()
        numbers = [self.order.sources[one] for one in sources if one is not None and one in self.order.sources]
        return joined(
            (Run(f"[S{number}]", target=f"{self.prefix}source-{number}"),) for number in dict.fromkeys(numbers)
        )

    def _footnote(
        self, sources: Iterable[SourceId | None], citation: Callable[[Telling, Source], str]
    ) -> tuple[Run, ...]:
        """One note for all of them, a line each."""
        known = {one.id: one for one in self.release.of(Source)}
        lines = [citation(self, known[one]) for one in dict.fromkeys(sources) if one in known]
        return (Run("", footnote="\n".join(lines)),) if lines else ()

    def exhibit_marks(self, evidence: Iterable[EvidenceId]) -> tuple[Run, ...]:
        """ "[A01]" for each piece of evidence of the release, each a link to its page, else to the list of evidence."""
        if not (self.has("exhibits") or self.has("evidence")):
            return ()
        known = [piece for piece in dict.fromkeys(evidence) if piece in self.order.exhibits]
        return joined((Run(f"[{self.order.exhibits[piece]}]", target=self.exhibit_anchor(piece)),) for piece in known)

    def exhibit_anchor(self, piece: EvidenceId) -> str:
        """The anchor of an exhibit's page: its place, since its number is text that people typed."""
        return f"{self.prefix}exhibit-{list(self.order.exhibits).index(piece) + 1}"
