"""What to look at before a dossier goes out: one line each, with the record it leads to.

A "stop" is a refusal of the rules; all else warns and stops nothing. Looks at a finished release and at the records it
was made from; decides nothing about anybody.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from fieldcase.errors import (
    N_,
    ConsentMissing,
    FieldcaseError,
    GlyphMissing,
    IdentityInExhibit,
    IdentityInLetter,
    IdentityInText,
    NameMissing,
    ReleaseRefused,
)
from fieldcase.i18n import Words
from fieldcase.model.case import Act, Case, Event, Source
from fieldcase.model.courts import Decision, Hearing
from fieldcase.model.declare import Record
from fieldcase.model.detention import Detention
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Figure
from fieldcase.model.ids import EvidenceId
from fieldcase.model.people import Person
from fieldcase.model.remedies import Involvement, Remedy
from fieldcase.model.security import Harm, Incident, Pattern, Relation
from fieldcase.model.terms import Tables
from fieldcase.model.text import in_a_line
from fieldcase.model.translation import Segment, Translation
from fieldcase.rules import exhibits, notices, preflight_law, sources
from fieldcase.rules.released import Notice, Release
from fieldcase.rules.wording import Wordings, advised, own_prose

Level = Literal["stop", "warn"]
STOP: Level = "stop"
WARN: Level = "warn"
UNDESCRIBED = N_("The picture of exhibit {number} has no description for those who cannot see it.")
_STOPS: Mapping[type[FieldcaseError], str] = {
    ConsentMissing: N_("May not be told of for this use. {who}"),
    NameMissing: N_("Somebody has to agree to be named. {who}"),
    IdentityInText: N_("What identifies a person stands in the text. {who}"),
    IdentityInExhibit: N_("What identifies a person can be read in an exhibit. {who}"),
    IdentityInLetter: N_("The letter tells of somebody who may not be told of. {who}"),
    GlyphMissing: N_("No font has a character that stands here. {who}"),
}
_NO_SOURCE = N_("No source is named for an event: {event}")
_EXHIBIT_UNSEEN = N_("Nobody has yet said whom exhibit {number} shows.")
_SOURCE_UNSEEN = N_("Nobody has yet said whom a source identifies: {source}")
_FOREIGN_EXHIBIT = N_(
    "Exhibit {number} is in another language than the dossier ({language}), and nothing translates it."
)
_DRAFT = N_("The translation of exhibit {number} is a draft that nobody has checked.")
_UNTRANSLATED = N_("In the translation of exhibit {number} there are passages that are not translated yet: {rows}.")
_FOREIGN_TEXT = N_("The text of the case is in another language than the dossier: {language}.")
# Each of these counts what single findings already lead to.
_COVERED = frozenset({notices.CITED_UNSEEN, notices.DESCRIBED_UNSEEN, notices.SHOWN_UNSEEN, UNDESCRIBED})
_LONGEST = 60
# A record's own prose counts where the section that prints it is wanted.
_PRINTED_IN: Mapping[type[Record], tuple[str, ...]] = {
    Event: ("chronology",), Act: ("acts",), Person: ("persons",), Source: ("sources",), Figure: ("figures",),
    Evidence: ("evidence", "exhibits"), Detention: ("detention",), Decision: ("decisions",), Hearing: ("decisions",),
    Involvement: ("acts",), Remedy: ("remedies", "exhaustion"),
    Incident: ("chronology", "attacks"), Pattern: ("attacks",), Harm: ("attacks",), Relation: ("attacks",),
}  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """One line of the list: its level, a msgid with its values, the record and the field it leads to (None, "")."""

    level: Level
    message: str
    values: Mapping[str, str | int] = field(default_factory=dict)
    record: bytes | None = None
    field: str = ""

    def told(self, words: Words) -> str:
        """The sentence in the language of `words`."""
        return words(self.message).format(**self.values)


def stops(refusal: FieldcaseError) -> tuple[Finding, ...]:
    """A refusal as lines of the list: one for each record it is about, or its own sentence where none is known."""
    where = refusal.where if isinstance(refusal, ReleaseRefused) else ()
    if not where:
        return (Finding(STOP, refusal.sentence, refusal.values),)
    message = _STOPS.get(type(refusal), refusal.sentence)
    return tuple(Finding(STOP, message, {**refusal.values, "who": one.said}, one.record, one.field) for one in where)


@dataclass(frozen=True)
class Looking:
    """What the warnings are read from: the release, the records before it, what is printed, the advice on words."""

    release: Release
    originals: Mapping[bytes, Record]
    sections: frozenset[str] | None
    pictures: Collection[EvidenceId]
    wordings: Wordings
    tables: Tables
    words: Words

    def prints(self, record: Record) -> bool:
        """Whether a section that prints records of this kind is wanted."""
        wanted = _PRINTED_IN.get(type(record), ("summary",))
        return self.sections is None or not self.sections.isdisjoint(wanted)


def warnings(looking: Looking, told: Iterable[Notice]) -> tuple[Finding, ...]:
    """Every warning: what the rules have to say first (`told`), then what leads to single records."""
    said = [Finding(WARN, one.message, one.values) for one in told if one.message not in _COVERED]
    lines = (_of_language, _of_sources, _of_exhibits, _of_wording, _of_law)
    return (*said, *(line for of in lines for line in of(looking)))


def _of_law(looking: Looking) -> Iterator[Finding]:
    """Norms to be compared, charge checks that nobody took over, silence that nothing shows."""
    release = looking.release
    if looking.sections is None or not looking.sections.isdisjoint(("acts", "law", "summary")):
        yield from (Finding(WARN, *one) for one in preflight_law.of_norms(release, looking.tables, looking.words))
    acts = [looking.originals.get(one.key) for one in release.of(Act) if looking.prints(one)]
    case = looking.originals.get(release.case.key)
    if isinstance(case, Case):  # as it is in the vault: a release holds no lead whom it does not tell of
        originals = [one for one in acts if isinstance(one, Act)]
        yield from (
            Finding(WARN, *one) for one in preflight_law.of_checks(case, originals, looking.tables, looking.words)
        )
    steps = [one for one in release.of(Remedy) if looking.prints(one)]
    yield from (Finding(WARN, *one) for one in preflight_law.of_steps(release, steps, looking.words))


def _of_wording(looking: Looking) -> Iterator[Finding]:
    """Terms to avoid in the authors' own prose, each once a field."""
    for record in (looking.release.case, *looking.release.records):
        for name, text in own_prose(record) if looking.prints(record) else ():
            for found, advice in dict.fromkeys(looking.wordings.found_in(text)):
                message, values = advised(found, advice)
                yield Finding(WARN, message, values, record.key, name)


