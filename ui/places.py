"""Where each kind of record is shown: its page, the record that page opens, the part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldcase.casework.look import Look

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
    "wording": "message-square", "glossary_entry": "book-open",
}  # fmt: skip
# A part of the page Visits that opens visit mode at an interview, whose id in hex stands behind it.
ASK = "ask:"
# Records that lie in a case or a visit and are shown within it.
PARTS = {
    "event": "chronology", "act": "law", "source": "chronology", "task": "questions", "figure": "law",
    "evidence": "evidence", "moment": "evidence", "decision": "decisions", "remedy": "law", "detention": "law",
    "letter": "letters", "delivery": "letters",
    "person": "people", "consent": "people", "person_identity": "people", "naming": "people",
}  # fmt: skip
# Rows of the law that lie in the network's register, by the tab of the page Courts and law.
_LAW_PARTS = {"threshold": "amounts", "instrument": "instruments", "provision": "instruments"}
# Records of the page Advocacy, by its tab.
_ADVOCACY_PARTS = {
    "signal": "signals", "issue": "signals", "refusal": "signals", "grant": "results", "change_story": "results",
    "good_practice": "results", "meeting": "meetings",
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
    }
)
# Records of a campaign that its tab can mark; of all else it shows the campaign.
_OF_A_CAMPAIGN = frozenset({"action"})


def advocacy_place(kind: str, record_id: bytes) -> tuple[str, bytes, str] | None:
    """Where the page Advocacy shows a record of its own kinds, entered or only begun; None for another kind."""
    return ("advocacy", record_id, _ADVOCACY_PARTS[kind]) if kind in _ADVOCACY_PARTS else None


def place_of(look: Look, kind: str, record_id: bytes) -> tuple[str, bytes | None, str]:
    """Page, record and part where a record is shown. `part` is "chronology:<hex id>" where it lies within another."""
    from fieldcase.casework.sight import case_of
    from fieldcase.model.asked import Asked
    from fieldcase.model.campaigns import Campaign
    from fieldcase.model.case import Case
    from fieldcase.model.holders import HOLDERS

    record = look.find(record_id)
    # A passage of a translation is shown with its translation, that with its evidence.
    while record.KIND in _WITH_OWNER and record.owners:
        record = look.find(record.owners[0])
        kind, record_id = record.KIND, record.key
    if isinstance(record, Campaign):
        return "advocacy", record.key, "campaigns"
    if isinstance(record, HOLDERS):
        return f"{record.KIND}s", record.key, ""
    if kind == "time_limit":
        return "law", record_id, "hours"
    if kind == "reply_term":
        return "letters", record_id, "terms"
    if kind in _COVERED:
        return "safety", None, _COVERED[kind]
    if kind in ("country_note", "questionnaire"):
        return "visits", None, "questionnaires"
    if kind in _LAW_PARTS:
        return "law", record_id, _LAW_PARTS[kind]
    own = advocacy_place(kind, record_id)
    if own is not None:
        return own
    if kind == "figure" and record.scope == look.register:
        return "advocacy", record_id, "results"
    if kind in ("capture", "setting"):
        return "today", record_id, ""
    if kind == "decision" and record.scope == look.register:
        return "law", record_id, "decisions"
    if kind == "recommendation" and getattr(record, "visit", None) is None:
        return "advocacy", record_id, "asks"
    if kind in ("letter", "delivery") and case_of(look, record.scope) is None:
        return "letters", record_id, "letters"
    for holder in HOLDERS:
        found = look.page(holder, look.vector(Asked(holder, scope=record.scope)))
        if found and holder is Campaign:
            return "advocacy", record_id if kind in _OF_A_CAMPAIGN else found[0].key, "campaigns"
        if found:
            part = PARTS.get(kind, "")
            named = f"{part}:{record_id.hex()}" if holder is Case and part else record_id.hex()
            return f"{holder.KIND}s", found[0].key, named
    return ("people", record_id, "") if kind == "person" else ("today", record_id, "")
