"""The gate: the only maker of a Release. What may leave, under which name, and why not (do-no-harm.md).

Withholds whole records first, redacts the fields of the rest, judges the exhibits last. Whatever it does not know, a
kind of person, a use of a word, a person without a record, it treats as that which must not leave.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from fieldcase.errors import NothingToTell
from fieldcase.i18n import Words
from fieldcase.i18n import words as words_of_language
from fieldcase.model.case import Act, Case, Event, Source
from fieldcase.model.courts import Decision, Hearing
from fieldcase.model.declare import Record
from fieldcase.model.detention import Detention
from fieldcase.model.evidence import Custody, Evidence, Moment
from fieldcase.model.fieldwork import Figure, Interview, Visit
from fieldcase.model.ids import EvidenceId, PersonId, SourceId
from fieldcase.model.people import Person
from fieldcase.model.remedies import Remedy
from fieldcase.model.security import Harm
from fieldcase.model.terms import Tables
from fieldcase.model.translation import Segment, Translation
from fieldcase.rules.around import people_around
from fieldcase.rules.charge_checks import by_the_month
from fieldcase.rules.counting import bare_case, counted_acts, counted_events, counted_people
from fieldcase.rules.days import coarse_keys, made_coarse, without_hours
from fieldcase.rules.exhibits import Treatment, as_original, treated, with_metadata
from fieldcase.rules.labels import labels_of, ordinary_words, role_codes, working_pseudonyms
from fieldcase.rules.material import REGISTER, Material, gather, people_of, references, typed_texts
from fieldcase.rules.mentions import Mentions
from fieldcase.rules.notices import notices_of_people, notices_of_records
from fieldcase.rules.passages import CUT
from fieldcase.rules.people import Standing, standings, told_people
from fieldcase.rules.redact import Redaction
from fieldcase.rules.redacted_copies import held, kept_back
from fieldcase.rules.refusals import refuse_where_due
from fieldcase.rules.released import Appearance, Release, Seal
from fieldcase.rules.security import left_out, narrowed
from fieldcase.rules.sources import cited, described, shown_by
from fieldcase.rules.uses import USES
from fieldcase.rules.withhold import Withheld, withheld

_SEAL = Seal()
# A release that holds none of these, though the material did, has nothing to tell.
_TELL = (Event, Act, Interview, Visit, Evidence, Figure, Detention, Decision, Hearing, Remedy, Harm)


@dataclass(frozen=True)
class _Gate:
    """What is decided about people, before any record is looked at."""

    material: Material
    standings: Mapping[PersonId, Standing]
    labels: Mapping[PersonId, str]
    codes: Mapping[bytes, str]
    mentions: Mentions
    told: frozenset[PersonId]


def release(
    records: Iterable[Record],
    use: str,
    on: datetime.date,
    *,
    case: Case,
    language: str,
    tables: Tables,
    pseudonym_key: bytes,
    heads: str,
    words: Words | None = None,
    taken: Collection[str] = (),
    drawn_before: Mapping[bytes, str] | None = None,
) -> Release:
    """What of one case may be told for one use on one day, in one language.

    `records`: all of the case's scope and those of the register it refers to, with consents, identities, decisions to
    name and marked passages; hidden ones count as not there. `words` are those of the person who exports, for the
    sentence of a refusal. `taken` are words that may not serve as pseudonyms, `drawn_before` pseudonyms and role codes
    that were drawn for several cases together, where others stand in the same report. `heads` is where the journal
    ended: told only where an original may be proved, for by it two files of one case could be matched. ConsentMissing,
    NameMissing or NothingToTell where the rules say no; ValueError for a use that is not in the list of uses.
    """
    if use not in USES:
        raise ValueError("unknown use")
    listed = tuple(records)
    material = gather(
        listed, case=case, use=USES[use], on=on, language=language, tables=tables,
        words=words or words_of_language("en"),
    )  # fmt: skip
    standing = standings(material)
    refuse_where_due(material, standing)
    labels = labels_of(material, standing, pseudonym_key, taken, drawn_before)
    if not material.use.tells:
        labels = {who: CUT for who, one in standing.items() if one.counted}
    binned = working_pseudonyms(one for one in listed if isinstance(one, Person))
    pseudonyms = binned | {who: person.pseudonym for who, person in material.persons.items()}
    mentions = Mentions(pseudonyms, labels, ordinary_words(material, standing))
    codes = role_codes(material, standing, pseudonym_key)
    codes |= {who: code for who, code in (drawn_before or {}).items() if who in codes}
    gate = _Gate(material, standing, labels, codes, mentions, told_people(standing))
    return (_told if material.use.tells else _counted)(gate, heads if material.use.proves else "")


def _told(gate: _Gate, heads: str) -> Release:
    """A release that tells of people."""
    material = gate.material
    what = withheld(material, gate.told, gate.mentions, left_out(material, gate.standings))
    stay = [
        record
        for record in material.records
        if record.key not in what.out
        and not isinstance(record, REGISTER)
        and not (isinstance(record, Person) and record.id not in gate.told)
        and not (isinstance(record, Custody) and (not material.use.proves or record.evidence in what.bare))
    ]
    if what.out and all(record.key in what.bare for record in stay if isinstance(record, _TELL)):
        raise NothingToTell(use=material.tables.label("use", material.use.code, material.words.language))
    stay = list(_with_their_exhibits(stay, _shown(gate, stay, what)))
    stay += _register(gate, stay, what)
    spoken_of = _spoken_of(gate, [record for record in stay if record.key not in what.bare])
    stay = [record for record in stay if not isinstance(record, Person) or record.id in spoken_of]
    return _finished(gate, sorted(stay, key=lambda one: (one.NUMBER, one.key)), what, material.case, heads)


def _spoken_of(gate: _Gate, stay: Iterable[Record]) -> set[PersonId]:
    """Whom the told records speak of. Who is only in records that are left out is in no list of persons either: the
    office of an official can betray the event, and a child appears only as far as an act needs it."""
    found: set[PersonId] = set()
    for record in (gate.material.case, *(one for one in stay if not isinstance(one, Person))):
        found.update(people_of(record))
        for _, text in typed_texts(record):
            found |= gate.mentions.told_in(text)
    return found


def _register(gate: _Gate, stay: Iterable[Record], what: Withheld) -> list[Record]:
    """The records of the register that one that stays, or one so found, refers to."""
    found: list[Record] = []
    reached: list[Record] = [gate.material.case, *(record for record in stay if record.key not in what.bare)]
    while reached:
        wanted = {one for record in reached for kind in REGISTER for one in references(record, kind)}
        known = what.out | {one.key for one in found}
        reached = [
            one
            for one in gate.material.records
            if isinstance(one, REGISTER) and one.key in wanted and one.key not in known
        ]
        found += reached
    return found


def _counted(gate: _Gate, heads: str) -> Release:
    """A release that only counts."""
    material = gate.material
    counted = frozenset(who for who, one in gate.standings.items() if one.counted)
    people = counted_people(material, counted)
    happened = (*counted_events(material, counted), *counted_acts(material, counted))
    stay: list[Record] = [
        one
        for one in (*material.of(Source), *material.of(Figure))
        if not any(gate.mentions.withheld_in(text) for _, text in typed_texts(one))
        and counted.issuperset(people_of(one))
    ]
    named = {figure.source for figure in stay if isinstance(figure, Figure)}
    stay = [one for one in stay if isinstance(one, Figure) or one.key in named]
    if not (stay or happened or people):
        raise NothingToTell(use=material.tables.label("use", material.use.code, material.words.language))
    countable = {one.key for one in material.records if isinstance(one, (Event, Act, Figure))}
    what = Withheld(frozenset(countable - {one.key for one in (*stay, *happened)}), frozenset())
    return _finished(gate, [*people, *happened, *stay], what, bare_case(material.case), heads)


def _finished(gate: _Gate, stay: Iterable[Record], what: Withheld, case: Case, heads: str) -> Release:
    """The records that stay, redacted; sources, exhibits, warnings; sealed."""
    material, stay = gate.material, tuple(stay)
    around = people_around(material)
    redaction = Redaction(
        material, gate.standings, gate.labels, gate.codes, gate.mentions, frozenset(one.key for one in stay), around
    )
    in_full = {one.id: cited(material, one, gate.standings) for one in stay if isinstance(one, Source)}
    coarse = coarse_keys(material, stay, in_full, gate.standings, around)
    pieces = [one for one in stay if isinstance(one, Evidence)]
    clean = [piece if piece.key in what.bare else redaction.redacted(piece) for piece in pieces]
    exhibits = _treatments(gate, clean, in_full, what)
    for piece in pieces:
        exhibits[piece.id] = with_metadata(material, piece, exhibits[piece.id], gate.mentions.relabelled)
    records: list[Record] = [
        exhibits[record.id].evidence
        if isinstance(record, Evidence)
        else redaction.redacted(
            narrowed(material, _shortened(material, record, in_full, coarse), gate.standings, redaction.kept)
        )
        for record in stay
    ]
    records = list(_with_their_exhibits(records, {key for key, one in exhibits.items() if one.fate.shown}))
    told_case = redaction.redacted(case)
    notices = (
        *notices_of_people(material, gate.standings, gate.labels),
        *notices_of_records(material, in_full, exhibits, what.number),
        *redaction.notices,
    )
    return Release(
        seal=_SEAL, use=material.use.code, language=material.language, case=told_case, records=tuple(records),
        people={
            who: Appearance(who, one.how, gate.labels.get(who, "") if one.told else "", one.counted)
            for who, one in gate.standings.items()
        },
        exhibits={key: one.fate for key, one in exhibits.items()}, sources=in_full, coarse=coarse,
        ledger=material.use.proves, original_hashes=material.use.proves, left_out=what.number, notices=notices,
        heads=heads, on=material.on,
    )  # fmt: skip


def _shown(gate: _Gate, stay: Iterable[Record], what: Withheld) -> set[bytes]:
    """The exhibits that will be shown: asked before anybody is listed, for whoever speaks in one that is kept back is
    in no list of persons for it."""
    stay = tuple(stay)
    in_full = {one.id: cited(gate.material, one, gate.standings) for one in stay if isinstance(one, Source)}
    found = _treatments(gate, [one for one in stay if isinstance(one, Evidence)], in_full, what)
    return {key for key, one in found.items() if one.fate.shown}


def _treatments(
    gate: _Gate, pieces: Iterable[Evidence], in_full: Mapping[SourceId, bool], what: Withheld
) -> dict[EvidenceId, Treatment]:
    """How each exhibit is treated. An original stays back for its redacted copy; the paper of a translation is kept
    back with what it translates, also where that is not in the release at all."""
    shows = shown_by(gate.material)
    found = {
        one.id: treated(gate.material, one, gate.standings, in_full, what.bare, shows[one.id]) for one in pieces
    }  # fmt: skip
    for key, reason in kept_back(gate.material).items():
        if key in found:
            found[key] = held(found[key], reason)
    papers = {one.file: one.evidence for one in gate.material.of(Translation)}
    # A translation of a translation is kept back with the first original.
    for _ in papers:
        for paper, original in papers.items():
            if paper in found and original is not None:
                found[paper] = as_original(found[paper], found.get(original))
    return found


def _with_their_exhibits(records: Iterable[Record], shown: Collection[bytes]) -> Iterator[Record]:
    """The records without the words of exhibits that are not shown: a translation tells what the exhibit tells."""
    told = set(shown)
    for record in records:
        match record:
            case Translation() if record.evidence in told:
                told.add(record.id)
            case Moment() if record.evidence in told:
                pass
            case Segment() if record.translation in told:
                pass
            case Translation() | Moment() | Segment():
                continue
        yield record


def _shortened(
    material: Material, record: Record, in_full: Mapping[SourceId, bool], coarse: Collection[bytes]
) -> Record:
    """A source that is only described, days told by the month, a detention without its hours; else as it is."""
    if isinstance(record, Source):
        return record if in_full[record.id] else described(record)
    if isinstance(record, Detention) and material.use.public:
        record = without_hours(record)
    if isinstance(record, Act) and material.use.public and (record.event is None or record.event in coarse):
        return by_the_month(record)
    return made_coarse(record) if record.key in coarse else record
