"""The gate of reports: the only maker of a ReportRelease. Each of its cases passes the gate of cases (`rules.release`);
a case that may not be told is left out and counted, with the reason for whoever makes the report.

The report's own words are searched for working pseudonyms: whoever is told of stands under the label for this use;
a text that speaks of somebody who may not be told of, or of anybody else of the vault, stops it, for words that change
behind the back of whoever signs are worse than a stop. Other records it tells (demands, letters, visits ...) are left
out where they speak so, and where they lie in a case that is not told. Names of organisations of the network are opened
only where the report asks for them. What is examined case by case (a court file, a complaint) is stopped by a case that
may not be told: nothing would be left of it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fieldcase.errors import N_, UnclearInReport, WithheldInReport
from fieldcase.errors.release import ReleaseRefused, Where
from fieldcase.i18n import Words
from fieldcase.model.case import Case
from fieldcase.model.declare import Field, Record, field_named
from fieldcase.model.fieldwork import Visit
from fieldcase.model.ids import PersonId, ScopeId
from fieldcase.model.people import Member, Person, PersonIdentity
from fieldcase.model.reports import Report, ReportPart
from fieldcase.model.terms import Tables
from fieldcase.model.text import folded
from fieldcase.rules.labels import role_codes_in_turn, words_in_use, working_pseudonyms
from fieldcase.rules.material import people_of, typed_texts
from fieldcase.rules.mentions import Mentions, mentioned
from fieldcase.rules.name_likeness import describes_a_group
from fieldcase.rules.people import PROTECTED, Row, row_of
from fieldcase.rules.pseudonyms import pseudonyms_in_turn
from fieldcase.rules.release import release
from fieldcase.rules.released import Notice, Release
from fieldcase.rules.report_around import NOTHING_AROUND, Around, heard_told
from fieldcase.rules.report_counts import asked_in
from fieldcase.rules.report_opening import Opening, is_printed, opened, still_named
from fieldcase.rules.report_released import LeftOut, ReportRelease, ReportSeal
from fieldcase.rules.report_strangers import strangers_in
from fieldcase.rules.uses import USES

_SEAL = ReportSeal()
_BY_CASE = frozenset({"court", "complaint"})
_RECORDS_LEFT_OUT = N_(
    "Records beside the cases that are left out, because they speak of somebody who may not be told of here, or lie in "
    "a case that is not told: {n}."
)
_HEARD_IN_TABLES = N_(
    "How many people were spoken with on visits is not told beside tables of people: taken one from the other, the "
    "numbers would tell small ones."
)
CASES_LEFT_OUT = N_("Cases of this report that may not be told for its use, and are left out: {cases}.")


@dataclass(frozen=True, repr=False)
class CaseRecords:
    """One case of a report before its gate: all of its scope, the register it refers to, where its journal ended."""

    case: Case
    records: tuple[Record, ...]
    heads: str


@dataclass(frozen=True, repr=False)
class _Released:
    """The cases that passed their gate, those that did not, and who is meant by which working pseudonym: by one that
    people of several cases have, nobody may be; `everybody` are these too."""

    cases: tuple[Release, ...]
    left_out: tuple[LeftOut, ...]
    mentions: Mentions
    everybody: Mentions
    told: frozenset[PersonId]
    closed: frozenset[ScopeId]


def report_release(
    report: Report,
    parts: Sequence[ReportPart],
    cases: Sequence[CaseRecords],
    records: Iterable[Record],
    on: datetime.date,
    *,
    use: str,
    language: str,
    tables: Tables,
    pseudonym_key: bytes,
    words: Words,
    around: Around = NOTHING_AROUND,
) -> ReportRelease:
    """What a report may tell for one use on one day, in one language.

    `records` are what its parts tell beside the cases, `around` is what lies around these. `words` are those of whoever
    makes it. WithheldInReport where its own words speak of somebody who may not be told of; the refusal of a case where
    cases are examined one by one; ValueError for a use that is not in the list of uses.
    """
    if use not in USES:
        raise ValueError("unknown use")
    passed = _cases(cases, on, use, language, tables, pseudonym_key, words)
    if passed.left_out and use in _BY_CASE:
        raise passed.left_out[0].refusal
    printed = [one for one in parts if not one.hidden and not one.left_out]
    _refuse_withheld(report, printed, passed, around, words)
    others = [one for one in records if not one.hidden]
    told = _told(others, passed, around)
    opening = Opening(use, passed.mentions, report.names_organisations)
    notices = [*_notices(passed, len(others) - len(told)), *still_named((report, *printed, *told), opening, words)]
    visits = [one.id for one in told if isinstance(one, Visit)]
    heard = heard_told(around, visits, use)
    if heard and USES[use].external and any(one.describes_people for part in printed for one in asked_in(part)):
        heard = ()
        notices.append(Notice(_HEARD_IN_TABLES, {}))
    return ReportRelease(
        seal=_SEAL, use=use, language=language, on=on, report=opened(report, opening),
        parts=tuple(opened(one, opening) for one in printed), cases=passed.cases,
        left_out=passed.left_out, records=tuple(opened(one, opening) for one in told),
        withheld=len(others) - len(told), notices=_once(notices), heard=heard,
    )  # fmt: skip


def _notices(passed: _Released, withheld: int) -> Iterator[Notice]:
    """What whoever makes the report has to know: the cases and records left out, and the warnings of each case."""
    left = ", ".join(one.code or "–" for one in passed.left_out)
    if left:
        yield Notice(CASES_LEFT_OUT, {"cases": left})
    for case in passed.cases:
        yield from case.notices
    if withheld:
        yield Notice(_RECORDS_LEFT_OUT, {"n": withheld})


def _told(records: Sequence[Record], passed: _Released, around: Around) -> list[Record]:
    """The records that may be told beside the cases."""
    strangers = _strangers(records, around)
    left_out = {one.key for one in records if one.key in strangers or _speaks_of_hidden(one, passed, around)}
    return _with_their_owners(records, left_out)


def _cases(
    cases: Sequence[CaseRecords], on: datetime.date, use: str, language: str, tables: Tables, key: bytes, words: Words
) -> _Released:
    """Each case through its gate. No pseudonym is a word of a name or a working pseudonym of any of them, and none
    serves twice. They are drawn for the people of all cases, told or not: a case that is left out in the next version
    changes nobody else's, for two versions laid side by side would tell who went."""
    people = [one for of in _people(cases) for one in of]
    identities = [one for case in cases for one in case.records if isinstance(one, PersonIdentity)]
    taken = words_in_use(people, identities)
    protected = [[one.id for one in of if row_of(one, tables) in PROTECTED] for of in _people(cases)]
    workers = [[one for one in of if row_of(one, tables) is Row.WORKER] for of in _people(cases)]
    members = {one.id: one for case in cases for one in case.records if isinstance(one, Member)}
    drawn = role_codes_in_turn(workers, members.values(), use, key, tables)
    drawn.update(pseudonyms_in_turn(protected, use, key, tables, language, taken).items())
    passed: list[Release] = []
    left_out: list[LeftOut] = []
    for one in cases:
        try:
            told = release(
                one.records, use, on, case=one.case, language=language, tables=tables, pseudonym_key=key,
                heads=one.heads, words=words, taken=taken, drawn_before=drawn,
            )  # fmt: skip
        except ReleaseRefused as refusal:
            left_out.append(LeftOut(one.case.id, one.case.code, refusal))
            continue
        passed.append(told)
    labels = {who: one.label for case in passed for who, one in case.people.items() if one.label}
    pseudonyms = working_pseudonyms(people)
    ordinary = {who for who in labels if describes_a_group(pseudonyms.get(who, ""))}
    called: dict[str, set[str]] = {}
    for who in labels.keys() & pseudonyms.keys() - ordinary:
        called.setdefault(folded(pseudonyms[who]), set()).add(labels[who])
    clear = {who: label for who, label in labels.items() if len(called.get(folded(pseudonyms.get(who, "")), ())) < 2}
    open_cases = {one.case.key for one in passed}
    return _Released(
        tuple(passed), tuple(left_out), Mentions(pseudonyms, clear, ordinary), Mentions(pseudonyms, labels, ordinary),
        frozenset(labels),
        frozenset(one.case.scope for one in cases if one.case.key not in open_cases),
    )  # fmt: skip