def _of_sources(looking: Looking) -> Iterator[Finding]:
    for event in looking.release.of(Event):
        if not event.sources and looking.prints(event):
            yield Finding(WARN, _NO_SOURCE, {"event": in_a_line(event.what, _LONGEST)}, event.key, "sources")
    for source in looking.release.of(Source):
        original = looking.originals.get(source.key)
        if isinstance(original, Source) and looking.prints(source) and not sources.looked_at(original):
            called = in_a_line(
                original.title or original.outlet or original.reference or original.description, _LONGEST
            )
            yield Finding(WARN, _SOURCE_UNSEEN, {"source": called}, source.key, "looked_at")


def _of_exhibits(looking: Looking) -> Iterator[Finding]:
    for piece in looking.release.of(Evidence):
        fate, original = looking.release.exhibits.get(piece.id), looking.originals.get(piece.key)
        if fate is None or not isinstance(original, Evidence) or not looking.prints(piece):
            continue
        number = {"number": original.number}
        if (fate.shown or fate.reason == exhibits.UNCHECKED) and not exhibits.looked_at(original):
            yield Finding(WARN, _EXHIBIT_UNSEEN, number, piece.key, "looked_at")
        if piece.id in looking.pictures and not piece.description:
            yield Finding(WARN, UNDESCRIBED, number, piece.key, "description")
        if fate.shown and original.language not in ("", looking.release.language):
            language = looking.tables.label("language", original.language, looking.words.language)
            yield from _of_translations(looking, piece, {**number, "language": language})


def _of_translations(looking: Looking, piece: Evidence, values: Mapping[str, str | int]) -> Iterator[Finding]:
    """Of an exhibit in another language: that nothing translates it, else what its best translation still lacks."""
    into = [one for one in looking.release.of(Translation) if one.evidence == piece.id]
    into = [one for one in into if one.language == looking.release.language]
    rows = {one.id: [row for row in looking.release.of(Segment) if row.translation == one.id] for one in into}
    told = [one for one in into if one.file is not None or any(row.translated for row in rows[one.id])]
    if not told:
        yield Finding(WARN, _FOREIGN_EXHIBIT, values, piece.key, "language")
        return
    if all(one.status == "draft" for one in told):
        yield Finding(WARN, _DRAFT, values, piece.key, "")
    empty = min(sum(bool(row.original and not row.translated) for row in rows[one.id]) for one in told)
    if empty:
        yield Finding(WARN, _UNTRANSLATED, {**values, "rows": empty}, piece.key, "")


def _of_language(looking: Looking) -> Iterator[Finding]:
    case = looking.release.case
    if case.language not in ("", looking.release.language):
        language = looking.tables.label("language", case.language, looking.words.language)
        yield Finding(WARN, _FOREIGN_TEXT, {"language": language}, case.key, "language")
