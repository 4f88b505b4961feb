"""What a record is called at the desk: one short line, by which a person finds it again in a list, a chip, a search.

Only for the screen of the vault: these lines hold working pseudonyms and words of a case, and go into no export.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from fieldcase.casework import called_advocacy
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.campaigns import Campaign
from fieldcase.model.case import Act, Case, Event, Source
from fieldcase.model.courts import Decision, Hearing
from fieldcase.model.declare import Record, kind_named
from fieldcase.model.deskwork import Issued
from fieldcase.model.detention import Detention
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Figure, Interview, Organisation, Recommendation, Site, Task, Visit
from fieldcase.model.ids import ScopeId
from fieldcase.model.law import Instrument, Provision, Threshold, TimeLimit
from fieldcase.model.people import Consent, Member, Person
from fieldcase.model.questionnaires import CountryNote, Questionnaire
from fieldcase.model.remedies import Involvement, Remedy
from fieldcase.model.said import said_date, said_instant
from fieldcase.model.security import Ally, CheckIn, SafetyCheck, SafetyPlan
from fieldcase.model.terms import Tables
from fieldcase.model.text import in_a_line
from fieldcase.model.translation import Segment, Translation

AnyRecord = TypeVar("AnyRecord", bound=Record)
LONGEST = 70

# What one record of a kind is called, for lists that hold several kinds.
KINDS = {
    "person": N_("person"), "person_identity": N_("identity"), "consent": N_("consent"),
    "naming": N_("decision to name"),
    "passage": N_("passage"), "member": N_("member"), "case": N_("case"), "event": N_("event"), "act": N_("act"),
    "source": N_("source"), "evidence": N_("evidence"), "custody": N_("custody entry"),
    "moment": N_("moment of a recording"),
    "organisation": N_("organisation"), "site": N_("site"), "visit": N_("visit"), "interview": N_("interview"),
    "task": N_("task"), "figure": N_("figure"), "capture": N_("quick note"), "issued": N_("issued dossier"),
    "access": N_("look"), "setting": N_("setting"), "recommendation": N_("recommendation"),
    "questionnaire": N_("questionnaire"), "country_note": N_("note on a country"),
    "translation": N_("translation"), "segment": N_("passage"), "threshold": N_("row of a table of amounts"),
    "detention": N_("detention"), "time_limit": N_("rule on hours of detention"),
    "involvement": N_("involvement in an act"),
    "instrument": N_("instrument of law"), "provision": N_("provision of law"),
    "decision": N_("court decision"), "hearing": N_("court hearing"),
    "remedy": N_("step before an authority"),
    "letter": N_("letter"), "delivery": N_("delivery of a letter"), "delivery_account": N_("account of a delivery"),
    "reply_term": N_("rule on the time for an answer"), "campaign": N_("campaign"), "action": N_("action"),
    "handout": N_("material handed out"), "meeting": N_("meeting"), "follow_up": N_("what became of an ask"),
    "issue": N_("structural problem"), "signal": N_("signal"), "refusal": N_("refusal to have it recorded"),
    "incident": N_("security incident"), "pattern": N_("pattern of attacks"), "relation": N_("relation"),
    "harm": N_("harm"), "safety_check": N_("point of the safety check list"), "safety_plan": N_("safety plan"),
    "ally": N_("entry of the map of allies"), "check_in": N_("check-in"), "grant": N_("small grant"),
    "objective": N_("objective"), "change_story": N_("story of change"), "good_practice": N_("good practice"),
    "wording": N_("row of a list of words"), "glossary_entry": N_("term of the glossary"),
    "report": N_("report"), "report_part": N_("section of a report"), "report_version": N_("kept version of a report"),
    "sealed_visit": N_("sealed visit"), "sealed_file": N_("file of a sealed visit"),
    "same_person": N_("whether two records are one person"), "declined_request": N_("declined request of erasure"),
}  # fmt: skip


class Looks(Protocol):
    """Whatever records can be read from: a desk, or its reading lane."""

    register: ScopeId

    def all(self, kind: type[AnyRecord], scope: ScopeId | None = None) -> tuple[AnyRecord, ...]:
        """The records of a kind, in one scope or everywhere."""


def kind_called(kind: str, words: Words) -> str:
    """What one record of a kind is called; a kind of a newer version by its own name."""
    return words(KINDS[kind]) if kind in KINDS else kind


def called(record: Record, tables: Tables, words: Words) -> str:
    """A record in one line of at most 70 characters or so; a record that says nothing yet is called by its kind."""
    return in_a_line(_line(record, tables, words), LONGEST) or f"({kind_called(record.KIND, words)})"


def choices(
    source: Looks, kind_name: str, scope: ScopeId | None, tables: Tables, words: Words
) -> tuple[tuple[bytes, str], ...]:
    """The records that a field can refer to, with what they are called, in the order of their names.

    People, events, sources and evidence are those of the same case or visit; members, sites and the rest everybody's.
    A record of the register or of a campaign is shown by evidence of any case.
    """
    kind = kind_named(kind_name)
    if kind is None:
        return ()
    if kind is Evidence and (scope == source.register or any(one.scope == scope for one in source.all(Campaign))):
        return _evidence_of_all(source, tables, words)
    own = kind in (Person, Event, Source, Evidence, Act, Decision)
    found = source.all(kind, scope if own else None)
    return tuple(sorted(((one.key, called(one, tables, words)) for one in found), key=lambda pair: pair[1].casefold()))


def _evidence_of_all(source: Looks, tables: Tables, words: Words) -> tuple[tuple[bytes, str], ...]:
    """What a record of no case is shown by may lie in any case: each piece behind the code of its case."""
    codes = {one.scope: one.code for one in source.all(Case)}
    told = ((one.key, _joined(codes.get(one.scope, ""), called(one, tables, words))) for one in source.all(Evidence))
    return tuple(sorted(told, key=lambda pair: pair[1].casefold()))


def _line(record: Record, tables: Tables, words: Words) -> str:
    match record:
        case Person() | Member():
            return record.pseudonym or getattr(record, "function", "")
        case Case():
            return _joined(record.code, record.title if record.title != record.code else "")
        case Event():
            when = said_date(record.date, words) if record.date else ""
            return _joined(when, record.what)
        case Act():
            return _joined(tables.label("act_type", record.type, words.language), record.what)
        case Involvement():
            return _joined(tables.label("involvement", record.degree, words.language), record.what)
        case Threshold():
            return _joined(tables.label("country", record.country, words.language), record.substance)
        case Source():
            return record.title or record.outlet or record.reference or record.description
        case Evidence():
            kind = tables.label("evidence_kind", record.kind, words.language)
            return _joined(record.number, record.title or record.description or kind)
        case Translation():
            return tables.label("language", record.language, words.language)
        case Segment():
            return record.translated or record.original
        case Consent():
            return tables.label("identity_level", record.level, words.language)
        case Issued():
            use = tables.label("use", record.use, words.language)
            return _joined(use, record.language, f"v{record.version}" if record.version else "", record.form.upper())
        case _:
            return _line_of_the_field(record, tables, words)


def _line_of_the_field(record: Record, tables: Tables, words: Words) -> str:
    """A record of a visit or of the register; of any other kind its text or its value."""
    match record:
        case Visit():
            when = said_date(record.date, words) if record.date else ""
            return _joined(tables.label("visit_kind", record.kind, words.language), when, record.place)
        case Interview():
            when = said_date(record.date, words) if record.date else ""
            return _joined(when, record.account)
        case Detention():
            return said_instant(record.since, words) if record.since is not None else ""
        case TimeLimit():
            what = tables.label("time_limit", record.what, words.language) if record.what else ""
            return _joined(tables.label("country", record.country, words.language) if record.country else "", what)
        case CountryNote():
            return tables.label("country", record.country, words.language)
        case Questionnaire():
            return _joined(record.title, record.version)
        case Decision():
            when = said_date(record.date, words) if record.date else ""
            return _joined(when, record.court, record.article)
        case Hearing():
            return _joined(record.court, record.about)
        case Remedy():
            return _joined(tables.label("remedy_type", record.type, words.language), record.authority)
        case Instrument():
            return (record.title_en if words.language == "en" else "") or record.title or record.title_en or record.code
        case Provision():
            title = (record.title_en if words.language == "en" else "") or record.title or record.title_en
            names = tables.instruments.get(record.instrument, {})
            return _joined(names.get(words.language, record.instrument), record.number, title)
        case Ally() | SafetyPlan() | SafetyCheck() | CheckIn():
            return _line_of_safety(record, tables, words)
        case Recommendation():
            return _joined(str(record.number or ""), record.text)
        case Task() | Figure() | Organisation() | Site():
            return str(getattr(record, "text", "") or getattr(record, "what", "") or getattr(record, "name", ""))
        case _:
            other = called_advocacy.line_of(record, tables, words)
            return other or str(getattr(record, "text", "") or getattr(record, "value", ""))


def _line_of_safety(record: Ally | SafetyPlan | SafetyCheck | CheckIn, tables: Tables, words: Words) -> str:
    """What is behind a cover is not told by its name either."""
    match record:
        case SafetyCheck():
            return tables.label("safety_point", record.point, words.language)
        case CheckIn():
            return said_instant(record.back_by, words) if record.back_by is not None else ""
        case _:
            return ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def called_all(records: Iterable[Record], tables: Tables, words: Words) -> dict[bytes, str]:
    """What each of some records is called, by its id."""
    return {record.key: called(record, tables, words) for record in records}