def _people(cases: Sequence[CaseRecords]) -> list[list[Person]]:
    """The people of each case."""
    return [[one for one in case.records if isinstance(one, Person)] for case in cases]


def _refuse_withheld(
    report: Report, parts: Iterable[ReportPart], passed: _Released, around: Around, words: Words
) -> None:
    """WithheldInReport where the report's own words speak of somebody who is not told of, UnclearInReport where nobody
    knows of whom; one line a field."""
    own: tuple[Report | ReportPart, ...] = (report, *parts)
    texts = [(record, field, text) for record in own for field, text in typed_texts(record) if is_printed(field)]
    strangers = strangers_in(around, [text for *_, text in texts], report.submitters.splitlines(), passed.everybody)
    found = list(zip(texts, strangers, strict=True))
    withheld = [where for where, stranger in found if stranger or passed.everybody.withheld_in(where[2])]
    unclear = [where for where, _ in found if passed.mentions.withheld_in(where[2])]
    for refusal, places in ((WithheldInReport, withheld), (UnclearInReport, unclear)):
        where = [Where(record.key, field.name, _place(record, field, words)) for record, field, _ in places]
        if where:
            raise refusal(places="\n".join(dict.fromkeys(one.said for one in where))).at(*where)


def _place(record: Report | ReportPart, field: Field, words: Words) -> str:
    """Where it stands: the heading of the section and the field, unless the heading is what speaks so."""
    label = words(field_named(type(record), field.name).about.label)
    if isinstance(record, Report) or field.name == "title":
        return f"{label} ({record.place or '–'})" if isinstance(record, ReportPart) else label
    return f"{record.title or record.place or '–'}: {label}"


