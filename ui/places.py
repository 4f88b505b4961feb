"""Where each kind of record is shown: its page, the record that page opens, the part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from fieldcase.model.declare import Record

Where = tuple[str, bytes | None, str]

ICONS = {
    "case": "briefcase", "event": "clock", "act": "scale", "source": "link", "person": "user", "evidence": "paperclip",
    "visit": "calendar-check", "interview": "message-square", "task": "check", "capture": "inbox", "site": "map-pin",
    "figure": "list", "issued": "file-text", "person_identity": "lock", "consent": "shield", "moment": "clock",
    "translation": "file-text", "segment": "file-text", "recommendation": "flag", "country_note": "book-open",
    "questionnaire": "list", "threshold": "scale", "involvement": "users", "decision": "gavel", "hearing": "gavel",
    "remedy": "gavel", "detention": "clock", "time_limit": "clock",
    "instrument": "scale", "provision": "scale",
    "letter": "mail", "delivery": "mail", "delivery_account": "mail", "reply_term": "clock", "campaign": "megaphone",
    "action": "megaphone", "handout": "file-text", "meeting": "users", "follow_up": "flag", "issue": "layers",
    "signal": "radio", "refusal": "message-square", "incident": "siren", "pattern": "link", "relation": "users",
    "harm": "shield", "safety_check": "check", "safety_plan": "shield", "ally": "handshake", "check_in": "clock",
    "grant": "coins", "objective": "flag", "change_story": "file-text", "good_practice": "book-open",
    "wording": "message-square", "glossary_entry": "book-open", "report": "file-text", "report_part": "file-text",
}  # fmt: skip
# A part of the page Visits that opens visit mode at an interview, whose id in hex stands behind it.
ASK = "ask:"
# Records that lie in a case or a visit and are shown within it.
PARTS = {
    "event": "chronology", "act": "law", "source": "chronology", "task": "questions", "figure": "law",
    "evidence": "evidence", "moment": "evidence", "decision": "decisions", "remedy": "law", "detention": "law",
    "letter": "letters", "delivery": "letters",
    "pattern": "chronology",
    "person": "people", "consent": "people", "person_identity": "people", "naming": "people",
}  # fmt: skip
# Records that stand on a page of their own, whatever they lie in: the page and its tab.
_ALONE = {
    "threshold": ("law", "amounts"), "instrument": ("law", "instruments"), "provision": ("law", "instruments"),
    "time_limit": ("law", "hours"), "reply_term": ("letters", "terms"), "capture": ("today", ""),
    "setting": ("today", ""), "report": ("reports", "submissions"), "report_part": ("reports", "submissions"),
}  # fmt: skip
# Records that are shown elsewhere where they lie in the network's register.
_OF_THE_REGISTER = {"figure": ("advocacy", "results"), "decision": ("law", "decisions")}
# Records of the page Advocacy, by its tab.
_ADVOCACY_PARTS = {
    "signal": "signals", "issue": "signals", "refusal": "signals", "grant": "results", "change_story": "results",
    "good_practice": "results", "meeting": "meetings", "wording": "words", "glossary_entry": "words",
}  # fmt: skip
# Shown behind a cover on the page Safety: the tab alone opens, no record of it is marked.
_COVERED = {"ally": "allies", "safety_plan": "plans"}
# Records that are shown with the one they belong to.
_WITH_OWNER = frozenset(
    {
        "custody",
        "translation",
        "segment",
        "mark",
        "moment",
        "involvement",
        "delivery_account",
        "objective",
        "handout",
        "follow_up",
        "incident",
        "harm",
        "relation",
        "report_version",
    }
)
# Records of a campaign that its tab can mark; of all else it shows the campaign.
_OF_A_CAMPAIGN = frozenset({"action"})


def advocacy_place(kind: str, record_id: bytes) -> tuple[str, bytes, str] | None:
    """Where the page Advocacy shows a record of its own kinds, entered or only begun; None for another kind."""
    return ("advocacy", record_id, _ADVOCACY_PARTS[kind]) if kind in _ADVOCACY_PARTS else None


def place_of(look: Look, kind: str, record_id: bytes) -> Where:
    """Page, record and part where a record is shown. `part` is "chronology:<hex id>" where it lies within another."""
    from fieldcase.model.campaigns import Campaign
    from fieldcase.model.holders import HOLDERS
    from fieldcase.model.security import Pattern

    record = look.find(record_id)
    if isinstance(record, Pattern) and record.events:
        # A chain is shown from the first of its events.
        record = look.find(record.events[0])
        kind = record.KIND
    # A passage of a translation is shown with its translation, that with its evidence.
    while record.KIND in _WITH_OWNER and record.owners:
        record = look.find(record.owners[0])
        kind = record.KIND
    if isinstance(record, Campaign):
        return "advocacy", record.key, "campaigns"
    if isinstance(record, HOLDERS):
        return f"{record.KIND}s", record.key, ""
    return _by_itself(look, record, kind) or _in_its_holder(look, record, kind)


def _by_itself(look: Look, record: Record, kind: str) -> Where | None:
    """The place of a record that is shown on a page of its kind, whatever it lies in; None for another."""
    from fieldcase.casework.sight import case_of

    key = record.key
    free = case_of(look, record.scope) is None
    if kind in _ALONE:
        page, part = _ALONE[kind]
        return page, key, part
    if kind in _COVERED:
        return "safety", None, _COVERED[kind]
    if kind in ("country_note", "questionnaire"):
        return "visits", None, "questionnaires"
    if kind == "recommendation" and getattr(record, "visit", None) is None:
        return "advocacy", key, "asks"
    if kind in ("letter", "delivery") and free:
        return "letters", key, "letters"
    if record.scope == look.register and kind in _OF_THE_REGISTER:
        page, part = _OF_THE_REGISTER[kind]
        return page, key, part
    return advocacy_place(kind, key)


def _in_its_holder(look: Look, record: Record, kind: str) -> Where:
    """The place of a record within its case, visit or campaign; on Today where it lies in none."""
    from fieldcase.model.asked import Asked
    from fieldcase.model.campaigns import Campaign
    from fieldcase.model.case import Case
    from fieldcase.model.holders import HOLDERS

    record_id = record.key
    for holder in HOLDERS:
        found = look.page(holder, look.vector(Asked(holder, scope=record.scope)))
        if found and holder is Campaign:
            return "advocacy", record_id if kind in _OF_A_CAMPAIGN else found[0].key, "campaigns"
        if found:
            part = PARTS.get(kind, "")
            named = f"{part}:{record_id.hex()}" if holder is Case and part else record_id.hex()
            return f"{holder.KIND}s", found[0].key, named
    return ("people", record_id, "") if kind == "person" else ("today", record_id, "")
