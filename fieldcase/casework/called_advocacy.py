"""What a record of the advocacy desk is called at the desk, in one line: letters, campaigns, reports, and those of
signals.

Only for the screen of the vault, as `called`.
"""

from __future__ import annotations

from fieldcase.casework import called_signals
from fieldcase.i18n import Words
from fieldcase.model.campaigns import Action, Campaign, Handout, Meeting
from fieldcase.model.declare import Record
from fieldcase.model.letters import Delivery, DeliveryAccount, Letter, ReplyTerm
from fieldcase.model.reports import Report, ReportPart, ReportVersion
from fieldcase.model.results import GlossaryEntry, Wording
from fieldcase.model.said import said_date
from fieldcase.model.security import Harm, Incident, Pattern, Relation
from fieldcase.model.signals import FollowUp
from fieldcase.model.terms import Tables
from fieldcase.rules.reply_terms import said


def line_of(record: Record, tables: Tables, words: Words) -> str:
    """The line; empty for a record of another desk."""
    match record:
        case Letter():
            return _joined(record.number, record.subject or tables.label("letter_kind", record.kind, words.language))
        case Delivery():
            return record.addressee
        case DeliveryAccount():
            return record.said or record.source_words
        case ReplyTerm():
            return said(record, words, tables)
        case Action():
            places = ", ".join((*record.settlements, *((record.region,) if record.region else ())))
            return _joined(str(record.number or ""), places, record.form or record.aim)
        case Handout():
            return _joined(tables.label("material_kind", record.kind, words.language), record.what)
        case Meeting():
            when = said_date(record.date, words) if record.date is not None else ""
            return _joined(when, record.title or record.body)
        case FollowUp():
            return tables.label("follow_up_status", record.status, words.language) if record.status else record.what
        case Incident():
            return _joined(*(tables.label("incident_type", one, words.language) for one in record.types), record.how)
        case Pattern():
            return _joined(record.title, record.what)
        case Relation():
            return tables.label("relation_kind", record.kind, words.language) if record.kind else record.words
        case Harm():
            return _joined(*(tables.label("harm", one, words.language) for one in record.kinds), record.what)
        case Campaign():
            return record.title
        case Wording():
            return "; ".join(record.avoid)
        case GlossaryEntry():
            return record.term
        case Report() | ReportPart() | ReportVersion():
            return _of_a_report(record, tables, words)
        case _:
            return called_signals.line_of(record, tables, words)


def _of_a_report(record: Report | ReportPart | ReportVersion, tables: Tables, words: Words) -> str:
    match record:
        case Report():
            return record.title or tables.label("submission", record.submission, words.language)
        case ReportPart():
            return record.title or tables.label("report_part", record.kind, words.language)
        case ReportVersion():
            return _joined(str(record.number or ""), record.title)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