def _speaks_of_hidden(record: Record, passed: _Released, around: Around) -> bool:
    """Whether a record lies in a case that is not told, refers to somebody who is not told of, or mentions such a one
    of the report's cases."""
    return (
        record.scope in passed.closed | around.closed
        or not passed.told.issuperset(people_of(record))
        or any(passed.mentions.withheld_in(text) for _, text in typed_texts(record))
    )


def _with_their_owners(records: Sequence[Record], left_out: set[bytes]) -> list[Record]:
    """The records but those that are left out, and what goes with these: a delivery with its letter."""
    told = list(records)
    while True:
        kept = [one for one in told if one.key not in left_out and left_out.isdisjoint(one.owners)]
        if len(kept) == len(told):
            return kept
        left_out |= {one.key for one in told} - {one.key for one in kept}
        told = kept


def _strangers(records: Sequence[Record], around: Around) -> frozenset[bytes]:
    """The records that mention somebody whom no case of the report knows. Of people of its own scope any spelling
    counts; of all others a plain word in lower case does not mean them."""
    said = {record.key: [text for _, text in typed_texts(record)] for record in records}
    meant = mentioned(around.far, [text for texts in said.values() for text in texts])
    far = {who: around.far[who] for who in meant}
    return frozenset(
        record.key
        for record in records
        if mentioned(far, said[record.key])
        or mentioned(around.near.get(record.scope, {}), said[record.key], anycase=True)
    )


def _once(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Each warning once, however many cases give it."""
    found: dict[tuple[str, str], Notice] = {}
    for one in notices:
        found.setdefault((one.message, repr(sorted(one.values.items()))), one)
    return tuple(found.values())
